/* Choose a network and how it learns, let it learn, and see what it answers everywhere. */
gdviz.touch("networks/playground", (stage, numbers) => {
  const { he, glorot, class_loss, dense_network, relu, sigmoid, softmax, tanh, visited, ...rules } = gdviz.arithmetic;
  const { written } = stage;
  const MOST = 5000; // Steps.
  const WINDOW = [-2.5, 2.5];
  const ACTIVATIONS = { tanh, sigmoid, ReLU: relu, none: (x) => [x, (gradient) => [gradient]] };
  // For every class its colour, and how many corners its marks have.
  const CLASSES = { dots: ["second", 16], squares: ["third", 4], triangles: ["fourth", 3] };
  const KINDS = Object.keys(CLASSES);
  const places = { start: [], points: 20, x: WINDOW, y: WINDOW, digits: 1 };

  const state = stage.state({
    data: { start: "circles", among: Object.keys(numbers.sets) },
    hidden1: { start: numbers.hidden[0], from: 0, to: 8, digits: 0 },
    hidden2: { start: numbers.hidden[1], from: 0, to: 8, digits: 0 },
    activation: { start: "tanh", among: Object.keys(ACTIVATIONS) },
    rule: { start: "Adam", among: ["GradientDescent", "Momentum", "RMSProp", "Adam"] },
    rate: { start: numbers.rate, from: 0.001, to: 10, digits: 3 },
    batch: { start: numbers.batch, from: 1, to: 150, digits: 0 },
    draw: { start: 1, from: 1, to: numbers.normals.length, digits: 0 },
    steps: { start: 0, from: 0, to: MOST, digits: 0 },
    kind: { start: "dots", among: KINDS },
    dots: places, squares: places, triangles: places,
  });

  // --- What learns

  // A network in its task: its samples, those held out, and the walk of its weights.
  function prepare(now) {
    const own = KINDS.flatMap((kind, label) => now[kind].map((place) => [...place, label]));
    const rows = [...numbers.sets[now.data].slice(0, numbers.seen), ...own];
    const classes = Math.max(1, ...rows.map((row) => row[2])) + 1;
    // A layer without neurons is none.
    const widths = [2, now.hidden1, now.hidden2, classes].filter(Boolean);
    const network = dense_network(widths, ACTIVATIONS[now.activation]);
    const lossOf = (some) => class_loss(network, some.map(([x, y]) => [x, y]), some.map((row) => row[2]));

    // The loss of one batch after the other; each epoch shuffles the samples as the one before.
    function* batches() {
      const shuffle = numbers.shuffle.filter((i) => i < rows.length);
      for (let order = shuffle; ; order = shuffle.map((i) => order[i])) {
        for (let k = 0; k < rows.length; k += now.batch) {
          yield lossOf(order.slice(k, k + now.batch).map((i) => rows[i]));
        }
      }
    }
    const losses = batches();
    const f = { gradient: (weights) => losses.next().value.gradient(weights) };
    const begin = network.init(numbers.normals[now.draw - 1], now.activation === "ReLU" ? he : glorot);
    const walk = visited(f, begin, rules[now.rule]({ learning_rate: now.rate }));
    const held = numbers.sets[now.data].slice(numbers.seen);
    return { rows, network, walk, judges: [rows, held].filter((some) => some.length).map(lossOf) };
  }

  // Weights, and beside them the loss of the samples and of those held out.
  function* judged({ walk, judges }) {
    for (const weights of walk) yield Object.assign(weights, { losses: judges.map((judge) => judge(weights)) });
  }

  let task = null;
  const path = stage.walker(8);
  const train = (now) => path(JSON.stringify({ ...now, steps: 0, kind: "" }), () => judged(task = prepare(now)), now.steps);
  const share = ({ rows, network }, weights) => {
    const right = network.predict(rows.map(([x, y]) => [x, y]), weights)
      .filter((logits, i) => logits.indexOf(Math.max(...logits)) === rows[i][2]);
    return right.length / rows.length;
  };

  // --- What is seen

  const map = stage.plot({
    title: "What it answers", x: { label: "x₁", range: WINDOW }, y: { label: "x₂", range: WINDOW }, high: 350,
  });
  const chart = stage.plot({
    title: "Its losses", x: { label: "step", range: [0, 100] }, y: { label: "loss", range: [0, 1.2] }, high: 350,
  });
  const region = map.field(31);
  const points = region.points();
  const marks = Object.values(CLASSES).map(([fill, corners]) => map.marks({ fill, stroke: "halo", width: 1 }, corners));
  const looks = [{ stroke: "model", width: 2.5 }, { stroke: "data", width: 2, dash: "6 4" }];
  const curves = looks.map((look) => chart.curve(look));
  const names = looks.map(({ stroke }) => chart.label(stroke, "end"));

  // --- What is touched

  const add = (x, y) => stage.set({ [state.kind]: [...state[state.kind], [x, y]].slice(-20) });
  map.pick(add);
  let cursor = [0, 2];
  const pen = map.handle({
    name: "place of the next sample", fine: [0.1, 0.1], says: () => `x₁ ${written(cursor[0], 1)}, x₂ ${written(cursor[1], 1)}`,
    moved: (x, y) => { cursor = [x, y]; pen(x, y); },
  });
  pen(...cursor);

  stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
  stage.button("100 steps", () => stage.set({ steps: state.steps + 100 }));
  const pause = stage.runner(() => (state.steps += 1) < MOST && !train(state).diverged);
  stage.button("Start over", () => stage.set({ steps: 0 }));
  stage.choice("data", "data");
