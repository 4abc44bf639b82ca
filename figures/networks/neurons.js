/* Look into a network: what each hidden neuron makes of the plane, and what it is good for. */
gdviz.touch("networks/neurons", (stage, numbers) => {
  const { Adam, visited } = gdviz.arithmetic;
  const { class_loss, dense_network, glorot, share_right, softmax, tanh } = gdviz.networks;
  const { written, mixed } = stage;
  const [MOST, WINDOW, REACH] = [1000, [-2.5, 2.5], [-6, 6]]; // Steps, the plane, weights by hand.
  const [VIEW, GAP, SIDE] = [25, 3, 93]; // Pixels: a neuron's view, round it, and all with a title.
  const CLASSES = [["second", 16], ["third", 4], ["fourth", 3]]; // Colour, and corners of the marks.

  const state = stage.state({
    data: { start: numbers.data, among: Object.keys(numbers.sets) },
    neurons: { start: numbers.neurons, from: 1, to: 9, digits: 0 },
    steps: { start: numbers.steps, from: 0, to: MOST, digits: 0 },
    marked: { start: 1, from: 1, to: 9, digits: 0 },
    held: { start: [], points: 27, x: [0, 26], y: REACH, digits: 2 },
  });

  // --- What learns

  let [task, weights] = [{ key: "", held: null, network: null, loss: null, x: [], labels: [] }, []];
  const [walk, rule] = [stage.walker(50), Adam({ learning_rate: numbers.rate })];
  function path(now) {
    const key = `${now.data} ${now.neurons}`;
    if (key !== task.key) {
      // In another network the numbers of held weights would mean others.
      if (task.key && now.held === task.held) now.held = [];
      const [x, labels] = [(row) => row.slice(0, 2), (row) => row[2]].map((part) => numbers.sets[now.data].map(part));
      const network = dense_network([2, now.neurons, Math.max(...labels) + 1], tanh);
      task = { key, held: null, network, loss: class_loss(network, x, labels), x, labels };
    }
    const held = now.held.map(([i, value]) => [Math.round(i), value]).filter(([i]) => i < 3 * now.neurons);
    now.held = task.held = [...new Map(held)];
    const fixed = new Map(now.held);
    const start = task.network.init(numbers.normals, glorot).map((weight, i) => fixed.get(i) ?? weight);
    // A held weight has no slope, so that it stays.
    const holding = (gradient, memory) => rule(gradient.map((slope, i) => (fixed.has(i) ? 0 : slope)), memory);
    return walk(`${key} ${now.held}`, () => visited(task.loss, start, holding), now.steps);
  }
  const right = (weights) => share_right(task.network, weights, task.x, task.labels);

  // --- What is seen

  const pixels = { range: [0, SIDE - 1] };
  const grid = stage.plot({ title: "The view of each hidden neuron", x: pixels, y: pixels, high: 358 });
  const views = grid.field(SIDE);
  const outlines = grid.marks({ stroke: "muted", width: 1 }, 4, 64);
  const frame = grid.marks({ stroke: "error", width: 4 }, 4, 65);
  const axes = { x: { label: "x₁", range: WINDOW }, y: { label: "x₂", range: WINDOW }, high: 350 };
  const map = stage.plot({ title: "What they answer together", ...axes });
  const region = map.field(VIEW);
  const line = map.curve({ stroke: "error", width: 3, edged: true });
  const marks = CLASSES.map(([fill, corners]) => map.marks({ fill, stroke: "halo", width: 1 }, corners));
  const chart = stage.plot({ title: "Its weights: drag one to hold it", high: 220,
    x: { label: "1 and 2: its weights, 3: its bias", range: [0.5, 3.5] }, y: { label: "value", range: REACH } });
  stage.plots.lastChild.style.gridColumn = "1 / -1";
  const rings = chart.marks({ stroke: "error", width: 3 }, 4, 15);

  // --- What is touched

  // Where the view of a neuron begins, in pixels from the top left.
  const corner = (n) => [n % 3, Math.floor(n / 3)].map((place, k) => GAP + 6 * k + place * (VIEW + GAP));
  const nth = () => Math.min(state.marked, state.neurons) - 1;
  const cell = (place) => Math.max(0, Math.min(Math.floor(place / (VIEW + GAP)), 2));
  grid.pick((x, y) => stage.set({ marked: Math.min(3 * cell(SIDE - 7 - y) + cell(x) + 1, state.neurons) }));
  // The number of a weight of the marked neuron: of the first input, the second, and the bias.
  const numberOf = (i) => (i < 2 ? 2 * nth() + i : 2 * state.neurons + nth());
  const hold = (number, value) => stage.set({ held: [...state.held.filter(([k]) => k !== number), [number, value]] });
  const handles = ["weight 1", "weight 2", "bias"].map((name, i) => chart.handle({
    name, role: "error", fine: [0, 0.1], says: () => written(weights[numberOf(i)]),
    moved: (_, value) => hold(numberOf(i), value),
  }));

  stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
  const pause = stage.runner((due) => (state.steps = Math.min(state.steps + due, MOST)) < MOST);
  stage.slider("step", "steps");
  stage.slider("marked neuron", "marked");
  stage.slider("hidden neurons", "neurons");
  stage.choice("data", "data");
  stage.button("Let go of all", () => stage.set({ held: [] }));
  const isBlind = (now) => now.held.filter(([, value]) => Math.abs(value) < 0.1).length >= 3;
  stage.tasks([{ text: "Blind a neuron, all three weights held near 0: can the others get 95% right?",
    solved: (now) => isBlind(now) && right(path(now).at(-1)) >= 0.95 }]);

  function draw(now) {
    const points = path(now);
    weights = points.at(-1);
    const [paper, ink, ...colours] = ["paper", "ink", ...CLASSES.map(([role]) => role)].map(stage.colour);
    const [, hidden, logits] = task.network.run(region.points(), weights).map(({ output }) => output);

    const picture = Array(SIDE * SIDE).fill(paper);
    hidden.forEach((row, place) => row.forEach((value, n) => {
      const [left, top] = corner(n);
      picture[(top + Math.floor(place / VIEW)) * SIDE + left + (place % VIEW)] = mixed((value + 1) / 2, [paper, ink]);
    }));
    views.show(picture);
    const half = (VIEW - 1) / 2;
    const middles = hidden[0].map((_, n) => corner(n)).map(([left, top]) => [left + half, SIDE - 1 - top - half]);
    outlines(middles);
    frame([middles[nth()]]);

    region.show(softmax(logits).map((chances) => paper.map((channel, c) =>
      chances.reduce((total, chance, label) => total + chance * colours[label][c], channel) / 2)));
    marks.forEach((show, label) => show(task.x.filter((_, i) => task.labels[i] === label)));
    // Where its sum is 0: through the point nearest to the middle, both ways.
    const own = [0, 1, 2].map((i) => weights[numberOf(i)]);
    const [across, up, bias] = own;
    const size = across ** 2 + up ** 2 || 1;
    line([-9, 9].map((far) => [(-bias * across) / size + far * up, (-bias * up) / size - far * across]));

    handles.forEach((show, i) => show(i + 1, own[i]));
    const isHeld = new Map(now.held);
    rings(own.map((value, i) => [i + 1, value]).filter((_, i) => isHeld.has(numberOf(i))));
    const begun = `${points.growing ? "On the way to step" : "Step"} ${written(now.steps, 0)}`;
    const share = `${written(100 * right(weights), 0)}% right`;
    return `${begun}, ${now.held.length} held: loss ${written(task.loss(weights), 3)}, ${share}`;
  }

  const held = (now) => `(${now.held.map((pair) => `(${pair}),`).join(" ")})`;
  const python = (now) => ({ data: `"${now.data}"`, neurons: now.neurons, steps: now.steps, held: held(now) });
  return { draw, python, reset: pause };
});
