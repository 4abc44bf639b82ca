/* A plot: axes, what lies below them, and what lies on them. */
const WIDE = 340;
const EDGE = { left: 56, right: 12, top: 30, bottom: 44 };
const BARE = { left: 12, right: 12, top: 30, bottom: 12 }; // Of a picture, which has no axes.
let plots = 0;

// A round number: about a quarter of the range, or another share.
function roundStep([from, to], parts = 4) {
  const rough = (to - from) / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
}

/* The marks of an axis with their words, and its name. What is longer than `most` digits is told in
   a power of ten, which the name takes. */
function ticks([from, to], name, most, step = roundStep([from, to])) {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const size = Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to))));
  const power = size >= most || size < -3 ? size : 0;
  const digits = Math.max(0, power - Math.floor(Math.log10(step) + 1e-9));
  const marks = Array.from({ length: last - first + 1 }, (_, i) => {
    const value = (first + i) * step;
    return [value, written(value / 10 ** power, digits)];
  });
  return { marks, name: power ? `${name}, in 10${raised(power)}` : name };
}

// A plot with axes, or without if these have no labels.
function plot(stage, { title, x, y, width = WIDE, high = 290 }) {
  const edge = x.label ? EDGE : BARE;
  const area = { left: edge.left, right: width - edge.right, top: edge.top, bottom: high - edge.bottom };
  const [wide, tall] = [area.right - area.left, area.bottom - area.top];
  const inside = { x: area.left, y: area.top, width: wide, height: tall };
  const svg = element("svg", { viewBox: `0 0 ${width} ${high}`, role: "group", "aria-label": title });
  svg.style.maxWidth = `${(20 * width) / WIDE}rem`;
  if (width > WIDE) svg.classList.add("gdviz-wide");
  const clip = `gdviz-clip-${++plots}`;
  const clipped = { "clip-path": `url(#${clip})` };
  const below = element("g", clipped);
  // Numbers along the axes tell little when they are read out one by one.
  const frame = element("g", { "aria-hidden": true });
  const above = element("g");
  svg.append(element("clipPath", { id: clip }, element("rect", inside)), below, frame, above);
  stage.plots.append(svg);
  let [across, upright, limits] = [x.range, y.range, ""];

  // --- From numbers to places and back

  const at = (px, py) => [
    area.left + ((px - across[0]) / (across[1] - across[0])) * wide,
    area.bottom - ((py - upright[0]) / (upright[1] - upright[0])) * tall,
  ];
  const from = (left, top) => [
    across[0] + ((left - area.left) / wide) * (across[1] - across[0]),
    upright[0] + ((area.bottom - top) / tall) * (upright[1] - upright[0]),
  ];
  const fromEvent = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return from(place.x, place.y);
  };
  const near = (px, py) => at(px, py).map((value) => clamp(value, -9999, 9999));
  const trace = (points) => points.map((point, i) =>
    `${i ? "L" : "M"}${near(...point).map((value) => value.toFixed(2)).join(" ")}`).join("");

  // --- Axes

  function words(text, left, top, anchor = "middle", turn = "") {
    return element("text", { x: left, y: top, "text-anchor": anchor, transform: turn }, text);
  }

  // Limits may change: a reader's own table has its own.
  function limit(newAcross, newUpright, name = y.label, along = x.label) {
    const asked = [newAcross, newUpright, name, along].join();
    if (asked === limits) return;
    [across, upright, limits] = [newAcross, newUpright, asked];
    const head = words(title, area.left, 18, "start");
    head.setAttribute("class", "gdviz-title");
    frame.replaceChildren(head);
    if (!along) return;
    const [below, beside] = [ticks(across, along, 5, x.step), ticks(upright, name, 4, y.step)];
    let d = "";
    for (const [value, label] of below.marks) {
      const [left] = at(value, upright[0]);
      d += `M${left} ${area.top}V${area.bottom}`;
      frame.append(words(label, left, area.bottom + 17));
    }
    for (const [value, label] of beside.marks) {
      const [, top] = at(across[0], value);
      d += `M${area.left} ${top}H${area.right}`;
      frame.append(words(label, area.left - 6, top + 4, "end"));
    }
    const turned = `translate(11 ${(area.top + area.bottom) / 2}) rotate(-90)`;
    frame.prepend(element("path", { class: "gdviz-grid", d }));
    frame.append(
      words(below.name, (area.left + area.right) / 2, high - 8),
      words(beside.name, 0, 0, "middle", turned),
    );
  }
  limit(across, upright);

  // --- Lines and marks

  // A path that gets its shape later; on a map it gets a white and a dark edge.
  function outline(look) {
    const edges = look.edged ? [["outline", 5], ["halo", 3.4]] : [];
    const made = [...edges.map(([stroke, width]) => ({ stroke, width })), look].map((one) =>
      paint(element("path", clipped), one));
    above.append(...made);
    let shown = "";
    return (d) => {
      if (d !== shown) for (const one of made) one.setAttribute("d", d);
      shown = d;
    };
  }

  // A curve, a closed shape or several in one.
  function curve(look) {
    const shape = outline(look);
    return (...strands) => shape(strands.map((strand) => trace(strand) + (look.closed ? "Z" : "")).join(""));
  }

  // An arrow from one place to another, with a head as large on every map.
  function arrow(look) {
    const shape = outline(look);
    return (tail, tip) => {
      const [[left, top], [right, bottom]] = [near(...tail), near(...tip)];
      const way = Math.atan2(bottom - top, right - left);
      const barb = (turn) => `M${right} ${bottom}l${-9 * Math.cos(way + turn)} ${-9 * Math.sin(way + turn)}`;
      const seen = Math.hypot(right - left, bottom - top) > 1;
      shape(seen ? `M${left} ${top}L${right} ${bottom}${barb(0.5)}${barb(-0.5)}` : "");
    };
  }

  // The corners of a square that stands on a gap.
  function square(px, bottom, top) {
    const side = (across[1] - across[0]) / wide * Math.abs(at(px, bottom)[1] - at(px, top)[1]);
    return [[px, bottom], [px, top], [px + side, top], [px + side, bottom]];
  }

  function dots(look, radius = 4) {
    const group = paint(element("g"), look);
    above.append(group);
    return (points) => group.replaceChildren(...points.map((point) => {
      const [cx, cy] = near(...point);
      return element("circle", { cx, cy, r: radius });
    }));
  }

  // Marks in one shape: triangles have 3 corners, squares 4, and with many they look like dots.
  function marks(look, corners, radius = 5) {
    const shape = outline(look);
    const turns = Array.from({ length: corners }, (_, k) => ((2 * k + 1) / corners + 0.5) * Math.PI);
    return (points) => shape(points.map((point) => {
      const [left, top] = near(...point);
      const corner = (turn) => [left + radius * Math.cos(turn), top - radius * Math.sin(turn)].map((v) => v.toFixed(1)).join(" ");
      return `M${turns.map(corner).join("L")}Z`;
    }).join(""));
  }

  function label(role, anchor = "start") {
    const made = element("text", { class: "gdviz-name", "text-anchor": anchor, style: `fill:var(--gdviz-${role})` });
    above.append(made);
    // What share of the words lies left of where they are put. They stay on the plot.
    const share = { start: 0, middle: 0.5, end: 1 }[anchor];
    return (text, place, offset = [0, 0]) => {
      const [left, top] = at(...place);
      const long = 7.5 * text.length;
      made.textContent = text;
      made.setAttribute("x", clamp(left + offset[0], area.left + share * long, area.right - (1 - share) * long));
      made.setAttribute("y", clamp(top - offset[1], area.top + 10, area.bottom - 4));
    };
  }

  // --- What one touches

  /* A thing to drag, by pointer or arrow keys (Shift: ten times as far). `moved` gets its place,
     `says` is what its place means, `fine` how far an arrow key goes: else a hundredth of the plot.
     Its role is a colour; one of the role "none" is a frame. */
  function handle({ name, role = "model", shape = "circle", size = 14, moved, says, fine }) {
    const form = shape === "circle"
      ? element("circle", { r: 8 })
      : element("rect", { x: -size / 2, y: -size / 2, width: size, height: size });
    const made = element("g", { class: "gdviz-handle", tabindex: 0, role: "slider", "aria-label": name });
    made.setAttribute("aria-roledescription", "point to move with the arrow keys");
    const target = paint(element("circle", { r: width > WIDE ? 26 : 20 }), { fill: "paper", opacity: 0 });
    const edge = form.cloneNode();
    made.append(target, paint(edge, { stroke: "outline", width: 6 }), paint(form, { fill: role, stroke: "halo" }));
    above.append(made);
    let [px, py] = [0, 0];
    const go = (newX, newY) => moved(clamp(newX, ...across), clamp(newY, ...upright));
    made.onkeydown = (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (!way) return;
      event.preventDefault();
      const far = event.shiftKey ? 10 : 1;
      const [right, up] = fine ?? [(across[1] - across[0]) / 100, (upright[1] - upright[0]) / 100];
      go(px + way[0] * far * right, py + way[1] * far * up);
    };
    // A finger on it drags it, and does not scroll the page.
    made.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    made.onpointerdown = (event) => {
      if (event.button) return; // Only the first button drags.
      event.preventDefault();
      made.focus({ preventScroll: true });
      made.setPointerCapture(event.pointerId);
      made.onpointermove = (move) => go(...fromEvent(move));
      made.onpointerup = made.onlostpointercapture = () => { made.onpointermove = null; };
    };
    return (newX, newY) => {
      [px, py] = [newX, newY];
      const place = at(clamp(px, ...across), clamp(py, ...upright));
      made.setAttribute("transform", `translate(${place.join(" ")})`);
      made.setAttribute("aria-valuenow", px);
      made.setAttribute("aria-valuemin", across[0]);
      made.setAttribute("aria-valuemax", across[1]);
      made.setAttribute("aria-valuetext", says());
    };
  }

  // Whether two places are one for a finger.
  const isNear = (one, other) => Math.hypot(...at(...one).map((value, i) => value - at(...other)[i])) < 16;

  // Tell where in the plot somebody clicked.
  function pick(picked) {
    svg.addEventListener("click", (event) => {
      const [px, py] = fromEvent(event);
      const within = px >= across[0] && px <= across[1] && py >= upright[0] && py <= upright[1];
      if (within && !event.target.closest(".gdviz-handle")) picked(px, py);
    });
  }

  // --- What lies below

  /* A colour for each of count × count places, or none, which lie in rows from the top left. The outermost
     lie on the frame, so half of their pixels is cut away. */
  function field(count) {
    const canvas = element("canvas", { width: count, height: count });
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(count, count);
    pixels.data.fill(255);
    const [column, row] = [wide / (count - 1), tall / (count - 1)];
    const image = element("image", {
      x: area.left - column / 2, y: area.top - row / 2, width: wide + column, height: tall + row,
      preserveAspectRatio: "none", style: x.label ? "" : "image-rendering:pixelated",
    });
    below.append(image);
    const place = (i, j) => [area.left + i * column, area.top + j * row];
    return {
      place,
      points: () => Array.from({ length: count * count }, (_, i) => from(...place(i % count, Math.floor(i / count)))),
      show(colours) {
        colours.forEach((colour, i) => {
          if (colour) pixels.data.set(colour, 4 * i);
          pixels.data[4 * i + 3] = colour ? 255 : 0;
        });
        context.putImageData(pixels, 0, 0);
        image.setAttribute("href", canvas.toDataURL());
      },
    };
  }

  // A canvas below all else, for what is painted dot by dot; it has about as many as the screen shows.
  function sheet() {
    const scale = clamp((devicePixelRatio * stage.root.clientWidth) / width, 1, 2);
    const canvas = element("canvas", { width: scale * width, height: scale * high, style: svg.getAttribute("style") });
    const holder = element("div", { class: "gdviz-sheet" }, canvas);
    svg.replaceWith(holder);
    holder.append(svg);
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    return (painted) => painted(context, at);
  }

  // A function seen from above, with colours in finer steps near its lowest value, and none where it has none.
  function surface(f, power = 2) {
    const count = 81;
    below.replaceChildren();
    const map = field(count);
    const lines = paint(element("path"), { stroke: "halo", width: 0.6, opacity: 0.6 });
    below.append(lines);
    let [heights, low, span] = [[], 0, 1];
    stage.soon(() => {
      heights = map.points().map(f);
      const finite = heights.filter(Number.isFinite);
      low = Math.min(...finite);
      span = Math.max(...finite) - low || 1;
    });
    stage.soon(() => {
      map.show(heights.map((height) => height > -Infinity && mixed(((height - low) / span) ** (1 / power))));
    });
    stage.soon(() => {
      const rows = Array.from({ length: count }, (_, j) => heights.slice(j * count, (j + 1) * count));
      const levels = Array.from({ length: 12 }, (_, i) => low + span * ((i + 1) / 12.5) ** power);
      lines.setAttribute("d", levels.map((level) => contour(rows, level, map.place)).join(""));
    });
  }

  const drawn = { curve, shape: outline, arrow, square, dots, marks, label };
  return { at, ...drawn, handle, isNear, pick, field, sheet, surface, limit };
}
