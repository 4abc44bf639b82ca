// Flip and move mornings, lay the border by hand or let it walk, and choose the threshold.
gdviz.touch("classification/by_hand", (stage, numbers) => {
  const { NetworkLoss, dense_network, cross_entropy, sigmoid, visited, GradientDescent } = gdviz.arithmetic;
  const { written } = stage;
  const network = dense_network([2, 1]);
  const chances = (logits) => sigmoid(logits)[0].flat();
  const seen = ([temperature, wind]) => [(temperature - 13) / 5, (wind - 4) / 2.5];

  const many = { count: numbers.labels.length, from: 0 };
  const state = stage.state({
    temperature: { ...many, start: numbers.temperature, from: 3, to: 23, digits: 1 },
    wind: { ...many, start: numbers.wind, to: 8, digits: 1 },
    labels: { ...many, start: numbers.labels, to: 1, digits: 0 },
    start: { start: numbers.start, count: 3, from: -99, to: 99, digits: 3 },
    steps: { start: 0, from: 0, to: 10_000, digits: 0 },
    threshold: { start: 0.5, from: 0.02, to: 0.98, digits: 3 },
  });
  const walk = stage.walker();
  let [chosen, now] = [0, learnt()];
  const long = () => Math.hypot(...now.weights);

  function learnt() {
    const { labels, start, threshold } = state;
    const points = state.temperature.map((one, i) => [one, state.wind[i]]);
    const loss = NetworkLoss(network, cross_entropy, points.map(seen), labels.map((label) => [label]));
    const weights = walk([points, labels, start].join(), () =>
      visited(loss, start, GradientDescent({ learning_rate: 1 })), state.steps).at(-1);
    const logits = network.predict(points.map(seen), weights).flat();
    // The border in calm air and in strong wind, and how much a degree changes the logit.
    const steepness = weights[0] / 5 || 1e-9;
    const lean = (-8 * weights[1]) / (2.5 * steepness);
    const calm = 13 - lean / 2 - weights[2] / steepness;
    const found = chances([logits]).map((chance) => chance > threshold);
    const count = (isFound, label) => labels.filter((one, i) => one === label && found[i] === isFound).length;
    const counts = { hits: count(true, 1), alarms: count(true, 0), misses: count(false, 1) };
    return { points, logits, weights, found, loss: loss(weights), calm, windy: calm + lean, steepness, ...counts };
  }

  // --- What is seen

  const [right, up] = [{ label: "temperature in °C", range: [3, 23] }, { label: "wind in m/s", range: [0, 8] }];
  const map = stage.plot({ title: "Click a morning: it flips", x: right, y: up });
  const [odds, share] = [{ label: "logit", range: [-6, 6] }, { label: "chance", range: [-0.05, 1.05] }];
  const curve = stage.plot({ title: "The chance of each", x: odds, y: share });
  const field = map.field(41);
  const places = field.points().map(seen);
  const border = map.curve({ stroke: "model", width: 3 });
  const level = curve.curve({ stroke: "truth", dash: "6 4" });
  const marks = [map, curve].map((plot) => [
    plot.dots({ fill: "data", stroke: "data" }, 5),
    plot.dots({ fill: "paper", stroke: "data" }, 5),
    plot.dots({ stroke: "error", width: 2.5 }, 9), // Round those on the wrong side.
  ]);

  // --- What is touched

  function lay(changes) {
    pause();
    const { calm, windy, steepness } = { ...now, ...changes };
    const start = [5, (-2.5 * (windy - calm)) / 8, 13 - (calm + windy) / 2];
    stage.set({ start: start.map((part) => steepness * part), steps: 0 });
  }
  const grip = (name, moved, shape) =>
    map.handle({ name, shape, moved, fine: [0.2, 0], says: () => `${written(now.steepness)} a degree` });
  const foot = grip("the border in calm air", (calm) => lay({ calm }));
  const head = grip("the border in strong wind", (windy) => lay({ windy }));
  const nine = grip("where the chance is 0.9", (x) => {
    const away = x - (now.calm + now.windy) / 2;
    // Where the chance is 0.9, the logit is log 9.
    lay({ steepness: Math.log(9) / (away < 0 ? Math.min(away, -0.3) : Math.max(away, 0.3)) });
  }, "square");
  const flip = (i) => { chosen = i; stage.set({ labels: state.labels.with(i, 1 - state.labels[i]) }); };
  const morning = map.handle({ name: "the chosen morning", role: "data", fine: [0.2, 0.1],
    says: () => `${now.points[chosen].join(" and ")}, ${state.labels[chosen] ? "flew" : "stayed"}`,
    moved: (x, y) => stage.set({ temperature: state.temperature.with(chosen, x), wind: state.wind.with(chosen, y) }),
  });
  const shown = stage.panel.querySelector("[aria-label='the chosen morning']").lastChild;
  const nearest = (place) => now.points.findIndex((point) => map.isNear(point, place));
  map.pick((...place) => nearest(place) >= 0 && flip(nearest(place)));
  stage.button("Next morning", () => { chosen = (chosen + 1) % many.count; stage.draw(); });
  stage.button("Flip it", () => flip(chosen));
  stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
  const pause = stage.runner(() => (state.steps += 1) < 10_000);
  stage.slider("threshold", "threshold");
  stage.tasks([
    { text: "Without a step, bring the log loss below 0.34.", solved: () => !state.steps && now.loss < 0.34 },
    { text: "Miss no flight, with at most 7 false alarms.", solved: () => !now.misses && now.alarms <= 7 },
    { text: "Flip and walk until the weights are longer than 12.", solved: () => long() > 12 && state.steps },
  ]);

  function draw({ labels, threshold, steps }) {
    const { points, calm, windy, steepness, hits, alarms, misses } = (now = learnt());
    const colours = ["paper", "model"].map(stage.colour);
    field.show(chances(network.predict(places, now.weights)).map((one) => stage.mixed(0.6 * one, colours)));
    border([[calm, 0], [windy, 8]]);
    foot(calm, 0);
    head(windy, 8);
    nine((calm + windy) / 2 + Math.log(9) / steepness, 4);
    morning(...points[chosen]);
    shown.style.fill = `var(--gdviz-${labels[chosen] ? "data" : "paper"})`;
    level([[-6, threshold], [6, threshold]]);
    const onCurve = now.logits.map((z) => [Math.max(-5.9, Math.min(z, 5.9)), chances([[z]])[0]]);
    const kinds = [(i) => labels[i], (i) => !labels[i], (i) => now.found[i] !== (labels[i] === 1)];
    [points, onCurve].forEach((all, k) => kinds.forEach((isOne, n) => marks[k][n](all.filter((_, i) => isOne(i)))));

    const part = (name, all) => (all ? `, ${name} ${written(hits / all)}` : "");
    return `${written(steps, 0)} steps: log loss ${written(now.loss, 3)}, weights ${written(long())} long. `
      + `At ${written(threshold, 3)}: ${hits} hits, ${alarms} false alarms, ${misses} misses`
      + `${part("precision", hits + alarms)}${part("recall", hits + misses)}.`;
  }
  const python = () => Object.fromEntries(Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)]));
  return { draw, python, reset: () => pause() };
});
