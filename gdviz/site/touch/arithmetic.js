/* The arithmetic of gdviz, for pictures that one can touch: the same names, the same numbers.

   A test runs all of this against Python. A point is an array, and so is a gradient; where Python
   has arrays of two axes, here are arrays of rows. */
(() => {
  const { cos, exp, sin, sqrt } = Math;
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  // A plain loop, for here is where a network spends its time.
  const dot = (one, other) => {
    let total = 0;
    for (let i = 0; i < one.length; i++) total += one[i] * other[i];
    return total;
  };
  const plus = (one, other) => one.map((value, i) => value + other[i]);
  const times = (factor, values) => values.map((value) => factor * value);

  // A function is called with a point; beside it stands its gradient.
  const withGradient = (height, gradient) => Object.assign(height, { gradient });

  // --- gdviz.functions.curves

  const Parabola = () => withGradient(([x]) => x * x + 1, ([x]) => [2 * x]);

  const Cubic = () => withGradient(([x]) => x * (x * x), ([x]) => [3 * (x * x)]);

  const Waves = () => withGradient(([x]) => x * sin(x), ([x]) => [sin(x) + x * cos(x)]);

  const DoubleWell = (tilt = 0.4) =>
    withGradient(([x]) => (x * x - 1) ** 2 - tilt * x, ([x]) => [4 * x * (x * x - 1) - tilt]);

  // --- gdviz.functions.surfaces

  const Hills = () =>
    withGradient(
      ([x, y]) => sin(x) * sin(y),
      ([x, y]) => [cos(x) * sin(y), sin(x) * cos(y)],
    );

  const Bowl = (a = 5, b = 1) =>
    withGradient(([x, y]) => (a * x * x + b * y * y) / 2, ([x, y]) => [a * x, b * y]);

  // Centre, depth and width of each pit.
  const PITS = [[-1.3, 0.2, 1.2, 1.1], [1.5, 1.4, 1.8, 0.7], [1.1, -1.4, 2.6, 0.45]];

  const ThreeBasins = () => {
    const dug = (x, y, pit) =>
      pit[2] * exp(-((x - pit[0]) ** 2 + (y - pit[1]) ** 2) / (2 * pit[3] ** 2));
    return withGradient(
      ([x, y]) => (x * x + y * y) / 20 - sum(PITS.map((pit) => dug(x, y, pit))),
      ([x, y]) => [
        x / 10 + sum(PITS.map((pit) => ((x - pit[0]) * dug(x, y, pit)) / pit[3] ** 2)),
        y / 10 + sum(PITS.map((pit) => ((y - pit[1]) * dug(x, y, pit)) / pit[3] ** 2)),
      ],
    );
  };

  const Saddle = () =>
    withGradient(([x, y]) => (x * x) / 2 + y ** 4 / 4 - (y * y) / 2, ([x, y]) => [x, y ** 3 - y]);

  const Ravine = (a = 50, b = 1) =>
    withGradient(
      ([x, y]) => (a * (x - y) ** 2 + b * (x + y) ** 2) / 4,
      ([x, y]) => {
        const across = a * (x - y);
        const along = b * (x + y);
        return [(along + across) / 2, (along - across) / 2];
      },
    );

  const Rosenbrock = () =>
    withGradient(
      ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      ([x, y]) => {
        const away = y - x * x;
        return [2 * (x - 1) - 400 * x * away, 200 * away];
      },
    );

  // --- gdviz.functions.regression

  // L(w) = |Xw − y|² / n, with a row of X for each measurement.
  const LinearLoss = (columns, y) => {
    const residuals = (weights) => columns.map((row, i) => dot(row, weights) - y[i]);
    const loss = withGradient(
      (weights) => {
        let total = 0; // A plain loop, for a map asks at thousands of places.
        for (let i = 0; i < y.length; i++) total += (dot(columns[i], weights) - y[i]) ** 2;
        return total / y.length;
      },
      (weights) => {
        const missed = residuals(weights);
        return weights.map((_, k) => (2 / y.length) * sum(columns.map((row, i) => row[k] * missed[i])));
      },
    );
    const hessian = (k, l) => (2 / y.length) * sum(columns.map((row) => row[k] * row[l]));
    return Object.assign(loss, { residuals, hessian });
  };

  const line_loss = (x, y) => LinearLoss(x.map((value) => [value, 1]), y);

  // --- gdviz.functions.epochs

  // The losses of batches without end: each epoch shuffles the order of the one before.
  function* Epochs(loss, x, y, size, shuffle) {
    const again = shuffle.filter((i) => i < x.length);
    for (let order = again; ; order = again.map((i) => order[i])) {
      for (let start = 0; start < order.length; start += size) {
        const rows = order.slice(start, start + size);
        yield loss(rows.map((i) => x[i]), rows.map((i) => y[i]));
      }
    }
  }

  // --- gdviz.optim.descent: rules are (gradient, memory) → [step, memory]

  const zeros = (gradient) => gradient.map(() => 0);

  const GradientDescent = ({ learning_rate }) => (gradient, memory) => [
    times(-learning_rate, gradient),
    memory,
  ];

  const Momentum = ({ learning_rate, momentum = 0.9 }) => (gradient, memory) => {
    const before = memory ?? zeros(gradient);
    const velocity = gradient.map((slope, i) => momentum * before[i] - learning_rate * slope);
    return [velocity, velocity];
  };

  const Nesterov = ({ learning_rate, momentum = 0.9 }) => {
    const rule = (gradient, memory) => {
      const plain = times(-learning_rate, gradient);
      const velocity = plus(times(momentum, memory ?? zeros(gradient)), plain);
      return [plus(times(momentum, velocity), plain), velocity];
    };
    return Object.assign(rule, { ball: (place, velocity) => plus(place, times(-momentum, velocity)) });
  };

  const AdaGrad = ({ learning_rate, epsilon = 1e-10 }) => (gradient, memory) => {
    const before = memory ?? zeros(gradient);
    const squares = gradient.map((slope, i) => before[i] + slope * slope);
    return [gradient.map((slope, i) => (-learning_rate * slope) / (sqrt(squares[i]) + epsilon)), squares];
  };

  const RMSProp = ({ learning_rate, decay = 0.9, epsilon = 1e-8 }) => (gradient, memory) => {
    const before = memory ?? zeros(gradient);
    const squares = gradient.map((slope, i) => decay * before[i] + (1 - decay) * (slope * slope));
    return [gradient.map((slope, i) => (-learning_rate * slope) / (sqrt(squares[i]) + epsilon)), squares];
  };

  const Adam = ({ learning_rate, momentum = 0.9, decay = 0.999, epsilon = 1e-8 }) =>
    (gradient, memory) => {
      const before = memory ?? { k: 0, mean: zeros(gradient), squares: zeros(gradient) };
      const k = before.k + 1;
      const mean = gradient.map((slope, i) => momentum * before.mean[i] + (1 - momentum) * slope);
      const squares = gradient.map((slope, i) => decay * before.squares[i] + (1 - decay) * (slope * slope));
      const step = mean.map((value, i) => {
        const size = sqrt(squares[i] / (1 - decay ** k)) + epsilon;
        return (-learning_rate * value) / (1 - momentum ** k) / size;
      });
      return [step, { k, mean, squares }];
    };

  function* repeat(f) {
    while (true) yield f;
  }

  // The points of a walk one by one. One that diverges ends with its last finite point. What is
  // iterable gives another function for each step.
  function* visited(f, start, rule, steps = Infinity) {
    let [point, memory, step] = [start, undefined, undefined];
    let k = 0;
    yield point;
    for (const here of f.gradient ? repeat(f) : f) {
      if (k++ >= steps) return;
      [step, memory] = rule(here.gradient(point), memory);
      point = plus(point, step);
      if (!point.every(Number.isFinite)) return;
      yield point;
    }
  }

  const descend = (f, start, rule, steps) => [...visited(f, start, rule, steps)];

  // --- gdviz.optim.schedules

  const Decay = (first, halved_after) => (k) => first / (1 + k / halved_after);

  const Scheduled = (rule, rate) => (gradient, memory) => {
    const { k, inner } = memory ?? { k: 0 };
    const [step, next] = rule(rate(k))(gradient, inner);
    return [step, { k: k + 1, inner: next }];
  };

  const arithmetic = {
    Parabola, Cubic, Waves, DoubleWell,
    Hills, Bowl, ThreeBasins, Saddle, Ravine, Rosenbrock,
    LinearLoss, line_loss, Epochs,
    GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, visited, descend,
    Decay, Scheduled,
    sum, dot, plus, times, withGradient,
  };
  globalThis.gdviz = { ...globalThis.gdviz, arithmetic };
})();
