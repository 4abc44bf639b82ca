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

// A number of the state as a native slider, in equal steps or, with `log`, in equal factors.
function slider(stage, name, key, { log = false } = {}) {
  const { from, to, digits } = stage.rules[key];
  const [bend, back] = log ? [Math.log, Math.exp] : [Number, Number];
  const [low, high] = [bend(from), bend(to)];
  const input = element("input", { type: "range", min: low, max: high, step: (high - low) / 200 });
  const shown = element("output");
  input.oninput = () => stage.set({ [key]: back(Number(input.value)) });
  stage.watch(() => {
    const value = stage.values[key];
    input.value = bend(value);
    // In equal factors, three digits of each value count.
    const counted = log ? Math.max(0, 2 - Math.floor(Math.log10(value))) : digits;
    shown.textContent = written(value, Math.min(digits, counted));
    input.setAttribute("aria-valuetext", shown.textContent);
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

// One of several words.
function choice(stage, name, key, said = {}) {
  const options = stage.rules[key].among.map((word) => element("option", { value: word }, said[word] ?? word));
  const select = element("select", {}, ...options);
  select.onchange = () => stage.set({ [key]: select.value });
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

// A button that runs and pauses: `step` changes the state and tells whether there is more. What comes back
// pauses it, and its `go` starts it.
function runner(stage, step) {
  let timer = 0;
  const made = button(stage, "Run", () => (timer ? pause() : go()));
  function pause() {
    cancelAnimationFrame(timer);
    timer = 0;
    made.textContent = "Run";
  }
  function go() {
    if (timer) return;
    made.textContent = "Pause";
    const tick = () => {
      const until = performance.now() + 8;
      let more = true;
      // Where motion is unwelcome, many steps are one move.
      do more = step(); while (more && calm.matches && performance.now() < until);
      stage.draw();
      if (more) timer = requestAnimationFrame(tick);
      else pause();
    };
    timer = requestAnimationFrame(tick);
  }
  return Object.assign(pause, { go });
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
