/* Plays flip books: SVGs that hold every frame and show one. The page works without; see media.html. */
(() => {
  const TICK = 100; // milliseconds
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const players = new Map(); // What shows a flip book in the player of that name.

  // A flip book is a script that calls this: fetch() is refused to pages opened as files.
  window.gdviz = { ...window.gdviz, flipbook: (name, svg) => players.get(name)(svg) };

  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) load(target);
    }
  }, { rootMargin: "100% 0px" });
  for (const player of document.querySelectorAll(".gdviz-player")) {
    players.set(player.dataset.flipbook, (svg) => fill(player, svg));
    near.observe(player);
  }

  function scheme() {
    return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  }

  function load(player) {
    near.unobserve(player);
    player.dataset.scheme = scheme();
    const script = document.createElement("script");
    script.src = player.dataset[scheme()];
    document.head.append(script);
  }

  // Who changes the scheme gets every flip book anew, at the frame that it shows.
  new MutationObserver(() => {
    for (const player of document.querySelectorAll("[data-scheme]")) {
      if (player.dataset.scheme !== scheme()) load(player);
    }
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

  // What is printed is light, and what comes lazily would come too late for paper.
  addEventListener("beforeprint", () => {
    for (const image of document.querySelectorAll(".gdviz-light")) image.loading = "eager";
  });

  function fill(player, svg) {
    const wanted = player.dataset[player.dataset.scheme];
    if (document.currentScript.getAttribute("src") !== wanted) return; // It came too late.
    const stage = player.querySelector(".gdviz-stage");
    stage.querySelector("svg")?.remove();
    stage.insertAdjacentHTML("afterbegin", svg);
    stage.firstElementChild.setAttribute("role", "img");
    stage.firstElementChild.setAttribute("aria-label", stage.querySelector("img").alt);
    player.frames = [...stage.querySelectorAll(".frame")];
    player.show ??= operate(player);
    player.show(Math.min(player.querySelector("input").value, player.frames.length));
  }

  // Wires the controls, and returns what shows a frame.
  function operate(player) {
    const button = player.querySelector("button");
    const slider = player.querySelector("input");
    const status = player.querySelector(".gdviz-status");
    const count = player.querySelector(".gdviz-frame");
    const heard = player.querySelector("[role=status]");
    let timer = 0;
    let plays = !still.matches; // Whether it plays by itself when the reader comes to see it.

    function offer(verb) {
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/^\w+/, verb));
    }

    function show(number) {
      const { frames } = player;
      for (const frame of frames) frame.classList.toggle("shown", frame === frames[number - 1]);
      const says = frames[number - 1].dataset.status ?? "";
      slider.max = frames.length;
      slider.value = number;
      slider.setAttribute("aria-valuetext", says || `${number} of ${frames.length}`);
      status.textContent = says;
      count.textContent = `${number} / ${frames.length}`;
    }

    function turn() {
      const number = Number(slider.value);
      if (number === player.frames.length) return rest();
      show(number + 1);
      wait();
    }

    function wait() {
      timer = setTimeout(turn, TICK * player.frames[slider.value - 1].dataset.ticks);
      offer("Pause");
    }

    function pause() {
      clearTimeout(timer);
      timer = 0;
      offer("Play");
    }

    function rest() {
      pause();
      plays = false;
      heard.textContent = status.textContent; // Once, not for every frame that went by.
    }

    function play() {
      heard.textContent = "";
      if (Number(slider.value) === player.frames.length) show(1);
      wait();
    }

    function toggle() {
      if (timer) rest();
      else play();
    }

    button.onclick = toggle;
    slider.oninput = () => {
      rest();
      show(Number(slider.value));
    };
    player.onkeydown = (event) => {
      if (event.key === "k" || (event.key === " " && event.target === slider)) {
        event.preventDefault();
        toggle();
      }
    };
    new IntersectionObserver((entries) => {
      const { intersectionRatio } = entries.at(-1);
      if (intersectionRatio >= 0.5 && plays && !timer) play();
      if (intersectionRatio === 0 && timer) pause();
    }, { threshold: [0, 0.5] }).observe(player.querySelector(".gdviz-stage"));

    button.disabled = slider.disabled = false;
    return show;
  }
})();
