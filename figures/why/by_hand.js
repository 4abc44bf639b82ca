/* Hold a curve between two parabolas, and see what they promise of a step. */
gdviz.touch("why/by_hand", (stage, numbers) => {
  const { GradientDescent, descend } = gdviz.arithmetic;
  const { Formula } = gdviz.formula;
  const { written } = stage;
  const [EDGE, LONGEST] = [4, 2]; // Of the curve, and the longest rate.
  const TINY = 1e-9; // What rounding leaves of nothing.

  const entries = Object.entries(numbers.curves).map(([name, text]) => [name, Formula(text)]);
  const curves = Object.fromEntries(entries);
  const state = stage.state({
    curve: { start: "valley", among: Object.keys(curves) },
    x: { start: numbers.place, from: -EDGE, to: EDGE, digits: 2 },
    rate: { start: numbers.rate, from: 0.01, to: LONGEST, digits: 2 },
    L: { start: numbers.smoothness, from: 0.1, to: 4, digits: 2 },
    mu: { start: numbers.convexity, from: 0, to: 2, digits: 2 },
  });
  const across = (from, to) => Array.from({ length: 97 }, (_, i) => from + (i * (to - from)) / 96);
  const [places, rates] = [across(-EDGE, EDGE), across(0.001, LONGEST)];

  // The parabola that touches the curve at a place; with the curvature 0 it is the tangent.
  const touching = (f, x, curvature) => {
    const [slope] = f.gradient([x]);
    return (y) => f([x]) + slope * (y - x) + (curvature / 2) * (y - x) ** 2;
  };
  const breaks = (f, x, curvature, side) => {
    const parabola = touching(f, x, curvature);
    return places.some((y) => side * (f([y]) - parabola(y)) > TINY);
  };
  const holds = (f, L) => places.every((x) => !breaks(f, x, L, 1));
  const promise = ({ curve, x, L }, rate) => rate * (1 - (L * rate) / 2) * curves[curve].gradient([x])[0] ** 2;
  const landing = ({ curve, x }, rate) =>
    descend(curves[curve], [x], GradientDescent({ learning_rate: rate }), 1).at(-1)[0];
  const fall = (now, rate) => curves[now.curve]([now.x]) - curves[now.curve]([landing(now, rate)]);

  // --- What is seen

  const plot = stage.plot({
    title: "Drag the dot along the curve",
    x: { label: "x", range: [-EDGE, EDGE] },
    y: { label: "height", range: [-1.5, 6.5] },
  });
  const chart = stage.plot({
    title: "Fall of one step: drag the rate",
    x: { label: "learning rate", range: [0, LONGEST] },
    y: { label: "fall", range: [-1, 2] },
  });
  const above = plot.curve({ stroke: "model", width: 2, dash: "6 4" });
  const below = plot.curve({ stroke: "data", width: 2, dash: "8 3 2 3" });
  const tangent = plot.curve({ stroke: "truth", width: 1.4 });
  const curve = plot.curve({ stroke: "ink", width: 2.5 });
  const landed = plot.dots({ fill: "paper", stroke: "model", width: 2 }, 5);
  const promised = chart.curve({ stroke: "model", width: 2, dash: "6 4" });
  const fallen = chart.curve({ stroke: "ink", width: 2.5 });
  const reached = chart.dots({ fill: "paper", stroke: "model", width: 2 }, 5);

  // --- What is touched

  const point = plot.handle({
    name: "the dot", says: () => `x ${written(state.x)}`, fine: [0.05, 0], moved: (x) => stage.set({ x }),
  });
  const pace = chart.handle({
    name: "the rate", says: () => written(state.rate), fine: [0.01, 0], moved: (rate) => stage.set({ rate }),
  });
  stage.slider("L, above", "L");
  stage.slider("μ, below", "mu");
  stage.slider("learning rate", "rate");
  stage.choice("curve", "curve");
  stage.tasks([
    {
      text: "Valley: find an L below 1.3 whose parabola stays above from every place.",
      solved: (now) => now.curve === "valley" && now.L < 1.3 && holds(curves.valley, now.L),
    },
    { text: "With L = 2, find the rate of the largest promise.", solved: (now) => now.L === 2 && now.rate === 0.5 },
    {
      text: "Waves: find a place where the curve nowhere breaks through its tangent.",
      solved: (now) => now.curve === "waves" && !breaks(curves.waves, now.x, 0, -1),
    },
  ]);

  function draw(now) {
    const f = curves[now.curve];
    const line = (curvature) => places.map((y) => [y, touching(f, now.x, curvature)(y)]);
    above(line(now.L));
    below(line(now.mu));
    tangent(line(0));
    curve(places.map((y) => [y, f([y])]));
    point(now.x, f([now.x]));
    const end = landing(now, now.rate);
    landed([[end, f([end])]]);

    const [soft, real] = [promise, fall].map((of) => rates.map((rate) => [rate, of(now, rate)]));
    const heights = [...real.map(([, height]) => height), promise(now, now.rate)];
    const room = 0.15 * (Math.max(...heights) - Math.min(...heights)) || 0.1;
    chart.limit([0, LONGEST], [Math.min(0, ...heights) - room, Math.max(0, ...heights) + room]);
    promised(soft);
    fallen(real);
    reached([[now.rate, fall(now, now.rate)]]);
    pace(now.rate, promise(now, now.rate));

    const high = breaks(f, now.x, now.L, 1) ? "The curve breaks through the parabola above" : "";
    const low = breaks(f, now.x, now.mu, -1) ? "The curve breaks through the parabola below" : "";
    return `With L ${written(now.L)} the step from ${written(now.x)} to ${written(end)} is promised a fall of `
      + `${written(promise(now, now.rate), 3)}, and it falls by ${written(fall(now, now.rate), 3)}. `
      + `${[high, low].filter(Boolean).join(". ") || "The curve lies between both parabolas"}.`;
  }

  const python = ({ curve: name, x, rate, L, mu }) => ({
    curve: `"${name}"`, place: x, smoothness: L, convexity: mu, rate,
  });
  return { draw, python };
});
