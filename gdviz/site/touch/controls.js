/* What steers a picture: buttons, sliders, choices, words, files, tasks. Each shows the state that
   it changes, and is put where `stage.controls` says. */
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function button(stage, name, action) {
  const made = element("button", { type: "button", class: "md-button" }, name);
  made.onclick = action;
  stage.controls.append(made);
  return made;
}

// A control with its name before it.
function named(stage, name, ...parts) {
  const made = element("label", {}, element("span", {}, name), ...parts);
  stage.controls.append(made);
  return made;
}

// Where a value stands on a slider, in equal steps or, with `log`, in equal factors, and how it reads.
function scale({ among, from, to, digits }, log) {
  if (among) {
    const last = among.length - 1;
    return { low: 0, high: last, step: 1, place: (word) => among.indexOf(word), value: (k) => among[k], words: String };
  }
  const place = log ? Math.log : Number;
  const [low, high] = [place(from), place(to)];
  // Round steps lead to round numbers; what is smaller than the state keeps would be rounded away.
  const step = log ? (high - low) / 200 : Math.max(roundStep([low, high], 200), 10 ** -digits);
  // In equal factors, three digits of each value count.
  const counted = (value) => (log ? clamp(2 - Math.floor(Math.log10(value)), 0, Math.min(digits, 6)) : digits);
  return { low, high, step, place, value: log ? Math.exp : Number, words: (value) => written(value, counted(value)) };
}

// A number of the state, or one of several words, as a native slider. `says` tells what it means.
function slider(stage, name, key, { log = false, says = null } = {}) {
  const rule = stage.rules[key];
  const { low, high, step, place, value, words } = scale(rule, log);
  const input = element("input", { type: "range", min: low, max: high, step });
  // What the slider itself says need not be read out once more.
  const shown = element("output", { "aria-hidden": true });
  const chosen = () => value(Number(input.value));
  input.oninput = () => stage.set({ [key]: chosen() });
  stage.watch(() => {
    const present = stage.values[key];
    // A thumb that stands for this very number stays, or no key would ever take it to the next.
    if (rounded(rule, chosen()) !== present) input.value = place(present);
    const said = (says ?? words)(present);
    if (shown.textContent === said) return;
    shown.textContent = said;
    input.setAttribute("aria-valuetext", said);
  });
  return named(stage, name, input, shown);
}

// Several numbers of the state as a table of fields, each with the name that `says` gives it.
function table(stage, key, columns, says) {
  const { count, from, to, digits } = stage.rules[key];
  const fields = Array.from({ length: count }, (_, i) => {
    const field = element("input", { type: "number", min: from, max: to, step: "any", "aria-label": says(i) });
    field.onchange = () => {
      const value = field.value === "" ? 0 : Number(field.value);
      stage.set({ [key]: stage.values[key].map((old, k) => (k === i ? value : old)) });
    };
    return field;
  });
  stage.watch(() => fields.forEach((field, i) => { field.value = shorter(stage.values[key][i], digits); }));
  const made = element("div", { class: "gdviz-table", style: `--columns:${columns}` }, ...fields);
  stage.controls.append(made);
  return made;
}

// One of several words; what a choice changes besides is what `along` says of it.
/** @param {(word: string) => object} along */
function choice(stage, name, key, said = {}, along = () => ({})) {
  const options = stage.rules[key].among.map((word) => element("option", { value: word }, said[word] ?? word));
  const select = element("select", {}, ...options);
  select.onchange = () => stage.set({ [key]: select.value, ...along(select.value) });
  stage.watch(() => { select.value = stage.values[key]; });
  return named(stage, name, select);
}

