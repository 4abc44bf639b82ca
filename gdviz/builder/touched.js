/* Drag the start of a walk on the hills, and change its learning rate. */
gdviz.touch("PAGE/NAME", (stage, numbers) => {
  const { Hills, GradientDescent, visited } = gdviz.arithmetic;
  const hills = Hills();
  const walk = stage.walker();

  // What a reader may change: the address of the page, and the script one takes along, tell it.
  const state = stage.state({
    x: { start: numbers.start[0], from: 0, to: 6, digits: 2 },
    y: { start: numbers.start[1], from: 0, to: 6, digits: 2 },
    rate: { start: numbers.rate, from: 0.01, to: 3, digits: 2 },
  });

  const map = stage.plot({
    title: "Drag the start",
    x: { label: "x", range: [0, 6] },
    y: { label: "y", range: [0, 6] },
  });
  map.surface(hills, 1);
  const trail = map.curve({ stroke: "path", width: 2, edged: true });
  const place = () => `x ${stage.written(state.x)}, y ${stage.written(state.y)}`;
  const start = map.handle({
    name: "the start", says: place, fine: [0.05, 0.05], moved: (x, y) => stage.set({ x, y }),
  });
  stage.slider("learning rate", "rate");

  // Drawn anew whenever the state changes; what is returned stands below and is read out.
  function draw({ x, y, rate }) {
    const points = walk([x, y, rate].join(), () =>
      visited(hills, [x, y], GradientDescent({ learning_rate: rate })), numbers.steps);
    trail(points);
    start(x, y);
    return `From ${place()} to height ${stage.written(hills(points.at(-1)))} in ${numbers.steps} steps`;
  }

  // The lines of the recipe that say what the reader has chosen.
  const python = ({ x, y, rate }) => ({ start: `(${x}, ${y})`, rate });
  return { draw, python };
});
