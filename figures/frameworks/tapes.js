/* Go through one small loss, forward and back, and read what two tapes write down. */
gdviz.touch("frameworks/tapes", (stage, numbers) => {
  const { written } = stage;
  // The last stage, the one at which the loss is known, and milliseconds that each stays while they run.
  const [LAST, FORWARD, PAUSE, TEN] = [13, 6, 2500, { range: [0, 10] }];
  let [pause, due] = [null, 0];

  const number = (start) => ({ start, from: -3, to: 3, digits: 1 });
  const state = stage.state({
    w: number(numbers.weight), x: number(numbers.sample), t: number(numbers.target),
    at: { start: LAST, from: 0, to: LAST, digits: 0 },
  });

  // --- The tape: what a row is called, where it is drawn and how it is named there, of which rows
  // it is made, the stage that computes it, PyTorch's word for it, and when its slope is complete.
  const ROWS = [
    { name: "w", at: [0.8, 3.4], title: "w", from: [], known: 0, torch: "AccumulateGrad", back: 13 },
    { name: "x", at: [0.8, 8.6], title: "x", from: [], known: 0, torch: "", back: 13 },
    { name: "×", at: [2.9, 5.2], title: "w · x", from: [0, 1], known: 1, torch: "MulBackward0", back: 12 },
    { name: "t", at: [3.8, 8.6], title: "t", from: [], known: 0, torch: "", back: 12 },
    { name: "−", at: [5, 5.2], title: "miss", from: [2, 3], known: 2, torch: "SubBackward0", back: 11 },
    { name: "power 2", at: [7.1, 5.2], title: "miss²", from: [4], known: 3, torch: "PowBackward0", back: 8 },
    { name: "power 2", at: [2.9, 1.6], title: "w²", from: [0], known: 4, torch: "PowBackward0", back: 9 },
    { name: "0.1", at: null, title: "", from: [], known: 5, torch: "", back: 9 },
    { name: "×", at: [7.1, 1.6], title: "0.1 w²", from: [6, 7], known: 5, torch: "MulBackward0", back: 8 },
    { name: "+", at: [9.2, 3.4], title: "loss", from: [5, 8], known: 6, torch: "AddBackward0", back: 7 },
  ];
  // The rows that each stage computes, and those whose slopes it passes on.
  const WORKS = [[0, 1, 3], [2], [4], [5], [6], [8], [9], [9], [9], [8], [6], [5], [4], [2]];

  function compute({ w, x, t }) {
    const [product, size] = [w * x, w ** 2];
    const [miss, penalty] = [product - t, 0.1 * size];
    const values = [w, x, product, t, miss, miss ** 2, size, 0.1, penalty, miss ** 2 + penalty];
    const back = 2 * miss; // The slope of the miss, and of the product.
    const ways = [0.1 * 2 * w, back * x]; // What comes to w, first by its square and then by the product.
    const slopes = [ways[0] + ways[1], back * w, back, -back, back, 1, 0.1, size, 1, 1];
    return { values, slopes, ways };
  }

  // A factor or a term behind the first one.
  const later = (value) => (value < 0 ? `(${written(value)})` : written(value));
  const STAGES = [
    (v) => `Given: w is ${written(v[0])}, x is ${written(v[1])} and t is ${written(v[3])}.`,
    (v) => `w · x = ${written(v[0])} · ${later(v[1])} = ${written(v[2])}.`,
    (v) => `miss = w · x − t = ${written(v[2])} − ${later(v[3])} = ${written(v[4])}.`,
    (v) => `miss² = ${later(v[4])}² = ${written(v[5])}.`,
    (v) => `w is used again: w² = ${later(v[0])}² = ${written(v[6])}.`,
    (v) => `${written(0.1, 1)} · ${written(v[6])} = ${written(v[8])}.`,
    (v) => `loss = ${written(v[5])} + ${written(v[8])} = ${written(v[9])}. The tape is complete.`,
    () => "Now back. The slope of the loss by itself is 1.",
    () => "A sum passes its slope on to both of its terms: 1 and 1.",
    (v, s) => `A product passes on its slope times the other factor, ${written(0.1, 1)}: w² gets ${written(s[6])}.`,
    (v, s, ways) => `A square has twice its base as slope: w gets ${written(2 * v[0])} · ${later(s[6])} = ${written(ways[0])}.`,
    (v, s) => `The same for the miss: it gets 2 · ${later(v[4])} = ${written(s[4])}.`,
    (v, s) => `A difference passes its slope on as it is: w · x gets ${written(s[2])}.`,
    (v, s, ways) => `The second way to w brings ${written(s[2])} · ${later(v[1])} = ${written(ways[1])}. `
      + `It is added to the first, ${written(ways[0])}, which makes ${written(s[0])}.`,
  ];

  // --- What is seen

  const net = stage.plot({ title: "The computation", x: TEN, y: TEN, high: 262 });
  const tape = stage.plot({ title: "Its tape", x: TEN, y: TEN, high: 262 });
  const drawn = ROWS.filter((row) => row.at);
  const lines = (rows) => rows.flatMap(({ from, at }) => from.filter((n) => ROWS[n].at).map((n) => [ROWS[n].at, at]));
  net.curve({ stroke: "muted", width: 1.5 })(...lines(drawn));
  const [forth, back] = [net.curve({ stroke: "path", width: 4 }), net.curve({ stroke: "error", width: 4, dash: "6 4" })];
  net.dots({ fill: "paper", stroke: "muted", width: 1.5 }, 20)(drawn.map((row) => row.at));
  const lit = [net.dots({ fill: "paper", stroke: "path", width: 4 }, 20), net.dots({ fill: "paper", stroke: "error", width: 4 }, 20)];
  const labels = (plot, role, anchor) => ROWS.map(() => plot.label(role, anchor));
  const [values, slopes] = [labels(net, "ink", "middle"), labels(net, "error", "middle")];
  for (const row of drawn) net.label("muted", "middle")(row.title, row.at, [0, -34]);

  // The columns of the tape: where they stand, and what is on top.
  const COLUMNS = [[0, "start", ""], [0.42, "start", "gdviz"], [3.85, "end", "value"], [4.03, "start", "of"], [4.8, "start", "PyTorch"], [10, "end", "slope"]];
  const height = (n) => 8.7 - 0.9 * n;
  for (const [across, anchor, title] of COLUMNS) tape.label("muted", anchor)(title, [across, 9.7]);
  const cells = COLUMNS.map(([, anchor], column) => labels(tape, column === 5 ? "error" : "ink", anchor));
  const mark = tape.curve({ stroke: "path", width: 3 });

  // --- What is touched

  stage.panel.prepend(stage.group("Slow motion", () => {
    // After the last stage comes the first one again.
    const turn = (by) => stage.set({ at: (state.at + by + LAST + 1) % (LAST + 1) });
    for (const [name, by] of [["Back", -1], ["Next", 1]]) stage.button(name, () => turn(by));
    pause = stage.runner(() => {
      if (performance.now() > due) [due, state.at] = [performance.now() + PAUSE, (state.at + 1) % (LAST + 1)];
      return state.at < LAST;
    });
  }));
  for (const key of ["w", "x", "t"]) stage.slider(key, key);
  stage.tasks([{
    text: "Choose w so that the two slopes that come to it nearly cancel: a sum closer to 0 than 0.1.",
    solved: (now) => now.x !== 0 && now.w !== 0 && Math.abs(compute(now).slopes[0]) < 0.1,
  }]);

  function draw(now) {
    const found = compute(now);
    const isBack = now.at > FORWARD;
    const works = WORKS[now.at].map((n) => ROWS[n]);
    // Forward and back each have a colour.
    [forth, back].forEach((show, n) => show(...(isBack === Boolean(n) && now.at !== FORWARD + 1 ? lines(works) : [])));
    lit.forEach((show, n) => show(isBack === Boolean(n) ? works.map((row) => row.at) : []));
    mark(...WORKS[now.at].map((n) => [[-0.2, height(n) - 0.1], [-0.2, height(n) + 0.5]]));
    ROWS.forEach((row, n) => {
      const value = now.at >= row.known ? written(found.values[n]) : "";
      // Before the second way has brought its slope, w has that of the first.
      const early = n === 0 && now.at < row.back && now.at >= 10;
      const slope = now.at >= row.back || early ? written(early ? found.ways[0] : found.slopes[n]) : "";
      if (row.at) [values[n](value, row.at, [0, -4]), slopes[n](slope, row.at, [0, 24])];
      const told = [`${n}`, row.name, value, row.from.join(" "), row.torch || "–", slope];
      cells.forEach((column, k) => column[n](value ? told[k] : "", [COLUMNS[k][0], height(n)]));
    });
    return STAGES[now.at](found.values, found.slopes, found.ways);
  }

  const python = (now) => ({ weight: now.w, sample: now.x, target: now.t, at: now.at });
  return { draw, python, reset: pause };
});
