/* The arithmetic of gdviz, for pictures that one can touch: the same names, the same numbers.

   A test runs all of this against Python. A point is an array, and so is a gradient; where Python
   has arrays of two axes, here are arrays of rows. */
(() => {
  const { abs, cos, exp, log1p, max, sin, sqrt, tanh: hyperbolic } = Math;
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const dot = (one, other) => sum(one.map((value, i) => value * other[i]));
  const plus = (one, other) => one.map((value, i) => value + other[i]);
  const times = (factor, values) => values.map((value) => factor * value);

  // A function is called with a point; beside it stands its gradient.
  const withGradient = (height, gradient) => Object.assign(height, { gradient });

  // --- gdviz.functions.curves

  const Parabola = () => withGradient(([x]) => x * x + 1, ([x]) => [2 * x]);

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
    const dug = (x, y, [a, b, d, w]) => d * exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * w ** 2));
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
      (weights) => sum(residuals(weights).map((r) => r * r)) / y.length,
      (weights) => {
        const missed = residuals(weights);
        return weights.map((_, k) => (2 / y.length) * sum(columns.map((row, i) => row[k] * missed[i])));
      },
    );
    const hessian = (k, l) => (2 / y.length) * sum(columns.map((row) => row[k] * row[l]));
    return Object.assign(loss, { residuals, hessian });
  };

  const line_loss = (x, y) => LinearLoss(x.map((value) => [value, 1]), y);

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

  // The points of a walk one by one. One that diverges ends with its last finite point.
  function* visited(f, start, rule, steps = Infinity) {
    let [point, memory, step] = [start];
    yield point;
    for (let k = 0; k < steps; k++) {
      [step, memory] = rule(f.gradient(point), memory);
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

  // --- gdviz.experiments.race, of one walk at a time and without noise

  const RULES = { plain: GradientDescent, momentum: Momentum, Nesterov, AdaGrad, RMSProp, Adam };

  // With Nesterov's rule the places are those of the ball, and not those where it looks.
  function* together(f, start, rule, steps = Infinity) {
    let [point, memory, step] = [start];
    yield point;
    for (let k = 0; k < steps; k++) {
      [step, memory] = rule(f.gradient(point), memory);
      point = plus(point, step);
      if (!point.every(Number.isFinite)) return;
      yield rule.ball ? rule.ball(point, memory) : point;
    }
  }

  const tail_mean = (losses) => {
    const last = losses.slice(-max(Math.floor(losses.length / 10), 1));
    return sum(last) / last.length;
  };

  // All choices of one value from each list, the last list changing fastest.
  const product = ([values, ...others]) =>
    values ? values.flatMap((value) => product(others).map((rest) => [value, ...rest])) : [[]];

  // The best settings so far, after each try: there are thousands.
  function* tune(rule, f, loss, start, steps, grid) {
    let [best, lowest] = [null, Infinity];
    for (const tried of product(Object.values(grid))) {
      const settings = Object.fromEntries(Object.keys(grid).map((name, i) => [name, tried[i]]));
      const walk = [...together(f, start, rule(settings), steps)];
      const score = walk.length > steps ? tail_mean(walk.map(loss)) : Infinity;
      if (score < lowest) [best, lowest] = [settings, score];
      yield best;
    }
  }

  // --- gdviz.networks.operations: operations return [output, pullback]

  const each = (rows, change) => rows.map((row) => row.map(change));

  // y = x Wᵀ + b: a row of x for each sample, a row of W for each neuron.
  const dense = (x, weights, biases) => {
    const pullback = (gradient) => [
      gradient.map((row) => weights[0].map((_, i) => sum(row.map((g, j) => g * weights[j][i])))),
      weights.map((row, j) => row.map((_, i) => sum(x.map((sample, n) => gradient[n][j] * sample[i])))),
      biases.map((_, j) => sum(gradient.map((row) => row[j]))),
    ];
    return [x.map((sample) => weights.map((row, j) => dot(row, sample) + biases[j])), pullback];
  };

  // An operation that acts on each number, from its value and its derivative by that value.
  const elementwise = (value, derivative) => (x) => {
    const y = each(x, value);
    return [y, (gradient) => [gradient.map((row, n) => row.map((g, i) => g * derivative(y[n][i])))]];
  };
  const squash = (z) => (1 + hyperbolic(z / 2)) / 2;
  const relu = elementwise((z) => max(z, 0), (y) => (y > 0 ? 1 : 0));
  const sigmoid = elementwise(squash, (y) => y * (1 - y));
  const tanh = elementwise(hyperbolic, (y) => 1 - y * y);

  const mean = (rows) => sum(rows.map(sum)) / (rows.length * rows[0].length);

  const squared_error = (answers, targets) => {
    const errors = answers.map((row, n) => row.map((answer, i) => answer - targets[n][i]));
    const count = errors.length * errors[0].length;
    return [mean(each(errors, (e) => e * e)), (g) => [each(errors, (e) => (g * 2 * e) / count)]];
  };

  const cross_entropy = (logits, targets) => {
    const count = logits.length * logits[0].length;
    const surprise = (z, t) => max(z, 0) - t * z + log1p(exp(-abs(z)));
    const apart = (compare) => logits.map((row, n) => row.map((z, i) => compare(z, targets[n][i])));
    return [mean(apart(surprise)), (g) => [apart((z, t) => (g * (squash(z) - t)) / count)]];
  };

  // --- gdviz.networks.network

  const dense_network = (widths, activation = relu) => {
    const shapes = widths.slice(1).map((outputs, k) => [outputs, widths[k]]);
    const size = sum(shapes.map(([outputs, inputs]) => outputs * (inputs + 1)));

    // The flat vector as [weights, biases] of every layer.
    const split = (flat) => {
      let end = 0;
      const take = (count) => flat.slice(end, (end += count));
      return shapes.map(([outputs, inputs]) => [
        Array.from({ length: outputs }, () => take(inputs)),
        take(outputs),
      ]);
    };

    // What each operation makes of x, with its pullback and whether it has parameters.
    const run = (x, flat) => {
      const steps = [];
      let signal = x;
      const through = ([output, pullback], isDense) => {
        steps.push({ output, pullback, isDense });
        signal = output;
      };
      split(flat).forEach(([weights, biases], k) => {
        if (k) through(activation(signal), false);
        through(dense(signal, weights, biases), true);
      });
      return steps;
    };
    return { widths, size, split, run, predict: (x, flat) => run(x, flat).at(-1).output };
  };

  const NetworkLoss = (network, error, x, targets) =>
    withGradient(
      (flat) => error(network.predict(x, flat), targets)[0],
      (flat) => {
        const steps = network.run(x, flat);
        const [, errorPullback] = error(steps.at(-1).output, targets);
        let [gradient] = errorPullback(1);
        let found = [];
        for (const { pullback, isDense } of steps.reverse()) {
          const [back, byWeights, byBiases] = pullback(gradient);
          if (isDense) found = [...byWeights.flat(), ...byBiases, ...found];
          gradient = back;
        }
        return found;
      },
    );

  // --- gdviz.networks.convolution, of one channel

  // At every pixel the kernel weighs the pixels around it, with zeros beyond the border.
  const convolve = (image, kernel, bias = 0) => {
    const edge = (kernel.length - 1) / 2;
    return image.map((row, i) =>
      row.map((_, j) =>
        bias + sum(kernel.map((weights, k) =>
          sum(weights.map((weight, l) => weight * (image[i + k - edge]?.[j + l - edge] ?? 0))))),
      ),
    );
  };

  const arithmetic = {
    Parabola, Waves, DoubleWell,
    Hills, Bowl, ThreeBasins, Saddle, Ravine, Rosenbrock,
    LinearLoss, line_loss,
    GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, visited, descend,
    Decay, Scheduled,
    RULES, together, tail_mean, tune,
    dense, relu, sigmoid, tanh, squared_error, cross_entropy, dense_network, NetworkLoss,
    convolve,
  };
  globalThis.gdviz = { ...globalThis.gdviz, arithmetic };
})();
