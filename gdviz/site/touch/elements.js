/* What every picture to touch is made of: elements, their paint, and numbers in words. */
const SVG = "http://www.w3.org/2000/svg";
const DRAWN = ["svg", "g", "path", "circle", "rect", "text", "image", "clipPath"];

const clamp = (value, from, to) => Math.min(Math.max(value, from), to);

function element(tag, attributes = {}, ...children) {
  const made = DRAWN.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A shape in colours of the palette, which follow the scheme of the page.
function paint(made, { fill = "none", stroke = "none", width = 2, dash = "", opacity = 1 }) {
  const colour = (role) => (role === "none" ? role : `var(--gdviz-${role})`);
  made.setAttribute("style", `fill:${colour(fill)};stroke:${colour(stroke)};stroke-width:${width};`
    + `stroke-dasharray:${dash || "none"};opacity:${opacity};stroke-linejoin:round`);
  return made;
}

const raised = (power) => [...`${power}`].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"["0123456789-".indexOf(sign)]).join("");

// A number as mathematics writes it: −3,202.50 and 2.3 × 10⁻¹¹.
function written(value, digits = 2) {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 0.5 * 10 ** -digits)) {
    const [factor, power] = value.toExponential(1).replace(/^-/, "−").split("e");
    return `${factor} × 10${raised(Number(power))}`;
  }
  const [whole, part] = size.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = part ? `${grouped}.${part}` : grouped;
  return value < 0 && Number(size.toFixed(digits)) ? `−${shown}` : shown;
}
