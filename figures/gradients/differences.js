/* Shrink the gap: two lines turn into the tangent, until rounding turns them away again. */
gdviz.touch("gradients/differences", (stage, numbers) => {
  const { Cubic, Parabola } = gdviz.arithmetic;
  const CURVES = { cubic: Cubic(), parabola: Parabola() };
  const { gaps, heights } = numbers;
  const { written } = stage;
  const EDGE = 2.4;
  const NONE = 1e-17; // Where an error of 0 is drawn, which has no logarithm.

  const state = stage.state({
    curve: { start: "cubic", among: ["cubic", "parabola"] },
    x: { start: numbers.place, from: -1.2, to: 1.2, digits: 2 },
    power: { start: numbers.power, from: -15, to: 0, digits: 1 },
  });
  const gapOf = (power) => gaps[Math.round(-10 * power)];

  // The slopes from two values, and how far they are off.
  const measure = ({ curve, x, power }, gap = gapOf(power)) => {
    const f = CURVES[curve];
    const [slope] = f.gradient([x]);
    const [behind, here, beyond] = [x - gap, x, x + gap].map((place) => f([place]));
    const [ahead, both] = [(beyond - here) / gap, (beyond - behind) / (2 * gap)];
    const [aheadError, bothError] = [ahead, both].map((found) => Math.abs(found - slope));
    return { slope, behind, here, beyond, ahead, both, aheadError, bothError };
  };
  const raised = (error) => Math.log10(Math.max(error, NONE));

  // --- What is seen

  const plot = stage.plot({
    title: "Drag the square to the dot",
    x: { label: "x", range: [-EDGE, EDGE] },
    y: { label: "height", range: heights.cubic },
  });
  const chart = stage.plot({
    title: "Errors of the slopes",
    x: { label: "gap, as a power of ten", range: [-15, 0], step: 3 },
    y: { label: "error, as a power of ten", range: [-17, 2], step: 3 },
  });
  const tangent = plot.curve({ stroke: "truth", width: 6 });
  const curve = plot.curve({ stroke: "ink", width: 2 });
  const [ahead, both] = [{ stroke: "data", dash: "6 4" }, { stroke: "model" }];
  const [aheadLine, bothLine] = [ahead, both].map((look) => plot.curve({ ...look, width: 2 }));
  const [aheadErrors, bothErrors] = [ahead, both].map((look) => chart.curve({ ...look, width: 1.5 }));
  const left = plot.dots({ fill: "model", stroke: "halo", width: 1 }, 6);
  const low = chart.dots({ fill: "model", stroke: "halo", width: 1 }, 6);
  chart.label("data", "middle")("ahead", [-7.5, -3.5]);
  chart.label("model", "middle")("both sides", [-9, -13]);

  // --- What is touched

  const says = () => {
    const gap = gapOf(state.power);
    return `Gap ${written(gap, gap < 0.01 ? 0 : 3)}`;
  };
  const point = plot.handle({
    name: "the point", role: "truth", says: () => `x ${written(state.x)}`, fine: [0.05, 0],
    moved: (x) => stage.set({ x }),
  });
  // It lies above the point, or it could not be dragged back.
  const right = plot.handle({
    name: "the point ahead", role: "data", shape: "square", says, fine: [0.05, 0],
    // Gaps too small to be seen are left to the chart and the slider.
    moved: (x) => stage.set({ power: Math.log10(Math.max(x - state.x, 0.01)) }),
  });
  const high = chart.handle({
    name: "the gap and its error", role: "data", shape: "square", says, fine: [0.1, 0],
    moved: (power) => stage.set({ power }),
  });
  stage.slider("gap: ten to the", "power");
  stage.slider("x", "x");
  stage.choice("curve", "curve", { cubic: "x³", parabola: "x² + 1" });
  stage.tasks([
    { text: "Bring the error of the slope ahead below 10⁻⁷.", solved: (now) => measure(now).aheadError < 1e-7 },
    { text: "Bring the error to both sides below 10⁻¹⁰.", solved: (now) => measure(now).bothError < 1e-10 },
    {
      text: "Find a curve on which both sides are right even with a gap of 1.",
      solved: (now) => now.power === 0 && measure(now).bothError < 1e-12,
    },
  ]);

  function draw(now) {
    const gap = gapOf(now.power);
    const found = measure(now);
    plot.limit([-EDGE, EDGE], heights[now.curve]);
    const places = Array.from({ length: 97 }, (_, i) => -EDGE + (i * EDGE) / 48);
    curve(places.map((x) => [x, CURVES[now.curve]([x])]));
    const straight = (slope, x, y) => [-EDGE, EDGE].map((end) => [end, y + slope * (end - x)]);
    tangent(straight(found.slope, now.x, found.here));
    aheadLine(straight(found.ahead, now.x, found.here));
    bothLine(straight(found.both, now.x + gap, found.beyond));
    left([[now.x - gap, found.behind]]);
    point(now.x, found.here);
    right(now.x + gap, found.beyond);

    const all = gaps.map((one) => measure(now, one));
    aheadErrors(all.map(({ aheadError }, i) => [-i / 10, raised(aheadError)]));
    bothErrors(all.map(({ bothError }, i) => [-i / 10, raised(bothError)]));
    low([[now.power, raised(found.bothError)]]);
    high(now.power, raised(found.aheadError));

    return `${says()}: ahead ${written(found.ahead, 4)}, off by ${written(found.aheadError, 4)}; `
      + `both ${written(found.both, 4)}, off by ${written(found.bothError, 4)}.`;
  }

  const python = ({ curve: name, x, power }) => ({ curve: `"${name}"`, place: x, power });
  return { draw, python };
});
