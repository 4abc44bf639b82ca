/* Turn two hidden neurons, see how they fold the plane, and let the network walk from there. */
gdviz.touch("hidden/by_hand", (stage, numbers) => {
  const { GradientDescent, visited } = gdviz.arithmetic;
  const { cross_entropy, dense_network, NetworkLoss } = gdviz.networks;
  const [{ written }, { corners, kinds }] = [stage, numbers];
  // Steps, both axes of the plane, how long an arrow is by the weights of its neuron, and where each begins.
  const [MOST, WINDOW, ARROW, FEET] = [3000, [-2, 2], 0.4, [[-0.3, -0.65], [0.6, 0.3]]];
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
  const path = ({ inward, biases, output, rate, steps }) => walk([inward, biases, output, rate].join(), () =>
    visited(loss, [...inward, ...biases, ...output], GradientDescent({ learning_rate: rate })), steps);
  const rights = (weights) => network.predict(corners, weights).filter(([z], i) => Number(z > 0) === kinds[i]).length;
  let weights = path(state)[0];
  // The weights and the bias of a hidden neuron, and what both neurons make of points.
  const own = (n) => [...weights.slice(2 * n, 2 * n + 2), weights[4 + n]];
  const folded = (points) => network.run(points, weights)[1].output;

  // --- What is seen

  const axes = (range, x, y) => ({ x: { label: x, range }, y: { label: y, range }, high: 350 });
  const plane = stage.plot({ title: "The plane: drag the arrows", ...axes(WINDOW, "x₁", "x₂") });
  const space = stage.plot({ title: "Hidden space", ...axes([0, 2], "hidden neuron 1", "hidden neuron 2") });
  const region = plane.field(33);
  const [net, border] = [{ stroke: "muted", width: 1 }, { stroke: "model", width: 3 }].map(space.curve);
  const ticks = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
  const threads = ticks.filter((_, i) => i % 5 === 0).flatMap((place) =>
    [ticks.map((t) => [t, place]), ticks.map((t) => [place, t])]);

  // --- What is touched

  // Whatever is moved, the walk begins anew from where it has come.
  const turn = (n, across, up, foot) => {
    pause();
    feet[n] = foot;
    const [inward, biases] = [weights.slice(0, 4), weights.slice(4, 6)];
    inward.splice(2 * n, 2, across, up);
    biases[n] = -(across * foot[0] + up * foot[1]);
    stage.set({ inward, biases, output: weights.slice(6), steps: 0 });
  };
  const feet = [...FEET];
  const neurons = feet.map((_, n) => {
    const says = () => `weights and bias ${own(n).map((one) => written(one)).join(", ")}`;
    const look = { role: "error", fine: [0.05, 0.05], says };
    return {
      fold: plane.curve({ stroke: "ink", width: 2, dash: "6 4" }),
      arrow: plane.arrow({ stroke: "error", width: 3, edged: true }),
      tip: plane.handle({ ...look, name: `arrow of neuron ${n + 1}`,
        moved: (x, y) => turn(n, (x - feet[n][0]) / ARROW, (y - feet[n][1]) / ARROW, feet[n]) }),
      base: plane.handle({ ...look, name: `line of neuron ${n + 1}`, shape: "square",
        moved: (x, y) => turn(n, own(n)[0], own(n)[1], [x, y]) }),
      name: plane.label("ink", "middle"),
    };
  });
  const marks = [plane, space].map((plot) =>
    CLASSES.map(([fill, shape]) => plot.marks({ fill, stroke: "halo", width: 1 }, shape, 8)));

  stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
  const further = (due) => (state.steps = Math.min(state.steps + due, MOST)) < MOST;
  const pause = stage.runner((due) => further(due) && !path(state).diverged);
  stage.slider("step", "steps");
  stage.slider("learning rate", "rate", { log: true });
  // Of the weights that are shown: if the walk went on here, nobody would draw its end.
  const isRight = () => rights(weights) === 4;
  stage.tasks([
    { text: "Turn an arrow, and run until all four are right.", solved: (now) => now.steps > 0 && isRight() },
    { text: "Without a step, get all four right.", solved: (now) => now.steps === 0 && isRight() },
  ]);

  // Two far points of the line a x + b y + c = 0.
  const lineAt = (a, b, c, size = a * a + b * b || 1) =>
    [-99, 99].map((far) => [(-c * a) / size + far * b, (-c * b) / size - far * a]);

  function draw(now) {
    const points = path(now);
    weights = points.at(-1);
    const [paper, ...colours] = ["paper", ...CLASSES.map(([role]) => role)].map(stage.colour);
    // The colours of both kinds, mixed by their chances, and half as strong as the marks.
    region.show(network.predict(region.points(), weights).map(([z]) =>
      stage.mixed((1 + Math.tanh(z / 2)) / 2, colours).map((channel, c) => (channel + paper[c]) / 2)));

    const images = folded(corners);
    const reach = [2, 3, 5, 8, 12, 20].find((one) => Math.max(...images.flat()) < 0.95 * one) ?? 40;
    space.limit([-0.08 * reach, reach], [-0.08 * reach, reach]);
    [corners, images].forEach((places, side) => marks[side].forEach((show, kind) =>
      show(places.filter((_, i) => kinds[i] === kind))));
    net(...threads.map(folded));
    border(lineAt(...weights.slice(6)));

    neurons.forEach(({ fold, arrow, base, tip, name }, n) => {
      const [across, up, bias] = own(n);
      fold(lineAt(across, up, bias));
      // The foot stays on its line, wherever the walk takes it.
      const off = (across * feet[n][0] + up * feet[n][1] + bias) / (across ** 2 + up ** 2 || 1);
      const [x, y] = feet[n] = [feet[n][0] - off * across, feet[n][1] - off * up];
      const end = [x + ARROW * across, y + ARROW * up];
      arrow([x, y], end);
      base(x, y);
      tip(...end);
      name(String(n + 1), end, [0, 14]);
    });

    const done = written(points.length - 1, 0);
    if (points.diverged) return `Diverged at step ${done}: choose a smaller learning rate.`;
    const begun = points.growing ? "On the way, step" : "Step";
    return `${begun} ${done}: loss ${written(loss(weights), 3)}, ${rights(weights)} of 4 right`;
  }

  const tuple = (values) => `(${values.join(", ")})`;
  const python = ({ inward, biases, output, ...now }) =>
    ({ inward: tuple(inward), biases: tuple(biases), output: tuple(output), ...now });
  return { draw, python, reset: () => { pause(); [feet[0], feet[1]] = FEET; } };
});
