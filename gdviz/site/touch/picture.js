/* What one takes along as a file. */
const SEEN = ["fill", "opacity", "paint-order", "stroke", "stroke-dasharray", "stroke-linejoin", "stroke-width",
  "font-family", "font-size", "font-weight"];

function save(name, kind, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: kind })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function asSeen(svg) {
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((one, i) => {
    const seen = getComputedStyle(originals[i]);
    for (const name of SEEN) one.style.setProperty(name, seen.getPropertyValue(name));
    one.removeAttribute("tabindex");
  });
  return copy;
}

// All plots in one file, placed and coloured as they are on the page.
function asPicture(holder, root) {
  const whole = holder.getBoundingClientRect();
  const paper = getComputedStyle(root).getPropertyValue("--gdviz-paper");
  const { width, height } = whole;
  const file = element("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height });
  file.append(element("rect", { width: "100%", height: "100%", fill: paper }));
  for (const part of holder.querySelectorAll("canvas, svg")) {
    const copy = part.matches("svg") ? asSeen(part) : element("image", { href: part.toDataURL() });
    const place = part.getBoundingClientRect();
    copy.setAttribute("x", place.x - whole.x);
    copy.setAttribute("y", place.y - whole.y);
    copy.setAttribute("width", place.width);
    copy.setAttribute("height", place.height);
    file.append(copy);
  }
  return new XMLSerializer().serializeToString(file);
}
