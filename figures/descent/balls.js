/* Drop balls on a landscape of the page or of one's own, and count where they come to rest. */
gdviz.touch("descent/balls", (stage, numbers) => {
  const { roll, fate, gather, thinned, tell } = gdviz.balls;
  const { reader, view } = gdviz.formula;
  const [MOST, BALLS] = [5000, 100]; // Steps of a ball, and balls.
  const COLOURS = ["first", "second", "third", "fourth", "fifth", "sixth"]; // Of places.
  const state = stage.state({
    formula: { start: numbers.formula, text: 160 },
    reach: { start: numbers.reach, from: 0.5, to: 20, digits: 1 },
    rate: { start: numbers.rate, from: 0.0001, to: 1, digits: 4 },
    balls: { start: numbers.balls, points: BALLS, x: [-20, 20], y: [-20, 20], z: [0, MOST], digits: 2 },
    aim: { start: [0.5, 0.5], count: 2, from: -20, to: 20, digits: 2 },
  });
  const read = reader(numbers.formula);
  let { f, wrong } = read(numbers.formula);
  let [places, painted, bottom] = [[], "", 0];
  const walkers = Array.from({ length: BALLS }, () => stage.walker(2));
  const follow = ([x, y, steps], i) => roll(walkers[i], f, [x, y], state.rate, steps);

  // --- What is seen: a curve, or a map if the formula has a y

  const isMap = () => f.coordinates === 2;
  const isWithin = (point) => point.every((value) => Math.abs(value) <= state.reach);
  const seen = ([x, y]) => [x, isMap() ? y : Math.max(f([x]), bottom) || bottom]; // What has no height lies below.
  const said = (value) => stage.written(Number(value.toFixed(2))); // A small one is 0.00, without a sign.
  const told = (point) => (isMap() ? `(${point.map(said).join(", ")})` : said(point[0]));

  const axis = { label: "x", range: [-1, 1] };
  const ground = stage.plot({ title: "Click to drop balls", x: axis, y: axis, high: 350 });
  const curve = ground.curve({ stroke: "ink", width: 2.5 });
  // White on a dark edge, which show on any ground.
  const trails = [["outline", 2.4], ["halo", 1.2]].map(([stroke, width]) => ground.curve({ stroke, width }));
  const starts = ["muted", ...COLOURS].map((fill) => ground.dots({ fill, stroke: "halo", width: 1.4 }, 4.5));
  const ends = ground.dots({ fill: "model", stroke: "halo" }, 6.5);
  const names = COLOURS.map(() => ground.label("ink", "middle"));
  const aim = ground.handle({
    name: "where to drop", shape: "square", role: "data", fine: [0.05, 0.05], says: () => told(state.aim),
    moved: (x, y) => stage.set({ aim: [x, isMap() ? y : 0] }),
  });

  function drawBalls(paths) {
    const put = (dots, points) => dots(points.filter(isWithin).map(seen));
    const [first, last] = [(path) => path[0], (path) => path.at(-1)];
    for (const trail of trails) trail(...paths.map((path) => thinned(path).map(seen)));
    put(starts[0], paths.map(first));
    put(ends, paths.map(last));
    COLOURS.forEach((_, i) => {
      const balls = places[i] ?? [];
      put(starts[i + 1], balls.map(first));
      const end = balls.map(last).find(isWithin);
      names[i](end ? `${balls.length} at ${said(f(end))}` : "", seen(end ?? [0, 0]), [0, 12]);
    });
    aim(...seen(state.aim));
  }

  // --- What is touched

  const drop = (points) => {
    stage.set({ balls: [...state.balls, ...points.map(([x, y]) => [x, y, 0])].slice(0, BALLS) });
    run.go();
  };
  ground.pick((x, y) => drop([[x, isMap() ? y : 0]]));
  stage.plots.onkeydown = ({ key }) => key === "Enter" && drop([state.aim]);
  stage.button("Drop", () => drop([state.aim]));
  stage.button("Drop 20", () => {
    const next = numbers.scattered.slice(state.balls.length, state.balls.length + 20);
    drop(next.map((point) => point.map((value) => value * state.reach)));
  });
  const run = stage.runner(() => {
    const rolls = state.balls.map((ball, i) => ball[2] < MOST && fate(f, follow(ball, i)) === "rolls");
    // The longer a ball has rolled, the more steps it takes at once.
    const later = (steps) => Math.min(MOST, steps + 1 + Math.floor(steps / 40));
    state.balls = state.balls.map(([x, y, steps], i) => [x, y, rolls[i] ? later(steps) : steps]);
    return rolls.includes(true);
  });
  stage.button("Clear", () => stage.set({ balls: [] }));
  stage.slider("learning rate", "rate", { log: true });
  stage.slider("window ±", "reach", { log: true });
  stage.group("Landscape", () => {
    numbers.landscapes.forEach(([name, formula, reach, rate]) =>
      stage.button(name, () => stage.set({ formula, reach, rate, balls: [] })));
    stage.text("f =", "formula");
  });
  const chosen = () => numbers.landscapes.find(([, formula]) => formula === f.text)?.[0];
  const rests = (name, isThere) => () => chosen() === name && places.some(([path]) => isThere(path.at(-1)));
  stage.tasks([
    { text: "On the hills, let a ball rest outside the window.", solved: rests("Hills", (end) => !isWithin(end)) },
    { text: "Let a ball rest on the saddle, between its hollows.", solved: rests("Saddle", ([, y]) => y * y < 0.1) },
    { text: "Write a formula on which balls rest at four places.", solved: () => !chosen() && places.length === 4 },
  ]);

  function draw({ formula, reach, rate, balls }) {
    ({ f, wrong } = read(formula));
    if (painted !== f.text + reach) {
      const { pieces, upright, label } = view(f, reach);
      ground.limit([-reach, reach], upright, label);
      ground.surface(isMap() ? f : () => NaN);
      curve(...pieces);
      [painted, bottom] = [f.text + reach, upright[0]];
    }
    const paths = balls.map(follow);
    places = gather(f, paths);
    drawBalls(paths);
    if (wrong) return `The formula, ${wrong}.`;
    return `At a learning rate of ${rate}, ${tell(f, paths, places, told)}.`;
  }

  const python = ({ reach, rate, balls }) => ({
    f: `Formula(${JSON.stringify(f.text)})`, reach, rate, balls: JSON.stringify(balls),
  });
  return { draw, python, reset: run };
});
