/* Choose a network and how it learns, let it learn, and see what it answers everywhere. */
gdviz.touch("networks/playground", (stage, numbers) => {
  const [arithmetic, nets] = [gdviz.arithmetic, gdviz.networks];
  const { written } = stage;
  const [MOST, WINDOW] = [2000, [-2.5, 2.5]]; // Steps, and both axes of the map.
  const ACTIVATIONS = { tanh: nets.tanh, sigmoid: nets.sigmoid, ReLU: nets.relu, none: (x) => [x, (g) => [g]] };
  // The colour of each class, and how many corners its marks have.
  const CLASSES = { dots: ["second", 16], squares: ["third", 4], triangles: ["fourth", 3] };
  const KINDS = Object.keys(CLASSES);

  const whole = (start, from, to) => ({ start, from, to, digits: 0 });
  const places = { start: [], points: 20, x: WINDOW, y: WINDOW, digits: 1 };
  const state = stage.state({
    data: { start: numbers.data, among: Object.keys(numbers.sets) },
    hidden1: whole(numbers.hidden[0], 0, 8), hidden2: whole(numbers.hidden[1], 0, 8),
    activation: { start: numbers.activation, among: Object.keys(ACTIVATIONS) },
    rule: { start: numbers.rule, among: ["GradientDescent", "Momentum", "RMSProp", "Adam"] },
    rate: { start: numbers.rate, from: 0.001, to: 10, digits: 3 },
    batch: whole(numbers.batch, 1, 150), first: whole(0, 0, numbers.normals.length - 1), steps: whole(0, 0, MOST),
    kind: { start: KINDS[0], among: KINDS }, dots: places, squares: places, triangles: places,
  });

  // --- What learns

  // Samples as places and labels.
  const apart = (rows) => [rows.map(([x, y]) => [x, y]), rows.map((row) => row[2])];
  let [task, drawn] = [null, null];

  // The weights after each step, and beside them the losses of the samples and of those held out.
  function* learn(now) {
    const own = KINDS.flatMap((kind, label) => now[kind].map((place) => [...place, label]));
    const all = numbers.sets[now.data];
    const samples = apart([...all.slice(0, numbers.seen), ...own]);
    // A layer without neurons is none.
    const widths = [2, now.hidden1, now.hidden2, Math.max(1, ...samples[1]) + 1].filter(Boolean);
    const network = nets.dense_network(widths, ACTIVATIONS[now.activation]);
    task = { network, samples, right: (weights) => nets.share_right(network, weights, ...samples) };

    const lossOf = (...some) => nets.class_loss(network, ...some);
    const judges = [samples, apart(all.slice(numbers.seen))].filter(([x]) => x.length).map((some) => lossOf(...some));
    const start = network.init(numbers.normals[now.first], now.activation === "ReLU" ? nets.he : nets.glorot);
    const batches = arithmetic.Epochs(lossOf, ...samples, now.batch, numbers.shuffle);
    for (const weights of arithmetic.visited(batches, start, arithmetic[now.rule]({ learning_rate: now.rate }))) {
      yield Object.assign(weights, { losses: judges.map((judge) => judge(weights)) });
    }
  }
  const walk = stage.walker(8);
  const path = (now) => walk(JSON.stringify({ ...now, steps: 0, kind: "" }), () => learn(now), now.steps);

  // --- What is seen

  const axes = { x: { label: "x₁", range: WINDOW }, y: { label: "x₂", range: WINDOW }, high: 350 };
  const map = stage.plot({ title: "What it answers", ...axes });
  const region = map.field(25);
  const marks = Object.values(CLASSES).map(([fill, corners]) => map.marks({ fill, stroke: "halo", width: 1 }, corners));
  const chart = stage.plot({ ...axes, title: "Its losses; dashed: held out", x: { label: "step", range: [0, 100] },
    y: { label: "loss", range: [0, 1.2] } });
  const curves = [{ stroke: "model", width: 3 }, { stroke: "data", width: 2, dash: "6 4" }].map(chart.curve);

  // --- What is touched

  const add = (x, y) => stage.set({ [state.kind]: [...state[state.kind], [x, y]].slice(-places.points) });
  map.pick(add);
  let cursor = [2.2, -2.2];
  const pen = map.handle({
    name: "place for a sample", role: "error", fine: [0.1, 0.1],
    says: () => cursor.map((value) => written(value, 1)).join(", "), moved: (...place) => pen(...(cursor = place)),
  });
  pen(...cursor);

  let pause = null;
  const further = (count) => (state.steps = Math.min(state.steps + count, MOST)) < MOST;
  stage.panel.prepend(stage.group("Learning", () => {
    stage.button("Step", () => stage.set({ steps: state.steps + 1 }));
    pause = stage.runner((due) => further(due) && !path(state).diverged);
    stage.slider("step", "steps");
  }));
  for (const name of ["data", "activation", "rule"]) stage.choice(name, name);
  stage.slider("learning rate", "rate", { log: true });
  const sliders = { "hidden layer 1": "hidden1", "hidden layer 2": "hidden2", batch: "batch", "random start": "first" };
  for (const [name, key] of Object.entries(sliders)) stage.slider(name, key);
  stage.choice("a click adds", "kind");
  stage.button("Add at the handle", () => add(...cursor));
  stage.button("Remove yours", () => stage.set({ dots: [], squares: [], triangles: [] }));
  const isRight = (now, share) => task.right(path(now).at(-1)) >= share;
  stage.tasks([
    { text: "Tell the circles apart, 100% right, with three neurons in a single layer.",
      solved: (now) => now.data === "circles" && now.hidden1 === 3 && !now.hidden2 && isRight(now, 1) },
    { text: "Get 95% of the spiral right.", solved: (now) => now.data === "spiral" && isRight(now, 0.95) },
  ]);

  function draw(now) {
    const points = path(now);
    const weights = points.at(-1);
    const [paper, ...colours] = ["paper", ...Object.values(CLASSES).map(([role]) => role)].map(stage.colour);
    // The colours of all classes, mixed by their chances, and half as strong as the marks.
    region.show(nets.softmax(task.network.predict(region.points(), weights)).map((chances) => paper.map((channel, c) =>
      chances.reduce((total, chance, label) => total + chance * colours[label][c], channel) / 2)));
    const [xy, labels] = task.samples;
    if (drawn !== task) marks.forEach((show, label) => show(xy.filter((_, i) => labels[i] === label)));
    drawn = task;

    const done = points.length - 1;
    chart.limit([0, Math.max(100, 2 ** Math.ceil(Math.log2(done + 1)))], [0, 1.2]);
    const shown = [...points.entries()].filter(([step]) => step % Math.ceil(done / 150) === 0 || step === done);
    curves.forEach((curve, k) =>
      curve(weights.losses.length > k ? shown.map(([step, { losses }]) => [step, losses[k]]) : []));

    if (points.diverged) return `Diverged at step ${done}: choose a smaller learning rate.`;
    const said = weights.losses.map((loss, k) => `${["loss", "held out"][k]} ${written(loss, 3)}, `).join("");
    const right = `${written(100 * task.right(weights), 0)}% right`;
    return `${points.growing ? "On the way, step" : "Step"} ${written(done, 0)}: ${said}${right}`;
  }

  const tuple = (items) => `(${items.map((item) => `${item},`).join(" ")})`;
  const python = (now) => ({
    data: `"${now.data}"`, activation: `"${now.activation}"`, rule: `"${now.rule}"`,
    own: tuple(KINDS.map((kind) => tuple(now[kind].map(tuple)))), hidden: tuple([now.hidden1, now.hidden2]),
    rate: now.rate, batch: now.batch, first: now.first, steps: now.steps,
  });
  return { draw, python, reset: pause };
});
