/* Change how deep a network is, how it bends and how large its weights are; see what arrives. */
gdviz.touch("depth/stack", (stage, numbers) => {
  const { sigmoid, tanh, relu } = gdviz.networks;
  const { dot } = gdviz.arithmetic;
  const BENDS = { sigmoid, tanh, ReLU: relu };
  const { width } = numbers;
  const { written } = stage;
  const DEEPEST = 64;

  stage.state({
    layers: { start: numbers.layers, from: 1, to: DEEPEST, digits: 0 },
    activation: { start: numbers.activation, among: Object.keys(BENDS) },
    size: { start: numbers.size, from: 0.2, to: 20, digits: 2 },
  });

  // --- The same numbers as in Python

  function drawn(count, first) {
    const found = [];
    let last = first;
    for (let i = 0; i < count; i++) {
      last = (1664525 * last + 1013904223) % 2 ** 32;
      found.push(Math.sqrt(3) * ((2 * last) / 2 ** 32 - 1));
    }
    return found;
  }
  const rowsOf = (all) => Array.from({ length: all.length / width }, (_, i) => all.slice(i * width, (i + 1) * width));
  // A row for each neuron, layer after layer.
  const rows = rowsOf(drawn(DEEPEST * width * width, 1));
  const input = drawn(width, 2);
  const end = drawn(width, 3);
  const strength = (values) => Math.sqrt(dot(values, values) / width);

  // --- There and back

  function pass({ layers, activation, size }) {
    const factor = size / Math.sqrt(width);
    const matrix = (k) => rows.slice(k * width, (k + 1) * width);
    const signals = [input];
    const pullbacks = [];
    for (let k = 0; k < layers; k++) {
      const sums = matrix(k).map((row) => factor * dot(row, signals[k]));
      const [[signal], pullback] = BENDS[activation]([sums]);
      signals.push(signal);
      pullbacks.push(pullback);
    }
    const slopes = [end];
    for (let k = layers - 1; k >= 0; k--) {
      const [[bySums]] = pullbacks[k]([slopes[0]]);
      const back = new Array(width).fill(0);
      // Each neuron gives what it gets to its inputs, as much as they weigh.
      matrix(k).forEach((row, j) => row.forEach((weight, i) => { back[i] += factor * weight * bySums[j]; }));
      slopes.unshift(back);
    }
    const shares = (all, whole) => all.map((values) => strength(values) / strength(whole));
    return { forward: shares(signals, input), backward: shares(slopes, end) };
  }

  // --- What is seen and touched

  const power = { label: "power of ten", range: [-20, 1] };
  const [front, back] = ["The signal, forward", "The slope, backward"].map((title) =>
    stage.plot({ title, x: { label: "layer", range: [0, DEEPEST], step: 16 }, y: power, high: 250 }));
  const level = [front, back].map((plot) => plot.curve({ stroke: "muted", dash: "3 4", width: 1.5 }));
  const curves = [front.curve({ stroke: "data", width: 3 }), back.curve({ stroke: "model", width: 3 })];
  const ends = [front.dots({ fill: "data", stroke: "halo" }, 5), back.dots({ fill: "model", stroke: "halo" }, 5)];

  stage.slider("layers", "layers");
  stage.slider("size of the weights", "size", { log: true });
  stage.choice("activation", "activation");
  stage.group("sizes in use", () => {
    for (const [name, size] of [["Naive", 0.58], ["Glorot", 1], ["He", 1.41]]) {
      stage.button(name, () => stage.set({ size }));
    }
  });

  const left = (now) => pass(now).backward[0];
  stage.tasks([
    {
      text: "Bring at least a tenth of the slope, and at most ten times of it, through 64 layers.",
      solved: (now) => now.layers === DEEPEST && left(now) > 0.1 && left(now) < 10,
    },
    {
      text: "Let the slope grow a million times.",
      solved: (now) => left(now) > 1e6,
    },
    {
      text: "With sigmoid, bring a tenth of the slope through 16 layers or more.",
      solved: (now) => now.activation === "sigmoid" && now.layers >= 16 && left(now) > 0.1,
    },
  ]);

  function draw(now) {
    const { forward, backward } = pass(now);
    const raised = [forward, backward].map((all) => all.map((one) => Math.log10(Math.max(one, 1e-300))));
    const low = Math.min(-12, ...raised.flat());
    const high = Math.max(4, ...raised.flat());
    const room = 0.06 * (high - low);
    [front, back].forEach((plot, i) => {
      plot.limit([0, DEEPEST], [low - room, high + room]);
      level[i]([[0, 0], [DEEPEST, 0]]);
      const points = raised[i].map((value, k) => [k, value]);
      curves[i](points);
      ends[i]([points.at(i ? 0 : -1)]);
    });
    const { layers } = now;
    const kept = `${layers} ${layers === 1 ? "layer leaves" : "layers leave"} ${written(backward[0], 3)} of the slope`;
    return `${kept}, ${written(backward[0] ** (1 / layers), 3)} each, and ${written(forward.at(-1), 3)} of the signal.`;
  }

  const python = ({ layers, activation, size }) => ({ layers, activation: `"${activation}"`, size });
  return { draw, python };
});
