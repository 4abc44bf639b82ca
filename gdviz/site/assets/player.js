/* Plays flip books: SVGs that hold every frame and show one. The page works without; see media.html. */
(() => {
  const TICK = 100; // Milliseconds of a frame at the speed at which films are made.
  const HOLD = 20; // So many ticks the last frame stays before a loop begins anew.
  const PATIENCE = 3000; // Milliseconds after which a reader is told that a film is on its way.
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const players = document.querySelectorAll(".gdviz-player");

  // A flip book is a script that calls this: fetch() is refused to pages opened as files.
  window.gdviz = { ...window.gdviz, flipbook: (name, svg) => films.find((film) => film.name === name).fill(svg) };

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) filmOf(entry.target.parentElement).look(entry);
    next();
  }, { threshold: [0, 0.5] });

  const films = [...players].map(operate);
  const filmOf = (player) => films.find((film) => film.player === player);
  for (const player of players) {
    // A heavy film comes when it is asked for, and costs those nothing who only scroll by.
    if (player.dataset.heavy) filmOf(player).offerToLoad();
    seen.observe(player.querySelector(".gdviz-stage"));
  }

  function scheme() {
    return getComputedStyle(document.body).getPropertyValue("--gdviz-scheme");
  }

  // One film plays at a time: the first of those that are seen and have not yet played.
  function next() {
    if (document.hidden || films.some((film) => film.isPlaying())) return;
    films.find((film) => film.isWaiting())?.play();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const film of films) film.pause();
    else next();
  });

  // Who changes the scheme gets every flip book anew, at the frame that it shows.
  new MutationObserver(() => {
    for (const film of films) film.recolour();
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-md-color-scheme", "data-bs-theme"] });

  // An address may end in a figure and, after a colon, one of its frames: #fig-descent:12.
  function follow() {
    const [, stem, number] = /^#fig-([\w-]+):(.+)$/.exec(location.hash) ?? [];
    films.find((film) => film.stem === stem)?.open(number);
  }
  addEventListener("hashchange", follow);
  follow();

  // What is printed is light, and what comes lazily would come too late for paper.
  addEventListener("beforeprint", () => {
    for (const image of document.querySelectorAll(".gdviz-light")) image.loading = "eager";
  });

  function button(kind, words) {
    return Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: words });
  }

  // Wires the controls of a player, and returns what can be done with its film.
  function operate(player) {
    const part = (css) => player.querySelector(css);
    const [stage, status, heard, count] = [".gdviz-stage", ".gdviz-status", ".gdviz-heard", ".gdviz-frame"].map(part);
    const [controls, slider, run, whole] = [".gdviz-controls", "[type=range]", ".gdviz-run", ".gdviz-whole"].map(part);
    const [speed, loop, link] = ["select", "[type=checkbox]", ".gdviz-link"].map(part);
    const name = player.dataset.flipbook;
    const stem = name.split("/").pop();
    let frames = [];
    let wanted = ""; // The flip book that was asked for last.
    let asked = ""; // The frame that the address names, until the flip book is there.
    let timer = 0;
    let wants = !calm.matches; // Whether it plays by itself when the reader sees it.
    let isSeen = false;

    // --- Its flip book

    function load() {
      wanted = player.dataset[scheme()];
      const script = document.createElement("script");
      const patience = setTimeout(() => tell("The film is still on its way."), PATIENCE);
      script.onload = () => clearTimeout(patience);
      script.onerror = () => {
        clearTimeout(patience);
        script.remove();
        tell("The film could not be loaded.", again());
      };
      script.src = wanted;
      document.head.append(script);
    }

    function again() {
      const made = button("gdviz-again", "Try again");
      made.onclick = () => {
        tell("The film is asked for again.");
        load();
      };
      return made;
    }

    function offerToLoad() {
      const made = button("gdviz-ask", `Load the film, ${player.dataset.heavy}`);
      made.onclick = () => {
        made.remove();
        load();
      };
      stage.append(made);
    }

    function fill(svg) {
      if (document.currentScript.getAttribute("src") !== wanted) return; // It came too late.
      stage.querySelector("svg")?.remove();
      stage.querySelector(".gdviz-ask")?.remove();
      stage.insertAdjacentHTML("afterbegin", svg);
      stage.firstElementChild.setAttribute("role", "img");
      stage.firstElementChild.setAttribute("aria-label", stage.querySelector("img").alt);
      frames = [...stage.querySelectorAll(".frame")];
      slider.max = frames.length;
      controls.disabled = false;
      heard.textContent = "";
      show(at());
      if (asked) open(asked);
      next();
    }

    // --- What it shows

    const at = () => Number(slider.value);

    function show(number) {
      slider.value = number;
      for (const frame of frames) frame.classList.toggle("shown", frame === frames[at() - 1]);
      const says = frames[at() - 1].dataset.status ?? "";
      slider.setAttribute("aria-valuetext", says || `${at()} of ${frames.length}`);
      status.textContent = says;
      count.textContent = `${at()} / ${frames.length}`;
    }

    // Says what is the matter where the status stands, so that nothing moves.
    function tell(words, ...more) {
      heard.textContent = words;
      status.replaceChildren(words, " ", ...more);
    }

    // --- Playing

    function turn() {
      const isLast = at() === frames.length;
      if (isLast && !loop.checked) {
        rest();
        next();
        return;
      }
      show(isLast ? 1 : at() + 1);
      wait();
    }

    function wait() {
      const held = loop.checked && at() === frames.length ? HOLD : 0;
      timer = setTimeout(turn, TICK * (Number(frames[at() - 1].dataset.ticks) + held) / speed.value);
      offer("Pause");
    }

    function offer(verb) {
      run.setAttribute("aria-label", run.getAttribute("aria-label").replace(/^\w+/, verb));
    }

    function pause() {
      clearTimeout(timer);
      timer = 0;
      offer("Play");
    }

    function stop() {
      pause();
      wants = false;
    }

    function rest() {
      stop();
      heard.textContent = status.textContent; // Once, not for every frame that went by.
    }

    function play() {
      for (const film of films) if (film.isPlaying()) film.stop();
      heard.textContent = "";
      wants = true;
      if (at() === frames.length) show(1);
      wait();
    }

    // --- What the reader does

    function toggle() {
      if (timer) rest();
      else play();
    }

    function step(way) {
      show(at() + way);
      rest();
    }

    function fillScreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (document.fullscreenEnabled) player.requestFullscreen();
    }

    function open(number) {
      stop();
      player.scrollIntoView({ block: "nearest" });
      asked = frames.length ? "" : number;
      if (!frames.length) {
        if (!wanted) load();
      } else if (frames[number - 1]) {
        show(number);
      } else {
        tell(`There is no frame ${number.slice(0, 20)}; this film has frames 1 to ${frames.length}.`);
      }
    }

    async function giveLink() {
      location.hash = `#fig-${stem}:${at()}`;
      const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
      const words = link.textContent;
      link.textContent = heard.textContent = isCopied ? "Link copied" : "Link is in the address bar";
      link.disabled = true;
      setTimeout(() => {
        link.textContent = words;
        link.disabled = false;
      }, 2000);
    }

    run.onclick = toggle;
    part(".gdviz-back").onclick = () => step(-1);
    part(".gdviz-on").onclick = () => step(1);
    whole.onclick = fillScreen;
    whole.hidden = !document.fullscreenEnabled;
    link.onclick = giveLink;
    slider.oninput = () => {
      stop();
      show(at());
    };
    const keys = { k: toggle, ",": () => step(-1), ".": () => step(1), f: fillScreen };
    player.onkeydown = (event) => {
      const does = event.key === " " && event.target === slider ? toggle : keys[event.key];
      if (!does || controls.disabled || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // The theme would turn to another page, or search.
      does();
    };

    return {
      player, name, stem, load, offerToLoad, fill, play, pause, stop, open,
      isPlaying: () => timer !== 0,
      isWaiting: () => wants && isSeen && frames.length > 0,
      recolour: () => { if (wanted && wanted !== player.dataset[scheme()]) load(); },
      // The flip book comes once its still is seen, which stands there till then.
      look: ({ isIntersecting, intersectionRatio }) => {
        isSeen = intersectionRatio >= 0.5;
        if (isIntersecting && !wanted && !player.dataset.heavy) load();
        if (!isIntersecting && timer) pause();
      },
    };
  }
})();
