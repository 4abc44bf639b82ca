/* Drop balls on a landscape of the page or of one's own, and count where they come to rest. */
gdviz.touch("descent/balls", (stage, numbers) => {
  const { Formula, GradientDescent, visited } = gdviz.arithmetic;
  const { written } = stage;
  const [MOST, BALLS] = [5000, 100]; // Steps of a ball, and balls.
  const [LEVEL, NEAR] = [1e-4, 0.1]; // The slope at which balls rest; how near they share a place.
  const COLOURS = ["first", "second", "third", "fourth", "fifth", "sixth"]; // Of places.
  const state = stage.state({
    formula: { start: numbers.formula, text: 160 },
    reach: { start: numbers.reach, from: 0.5, to: 20, digits: 1 },
    rate: { start: numbers.rate, from: 0.0001, to: 1, digits: 4 },
    balls: { start: numbers.balls, points: BALLS, x: [-20, 20], y: [-20, 20], z: [0, MOST], digits: 2 },
    aim: { start: [0.5, 0.5], count: 2, from: -20, to: 20, digits: 2 },
  });
  let [f, text, painted, floor] = [Formula(numbers.formula), numbers.formula, "", 0];
  const isMap = () => f.coordinates === 2;

  // --- What becomes of the balls

  const walks = Array.from({ length: BALLS }, stage.walker);
  const follow = ([x, y, steps], i) => {
    const path = walks[i]([text, state.rate, x, y].join(), () =>
      visited(f, isMap() ? [x, y] : [x], GradientDescent({ learning_rate: state.rate })), steps);
    const [end, left] = [path.at(-1), path.diverged];
    const rests = !left && Math.hypot(...f.gradient(end)) < LEVEL;
    return { path, start: path[0], end, left, rests, rolls: !left && !rests };
  };

  // The places where balls rest, each with the starts that lead there.
  function gather(balls) {
    const places = [];
    for (const { start, end } of balls.filter(({ rests }) => rests)) {
      const near = places.find((place) => Math.hypot(...end.map((value, i) => value - place.end[i])) < NEAR);
      if (near) near.starts.push(start);
      else places.push({ end, starts: [start] });
    }
    return places;
  }

  // --- What is seen: a curve, or a map if the formula has a y

  const ground = stage.plot({
    title: "Click to drop balls", x: { label: "x", range: [-1, 1] }, y: { label: "y", range: [-1, 1] }, high: 340,
  });
  const curve = ground.curve({ stroke: "ink", width: 2.5 });
  const trails = ground.curve({ stroke: "halo", width: 1.4, edged: true });
  const starts = ["muted", ...COLOURS].map((fill) => ground.dots({ fill, stroke: "halo", width: 1.4 }, 4.5));
  const ends = ground.dots({ fill: "model", stroke: "halo" }, 6.5);
  const names = COLOURS.map(() => ground.label("ink", "middle"));
  const aim = ground.handle({
    name: "where to drop", shape: "square", role: "data", fine: [0.05, 0.05], says: () => told(state.aim),
    moved: (x, y) => stage.set({ aim: [x, isMap() ? y : 0] }),
  });
  const isWithin = (point) => point.every((value) => Math.abs(value) <= state.reach);
  const seen = ([x, y]) => [x, isMap() ? y : Math.max(f([x]), floor) || floor]; // What has no height lies below.
  const thinned = (path) => path.filter((_, k) => k < 40 || k % 40 === 0 || k === path.length - 1);

  function drawGround({ reach }) {
    const points = Array.from({ length: 241 }, (_, i) => (i / 120 - 1) * reach).map((x) => [x, f([x, 0])]);
    const pieces = points.slice(1).map((point, i) => [points[i], point]);
    const known = pieces.filter((piece) => piece.flat().every(Number.isFinite));
    const heights = known.length ? known.flat().map((point) => point[1]) : [0];
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const room = (high - low) / 8 || 1;
    floor = low - room;
    ground.limit([-reach, reach], isMap() ? [-reach, reach] : [floor, high + room], isMap() ? "y" : "height");
    ground.surface(isMap() ? f : () => NaN);
    curve(...(isMap() ? [] : known));
  }

  function drawBalls(balls, places) {
    trails(...balls.map(({ path }) => thinned(path).map(seen)));
    starts[0](balls.map(({ start }) => start).filter(isWithin).map(seen));
    ends(balls.map(({ end }) => end).filter(isWithin).map(seen));
    COLOURS.forEach((_, i) => {
      const { end, starts: these } = places[i] ?? { end: [Infinity], starts: [] };
      starts[i + 1](these.filter(isWithin).map(seen));
      names[i](isWithin(end) ? `${these.length} at ${said(f(end))}` : "", isWithin(end) ? seen(end) : [0, 0], [0, 12]);
    });
    aim(...seen(state.aim));
  }

  // --- What is touched

  const drop = (points) => {
    const fresh = points.slice(0, BALLS - state.balls.length).map(([x, y]) => [x, y, 0]);
    stage.set({ balls: [...state.balls, ...fresh] });
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
    const rolls = state.balls.map((ball, i) => ball[2] < MOST && follow(ball, i).rolls);
    // The longer a ball has rolled, the more steps it takes at once.
    const later = (steps) => Math.min(MOST, steps + 1 + Math.floor(steps / 40));
    state.balls = state.balls.map(([x, y, steps], i) => [x, y, rolls[i] ? later(steps) : steps]);
    return rolls.includes(true);
  });
  stage.button("Clear", () => stage.set({ balls: [] }));
  stage.slider("learning rate", "rate", { log: true });
  stage.slider("window ±", "reach", { log: true });
  stage.group("Landscape", () => {
    for (const [name, [formula, reach, rate]] of Object.entries(numbers.landscapes)) {
      stage.button(name, () => stage.set({ formula, reach, rate, balls: [] }));
    }
    stage.text("f =", "formula");
  });

  // --- What is told

  const said = (value) => written(Number(value.toFixed(2))); // A small one is 0.00, without a sign.
  const told = (point) => (isMap() ? `(${point.map(said).join(", ")})` : said(point[0]));
  function words(balls, places) {
    const faults = balls.filter(({ left }) => left).map(({ end }) => f.fault(end));
    const lost = faults.filter(Boolean);
    const counts = [
      ...places.slice(0, 3).map(({ end, starts: { length } }, i) => [length, `${i ? "" : "rest "}at ${told(end)}`]),
      [places.slice(3).flatMap((place) => place.starts).length, "elsewhere"],
      [balls.filter(({ rolls }) => rolls).length, "still on the way"],
      [faults.length - lost.length, "diverged: try a smaller learning rate"],
      [lost.length, `left to where ${lost[0]}`],
    ];
    const parts = counts.filter(([count]) => count).map((part) => part.join(" "));
    return parts.length ? `Balls: ${parts.join(", ")}.` : "No ball yet: click where one should drop.";
  }

  // A wrong formula is answered, and the last right one stays.
  function fault(formula) {
    try {
      if (formula !== text) [f, text] = [Formula(formula), formula];
      return "";
    } catch (error) {
      return `The formula, ${error.message}.`;
    }
  }

  function draw(now) {
    const wrong = fault(now.formula);
    const balls = now.balls.map(follow);
    const places = gather(balls);
    if (painted !== text + now.reach) drawGround(now);
    painted = text + now.reach;
    drawBalls(balls, places);
    return wrong || words(balls, places);
  }

  const python = ({ reach, rate, balls }) => ({
    f: `Formula(${JSON.stringify(text)})`, reach, rate,
    balls: `[${balls.map((ball) => `(${ball.join(", ")})`).join(", ")}]`,
  });
  return { draw, python, reset: run };
});
