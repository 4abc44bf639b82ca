/* The arithmetic of gdviz, for pictures that one can touch: the same names, the same numbers.

   A test runs all of this against Python. A point is an array, and so is a gradient; where Python
   has arrays of two axes, here are arrays of rows. */
(() => {
  const { abs, cos, exp, floor, log, log1p, max, min, sin, sqrt, tanh: hyperbolic } = Math;
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
      ([x, y]) => (1 - x) ** 2 + 100 * (y - x ** 2) ** 2,
      ([x, y]) => {
        const away = y - x ** 2;
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

  const Nesterov = ({ learning_rate, momentum = 0.9 }) => (gradient, memory) => {
    const plain = times(-learning_rate, gradient);
    const velocity = plus(times(momentum, memory ?? zeros(gradient)), plain);
    return [plus(times(momentum, velocity), plain), velocity];
  };

  const AdaGrad = ({ learning_rate, epsilon = 1e-10 }) => (gradient, memory) => {
    const before = memory ?? zeros(gradient);
    const squares = gradient.map((slope, i) => before[i] + slope * slope);
    return [gradient.map((slope, i) => (-learning_rate * slope) / (sqrt(squares[i]) + epsilon)), squares];
  };

  const RMSProp = ({ learning_rate, decay = 0.9, epsilon = 1e-8 }) => (gradient, memory) => {
    const before = memory ?? zeros(gradient);
    const squares = gradient.map((slope, i) => decay * before[i] + (1 - decay) * slope * slope);
    return [gradient.map((slope, i) => (-learning_rate * slope) / (sqrt(squares[i]) + epsilon)), squares];
  };

  const Adam = ({ learning_rate, momentum = 0.9, decay = 0.999, epsilon = 1e-8 }) =>
    (gradient, memory) => {
      const before = memory ?? { k: 0, mean: zeros(gradient), squares: zeros(gradient) };
      const k = before.k + 1;
      const mean = gradient.map((slope, i) => momentum * before.mean[i] + (1 - momentum) * slope);
      const squares = gradient.map((slope, i) => decay * before.squares[i] + (1 - decay) * slope * slope);
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
    let [point, memory, step] = [start];
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

  // --- gdviz.networks.operations: operations return [output, pullback]

  const each = (rows, change) => rows.map((row) => row.map(change));

  const transposed = (rows) => rows[0].map((_, i) => rows.map((row) => row[i]));

  // Each row of the one by each row of the other: A Bᵀ.
  const product = (rows, others) => rows.map((row) => others.map((other) => dot(row, other)));

  // y = x Wᵀ + b: a row of x for each sample, a row of W for each neuron.
  const dense = (x, weights, biases) => {
    const pullback = (gradient) => {
      const turned = transposed(gradient);
      return [product(gradient, transposed(weights)), product(turned, transposed(x)), turned.map(sum)];
    };
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

  // Sizes of random weights, by how many inputs and outputs a layer has.
  const he = (shape) => sqrt(2 / shape[1]);
  const glorot = (shape) => sqrt(2 / (shape[0] + shape[1]));

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

    // Weights to start from, made of random numbers of spread 1, with biases of 0.
    const init = (normals, scale = he) => split(normals).flatMap(([weights, biases], k) =>
      [...times(scale(shapes[k]), weights.flat()), ...zeros(biases)]);

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
    return { widths, size, split, init, run, predict: (x, flat) => run(x, flat).at(-1).output };
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

  // --- gdviz.networks.classes

  const softmax = (logits) => logits.map((row) => {
    // Taken from all logits, the largest changes no chance, and nothing overflows.
    const highest = max(...row);
    const powers = row.map((z) => exp(z - highest));
    const total = sum(powers);
    return powers.map((power) => power / total);
  });

  const softmax_cross_entropy = (logits, targets) => {
    const surprises = logits.map((row, n) => {
      const highest = max(...row);
      return highest + log(sum(row.map((z) => exp(z - highest)))) - dot(row, targets[n]);
    });
    const pullback = (g) => [
      softmax(logits).map((row, n) => row.map((p, i) => (g * (p - targets[n][i])) / logits.length)),
    ];
    return [sum(surprises) / logits.length, pullback];
  };

  const class_loss = (network, x, labels) => NetworkLoss(network, softmax_cross_entropy, x,
    labels.map((label) => Array.from({ length: network.widths.at(-1) }, (_, k) => Number(k === label))));

  const share_right = (network, weights, x, labels) => {
    const isRight = (logits, i) => logits.indexOf(max(...logits)) === labels[i];
    return network.predict(x, weights).filter(isRight).length / x.length;
  };

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

  // --- gdviz.scenes.shades

  // Of red, green, blue and cover of each pixel, in one row as a canvas has them.
  const middle_square = (pixels, columns, side) => {
    const rows = pixels.length / 4 / columns;
    const length = min(rows, columns);
    const [top, left] = [rows, columns].map((size) => floor((size - length) / 2));
    const first = Array.from({ length: side + 1 }, (_, i) => floor((i * length) / side));
    const end = first.slice(1).map((next, i) => max(next, first[i] + 1));
    const shade = (i, j) => {
      let light = 0;
      for (let y = top + first[i]; y < top + end[i]; y++) {
        const start = y * columns + left;
        for (let k = 4 * (start + first[j]); k < 4 * (start + end[j]); k += 4) {
          light += pixels[k] + pixels[k + 1] + pixels[k + 2];
        }
      }
      return min(floor((10 * light) / (765 * (end[i] - first[i]) * (end[j] - first[j]))), 9);
    };
    return end.map((_, i) => end.map((_, j) => shade(i, j)));
  };

  const arithmetic = {
    Parabola, Cubic, Waves, DoubleWell,
    Hills, Bowl, ThreeBasins, Saddle, Ravine, Rosenbrock,
    LinearLoss, line_loss, Epochs,
    GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, visited, descend,
    Decay, Scheduled,
    dense, relu, sigmoid, tanh, squared_error, cross_entropy,
    he, glorot, dense_network, NetworkLoss,
    softmax, softmax_cross_entropy, class_loss, share_right,
    convolve,
    middle_square,
  };
  globalThis.gdviz = { ...globalThis.gdviz, arithmetic };
})();
