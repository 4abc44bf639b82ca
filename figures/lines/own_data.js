/* Measurements of one's own, moved by hand, pasted or opened, and the walk to the best line. */
gdviz.touch("lines/own_data", (stage, numbers) => {
  const { line_loss, visited, GradientDescent } = gdviz.arithmetic;
  const { written } = stage;
  const [MOST, FAR] = [200, 1e9]; // So many measurements, and none larger.

  const state = stage.state({
    points: { start: numbers.points, points: MOST, least: 2, x: [-FAR, FAR], y: [-FAR, FAR], digits: 9 },
    names: { start: "time,distance", text: 80 }, scale: { start: "standardised", among: ["standardised", "as measured"] },
    rate: { start: 0.1, from: 1e-7, to: 1, digits: 9 }, steps: { start: 10, from: 0, to: 1000, digits: 0 },
  });
  const walk = stage.walker();
  let chosen = 0;

  // --- The line, in the units of the measurements

  const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  function middleAndSpread(values, scale) {
    if (scale !== "standardised") return [0, 1];
    const middle = mean(values);
    return [middle, Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1];
  }

  function fitted(now) {
    const [x, y] = [0, 1].map((side) => now.points.map((point) => point[side]));
    const [xMiddle, xSpread] = middleAndSpread(x, now.scale);
    const [yMiddle, ySpread] = middleAndSpread(y, now.scale);
    const loss = line_loss(x.map((v) => (v - xMiddle) / xSpread), y.map((v) => (v - yMiddle) / ySpread));
    const points = walk(JSON.stringify([now.points, now.scale, now.rate]), () =>
      visited(loss, [0, 0], GradientDescent({ learning_rate: now.rate })), now.steps);
    const slope = (points.at(-1)[0] * ySpread) / xSpread;
    const intercept = yMiddle + points.at(-1)[1] * ySpread - slope * xMiddle;
    // The best line goes through the middle of all, with the slope of least squares.
    const [right, up] = [mean(x), mean(y)];
    const steepest = mean(x.map((v, i) => (v - right) * (y[i] - up))) / mean(x.map((v) => (v - right) ** 2));
    const best = mean(x.map((v, i) => (up + steepest * (v - right) - y[i]) ** 2));
    return { x, y, points, slope, intercept, best, losses: points.map((w) => ySpread ** 2 * loss(w)) };
  }

  // --- What is seen

  const axis = (label) => ({ label, range: [0, 1] });
  const plot = stage.plot({ title: "Click to add, drag to move", x: axis("x"), y: axis("y") });
  const chart = stage.plot({ title: "The loss of the line", x: axis("step"), y: axis("loss") });
  const dots = plot.dots({ fill: "data" }, 4);
  const line = plot.curve({ stroke: "model", width: 3 });
  const looks = [{ stroke: "truth", dash: "6 4" }, { stroke: "model", width: 2.5 }];
  const [lowest, curve] = looks.map((look) => chart.curve(look));
  const short = (value) => written(value, Math.min(6, Math.max(0, 3 - Math.ceil(Math.log10(Math.abs(value) || 1)))));

  // --- What is touched

  const isEnough = (points) => new Set(points.map(([x]) => x.toFixed(9))).size > 1 && points.length <= MOST;
  const few = `A line needs two to ${MOST} measurements that do not all lie above one another.`;
  const use = (points, changes) => (isEnough(points) ? stage.set({ points, ...changes }) : stage.say(few));
  const handle = plot.handle({
    name: "the chosen measurement", role: "data",
    says: () => state.points[chosen].map(short).join(" and "),
    moved: (x, y) => use(state.points.with(chosen, [x, y])),
  });
  plot.pick((x, y) => {
    const near = state.points.findIndex((point) => plot.isNear(point, [x, y]));
    if (near < 0) use([...state.points, [x, y]]);
    chosen = near < 0 ? state.points.length - 1 : near;
    stage.draw();
  });
  stage.button("Next measurement", () => { chosen += 1; stage.draw(); });
  stage.button("Delete it", () => use(state.points.filter((_, i) => i !== chosen)));
  const pause = stage.runner(() => {
    const { points, losses } = fitted({ ...state, steps: state.steps += 1 });
    // Until the last step changes nothing that one sees.
    return !points.diverged && state.steps < 1000 && losses.at(-2) - losses.at(-1) > 1e-5 * losses.at(-1);
  });
  stage.slider("learning rate", "rate", { log: true });
  stage.choice("the walk sees them", "scale");

  const read = (text) => {
    pause();
    try {
      const { points, names } = gdviz.columns(text);
      chosen = 0;
      use(points, { steps: 0, ...(names && { names: names.join() }) });
    } catch (error) {
      stage.say(error.message);
    }
  };
  stage.file("Open a table", ".csv,.tsv,.txt,text/*", async (file) => read(await file.slice(0, 1e6).text()));
  stage.paste("or paste two columns", "time (s), distance (m)\n0, 0.1\n1, 2.3", read);

  function draw(now) {
    if (!isEnough(now.points)) return few;
    chosen = (chosen + now.points.length) % now.points.length;
    const found = fitted(now);
    const names = now.names.split(",");
    const around = (values, [low, high] = [Math.min(...values), Math.max(...values)]) =>
      [low - (high - low || 1) / 12, high + (high - low || 1) / 12];
    const within = around(found.x);
    plot.limit(within, around(found.y), names[1] ?? "", names[0]);
    dots(now.points);
    line(within.map((x) => [x, found.slope * x + found.intercept]));
    handle(...now.points[chosen]);

    const count = found.points.length - 1;
    chart.limit([0, count || 1], [0, 1.05 * Math.max(...found.losses, 1e-9)]);
    curve(found.losses.map((loss, k) => [k, loss]));
    lowest([[0, found.best], [count || 1, found.best]]);

    const many = `${now.points.length} measurements`;
    if (found.points.diverged) return `${many}: diverged at step ${count}. Standardise them, or take a smaller rate.`;
    return `${many}: after ${written(count, 0)} steps slope ${short(found.slope)}, intercept `
      + `${short(found.intercept)}, loss ${short(found.losses.at(-1))}; the lowest is ${short(found.best)}.`;
  }

  const python = ({ points, names, scale, rate, steps }) => ({
    points: JSON.stringify(points), names: JSON.stringify(`${names},`.replaceAll("$", "\\$").split(",").slice(0, 2)), scale: `"${scale}"`, rate, steps,
  });
  return { draw, python, reset: pause };
});
