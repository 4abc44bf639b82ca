/* What all pictures that one can touch share: axes, handles, sliders, words, the address.

   A picture calls gdviz.touch(name, make); make(stage, numbers) puts its parts on the stage and
   returns how they are drawn from the state. See figures/lines/by_hand.js. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const DRAWN = ["svg", "g", "path", "circle", "rect", "text", "image", "clipPath"];
  // Of matplotlib's viridis, from low to high.
  const COLOURS = ["#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725"];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // --- Small things

  const clamp = (value, from, to) => Math.min(Math.max(value, from), to);

  function element(tag, attributes = {}, ...children) {
    const made = DRAWN.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // A number as mathematics writes it: −3,202.50 and 2.3 × 10⁻¹¹.
  function written(value, digits = 2) {
    const size = Math.abs(value);
    if (size >= 1e6 || (size > 0 && size < 0.5 * 10 ** -digits)) {
      const [factor, power] = value.toExponential(1).replace(/^-/, "−").split("e");
      const raised = [...power.replace("+", "")].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"["0123456789-".indexOf(sign)]);
      return `${factor} × 10${raised.join("")}`;
    }
    const [whole, part] = size.toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    const shown = part ? `${grouped}.${part}` : grouped;
    return value < 0 && Number(size.toFixed(digits)) ? `−${shown}` : shown;
  }

  const paint = (made, { fill = "none", stroke = "none", width = 2, dash = "", opacity = 1 }) => {
    const colour = (role) => (role === "none" ? role : `var(--gdviz-${role})`);
    made.setAttribute("style", `fill:${colour(fill)};stroke:${colour(stroke)};stroke-width:${width};`
      + `stroke-dasharray:${dash || "none"};opacity:${opacity};stroke-linejoin:round`);
    return made;
  };

  const FAR = 1e6; // Who is as far away as this has left for good.

  /* A walk that grows when more steps are asked for, and starts anew when its `key` changes.
     One that diverges ends with its last point that is not yet far away. */
  function walker() {
    let [known, points, rest] = ["", [], null];
    return (key, begin, steps) => {
      if (key !== known) [known, points, rest] = [key, [], begin()];
      while (points.length <= steps) {
        const { value, done } = rest.next();
        if (done || value.some((one) => Math.abs(one) > FAR)) {
          rest = [].values();
          break;
        }
        points.push(value);
      }
      const shown = points.slice(0, steps + 1);
      return Object.assign(shown, { diverged: shown.length <= steps });
    };
  }

  // --- A plot: axes, a map below, and what lies on it

  const WIDE = 340;
  const EDGE = { left: 52, right: 12, top: 30, bottom: 44 };

  function ticks([from, to], count = 4) {
    const rough = (to - from) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
    const first = Math.ceil(from / step - 1e-9);
    const last = Math.floor(to / step + 1e-9);
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const value = (first + i) * step;
      return [value, written(value, digits)];
    });
  }

  function plot(stage, { title, x, y, high = 290 }) {
    const area = { left: EDGE.left, right: WIDE - EDGE.right, top: EDGE.top, bottom: high - EDGE.bottom };
    const inside = { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top };
    const svg = element("svg", { viewBox: `0 0 ${WIDE} ${high}`, role: "group", "aria-label": title });
    const below = element("g");
    const frame = element("g");
    const above = element("g");
    svg.append(below, frame, above);
    let [across, upright] = [x.range, y.range];

    const scale = ([from, to], low, top) => (value) => low + ((value - from) / (to - from)) * (top - low);
    const at = (px, py) => [
      scale(across, area.left, area.right)(px),
      scale(upright, area.bottom, area.top)(py),
    ];
    const from = (left, top) => [
      across[0] + ((left - area.left) / (area.right - area.left)) * (across[1] - across[0]),
      upright[0] + ((top - area.bottom) / (area.top - area.bottom)) * (upright[1] - upright[0]),
    ];
    const fromEvent = (event) => {
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return from(place.x, place.y);
    };
    const trace = (points) => points.map(([px, py], i) =>
      `${i ? "L" : "M"}${at(px, py).map((value) => clamp(value, -9999, 9999).toFixed(2)).join(" ")}`).join("");

    function words(text, left, top, anchor = "middle", turn = "") {
      return element("text", { x: left, y: top, "text-anchor": anchor, transform: turn }, text);
    }

    // Limits may change: a reader's own table has its own.
    function limit(newAcross, newUpright, name = y.label) {
      [across, upright] = [newAcross, newUpright];
      frame.replaceChildren();
      const lines = element("path", { class: "gdviz-grid" });
      let d = "";
      for (const [value, label] of ticks(across)) {
        const [left] = at(value, upright[0]);
        d += `M${left} ${area.top}V${area.bottom}`;
        frame.append(words(label, left, area.bottom + 17));
      }
      for (const [value, label] of ticks(upright)) {
        const [, top] = at(across[0], value);
        d += `M${area.left} ${top}H${area.right}`;
        frame.append(words(label, area.left - 6, top + 4, "end"));
      }
      lines.setAttribute("d", d);
      const middle = (area.top + area.bottom) / 2;
      frame.prepend(lines);
      const head = words(title, area.left, 18, "start");
      head.setAttribute("class", "gdviz-title");
      frame.append(
        head,
        words(x.label, (area.left + area.right) / 2, high - 8),
        words(name, 0, 0, "middle", `translate(14 ${middle}) rotate(-90)`),
      );
    }
    limit(across, upright);
    stage.plots.append(svg);

    // A curve, a closed shape or several in one; on a map it gets a white and a dark edge.
    function curve(look) {
      const edges = look.edged ? [["outline", 5], ["halo", 3.4]] : [];
      const made = [...edges.map(([stroke, width]) => ({ stroke, width })), look].map((one) =>
        paint(element("path", { "clip-path": `url(#${clip})` }), one));
      above.append(...made);
      return (...strands) => {
        const d = strands.map((strand) => trace(strand) + (look.closed ? "Z" : "")).join("");
        for (const one of made) one.setAttribute("d", d);
      };
    }

    // The corners of a square that stands on a gap.
    function square(px, bottom, top) {
      const side = (across[1] - across[0]) / (area.right - area.left) * Math.abs(at(px, bottom)[1] - at(px, top)[1]);
      return [[px, bottom], [px, top], [px + side, top], [px + side, bottom]];
    }

    function dots(look, radius = 4) {
      const group = paint(element("g"), look);
      above.append(group);
      return (points) => group.replaceChildren(...points.map(([px, py]) => {
        const [cx, cy] = at(px, py);
        return element("circle", { cx, cy, r: radius });
      }));
    }

    function label(role, anchor = "start") {
      const made = element("text", { class: "gdviz-name", "text-anchor": anchor, style: `fill:var(--gdviz-${role})` });
      above.append(made);
      return (text, [px, py], [right, up] = [0, 0]) => {
        const [left, top] = at(px, py);
        made.textContent = text;
        made.setAttribute("x", clamp(left + right, area.left, area.right));
        made.setAttribute("y", clamp(top - up, area.top + 10, area.bottom - 4));
      };
    }

    /* A thing to drag, by pointer or arrow keys (Shift: ten times as far). `moved` gets its place,
       `says` is what its place means, `fine` how far an arrow key goes. */
    function handle({ name, role = "model", shape = "circle", moved, says, fine }) {
      const form = shape === "circle"
        ? element("circle", { r: 8 })
        : element("rect", { x: -7, y: -7, width: 14, height: 14 });
      const made = element("g", { class: "gdviz-handle", tabindex: 0, role: "slider", "aria-label": name });
      const target = paint(element("circle", { r: 20 }), { fill: "paper", opacity: 0 });
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
        go(px + way[0] * far * fine[0], py + way[1] * far * fine[1]);
      };
      made.onpointerdown = (event) => {
        event.preventDefault();
        made.focus({ preventScroll: true });
        made.setPointerCapture(event.pointerId);
        made.onpointermove = (move) => go(...fromEvent(move));
        made.onpointerup = made.onpointercancel = () => { made.onpointermove = null; };
      };
      return (newX, newY) => {
        [px, py] = [newX, newY];
        const place = at(clamp(px, ...across), clamp(py, ...upright));
        made.setAttribute("transform", `translate(${place.join(" ")})`);
        made.setAttribute("aria-valuenow", px);
        made.setAttribute("aria-valuetext", says());
      };
    }

    // A function seen from above, with colours in finer steps near its lowest value.
    function surface(f, power = 2) {
      below.replaceChildren();
      const count = 81;
      const heights = Array.from({ length: count }, (_, row) => Array.from({ length: count }, (_, column) =>
        f(from(area.left + (column / (count - 1)) * (area.right - area.left),
          area.bottom + (row / (count - 1)) * (area.top - area.bottom)))));
      const finite = heights.flat().filter(Number.isFinite);
      const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
      const span = finite.reduce((most, value) => Math.max(most, value), -Infinity) - low || 1;
      below.append(colours(heights.map((row) => row.map((value) => ((value - low) / span) ** (1 / power)))));
      const levels = Array.from({ length: 12 }, (_, i) => low + span * ((i + 1) / 12.5) ** power);
      const isolines = levels.map((level) => contour(heights, level, (column, row) => [
        area.left + (column / (count - 1)) * (area.right - area.left),
        area.bottom + (row / (count - 1)) * (area.top - area.bottom),
      ])).join("");
      below.append(paint(element("path", { d: isolines }), { stroke: "halo", width: 0.6, opacity: 0.6 }));
    }

    function colours(shares) {
      const canvas = element("canvas", { width: shares[0].length, height: shares.length });
      const context = canvas.getContext("2d");
      const pixels = context.createImageData(shares[0].length, shares.length);
      [...shares].reverse().flat().forEach((share, i) => pixels.data.set([...mixed(share), 255], 4 * i));
      context.putImageData(pixels, 0, 0);
      return element("image", { ...inside, preserveAspectRatio: "none", href: canvas.toDataURL() });
    }

    const clip = `gdviz-clip-${++plots}`;
    svg.prepend(element("clipPath", { id: clip }, element("rect", inside)));

    return {
      curve, square, dots, label, handle, surface, limit,
      pick: (picked) => svg.addEventListener("click", (event) => {
        const [px, py] = fromEvent(event);
        const within = px >= across[0] && px <= across[1] && py >= upright[0] && py <= upright[1];
        if (within && !event.target.closest(".gdviz-handle")) picked(px, py);
      }),
    };
  }
  let plots = 0;

  function mixed(share) {
    const place = clamp(Number.isFinite(share) ? share : 1, 0, 1) * (COLOURS.length - 1);
    const low = Math.min(Math.floor(place), COLOURS.length - 2);
    const [one, other] = [COLOURS[low], COLOURS[low + 1]].map((hex) =>
      [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16)));
    return one.map((value, i) => value + (place - low) * (other[i] - value));
  }

  // Marching squares: where a grid of heights crosses a level.
  function contour(heights, level, place) {
    let d = "";
    for (let row = 0; row + 1 < heights.length; row++) {
      for (let column = 0; column + 1 < heights[0].length; column++) {
        const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]];
        const values = corners.map(([i, j]) => heights[j][i] - level);
        const crossed = [];
        corners.forEach(([i, j], k) => {
          const [next, value, other] = [corners[(k + 1) % 4], values[k], values[(k + 1) % 4]];
          if (value < 0 === other < 0) return;
          const share = value / (value - other);
          crossed.push(place(i + share * (next[0] - i), j + share * (next[1] - j)));
        });
        for (let k = 0; k + 1 < crossed.length; k += 2) {
          d += `M${crossed[k].map((v) => v.toFixed(1)).join(" ")}L${crossed[k + 1].map((v) => v.toFixed(1)).join(" ")}`;
        }
      }
    }
    return d;
  }

  // --- The state, and its way into the address and back

  /* Each value of a state has a rule: { start, from, to, digits } for a number, { start, among } for
     one of several words, { start, points: most, x: [from, to], y: [from, to] } for places. */
  const shorter = (value, digits) => String(Number(value.toFixed(digits)));

  function toText(rule, value) {
    if (rule.points) return value.map((point) => point.map((one) => shorter(one, 3)).join(",")).join(";");
    return rule.among ? value : shorter(value, rule.digits);
  }

  function fromText(name, rule, text) {
    const wrong = (must) => new Error(`the address says ${name} = ${text.slice(0, 20)}; it must be ${must}`);
    const number = (part, [from, to], what) => {
      const value = part.trim() === "" ? NaN : Number(part);
      if (!(value >= from && value <= to)) throw wrong(`${what} from ${from} to ${to}`);
      return value;
    };
    if (rule.among) {
      if (!rule.among.includes(text)) throw wrong(`one of ${rule.among.join(", ")}`);
      return text;
    }
    if (!rule.points) return number(text, [rule.from, rule.to], "a number");
    const places = text.split(";").map((pair) => pair.split(","));
    if (places.length > rule.points || places.some((pair) => pair.length !== 2)) {
      throw wrong(`up to ${rule.points} pairs x,y with ; between them`);
    }
    return places.map(([px, py]) => [number(px, rule.x, "numbers"), number(py, rule.y, "numbers")]);
  }

  // --- The stage: where all parts of a picture are put

  function build(root, make) {
    const numbers = JSON.parse(root.querySelector("script[type='application/json']").textContent);
    const stem = root.dataset.touch.split("/")[1];
    const stage = { plots: element("div", { class: "gdviz-plots" }), controls: element("div", { class: "gdviz-tools" }) };
    const readout = element("p", { class: "gdviz-status" });
    const heard = element("p", { class: "gdviz-heard", role: "status" });
    const code = element("pre", { class: "gdviz-python", tabindex: 0, hidden: "" });
    const links = element("div", { class: "gdviz-tools gdviz-along" });
    const panel = element("div", { class: "gdviz-touchable" }, stage.plots, readout, heard, stage.controls, links, code);
    const watching = [];
    let [rules, state, shows, timer, speaking] = [{}, {}, null, 0, 0];

    const start = () => Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule.start]));

    // Change some of the state, and draw it. What is heard is said once it rests.
    function set(changes) {
      for (const [name, value] of Object.entries(changes)) {
        const { from, to, digits } = rules[name];
        // Rounded, so that a link leads to the very same state.
        state[name] = digits === undefined ? value : Number(clamp(value, from, to).toFixed(digits));
      }
      draw();
    }

    function draw() {
      const words = shows.draw(state);
      readout.textContent = words;
      for (const refresh of watching) refresh();
      clearTimeout(speaking);
      speaking = setTimeout(() => { heard.textContent = words; }, 500);
      if (!code.hidden) code.textContent = script();
    }

    // The recipe of the picture, with the values of the present state.
    function script() {
      let text = root.closest(".gdviz-picture").querySelector(".gdviz-more code:not(p code)").textContent;
      for (const [name, value] of Object.entries(shows.python(state))) {
        const line = new RegExp(`^${name} = .*$`, "m");
        if (!line.test(text)) throw new Error(`the recipe has no line ${name} = ...`);
        text = text.replace(line, () => `${name} = ${value}`);
      }
      return `${text}\n\nif __name__ == "__main__":\n    from gdviz.film.picture import Picture\n\n`
        + `    print(facts)\n    Picture(figure).save("${stem}.svg")\n`;
    }

    function button(label, action, into = stage.controls) {
      const made = element("button", { type: "button", class: "md-button" }, label);
      made.onclick = action;
      into.append(made);
      return made;
    }

    // A number of the state as a native slider, in equal steps or, with `log`, in equal factors.
    function slider(label, name, { log = false } = {}) {
      const { from, to, digits } = rules[name];
      const [bend, back] = log ? [Math.log, Math.exp] : [Number, Number];
      const input = element("input", { type: "range", min: bend(from), max: bend(to), step: (bend(to) - bend(from)) / 200 });
      const shown = element("output");
      stage.controls.append(element("label", {}, element("span", {}, label), input, shown));
      input.oninput = () => set({ [name]: back(Number(input.value)) });
      watching.push(() => {
        input.value = bend(state[name]);
        shown.textContent = written(state[name], digits);
        input.setAttribute("aria-valuetext", shown.textContent);
      });
    }

    function choice(label, name, said = {}) {
      const options = rules[name].among.map((word) => element("option", { value: word }, said[word] ?? word));
      const select = element("select", {}, ...options);
      stage.controls.append(element("label", {}, element("span", {}, label), select));
      select.onchange = () => set({ [name]: select.value });
      watching.push(() => { select.value = state[name]; });
    }

    // A button that runs and pauses: `step` changes the state and tells whether there is more.
    function runner(step) {
      const made = button("Run", () => (timer ? pause() : go()));
      function pause() {
        cancelAnimationFrame(timer);
        timer = 0;
        made.textContent = "Run";
      }
      function go() {
        made.textContent = "Pause";
        const tick = () => {
          const until = performance.now() + 8;
          let more = true;
          // Where motion is unwelcome, many steps are one move.
          do more = step(); while (more && calm.matches && performance.now() < until);
          draw();
          if (more) timer = requestAnimationFrame(tick);
          else pause();
        };
        timer = requestAnimationFrame(tick);
      }
      return pause;
    }

    function tasks(list) {
      const items = list.map(({ text, solved }) => {
        const item = element("li", {}, text, element("span", { class: "gdviz-solved" }));
        watching.push(() => {
          if (item.dataset.solved || !solved(state)) return;
          item.dataset.solved = true;
          item.lastChild.textContent = " Solved.";
          heard.textContent = `Solved: ${text}`;
        });
        return item;
      });
      panel.append(element("div", { class: "gdviz-tasks" }, element("p", {}, "Try this:"), element("ol", {}, ...items)));
    }

    Object.assign(stage, {
      plot: (options) => plot(stage, options),
      state: (given) => { rules = given; state = start(); return state; },
      set, button, slider, choice, runner, tasks, written, walker,
      get values() { return state; },
    });

    // --- What one takes along

    const hash = () => {
      const changed = Object.entries(rules).filter(([name, rule]) => toText(rule, state[name]) !== toText(rule, rule.start));
      const said = changed.map(([name, rule]) => `${name}=${encodeURIComponent(toText(rule, state[name]))}`);
      return `#fig-${stem}${said.length ? `?${said.join("&")}` : ""}`;
    };

    function read() {
      const [place, said = ""] = location.hash.split("?");
      if (place !== `#fig-${stem}`) return;
      const fresh = start();
      try {
        for (const [name, text] of new URLSearchParams(said)) {
          if (!Object.hasOwn(rules, name)) throw new Error(`the address names ${name.slice(0, 20)}, which this picture does not have`);
          fresh[name] = fromText(name, rules[name], text);
        }
      } catch (error) {
        readout.textContent = heard.textContent = `This is the picture as it begins: ${error.message}.`;
        return;
      }
      if (said) root.scrollIntoView({ block: "nearest" });
      shows.reset?.();
      set(fresh);
    }

    const save = (name, kind, text) => {
      const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: kind })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };

    function takeAlong() {
      button("Reset", () => { shows.reset?.(); set(start()); }, links);
      const link = button("Link", async () => {
        location.hash = hash();
        await navigator.clipboard?.writeText(location.href).catch(() => {});
        link.textContent = "Link copied";
        setTimeout(() => { link.textContent = "Link"; }, 2000);
      }, links);
      button("Picture", () => save(`${stem}.svg`, "image/svg+xml", asPicture(stage.plots, root)), links);
      const python = button("Python", () => {
        code.hidden = !code.hidden;
        python.setAttribute("aria-expanded", !code.hidden);
        code.textContent = script();
      }, links);
      python.setAttribute("aria-expanded", false);
      if (document.fullscreenEnabled) {
        button("Full screen", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()), links);
      }
    }

    shows = make(stage, numbers);
    takeAlong();
    root.classList.add("gdviz-alive");
    root.append(panel);
    draw();
    read();
    addEventListener("hashchange", read);
  }

  // All plots side by side in one file, with the colours that they have on the page.
  function asPicture(holder, root) {
    const plots = [...holder.querySelectorAll("svg")];
    const high = Math.max(...plots.map((svg) => svg.viewBox.baseVal.height));
    const whole = element("svg", { xmlns: SVG, viewBox: `0 0 ${WIDE * plots.length} ${high}`, width: WIDE * plots.length, height: high });
    const paper = getComputedStyle(root).getPropertyValue("--gdviz-paper");
    whole.append(element("rect", { width: "100%", height: "100%", fill: paper }));
    plots.forEach((svg, number) => {
      const copy = svg.cloneNode(true);
      const originals = svg.querySelectorAll("*");
      copy.querySelectorAll("*").forEach((one, i) => {
        const seen = getComputedStyle(originals[i]);
        for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-family", "font-weight"]) {
          one.style.setProperty(name, seen.getPropertyValue(name));
        }
        one.removeAttribute("tabindex");
      });
      copy.setAttribute("x", WIDE * number);
      copy.setAttribute("width", WIDE);
      copy.setAttribute("height", svg.viewBox.baseVal.height);
      whole.append(copy);
    });
    return new XMLSerializer().serializeToString(whole);
  }

  function touch(name, make) {
    const root = document.querySelector(`[data-touch="${name}"]`);
    if (root) build(root, make);
  }

  Object.assign((globalThis.gdviz ??= {}), { touch, written, contour });
})();
