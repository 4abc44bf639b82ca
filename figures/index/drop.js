/* Drop dots on a landscape in space, and watch them roll down. */
gdviz.touch("index/drop", (stage, numbers) => {
  const { ThreeBasins, GradientDescent, descend } = gdviz.arithmetic;
  const { written } = stage;
  const basins = ThreeBasins();
  const EDGE = 3.5; // The landscape reaches so far from its middle.
  const [CELLS, STEPS] = [48, 400]; // On each side, and of each walk.
  const TILT = Math.PI / 4;
  const RISE = Math.sin(TILT);
  const TALL = 0.33 * Math.cos(TILT); // Heights are drawn lower than they are.

  const state = stage.state({
    points: { start: numbers.points, points: 12, least: 1, x: [-EDGE, EDGE], y: [-EDGE, EDGE], digits: 2 },
    turn: { start: numbers.turn, from: -180, to: 180, digits: 0 },
  });

  // --- From the landscape to the screen: turned about the upright axis, then tilted

  const angle = () => (state.turn / 180) * Math.PI;
  function seen(place) {
    const [x, y, z] = place;
    const [cosine, sine] = [Math.cos(angle()), Math.sin(angle())];
    const right = y * cosine - x * sine;
    const away = -x * cosine - y * sine;
    return [right, away * RISE + TALL * z];
  }
  const standing = (point) => [...point, basins(point)];
  const onScreen = (point) => seen(standing(point));

  const along = (i) => -EDGE + (2 * EDGE * i) / CELLS;
  const sides = Array.from({ length: CELLS + 1 }, (_, i) => along(i));
  const corners = sides.map((y) => sides.map((x) => standing([x, y])));
  const heights = corners.map((row) => row.map((corner) => corner[2]));
  const [low, high] = [Math.min, Math.max].map((most) => most(...heights.flat()));

  // Where the landscape is that is drawn nearest to a place of the screen.
  function below(right, up) {
    const distance = (corner) => Math.hypot(seen(corner)[0] - right, seen(corner)[1] - up);
    return corners.flat().reduce((best, one) => (distance(one) < distance(best) ? one : best)).slice(0, 2);
  }

  // --- What is seen

  const plot = stage.plot({
    title: "Click to drop a dot", width: 640, high: 480,
    x: { label: "", range: [-5.1, 5.1] }, y: { label: "", range: [-3.4, 3.8] },
  });
  const sheet = plot.sheet();
  const contours = plot.shape({ stroke: "halo", width: 0.8, opacity: 0.5 });
  const edge = plot.curve({ stroke: "paper", width: 3, closed: true }); // Over the dots, which have corners.
  const trails = plot.curve({ stroke: "halo", width: 2.5, edged: true });
  const dots = plot.dots({ fill: "model", stroke: "halo", width: 2 }, 7);

  const colours = Array.from({ length: 256 }, (_, k) => stage.mixed(k / 255));
  // The part between two shares of the width.
  function paintGround(...between) {
    const look = { heights, edge: EDGE, turn: angle(), rise: RISE, tall: TALL, colours };
    sheet((context, at) => gdviz.relief(context, at, look, between));
  }

  function drawLines() {
    const [left, right] = [0, -1].map((side) => corners.map((row) => row.at(side)));
    edge([...corners[0], ...right, ...corners.at(-1).toReversed(), ...left.toReversed()].map(seen));
    const levels = Array.from({ length: 11 }, (_, k) => low + (high - low) * ((k + 1) / 12) ** 2);
    contours(levels.map((z) => gdviz.contour(heights, z, (i, j) => plot.at(...seen([along(i), along(j), z])))).join(""));
  }

  // In parts, between which a reader gets an answer.
  const ground = [...[0, 1, 2, 3].map((k) => () => paintGround(k / 4, (k + 1) / 4)), drawLines];
  for (const part of ground) stage.soon(part);
  let painted = state.turn;

  // --- What is touched

  let rolled = STEPS; // How far the last dot has come.
  const roll = () => {
    rolled += 4;
    stage.draw();
    if (rolled < STEPS) requestAnimationFrame(roll);
  };
  const drop = (point) => {
    const isRolling = rolled < STEPS;
    rolled = stage.calm.matches ? STEPS : 0;
    stage.set({ points: [...state.points, point].slice(-12) });
    if (!isRolling && !stage.calm.matches) roll();
  };
  const start = plot.handle({
    name: "where the last dot was dropped", role: "data",
    says: () => state.points.at(-1).map((value) => written(value)).join(", "),
    moved: (right, up) => {
      rolled = STEPS;
      stage.set({ points: [...state.points.slice(0, -1), below(right, up)] });
    },
  });
  // Beside the landscape there is nowhere to drop one.
  plot.pick((...place) => plot.isNear(onScreen(below(...place)), place) && drop(below(...place)));
  stage.button("Drop a dot", () => drop([0, 0].map(() => EDGE * (2 * Math.random() - 1))));
  stage.slider("turn", "turn");

  function draw({ points, turn }) {
    if (painted !== turn) for (const part of ground) part();
    painted = turn;
    const walks = points.map((point) => descend(basins, point, GradientDescent({ learning_rate: 0.05 }), STEPS));
    walks.push(walks.pop().slice(0, rolled + 1));
    trails(...walks.map((walk) => walk.map(onScreen)));
    dots(walks.map((walk) => onScreen(walk.at(-1))));
    start(...onScreen(points.at(-1)));
    const [first, last] = [0, -1].map((k) => written(basins(walks.at(-1).at(k))));
    return `The last of ${points.length} dots has rolled from height ${first} to ${last}. It feels only the slope under it.`;
  }

  const python = ({ points, turn }) => ({ points: JSON.stringify(points), turn });
  return { draw, python };
});
