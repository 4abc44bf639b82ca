/* Functions that readers write as formulas: gdviz.functions.formula, with its names and its words.

   A formula becomes a record of steps, each made of earlier ones. From front to back the record
   gives the height, from back to front the gradient, by the chain rule. */
(() => {
  // What each step computes of its arguments, and the slope of its outcome y by each of them.
  const FUNCTIONS = {
    sin: [Math.sin, (y, a) => Math.cos(a)],
    cos: [Math.cos, (y, a) => -Math.sin(a)],
    tanh: [Math.tanh, (y) => 1 - y * y],
    tan: [Math.tan, (y) => 1 + y * y],
    exp: [Math.exp, (y) => y],
    log: [Math.log, (y, a) => 1 / a],
    sqrt: [Math.sqrt, (y) => 1 / (2 * y)],
    abs: [Math.abs, (y, a) => Math.sign(a)],
  };
  const OPERATIONS = {
    ...FUNCTIONS,
    "+": [(a, b) => a + b, () => 1, () => 1],
    "-": [(a, b) => a - b, () => 1, () => -1],
    "*": [(a, b) => a * b, (y, a, b) => b, (y, a) => a],
    "/": [(a, b) => a / b, (y, a, b) => 1 / b, (y, a, b) => -y / b],
    // What is to the power 0 is level, and so is a power that has come down to 0.
    "^": [Math.pow, (y, a, b) => b && b * a ** (b - 1), (y, a) => y && y * Math.log(a)],
    minus: [(a) => -a, () => -1],
  };
  const CONSTANTS = { pi: Math.PI, e: Math.E };
  const NAMES = [...Object.keys({ ...FUNCTIONS, ...CONSTANTS }), "x", "y"];
  const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const NAME = [...NAMES, "ln"].join("|");
  // What is called and is no product of names, as sinh(x), is one word.
  const CALLED = `(?!(?:${NAME})+\\()[A-Za-z]+\\d*(?=\\()`;
  const TOKEN = new RegExp(`(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|${CALLED}|${NAME}|[A-Za-z]+|\\*\\*|⁻?[${RAISED}]+|\\S`, "gu");
  const HIGHEST = 1e100; // What is higher is not drawn.
  const SAME = { "**": "^", "−": "-", "–": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/", π: "pi", ln: "log" };
  const INSTEAD = {
    "|": "abs(x)",
    "√": "sqrt(x)",
    "=": "only what stands to the right of it",
    ",": "a point, as in 0.5",
    X: "x",
    Y: "y",
    "[": "(",
    "{": "(",
  };

  // The record of a formula: of each step its operation and on which earlier steps, a and b; or its number.
  function read(text) {
    const tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) =>
      [Object.hasOwn(SAME, token) ? SAME[token] : token, index]);
    tokens.push(["", text.length]); // The end.
    const record = [];
    const next = () => tokens[0][0];
    const take = () => tokens.shift()[0];
    const write = (name, a = 0, b = 0, number = 0) =>
      record.push({ name, a, b, number, operation: OPERATIONS[name], axis: "xy".indexOf(name) }) - 1;
    const fail = (words) => {
      if (Object.hasOwn(INSTEAD, next())) words = `“${next()}” is unknown; write ${INSTEAD[next()]}`;
      const before = [...text.slice(0, tokens[0][1])];
      const after = before.length ? `, after “${before.slice(-12).join("")}”` : "";
      throw new Error(`character ${before.length + 1}${after}: ${words}`);
    };

    function sum() {
      let left = product();
      while (next() === "+" || next() === "-") left = write(take(), left, product());
      return left;
    }
    function product() {
      let [left, name] = [factor(), "*"];
      while (/^[*/(a-z]/i.test(next())) {
        if (/[*/]/.test(next())) name = take();
        else if (name === "/") fail("is this divided as well? Write “*” here, or parentheses");
        left = write(name, left, factor());
      }
      return left;
    }
    function factor() {
      if (next() === "-") {
        take();
        return write("minus", factor());
      }
      let base = atom();
      if (RAISED.includes(next().at(-1) ?? " ")) {
        const digits = take().replace(/./gu, (one) => (one === "⁻" ? "-" : RAISED.indexOf(one)));
        base = write("^", base, write("number", 0, 0, Number(digits)));
      }
      return next() === "^" ? write(take(), base, factor()) : base;
    }
    function atom() {
      if (next() === "(") return parenthesis();
      if (/^\.?\d/.test(next()) && !Number.isFinite(Number(next()))) fail("this number is too large");
      if (/^\.?\d/.test(next())) return write("number", 0, 0, Number(take()));
      if (!/^[a-z]/i.test(next())) fail("a number, x, y, a function or “(” must stand here");
      if (!NAMES.includes(next())) fail(`“${next()}” is unknown; known are ${NAMES.join(", ")}`);
      const name = take();
      if (!FUNCTIONS[name]) return write(name, 0, 0, CONSTANTS[name]);
      if (next() !== "(") fail(`“${name}” needs parentheses, as in ${name}(x)`);
      return write(name, parenthesis());
    }
    function parenthesis() {
      take();
      const inner = sum();
      if (next() !== ")") fail("an operator or “)” must stand here");
      take();
      return inner;
    }

    sum();
    if (next()) fail("an operator must stand here, or the end");
    return record;
  }

  function Formula(text) {
    const record = read(text);
    const coordinates = text.includes("y") ? 2 : 1;
    const [values, slopes] = [0, 0].map(() => new Float64Array(record.length)); // One for each step.

    const height = (point) => {
      for (let k = 0; k < record.length; k++) {
        const { operation, a, b, axis, number } = record[k];
        values[k] = operation ? operation[0](values[a], values[b]) : axis < 0 ? number : point[axis];
      }
      return values.at(-1);
    };

    const gradient = (point) => {
      const found = Array(coordinates).fill(Number.isFinite(height(point)) ? 0 : NaN);
      slopes.fill(0);
      slopes[record.length - 1] = 1;
      for (let k = record.length - 1; k >= 0; k--) {
        const { operation, a, b, axis } = record[k];
        if (operation) {
          slopes[a] += slopes[k] * operation[1](values[k], values[a], values[b]);
          if (operation[2]) slopes[b] += slopes[k] * operation[2](values[k], values[a], values[b]);
        } else if (axis >= 0) found[axis] += slopes[k];
      }
      return found;
    };

    // Why a walk cannot go on from a point, or nothing where it can.
    const fault = (point) => {
      const slope = gradient(point);
      const broken = values.findIndex((value) => !Number.isFinite(value));
      if (broken >= 0) return `“${record[broken].name}” has no finite value`;
      return slope.every(Number.isFinite) ? "" : "the slope is infinite";
    };
    return Object.assign(height, { text, gradient, coordinates, fault, record });
  }

  // Reads what a reader writes; while that is no formula, the last one stays, and `wrong` says why.
  const reader = (text) => {
    const known = { f: Formula(text), wrong: "" };
    return (newText) => {
      known.wrong = "";
      try {
        if (newText !== known.f.text) known.f = Formula(newText);
      } catch (error) {
        known.wrong = error.message;
      }
      return known;
    };
  };

  // A formula in x as a curve: pieces between points that have a height, and between which heights
  // they lie, with some room. With a y there is nothing of that, for it is a map.
  const view = (f, reach) => {
    if (f.coordinates === 2) return { pieces: [], upright: [-reach, reach], label: "y" };
    const points = Array.from({ length: 241 }, (_, i) => (i / 120 - 1) * reach).map((x) => [x, f([x])]);
    const pairs = points.slice(1).map((point, i) => [points[i], point]);
    const pieces = pairs.filter((pair) => pair.every((point) => Math.abs(point[1]) < HIGHEST));
    const heights = pieces.length ? pieces.flat().map((point) => point[1]) : [0];
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const room = Math.max((high - low) / 8, 1e-6 * Math.abs(high)) || 1;
    return { pieces, upright: [low - room, high + room], label: "height" };
  };

  gdviz.formula = { Formula, reader, view };
})();
