/* Networks of dense layers: the names and the numbers of gdviz.networks. */
(() => {
  const { sum, dot, times, withGradient } = gdviz.arithmetic;
  const { abs, exp, log, log1p, max, sqrt, tanh: hyperbolic } = Math;

  // --- gdviz.functions.classification

  const logistic = (z) => (1 + hyperbolic(z / 2)) / 2;

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
  const relu = elementwise((z) => max(z, 0), (y) => (y > 0 ? 1 : 0));
  const sigmoid = elementwise(logistic, (y) => y * (1 - y));
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
    return [mean(apart(surprise)), (g) => [apart((z, t) => (g * (logistic(z) - t)) / count)]];
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
      [...times(scale(shapes[k]), weights.flat()), ...times(0, biases)]);

    // What each operation makes of x, with its pullback and whether it has parameters.
    const run = (x, flat) => {
      const steps = [];
      let signal = x;
      const through = (done, isDense) => {
        const [output, pullback] = done;
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

  gdviz.networks = {
    logistic,
    dense, relu, sigmoid, tanh, squared_error, cross_entropy,
    he, glorot, dense_network, NetworkLoss,
    softmax, softmax_cross_entropy, class_loss, share_right,
  };
})();
