/* Turn two hidden neurons, see how they fold the plane, and let the network walk from there. */
gdviz.touch("hidden/by_hand", (stage, numbers) => {
  const { GradientDescent, visited } = gdviz.arithmetic;
  const { cross_entropy, dense_network, NetworkLoss } = gdviz.networks;
  const { written } = stage;
  const { corners, kinds } = numbers;
  const [MOST, WINDOW] = [3000, [-2, 2]]; // Steps, and both axes of the plane.
  const ARROW = 0.4; // Of a neuron's weights: how long its arrow is.
  const CLASSES = [["second", 16], ["third", 4]]; // Colour, and corners of the marks.

  const several = (start) => ({ start, count: start.length, from: -6, to: 6, digits: 2 });
  const state = stage.state({
    inward: several(numbers.inward), biases: several(numbers.biases), output: several(numbers.output),
    rate: { start: numbers.rate, from: 0.01, to: 3, digits: 2 },
    steps: { start: 0, from: 0, to: MOST, digits: 0 },
  });

  // --- What learns

  const network = dense_network([2, 2, 1]);
  const loss = NetworkLoss(network, cross_entropy, corners, kinds.map((kind) => [kind]));
  const walk = stage.walker(30);
  const path = (now) => {
    const start = [...now.inward, ...now.biases, ...now.output];
    return walk([start, now.rate].join(), () =>
      visited(loss, start, GradientDescent({ learning_rate: now.rate })), now.steps);
  };
  const rights = (weights) => network.predict(corners, weights).filter(([z], i) => Number(z > 0) === kinds[i]).length;
  // What the hidden layer makes of points.
  const folded = (points, weights) => network.run(points, weights)[1].output;
  let weights = path(state).at(-1);

  // --- What is seen

  const plane = stage.plot({ title: "The plane: drag arrows and lines", high: 350,
    x: { label: "x₁", range: WINDOW, step: 1 }, y: { label: "x₂", range: WINDOW, step: 1 } });
  const space = stage.plot({ title: "Hidden space", high: 350,
    x: { label: "hidden neuron 1", range: [0, 2] }, y: { label: "hidden neuron 2", range: [0, 2] } });
  const region = plane.field(33);
  const net = space.curve({ stroke: "muted", width: 1 });
  const border = space.curve({ stroke: "model", width: 3 });
  const folds = [0, 1].map(() => plane.curve({ stroke: "ink", width: 2, dash: "6 4" }));
  const marks = [plane, space].map((plot) =>
    CLASSES.map(([fill, shape]) => plot.marks({ fill, stroke: "halo", width: 1 }, shape, 8)));
  const arrows = [0, 1].map(() => plane.arrow({ stroke: "error", width: 3, edged: true }));
  const names = [0, 1].map(() => plane.label("ink", "middle"));
  const ticks = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
  const threads = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2].flatMap((place) =>
    [ticks.map((t) => [t, place]), ticks.map((t) => [place, t])]);

  // --- What is touched

  // Where the foot of an arrow stands on its line.
  const feet = [[-1.3, -1.3], [1.4, 0.7]];
  const own = (n) => [weights.slice(2 * n, 2 * n + 2), weights[4 + n]];
  // Whatever is moved, the walk begins anew from where it has come.
  const turn = (n, [across, up], [x, y]) => {
    pause();
    feet[n] = [x, y];
    const [inward, biases] = [weights.slice(0, 4), weights.slice(4, 6)];
    inward.splice(2 * n, 2, across, up);
    biases[n] = -(across * x + up * y);
    stage.set({ inward, biases, output: weights.slice(6), steps: 0 });
  };
  const tips = [0, 1].map((n) => plane.handle({
    name: `arrow of neuron ${n + 1}`, role: "error", fine: [0.05, 0.05],
    says: () => `weights ${own(n)[0].map((weight) => written(weight)).join(" and ")}`,
    moved: (x, y) => turn(n, [x - feet[n][0], y - feet[n][1]].map((way) => way / ARROW), feet[n]),
  }));
  const bases = [0, 1].map((n) => plane.handle({
    name: `line of neuron ${n + 1}`, role: "error", shape: "square", fine: [0.05, 0.05],
    says: () => `bias ${written(own(n)[1])}`, moved: (x, y) => turn(n, own(n)[0], [x, y]),
  }));

  stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
  const pause = stage.runner((due) => (state.steps = Math.min(state.steps + due, MOST)) < MOST && !path(state).diverged);
  stage.slider("step", "steps");
  stage.slider("learning rate", "rate", { log: true });
  stage.tasks([
    { text: "Turn one arrow, and let it run to a loss below 0.1.",
      solved: (now) => now.steps > 0 && loss(path(now).at(-1)) < 0.1 },
    { text: "Without a step, bring all four corners to their side.",
      solved: (now) => now.steps === 0 && rights(path(now)[0]) === 4 },
  ]);

  // Two far points of the line a x + b y + c = 0.
  const lineAt = (a, b, c) => {
    const size = a * a + b * b || 1;
    return [-99, 99].map((far) => [(-c * a) / size + far * b, (-c * b) / size - far * a]);
  };

  function draw(now) {
    const points = path(now);
    weights = points.at(-1);
    const [paper, ...colours] = ["paper", ...CLASSES.map(([role]) => role)].map(stage.colour);
    // The colours of both kinds, mixed by their chances, and half as strong as the marks.
    region.show(network.predict(region.points(), weights).map(([z]) => {
      const chance = (1 + Math.tanh(z / 2)) / 2;
      return paper.map((channel, c) => ((1 - chance) * colours[0][c] + chance * colours[1][c] + channel) / 2);
    }));

    const images = folded(corners, weights);
    [corners, images].forEach((places, side) => marks[side].forEach((show, kind) =>
      show(places.filter((_, i) => kinds[i] === kind))));
    const reach = [2, 3, 5, 8, 12, 20].find((one) => Math.max(...images.flat()) < 0.95 * one) ?? 40;
    space.limit([-0.08 * reach, reach], [-0.08 * reach, reach]);
    net(...threads.map((thread) => folded(thread, weights)));
    border(lineAt(...weights.slice(6)));

    [0, 1].forEach((n) => {
      const [[across, up], bias] = own(n);
      folds[n](lineAt(across, up, bias));
      // The foot stays on its line, wherever the walk takes it.
      const off = (across * feet[n][0] + up * feet[n][1] + bias) / (across ** 2 + up ** 2 || 1);
      feet[n] = [feet[n][0] - off * across, feet[n][1] - off * up];
      const tip = [feet[n][0] + ARROW * across, feet[n][1] + ARROW * up];
      arrows[n](feet[n], tip);
      bases[n](...feet[n]);
      tips[n](...tip);
      names[n](String(n + 1), tip, [0, 14]);
    });

    const done = points.length - 1;
    if (points.diverged) return `Diverged at step ${written(done, 0)}: choose a smaller learning rate.`;
    const begun = points.growing ? "On the way, step" : "Step";
    return `${begun} ${written(done, 0)}: loss ${written(loss(weights), 3)}, ${rights(weights)} of 4 right`;
  }

  const tuple = (values) => `(${values.join(", ")})`;
  const python = ({ inward, biases, output, ...now }) =>
    ({ inward: tuple(inward), biases: tuple(biases), output: tuple(output), ...now });
  return { draw, python, reset: pause };
});
