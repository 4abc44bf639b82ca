/* The state, and its way into the address and back.

   Each value of a state has a rule: { start, from, to, digits } for a number; { start, count, from,
   to, digits } for several; { start, among } for one of several words; { start, text: most } for
   words of one's own; { start, points: most, least, x: [from, to], y: [from, to], digits } for places, each of
   which has a third number if there is a z: [from, to]. */
const sides = (rule) => [rule.x, rule.y, rule.z].filter(Boolean);
const shorter = (value, digits) => String(Number(value.toFixed(digits)));

// As the address can tell it, so that a link leads to the very same state.
function rounded(rule, value) {
  const one = (number, from, to) => Number(clamp(number, from, to).toFixed(rule.digits));
  if (rule.points) return value.map((point) => sides(rule).map((side, i) => one(point[i], ...side)));
  if (rule.count) return value.map((number) => one(number, rule.from, rule.to));
  if (rule.text) return value.slice(0, rule.text);
  return rule.among ? value : one(value, rule.from, rule.to);
}

function toText(rule, value) {
  const numbers = (several) => several.map((one) => shorter(one, rule.digits)).join(",");
  if (rule.points) return value.map(numbers).join(";");
  if (rule.count) return numbers(value);
  return rule.among || rule.text ? value : shorter(value, rule.digits);
}

// What a text of the address means, or an error that says what it must be.
function fromText(name, rule, text) {
  const wrong = (must) => new Error(`the address says ${name} = ${text.slice(0, 20)}; it must be ${must}`);
  /** @param {number[]} limits */
  const number = (part, limits, what) => {
    const [from, to] = limits;
    const value = part.trim() === "" ? NaN : Number(part);
    if (!(value >= from && value <= to)) throw wrong(`${what} from ${from} to ${to}`);
    return value;
  };
  const limits = [rule.from, rule.to];
  const places = (rest) => {
    const points = rest === "" ? [] : rest.split(";").map((point) => point.split(","));
    const axes = sides(rule);
    const isMany = points.length > rule.points || points.length < (rule.least ?? 0);
    if (isMany || points.some((point) => point.length !== axes.length)) {
      throw wrong(`${rule.least ?? 0} to ${rule.points} points ${"x,y,z".slice(0, 2 * axes.length - 1)} with ; between them`);
    }
    return points.map((point) => axes.map((limits, i) => number(point[i], limits, "numbers")));
  };
  if (rule.points) return places(text);
  if (rule.among) {
    if (!rule.among.includes(text)) throw wrong(`one of ${rule.among.join(", ")}`);
    return text;
  }
  if (rule.text) {
    if (text.length > rule.text) throw wrong(`at most ${rule.text} letters`);
    return text;
  }
  if (rule.count) {
    const parts = text.split(",");
    if (parts.length !== rule.count) throw wrong(`${rule.count} numbers with , between them`);
    return parts.map((part) => number(part, limits, "numbers"));
  }
  return number(text, limits, "a number");
}
