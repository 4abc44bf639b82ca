/* Races of the rules, and their tuning. */
(() => {
  const { sum, plus, GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam } = gdviz.arithmetic;

  // --- gdviz.experiments.race, of one walk at a time and without noise

  const RULES = { plain: GradientDescent, momentum: Momentum, Nesterov, AdaGrad, RMSProp, Adam };

  // With Nesterov's rule the places are those of the ball, and not those where it looks.
  function* together(f, start, rule, steps = Infinity) {
    let [point, memory, step] = [start, undefined, undefined];
    yield point;
    for (let k = 0; k < steps; k++) {
      [step, memory] = rule(f.gradient(point), memory);
      point = plus(point, step);
      if (!point.every(Number.isFinite)) return;
      yield rule.ball ? rule.ball(point, memory) : point;
    }
  }

  const tail_mean = (losses) => {
    const last = losses.slice(-Math.max(Math.floor(losses.length / 10), 1));
    return sum(last) / last.length;
  };

  // All choices of one value from each list, the last list changing fastest.
  const product = (lists) => {
    if (!lists.length) return [[]];
    const [values, ...others] = lists;
    return values.flatMap((value) => product(others).map((rest) => [value, ...rest]));
  };

  // The best settings so far, after each try: there are thousands.
  function* tune(rule, f, loss, start, steps, grid) {
    let [best, lowest] = [null, Infinity];
    for (const tried of product(Object.values(grid))) {
      const settings = Object.fromEntries(Object.keys(grid).map((name, i) => [name, tried[i]]));
      const walk = [...together(f, start, rule(settings), steps)];
      const score = walk.length > steps ? tail_mean(walk.map(loss)) : Infinity;
      if (score < lowest) [best, lowest] = [settings, score];
      yield best;
    }
  }

  gdviz.race = { RULES, together, tail_mean, tune };
})();
