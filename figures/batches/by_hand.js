/* Choose how many dots make a step, and at what rate: the walk trembles, and its loss gets a floor. */
gdviz.touch("batches/by_hand", (stage, numbers) => {
  const { line_loss, visited, GradientDescent, Scheduled, Decay } = gdviz.arithmetic;
  const { written, walker } = stage;
  const { x, y, orders, best, curvatures, spreads } = numbers;
  const MOST = orders.drawn.length; // Dots that a walk sees.
  const LAST = 200; // Of the steps that the chart has room for.
  const HEIGHTS = [-5, 2.2]; // Powers of ten.
  const TURNS = Array.from({ length: 60 }, (_, i) => (i * Math.PI) / 30);

  const state = stage.state({
    size: { start: String(numbers.size), among: ["1", "2", "5", "10", "20", "50", "100"] },
    rate: { start: numbers.rate, from: 0.002, to: 0.7, digits: 3 },
    order: { start: "drawn", among: ["drawn", "dealt"] },
    fading: { start: "stays", among: ["stays", "fades"] },
    against: { start: "dots", among: ["dots", "steps"] },
    seen: { start: MOST, from: 0, to: MOST, digits: 0 },
  });

  // --- What is computed

  const schedule = (now) => (now.fading === "fades" ? Decay(now.rate, 100) : () => now.rate);
  const rule = (now) => Scheduled((learning_rate) => GradientDescent({ learning_rate }), schedule(now));
  const walk = (f, now) => visited(f, numbers.start, rule(now));

  // Each batch takes the next dots of the order.
  function* batches(order, size) {
    for (let first = 0; first < MOST; first += size) {
      const rows = order.slice(first, first + size);
      yield line_loss(rows.map((row) => x[row]), rows.map((row) => y[row]));
    }
  }
  const [noisy, quiet] = [walker(), walker()];
  const path = (now, seen = MOST) => noisy([now.size, now.rate, now.order, now.fading].join(), () =>
    walk(batches(orders[now.order], Number(now.size)), now), Math.floor(seen / now.size));
  const calmPath = (now) => quiet([now.rate, now.fading].join(), () => walk(line_loss(x, y), now), LAST);

  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const height = (weights) => sum(weights.map((w, i) => (curvatures[i] * (w - best[i]) ** 2) / 2));
  // The mean height of the second half, when a walk trembles; and what the formula says of it.
  const half = (points) => points.slice(Math.floor(points.length / 2));
  const late = (points) => sum(half(points).map(height)) / half(points).length;
  const floor = (rate, size) => sum(curvatures.map((c, i) => (rate * spreads[i] ** 2) / (2 - rate * c))) / (2 * size);

  // --- What is seen

  const map = stage.plot({
    title: "At the best fit", x: { label: "slope", range: [1.45, 2.45] }, y: { label: "intercept", range: [0.6, 1.4] },
  });
  map.surface(height);
  const trail = map.curve({ stroke: "halo", width: 1.2, opacity: 0.8 });
  const oval = map.curve({ stroke: "model", width: 2.2, dash: "7 5", edged: true, closed: true });
  const end = map.dots({ fill: "model", stroke: "halo", width: 2 }, 5);
  const chart = stage.plot({
    title: "Loss above the lowest", x: { label: "dots", range: [0, MOST] }, y: { label: "loss", range: HEIGHTS },
  });
  const curve = chart.curve({ stroke: "model", width: 1 });
  const calm = chart.curve({ stroke: "truth", width: 2, dash: "2 3" });
  const level = chart.curve({ stroke: "ink", width: 2, dash: "7 5" });
  const calmName = chart.label("truth");
  const levelName = chart.label("ink", "end");

  // --- What is touched

  stage.slider("dots a step", "size");
  stage.slider("learning rate", "rate", { log: true });
  stage.choice("dots", "order", { drawn: "drawn anew", dealt: "dealt like cards" });
  stage.choice("rate", "fading");
  stage.choice("chart over", "against");
  stage.slider("dots seen", "seen");
  // A walk that has ended begins again.
  const pause = stage.runner(() => (state.seen = state.seen < MOST ? state.seen + 10 : 0) < MOST);

  const isSingle = (now) => now.size === "1" && now.fading === "stays";
  stage.tasks([
    {
      text: "Single dots, drawn anew, and a rate that stays: bring the average of the second half below 0.01.",
      solved: (now) => isSingle(now) && now.order === "drawn" && late(path(now)) < 0.01,
    },
    {
      text: "Come within 0.01 of the lowest loss in 500 dots, and stay there to the end.",
      solved: (now) => !path(now).diverged && path(now).every((w, k) => k * now.size < 500 || height(w) < 0.01),
    },
    {
      text: "Single dots and a rate that stays: tremble less than half as high as the formula says.",
      solved: (now) => isSingle(now) && late(path(now)) < floor(now.rate, 1) / 2,
    },
  ]);

  function draw(now) {
    const points = path(now, now.seen);
    const count = points.length - 1;
    const [unit, full, most] = now.against === "steps" ? [1, 1, LAST] : [Number(now.size), x.length, MOST];
    const place = (each) => (value, k) => [k * each, Math.log10(Math.max(value, 1e-30))];
    const floors = Array.from({ length: 1 + most / unit }, (_, k) => floor(schedule(now)(k), now.size));
    const lowest = floor(schedule(now)(count), now.size);

    trail(points);
    // A walk that is elsewhere has no end on this map.
    end(points.slice(-1).filter(([w, b]) => Math.abs(w - 1.95) < 0.5 && Math.abs(b - 1) < 0.4));
    // Where the loss is as high as the floor.
    const [wide, tall] = curvatures.map((curvature) => Math.sqrt((2 * lowest) / curvature));
    oval(TURNS.map((turn) => [best[0] + wide * Math.cos(turn), best[1] + tall * Math.sin(turn)]));

    // The last number of the axis needs room.
    chart.limit([0, 1.03 * most], HEIGHTS, "loss, as a power of ten", now.against);
    curve(points.map(height).map(place(unit)));
    const falling = calmPath(now).map(height).map(place(full));
    calm(falling);
    calmName(`all ${x.length} a step`, falling.findLast(([along, power]) => along <= most / 4 && power > -1), [8, 4]);
    level(floors.map(place(unit)));
    levelName("formula", place(most)(floors.at(-1), 1), [0, 6]);

    if (points.diverged) return `Diverged at step ${count}: too large a rate for such batches. Choose a smaller one.`;
    const [lost, mean, said] = [height(points.at(-1)), late(points), lowest].map((value) => written(value, 4));
    return `Step ${written(count, 0)}, ${written(count * now.size, 0)} dots seen: loss ${lost} above the lowest, `
      + `${mean} on average over the second half. The formula's floor is ${said}.`;
  }

  const python = ({ size, rate, seen, ...now }) => ({
    size, rate, seen, order: `"${now.order}"`, fading: `"${now.fading}"`, against: `"${now.against}"`,
  });
  return { draw, python, reset: pause };
});
