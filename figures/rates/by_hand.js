/* Change the learning rate in a bowl, and see each direction shrink, change sides or grow. */
gdviz.touch("rates/by_hand", (stage, numbers) => {
  const { Bowl, Ravine, GradientDescent, visited } = gdviz.arithmetic;
  const { written } = stage;
  const CURVATURES = [5, 1]; // Of both bowls, across and along.
  const BOWLS = { upright: Bowl(...CURVATURES), askew: Ravine(...CURVATURES) };
  const ARRIVED = 1e-6; // Of the first loss: so little is nothing.

  const state = stage.state({
    bowl: { start: "upright", among: ["upright", "askew"] },
    x: { start: numbers.start[0], from: -10, to: 10, digits: 1 },
    y: { start: numbers.start[1], from: -10, to: 10, digits: 1 },
    rate: { start: numbers.rate, from: 0.01, to: 0.6, digits: 3 },
    steps: { start: numbers.steps, from: 1, to: 1000, digits: 0 },
    axis: { start: "linear", among: ["linear", "logarithmic"] },
  });
  const walk = stage.walker();
  const path = (now, steps = now.steps) => walk([now.bowl, now.x, now.y, now.rate].join(), () =>
    visited(BOWLS[now.bowl], [now.x, now.y], GradientDescent({ learning_rate: now.rate })), steps);

  // The step at which a walk has arrived, if it does.
  const arrival = (now) => {
    const points = path(now, 1000);
    const f = BOWLS[now.bowl];
    const found = points.findIndex((point) => f(points[0]) && f(point) <= ARRIVED * f(points[0]));
    return points.diverged || found < 0 ? Infinity : found;
  };

  const map = stage.plot({
    title: "The walk: drag its start",
    x: { label: "x", range: [-10, 10] },
    y: { label: "y", range: [-10, 10] },
  });
  const chart = stage.plot({
    title: "Its loss",
    x: { label: "step", range: [0, 20] },
    y: { label: "loss", range: [0, 100] },
  });
  const trail = map.curve({ stroke: "path", width: 2, edged: true });
  const places = map.dots({ fill: "halo", stroke: "outline", width: 1 }, 3);
  const start = map.handle({
    name: "the start", fine: [0.1, 0.1],
    says: () => `x ${written(state.x, 1)}, y ${written(state.y, 1)}`,
    moved: (x, y) => stage.set({ x, y }),
  });
  const curve = chart.curve({ stroke: "model", width: 2.5 });

  stage.slider("learning rate", "rate");
  stage.slider("steps", "steps", { log: true });
  stage.choice("bowl", "bowl");
  stage.choice("axis of the loss", "axis");
  stage.tasks([
    { text: "Arrive in fewer than 18 steps.", solved: (now) => arrival(now) < 18 },
    {
      text: "Find a rate of more than 0.39 that still arrives.",
      solved: (now) => now.rate > 0.39 && arrival(now) < Infinity,
    },
    {
      text: "Let the walk jump to and fro for ever: each step on the other side, none nearer.",
      solved: (now) => now.rate === 2 / CURVATURES[0],
    },
  ]);

  let drawn = "";
  function draw(now) {
    const points = path(now);
    const f = BOWLS[now.bowl];
    if (drawn !== now.bowl) map.surface(f);
    drawn = now.bowl;
    trail(points);
    places(points.slice(1, 200));
    start(now.x, now.y);

    const losses = points.map(f);
    const isLog = now.axis === "logarithmic";
    const heights = isLog ? losses.map((loss) => Math.log10(Math.max(loss, 1e-30))) : losses;
    const top = Math.max(...heights, ...(isLog ? [] : [1e-9]));
    chart.limit([0, now.steps], isLog ? [Math.min(...heights, top - 1), top + 0.3] : [0, 1.05 * top],
      isLog ? "loss, as a power of ten" : "loss");
    curve(heights.map((height, k) => [k, height]));

    const [steep, flat] = CURVATURES.map((curvature) => written(1 - now.rate * curvature, 2));
    const factors = `Each step multiplies the steep way by ${steep} and the flat way by ${flat}`;
    const end = arrival(now);
    if (points.diverged) return `${factors}: diverged at step ${points.length - 1}. Below 0.4 it arrives.`;
    return end <= now.steps
      ? `${factors}: arrived at step ${end}, a millionth of the first loss.`
      : `${factors}: after ${now.steps} ${now.steps === 1 ? "step" : "steps"} the loss is ${written(losses.at(-1), 3)}.`;
  }

  const python = (now) => ({
    bowl: `"${now.bowl}"`, start: `(${now.x}, ${now.y})`, rate: now.rate, steps: now.steps,
  });
  return { draw, python };
});
