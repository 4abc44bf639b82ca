/* Turn the arrow, and the slope ahead of it runs along its wave; move the point to other ground. */
gdviz.touch("gradients/directions", (stage, numbers) => {
  const hills = gdviz.arithmetic.Hills();
  const { written } = stage;
  const RANGE = [-2, 3]; // Of the map.
  const [FROM, TO] = [-1, 2]; // From these places the arrow, of length 1, ends on the map.
  const TURNS = Array.from({ length: 121 }, (_, i) => 3 * i);
  const DISTANCE = 0.001; // Of the slopes that are measured.

  const state = stage.state({
    x: { start: numbers.point[0], from: FROM, to: TO, digits: 2 },
    y: { start: numbers.point[1], from: FROM, to: TO, digits: 2 },
    direction: { start: numbers.direction, from: 0, to: 360, digits: 0 },
  });
  const way = (turn) => [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const gradient = ({ x, y }) => hills.gradient([x, y]);
  const steepness = (now) => Math.hypot(...gradient(now));
  // The gradient knows the slope in every direction: it is the product with the way we look.
  const slope = (now, turn = now.direction) => {
    const [[alongX, alongY], [east, north]] = [gradient(now), way(turn)];
    return alongX * east + alongY * north;
  };
  const angle = (east, north) => ((Math.atan2(north, east) * 180) / Math.PI + 360) % 360;

  // --- What is seen

  const map = stage.plot({
    title: "Turn the arrow, move the dot",
    x: { label: "x", range: RANGE },
    y: { label: "y", range: RANGE },
    high: 350, // As high as wide, so that right angles look right.
  });
  const chart = stage.plot({
    title: "Slope ahead",
    x: { label: "direction in degrees", range: [0, 360], step: 90 },
    y: { label: "slope", range: [-1.15, 1.15] },
    high: 350,
  });
  map.surface(hills, 1);
  const level = map.curve({ stroke: "halo", width: 2, edged: true });
  const uphill = map.arrow({ stroke: "error", width: 3, edged: true });
  const ahead = map.arrow({ stroke: "model", width: 3, edged: true });
  const wave = chart.curve({ stroke: "ink", width: 2 });
  const measured = chart.dots({ fill: "data" }, 3);
  const steepest = chart.dots({ fill: "error", stroke: "halo", width: 1 }, 6);
  const [up, down, named] = [chart, chart, map].map((plot) => plot.label("error", "middle"));

  // Points as high as this one, all round: on the contour, sin x says what sin y must be.
  function contour({ x, y }) {
    const height = Math.max(Math.abs(hills([x, y])), 1e-6);
    const corner = [x, y].map((value) => Math.floor(value / Math.PI) * Math.PI);
    const half = Array.from({ length: 61 }, (_, i) => {
      const along = Math.PI / 2 - Math.acos(height) * Math.cos((i * Math.PI) / 60);
      return [along, Math.asin(Math.min(height / Math.sin(along), 1))];
    });
    const other = half.map(([along, across]) => [along, Math.PI - across]);
    return [...half, ...other.reverse()].map((place) => place.map((value, i) => corner[i] + value));
  }

  // --- What is touched

  const says = () => `direction ${state.direction}°, slope ${written(slope(state), 3)}`;
  const tip = map.handle({
    name: "the way we look", says, fine: [0.1, 0.1],
    moved: (x, y) => stage.set({ direction: angle(x - state.x, y - state.y) }),
  });
  const point = map.handle({
    name: "where we stand", role: "ink", fine: [0.05, 0.05],
    says: () => `x ${written(state.x)}, y ${written(state.y)}`,
    moved: (x, y) => stage.set({ x, y }),
  });
  const dot = chart.handle({
    name: "the slope ahead", says, fine: [1, 0], moved: (direction) => stage.set({ direction }),
  });
  stage.slider("direction in degrees", "direction");
  stage.tasks([
    {
      text: "On a slope, look along the contour: find a way that neither rises nor falls.",
      solved: (now) => steepness(now) > 0.5 && Math.abs(slope(now)) < 0.01,
    },
    { text: "Find ground where the gradient is longer than 0.99.", solved: (now) => steepness(now) > 0.99 },
    { text: "Find ground where no way is steep: every slope below 0.02.", solved: (now) => steepness(now) < 0.02 },
  ]);

  function draw(now) {
    const here = [now.x, now.y];
    const from = (step, length = 1) => here.map((value, i) => value + length * step[i]);
    level(contour(now));
    uphill(here, from(gradient(now)));
    // Its name stands on the side that the arrow ahead leaves free.
    const [steep, best] = [steepness(now), angle(...gradient(now))];
    const side = Math.sin(((now.direction - best) * Math.PI) / 180) > 0 ? -1 : 1;
    const [right, above] = way(best + 90 * side);
    named("gradient", from(gradient(now)), [40 * right, 18 * above - 4]);
    ahead(here, from(way(now.direction)));
    tip(...from(way(now.direction)));
    point(...here);

    wave(TURNS.map((turn) => [turn, slope(now, turn)]));
    measured(TURNS.filter((turn) => turn % 15 === 0).map((turn) =>
      [turn, (hills(from(way(turn), DISTANCE)) - hills(here)) / DISTANCE]));
    const worst = (best + 180) % 360;
    steepest([[best, steep], [worst, -steep]]);
    const within = (turn) => Math.min(Math.max(turn, 45), 315);
    up("gradient", [within(best), steep], [0, 12]);
    down("against it", [within(worst), -steep], [0, -20]);
    dot(now.direction, slope(now));

    return `Direction ${now.direction}°: slope ${written(slope(now), 3)}. `
      + `Gradient: length ${written(steep, 3)}, direction ${written(best, 1)}°.`;
  }

  const python = (now) => ({ point: `(${now.x}, ${now.y})`, direction: now.direction });
  return { draw, python };
});