// Words of the reader's own, such as a formula.
function text(stage, name, key) {
  const input = element("input", { type: "text", maxlength: stage.rules[key].text, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  input.oninput = () => stage.set({ [key]: input.value });
  stage.watch(() => { if (input.value !== stage.values[key]) input.value = stage.values[key]; });
  return named(stage, name, input);
}

// What came out, as a table: each of its rows shows how a curve looks, and tells in words.
function results(stage, headings) {
  const cells = (kind, words) => words.map((word) => element(kind, {}, word));
  const sample = (look) => element("svg", { viewBox: "0 0 40 8", "aria-hidden": true }, paint(element("path", { d: "M0 4H40" }), look));
  const body = element("tbody");
  const head = element("thead", {}, element("tr", {}, element("td"), ...cells("th", headings)));
  stage.controls.before(element("table", { class: "gdviz-results" }, head, body));
  return (rows) => body.replaceChildren(...rows.map(([look, ...words]) =>
    element("tr", {}, element("td", {}, sample(look)), ...cells("td", words))));
}

// A file of the reader's own, which never leaves the browser.
function file(stage, name, accept, opened) {
  const input = element("input", { type: "file", accept });
  input.onchange = () => {
    if (input.files.length) opened(input.files[0]);
    input.value = ""; // The same file may be opened again.
  };
  return named(stage, name, input);
}

// Text of the reader's own, such as a table copied from elsewhere.
function paste(stage, name, example, pasted) {
  const area = element("textarea", { rows: 3, spellcheck: false, placeholder: example });
  const made = named(stage, name, area);
  button(stage, "Use it", () => pasted(area.value));
  return made;
}

// What `fill` puts on the stage stands together, below a name.
function group(stage, name, fill) {
  const outer = stage.controls;
  const made = element("fieldset", { class: "gdviz-tools" }, element("legend", {}, name));
  outer.append(made);
  stage.controls = made;
  fill();
  stage.controls = outer;
  return made;
}

/* A button that runs and pauses: `step` changes the state and tells whether there is more. It gets
   how many steps are due, for sixty in a second however many frames there are; where steps are
   `brisk`, each frame takes as many as it has time for. What comes back pauses it, and its `go` starts it. */
function runner(stage, step, { name = "Run", brisk = false } = {}) {
  let [timer, before] = [0, 0];
  const made = button(stage, name, () => (timer ? pause() : go()));
  function pause() {
    cancelAnimationFrame(timer);
    timer = 0;
    made.textContent = name;
  }
  function go() {
    if (timer) return;
    made.textContent = "Pause";
    before = performance.now();
    const tick = () => {
      const now = performance.now();
      const due = clamp(Math.round(0.06 * (now - before)), 1, 30);
      before = now;
      let more = true;
      // Where motion is unwelcome, many steps are one move.
      do more = step(due); while (more && (brisk || calm.matches) && performance.now() < now + 8);
      stage.set({ ...stage.values }); // Within the limits of the rules.
      if (more) timer = requestAnimationFrame(tick);
      else pause();
    };
    timer = requestAnimationFrame(tick);
  }
  return Object.assign(pause, { go });
}

// A button that lets a number of the state grow from 1 to where it is, in about three seconds.
function replay(stage, key) {
  let [at, goal] = [0, 0];
  const isOn = () => at < goal && stage.values[key] === Math.ceil(at);
  const pause = runner(stage, () => {
    [at, goal] = isOn() ? [Math.min(at + goal / 200, goal), goal] : [0.005 * stage.values[key], stage.values[key]];
    stage.values[key] = Math.ceil(at);
    return at < goal;
  });
  return { pause, most: () => (isOn() ? goal : stage.values[key]) };
}

function tasks(stage, list) {
  const items = list.map(({ text: words, solved }) => {
    const item = element("li", {}, words, element("span", { class: "gdviz-solved" }));
    stage.watch(() => {
      if (item.dataset.solved || !solved(stage.values)) return;
      item.dataset.solved = true;
      item.lastChild.textContent = " Solved.";
      stage.announce(`Solved: ${words}`);
    });
    return item;
  });
  stage.panel.append(element("div", { class: "gdviz-tasks" }, element("p", {}, "Try this:"), element("ol", {}, ...items)));
}
