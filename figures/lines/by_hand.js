/* Drag the line, or the point that it is on the map of losses; then let it walk. */
gdviz.touch("lines/by_hand", (stage, numbers) => {
  const { line_loss, visited, GradientDescent } = gdviz.arithmetic;
  const { written } = stage;
  const MOST = 10_000; // Steps.
  const LOW = 0.0035; // A loss as low as where the long walk of this page ends.

  const state = stage.state({
    slope: { start: numbers.slope, from: -2, to: 2, digits: 3 },
    intercept: { start: numbers.intercept, from: -1, to: 1, digits: 3 },
    rate: { start: numbers.rate, from: 0.005, to: 1, digits: 3 },
    steps: { start: 0, from: 0, to: MOST, digits: 0 },
  });
  const [times, distances] = [0, 1].map((side) => numbers.points.map((point) => point[side]));
  const longest = Math.max(...times);
  const loss = line_loss(times.map((t) => t / longest), distances);
  const walk = stage.walker(50);

  // --- What is seen

  const run = stage.plot({
    title: "The line: drag its ends",
    x: { label: "time", range: [-2, 52] },
    y: { label: "distance", range: [-1.6, 1.8] },
  });
  const map = stage.plot({
    title: "Its loss: drag the point",
    x: { label: "slope", range: [-2, 2] },
    y: { label: "intercept", range: [-1, 1] },
  });
  map.surface(loss);
  const squares = run.curve({ fill: "error", stroke: "error", width: 1, opacity: 0.35, closed: true });
  run.dots({ fill: "data" }, 3)(numbers.points);
  const line = run.curve({ stroke: "model", width: 3 });
  const trail = map.curve({ stroke: "halo", width: 2, edged: true });
  const downhill = map.curve({ stroke: "path", width: 3, edged: true });
  const height = map.label("ink");

  // --- What is touched

  let [slope, intercept] = [state.slope, state.intercept];
  const place = () => `slope ${written(slope, 3)}, intercept ${written(intercept, 3)}`;
  const moveTo = (newSlope, newIntercept) => {
    pause();
    stage.set({ slope: newSlope, intercept: newIntercept, steps: 0 });
  };
  const left = run.handle({
    name: "left end of the line", says: place, fine: [0, 0.02],
    moved: (_, end) => moveTo(slope + intercept - end, end),
  });
  const right = run.handle({
    name: "right end of the line", shape: "square", says: place, fine: [0, 0.02],
    moved: (_, end) => moveTo(end - intercept, intercept),
  });
  const point = map.handle({
    name: "the line as a point", says: place, fine: [0.02, 0.01], moved: moveTo,
  });

  for (const count of [1, 10, 100]) {
    const label = count === 1 ? "Step" : `${count} steps`;
    stage.button(label, () => stage.set({ steps: state.steps + count }));
  }
  const pause = stage.runner(() => (state.steps += 1) < MOST && !path(state).diverged);
  stage.slider("learning rate", "rate", { log: true });

  const path = (now) => walk([now.slope, now.intercept, now.rate].join(), () =>
    visited(loss, [now.slope, now.intercept], GradientDescent({ learning_rate: now.rate })), now.steps);

  stage.tasks([
    {
      text: "By hand, without a step, bring the loss below 0.01.",
      solved: (now) => now.steps === 0 && loss([now.slope, now.intercept]) < 0.01,
    },
    {
      text: `From a loss above 1, arrive below ${LOW} in fewer than 60 steps.`,
      solved: (now) => loss([now.slope, now.intercept]) > 1
        && path({ ...now, steps: Math.min(now.steps, 59) }).some((weights) => loss(weights) < LOW),
    },
  ]);

  function draw(now) {
    const points = path(now);
    [slope, intercept] = points.at(-1);
    const predict = (t) => (slope * t) / longest + intercept;
    const missed = numbers.points.filter((_, i) => i % 5 === 0);
    squares(...missed.map(([t, y]) => run.square(t, predict(t), y)));
    line([[0, intercept], [longest, slope + intercept]]);
    left(0, intercept);
    right(longest, slope + intercept);

    trail(points);
    point(slope, intercept);
    const [across, upright] = loss.gradient([slope, intercept]);
    downhill([[slope, intercept], [slope - 0.3 * across, intercept - 0.3 * upright]]);
    const lost = written(loss([slope, intercept]), 4);
    height(`loss ${lost}`, [slope, intercept], [14, 12]);

    const count = points.length - 1;
    return points.diverged
      ? `Diverged at step ${count}: a learning rate of ${written(now.rate, 3)} is too large. Choose a smaller one.`
      : `${written(count, 0)} ${count === 1 ? "step" : "steps"}: ${place()}, loss ${lost}`;
  }

  const python = ({ rate, steps, ...now }) => ({
    start: `(${now.slope}, ${now.intercept})`, rate, steps,
  });
  return { draw, python, reset: pause };
});
