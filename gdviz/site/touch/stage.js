/* The stage: where all parts of a picture to touch are put, and where its state is kept.

   A picture calls gdviz.touch(name, make); make(stage, numbers) puts its parts on the stage and
   returns how they are drawn from the state. See figures/lines/by_hand.js. */

async function build(root, make) {
  const numbers = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const stem = root.dataset.touch.split("/")[1];
  const plots = element("div", { class: "gdviz-plots" });
  const readout = element("p", { class: "gdviz-status", "aria-hidden": true });
  const heard = element("p", { class: "gdviz-heard", role: "status" });
  const controls = element("div", { class: "gdviz-tools" });
  const links = element("div", { class: "gdviz-tools gdviz-along" });
  const code = element("pre", { class: "gdviz-python", tabindex: 0, hidden: "" });
  const panel = element("div", { class: "gdviz-touchable" }, plots, readout, heard, controls, links, code);
  // The recipe as the page shows it; a site may keep it to itself.
  const recipe = root.closest(".gdviz-picture").querySelector(".gdviz-more code:not(p code)");
  const watching = [];
  let awaited = [];
  let [shows, speaking, longest, wrong] = [null, 0, 0, ""];

  const stage = {
    root, plots, controls, panel, written, mixed, calm,
    rules: {},
    values: {},
    state: (rules) => Object.assign(stage, { rules, values: start(rules) }).values,
    set(changes) {
      wrong = "";
      for (const [name, value] of Object.entries(changes)) {
        stage.values[name] = rounded(stage.rules[name], value);
      }
      draw();
    },
    draw,
    // What takes long is done at once, but while the picture is built in a task of its own.
    soon: (act) => (awaited ? awaited.push(act) : act()),
    // Called after each change of the state.
    watch: (refresh) => watching.push(refresh),
    announce: (words) => { heard.textContent = words; },
    // Tell what is wrong, until something changes.
    say: (words) => {
      clearTimeout(speaking);
      wrong = readout.textContent = heard.textContent = words;
    },
    // A colour of the palette, in the scheme of the page, as channels.
    colour: (role) => channels(getComputedStyle(root).getPropertyValue(`--gdviz-${role}`).trim()),
  };
  const reads = { slider, table, choice, text, file, paste, results };
  const tools = { plot, walker, button, ...reads, group, runner, replay, tasks };
  for (const [name, tool] of Object.entries(tools)) stage[name] = (...given) => tool(stage, ...given);

  function start(rules) {
    return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule.start]));
  }

  // What happened is read out once it rests.
  function draw() {
    const drawn = shows.draw(stage.values);
    const words = wrong || drawn;
    readout.textContent = words;
    // Where the words once needed a further line, it stays, or what is below would jump.
    if (words.length > longest) {
      longest = words.length;
      readout.style.minHeight = `${readout.offsetHeight}px`;
    }
    for (const refresh of watching) refresh();
    clearTimeout(speaking);
    speaking = setTimeout(() => stage.announce(words), 500);
    if (!code.hidden) code.textContent = script();
  }

  function reset(values = start(stage.rules)) {
    shows.reset?.();
    stage.set(values);
  }

  // The recipe of the picture, with the values of the present state.
  function script() {
    let text = recipe.textContent;
    for (const [name, value] of Object.entries(shows.python(stage.values))) {
      const line = new RegExp(`^${name} = .*$`, "m");
      if (!line.test(text)) throw new Error(`the recipe has no line ${name} = ...`);
      text = text.replace(line, () => `${name} = ${value}`);
    }
    return `${text}\n\nif __name__ == "__main__":\n    from gdviz.film.picture import Picture\n\n`
      + `    print(facts)\n    Picture(figure).save("${stem}.svg")\n`;
  }

  // --- The address

  function hash() {
    const told = ([name, rule]) => toText(rule, stage.values[name]);
    const changed = Object.entries(stage.rules).filter((entry) => told(entry) !== toText(entry[1], entry[1].start));
    const said = changed.map((entry) => `${entry[0]}=${encodeURIComponent(told(entry))}`);
    return `#fig-${stem}${said.length ? `?${said.join("&")}` : ""}`;
  }

  function read() {
    const [place, said = ""] = location.hash.split("?");
    if (place !== `#fig-${stem}` || location.hash === hash()) return;
    const fresh = start(stage.rules);
    try {
      for (const [name, words] of new URLSearchParams(said)) {
        if (!Object.hasOwn(stage.rules, name)) throw new Error(`the address names ${name.slice(0, 20)}, which this picture does not have`);
        fresh[name] = fromText(name, stage.rules[name], words);
      }
    } catch (error) {
      reset();
      stage.say(`This is the picture as it begins: ${error.message}.`);
      return;
    }
    if (said) root.scrollIntoView({ block: "nearest" });
    reset(fresh);
  }

  // --- What one takes along

  function takeAlong() {
    stage.controls = links;
    stage.button("Reset", () => reset());
    const link = stage.button("Link", async () => {
      location.hash = hash();
      const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
      link.textContent = heard.textContent = isCopied ? "Link copied" : "Link is in the address bar";
      setTimeout(() => { link.textContent = "Link"; }, 2000);
    });
    const file = `${root.dataset.touch.replaceAll("/", "-")}.svg`; // As the files below the picture.
    stage.button("Picture", () => save(file, "image/svg+xml", asPicture(plots, root)));
    if (recipe) offerPython();
    if (document.fullscreenEnabled) {
      stage.button("Full screen", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
    }
  }

  function offerPython() {
    const python = stage.button("Python", () => {
      code.hidden = !code.hidden;
      python.setAttribute("aria-expanded", !code.hidden);
      code.textContent = script();
    });
    python.setAttribute("aria-expanded", false);
  }

  shows = make(stage, numbers);
  takeAlong();
  for (const act of awaited) {
    await pause();
    act();
  }
  await pause();
  awaited = null;
  root.classList.add("gdviz-alive");
  root.append(panel);
  draw();
  read();
  addEventListener("hashchange", read);
  addEventListener("resize", () => {
    longest = 0;
    readout.style.minHeight = "";
  });
  // Colours that are computed follow the scheme of the page.
  new MutationObserver(draw).observe(document.documentElement, { subtree: true, attributeFilter: ["data-md-color-scheme", "data-bs-theme"] });
}

// Between two tasks the browser answers its reader.
const pause = () => new Promise((go) => { setTimeout(go); });

// Act once the page has loaded and has nothing else to do, or has kept its reader waiting long.
function whenIdle(act) {
  const idle = () => {
    if (globalThis.requestIdleCallback) requestIdleCallback(act, { timeout: 3000 });
    else setTimeout(act);
  };
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

// Till a picture is built one sees it as it is without a script. It is built when a reader comes
// near and the page is at rest; at once if somebody touches it, or the address holds its state.
function touch(name, make) {
  const root = document.querySelector(`[data-touch="${name}"]`);
  if (!root) return;
  const isMeant = () => location.hash.startsWith(`#fig-${name.split("/")[1]}?`);
  let isBegun = false;
  const come = () => {
    if (isBegun) return;
    isBegun = true;
    near.disconnect();
    build(root, make);
  };
  const near = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) whenIdle(come);
  }, { rootMargin: "100%" });
  near.observe(root);
  for (const hint of ["pointerenter", "pointerdown"]) root.addEventListener(hint, come, { once: true });
  addEventListener("hashchange", () => isMeant() && come());
  if (isMeant()) come();
}

globalThis.gdviz = { ...globalThis.gdviz, touch, contour };
