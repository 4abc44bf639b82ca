/* Flip and move mornings, lay the border by hand or let it walk, and choose the threshold. */
gdviz.touch("classification/by_hand", (stage, numbers) => {
  const { visited, GradientDescent } = gdviz.arithmetic;
  const { NetworkLoss, dense_network, cross_entropy, logistic } = gdviz.networks;
  const { written } = stage;
  const MOST = 10_000; // Steps.
  const network = dense_network([2, 1]); // Without a hidden layer: two weights and a bias.
  const seen = ([temperature, wind]) => [(temperature - 13) / 5, (wind - 4) / 2.5];

  const many = { count: numbers.labels.length, from: 0 };
  const state = stage.state({
    temperature: { ...many, start: numbers.temperature, from: 3, to: 23, digits: 1 },
    wind: { ...many, start: numbers.wind, to: 8, digits: 1 },
    labels: { ...many, start: numbers.labels, to: 1, digits: 0 },
    start: { start: numbers.start, count: 3, from: -99, to: 99, digits: 3 },
    steps: { start: 0, from: 0, to: MOST, digits: 0 },
    threshold: { start: 0.5, from: 0.02, to: 0.98, digits: 3 },
  });
  const [walk, rule] = [stage.walker(50), GradientDescent({ learning_rate: 1 })];
  let [chosen, now] = [0, learnt()];

  function learnt() {
    const { labels, start, threshold } = state;
    const points = state.temperature.map((one, i) => [one, state.wind[i]]);
    const inputs = points.map(seen);
    const loss = NetworkLoss(network, cross_entropy, inputs, labels.map((label) => [label]));
    const path = walk([points, labels, start].join(), () => visited(loss, start, rule), state.steps);
    const weights = path.at(-1);
    const logits = network.predict(inputs, weights).flat();
    const found = logits.map((z) => Number(logistic(z) > threshold));
    const count = (answer, label) => labels.filter((one, i) => one === label && found[i] === answer).length;
    // How much a degree changes the logit, and at which temperature it is 0.
    const steepness = weights[0] / 5 || 1e-9;
    const edge = (wind) => 13 - ((weights[1] * (wind - 4)) / 2.5 + weights[2]) / steepness;
    return { points, steps: path.length - 1, weights, length: Math.hypot(...weights), loss: loss(weights), logits,
      found, hits: count(1, 1), alarms: count(1, 0), misses: count(0, 1), steepness, calm: edge(0), windy: edge(8) };
  }

  // --- What is seen

  const axis = (label, from, to) => ({ label, range: [from, to] });
  const map = stage.plot({ title: "Click a morning: it flips",
    x: axis("temperature in °C", 3, 23), y: axis("wind in m/s", -0.5, 8.5) });
  const chart = stage.plot({ title: "The chance of each", x: axis("logit", -6, 6), y: axis("chance", -0.05, 1.05) });
  const field = map.field(41);
  const places = field.points().map(seen);
  const border = map.curve({ stroke: "model", width: 3 });
  chart.curve({ stroke: "model" })(Array.from({ length: 121 }, (_, i) => [i / 10 - 6, logistic(i / 10 - 6)]));
  const level = chart.curve({ stroke: "truth", dash: "6 4" });
  // Those that stayed, those that flew, and rings round those on the wrong side.
  const looks = [[{ fill: "paper", stroke: "data" }, 5], [{ fill: "data", stroke: "data" }, 5],
    [{ stroke: "error", width: 2.5 }, 9]];
  const marks = [map, chart].map((plot) => looks.map((look) => plot.dots(...look)));

  // --- What is touched

  // The weights of this border and this steepness.
  function lay(changes) {
    pause();
    const { calm, windy, steepness } = { ...now, ...changes };
    const start = [5, (-2.5 * (windy - calm)) / 8, 13 - (calm + windy) / 2].map((part) => steepness * part);
    stage.set({ start, steps: 0 });
  }
  const grip = (name, moved, shape) =>
    map.handle({ name, shape, moved, fine: [0.2, 0], says: () => `${written(now.steepness)} a degree` });
  const foot = grip("the border in calm air", (calm) => lay({ calm }));
  const head = grip("the border in strong wind", (windy) => lay({ windy }));
  const nine = grip("where the chance is 0.9", (x) => {
    const away = x - (now.calm + now.windy) / 2;
    // There the logit is log 9. Nearer than 0.3 degrees the weights would grow without end.
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
  const pause = stage.runner((due) => (state.steps = Math.min(state.steps + due, MOST)) < MOST);
  stage.slider("threshold", "threshold");
  stage.tasks([
    { text: "Without a step, bring the log loss below 0.34.", solved: () => !state.steps && now.loss < 0.34 },
    { text: "Miss no flight, with at most 7 false alarms.", solved: () => !now.misses && now.alarms <= 7 },
    { text: "Flip and walk until the weights are longer than 12.", solved: () => now.steps && now.length > 12 },
  ]);

  function draw({ labels, threshold }) {
    const { points, logits, calm, windy, hits, alarms, misses } = (now = learnt());
    const colours = ["paper", "model"].map(stage.colour);
    field.show(network.predict(places, now.weights).map(([z]) => stage.mixed(0.6 * logistic(z), colours)));
    border([[2 * calm - windy, -8], [2 * windy - calm, 16]]);
    foot(calm, 0);
    head(windy, 8);
    nine((calm + windy) / 2 + Math.log(9) / now.steepness, 4);
    morning(...points[chosen]);
    shown.style.fill = `var(--gdviz-${labels[chosen] ? "data" : "paper"})`;
    level([[-6, threshold], [6, threshold]]);
    const onCurve = logits.map((z) => [Math.max(-5.9, Math.min(z, 5.9)), logistic(z)]);
    const kinds = [(i) => !labels[i], (i) => labels[i], (i) => now.found[i] !== labels[i]];
    [points, onCurve].forEach((all, k) => kinds.forEach((isOne, n) => marks[k][n](all.filter((_, i) => isOne(i)))));

    const part = (name, all) => (all ? `, ${name} ${written(hits / all)}` : "");
    return `${written(now.steps, 0)} ${now.steps === 1 ? "step" : "steps"}: log loss ${written(now.loss, 3)}, weights `
      + `${written(now.length)} long. Threshold ${written(threshold, 3)}: hits ${hits}, false alarms ${alarms}, misses `
      + `${misses}${part("precision", hits + alarms)}${part("recall", hits + misses)}.`;
  }
  const python = () => Object.fromEntries(Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)]));
  return { draw, python, reset: pause };
});
