/* Follow one sample through a small network, from its inputs to its loss and all the way back. */
gdviz.touch("networks/sample", (stage, numbers) => {
  const [{ cross_entropy, dense_network, NetworkLoss, sigmoid, tanh }, { written }] = [gdviz.networks, stage];
  const [LAST, PAUSE] = [8, 2500]; // The last stage, and milliseconds that each stays while they run.
  // In the state, a1, a2 and a0 are the weights and the bias of the first hidden neuron.
  const NEURONS = { a: "hidden neuron h₁", b: "hidden neuron h₂", c: "output" };
  const [network, TEN] = [dense_network([2, 2, 1], tanh), { range: [0, 10] }];
  let [pause, due] = [null, 0];

  const number = (start) => ({ start, from: -3, to: 3, digits: 2 });
  const parameters = Object.keys(NEURONS).flatMap((name, n) =>
    [1, 2, 0].map((i, k) => [name + i, number(numbers.neurons[n][k])]));
  const state = stage.state({
    x1: number(numbers.inputs[0]), x2: number(numbers.inputs[1]), ...Object.fromEntries(parameters),
    truth: { start: "yes", among: ["yes", "no"] }, at: { start: LAST, from: 0, to: LAST, digits: 0 },
  });

  // --- What is computed

  function compute(now) {
    const weights = ["a1", "a2", "b1", "b2", "a0", "b0", "c1", "c2", "c0"].map((name) => now[name]);
    const target = now.truth === "yes" ? 1 : 0;
    const loss = NetworkLoss(network, cross_entropy, [[now.x1, now.x2]], [[target]]);
    const [[sums], [hidden], [[logit]]] = network.run([[now.x1, now.x2]], weights).map(({ output }) => output);
    const [[[chance]]] = sigmoid([[logit]]);
    const gradient = loss.gradient(weights);
    const after = loss(weights.map((value, i) => value - numbers.rate * gradient[i]));
    // A bias has the slope of the sum of its neuron.
    const slopes = [gradient[4], gradient[5], gradient[8]];
    const trusted = target ? chance : 1 - chance;
    return { target, sums, hidden, logit, chance, trusted, slopes, gradient, loss: loss(weights), after };
  }

  // A factor or a term behind the first one.
  const later = (value) => (value < 0 ? `(${written(value)})` : written(value));
  const sum = (now, name, [one, two], total) => {
    const [first, other, bias] = [1, 2, 0].map((i) => now[name + i]);
    return `${written(first)} · ${later(one)} + ${later(other)} · ${later(two)} + ${later(bias)} = ${written(total)}`;
  };
  const hiddenSum = (n) => (now, { sums, hidden }) =>
    `h${"₁₂"[n]}: ${sum(now, "ab"[n], [now.x1, now.x2], sums[n])}, and its tanh is ${written(hidden[n])}.`;
  const hiddenSlope = (n) => (now, { slopes, hidden }) =>
    `h${"₁₂"[n]}: slope ${written(slopes[2])}, times its weight ${written(now[`c${n + 1}`])}, `
    + `times the slope of tanh there, ${written(1 - hidden[n] ** 2)}, is ${written(slopes[n])}.`;
  const STAGES = [
    (now) => `A sample comes in: ${written(now.x1)} and ${written(now.x2)}.`, hiddenSum(0), hiddenSum(1),
    (now, { hidden, logit, chance }) =>
      `Output: ${sum(now, "c", hidden, logit)}, and its sigmoid, the chance of a yes, is ${written(chance)}.`,
    (now, { trusted, loss }) => `The truth, ${now.truth}, got the chance ${written(trusted)}. Loss: ${written(loss)}.`,
    (now, { chance, target, slopes }) =>
      `Now back. Slope of the loss by the output: ${written(chance)} − ${target} = ${written(slopes[2])}.`,
    hiddenSlope(0), hiddenSlope(1),
    (now, { loss, after }) => `The slope of a weight is that of its neuron times what came in. A step of `
      + `${written(numbers.rate, 1)} times all slopes takes the loss from ${written(loss)} to ${written(after)}.`,
  ];

  // --- What is seen

  const net = stage.plot({ title: "Forward, and back", x: TEN, y: TEN, high: 262 });
  // Both inputs, both hidden neurons and the output; the lines between them, and where their weights stand.
  const PLACES = [[1, 8], [1, 2.2], [5, 8], [5, 2.2], [9, 5.1]];
  const LINES = [[0, 2], [1, 2], [0, 3], [1, 3], [2, 4], [3, 4]];
  const [WEIGHTS, SHARES] = [["a1", "a2", "b1", "b2", "c1", "c2"], [0.5, 0.34, 0.34, 0.5, 0.55, 0.55]];
  // Which neurons and which lines each stage is about.
  const LIT = [[0, 1], [2], [3], [4], [4], [4], [2], [3], [2, 3, 4]];
  const BOLD = [[], [0, 1], [2, 3], [4, 5], [], [], [4], [5], [0, 1, 2, 3, 4, 5]];
  const strands = (some) => some.map((k) => LINES[k].map((n) => PLACES[n]));
  net.curve({ stroke: "muted", width: 1.5 })(...strands([0, 1, 2, 3, 4, 5]));
  const bold = net.curve({ stroke: "path", width: 4 });
  net.dots({ fill: "paper", stroke: "muted", width: 1.5 }, 26)(PLACES);
  const lit = net.dots({ fill: "paper", stroke: "path", width: 4 }, 26);
  const labels = (role, some) => some.map(() => net.label(role, "middle"));
  const [values, slopes] = [labels("ink", PLACES), labels("error", PLACES.slice(2))];
  const [weights, gradients] = [labels("ink", LINES), labels("error", LINES)];
  labels("muted", PLACES).forEach((show, n) => show(["x₁", "x₂", "h₁", "h₂", "output"][n], PLACES[n], [0, 33]));

  // --- What is touched

  stage.panel.prepend(stage.group("Slow motion", () => {
    // After the last stage comes the first one again.
    const turn = (by) => stage.set({ at: (state.at + by + LAST + 1) % (LAST + 1) });
    stage.button("Back", () => turn(-1));
    stage.button("Next", () => turn(1));
    pause = stage.runner(() => {
      if (performance.now() > due) [due, state.at] = [performance.now() + PAUSE, (state.at + 1) % (LAST + 1)];
      return state.at < LAST;
    });
  }));
  for (const [name, key] of [["x₁", "x1"], ["x₂", "x2"]]) stage.slider(name, key);
  stage.choice("truth", "truth");
  for (const [key, title] of Object.entries(NEURONS)) {
    stage.group(title, () => [1, 2, 0].forEach((i) => stage.slider(i ? `weight ${i}` : "bias", key + i)));
  }
  stage.tasks([
    { text: "Move weights until the truth gets a chance of 0.99.", solved: (now) => compute(now).trusted >= 0.99 },
  ]);

  function draw(now) {
    const found = compute(now);
    bold(...strands(BOLD[now.at]));
    lit(LIT[now.at].map((n) => PLACES[n]));
    const all = [now.x1, now.x2, ...found.hidden, found.logit];
    // A value shows from the stage that computes it.
    values.forEach((show, n) => show(now.at > n - 2 ? written(all[n]) : "", PLACES[n], [0, -5]));
    [6, 7, 5].forEach((known, n) => slopes[n](now.at < known ? "" : written(found.slopes[n]), PLACES[n + 2], [0, -43]));
    LINES.forEach(([from, to], k) => {
      const place = [0, 1].map((i) => PLACES[from][i] + SHARES[k] * (PLACES[to][i] - PLACES[from][i]));
      weights[k](written(now[WEIGHTS[k]]), place, [0, 3]);
      gradients[k](now.at === LAST ? written(found.gradient[[0, 1, 2, 3, 6, 7][k]]) : "", place, [0, -15]);
    });
    return STAGES[now.at](now, found);
  }

  const tuple = (now, name) => `(${[1, 2, 0].map((i) => now[name + i]).join(", ")})`;
  const python = (now) => ({
    inputs: `(${now.x1}, ${now.x2})`, truth: now.truth === "yes" ? 1 : 0, at: now.at,
    first: tuple(now, "a"), second: tuple(now, "b"), output: tuple(now, "c"),
  });
  return { draw, python, reset: pause };
});
