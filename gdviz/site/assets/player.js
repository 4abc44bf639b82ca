/* Plays flip books: SVGs that hold every frame and show one. The page works without; see media.html. */
(() => {
  const TICK = 100; // milliseconds
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // A flip book is a script that calls this: fetch() is refused to pages opened as files.
  window.gdviz = {
    flipbook(name, svg) {
      fill(document.querySelector(`[data-flipbook="${name}"]`), svg);
    },
  };

  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) load(target);
    }
  }, { rootMargin: "100% 0px" });
  for (const player of document.querySelectorAll(".gdviz-player")) near.observe(player);

  function load(player) {
    near.unobserve(player);
    const script = document.createElement("script");
    script.src = player.dataset.script;
    document.head.append(script);
  }

  function fill(player, svg) {
    const stage = player.querySelector(".gdviz-stage");
    const alt = stage.querySelector("img").alt;
    stage.innerHTML = svg;
    stage.firstElementChild.setAttribute("role", "img");
    stage.firstElementChild.setAttribute("aria-label", alt);
    operate(player, [...stage.querySelectorAll(".frame")]);
  }

  function operate(player, frames) {
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
      for (const frame of frames) frame.classList.toggle("shown", frame === frames[number - 1]);
      const says = frames[number - 1].dataset.status ?? "";
      slider.value = number;
      slider.setAttribute("aria-valuetext", says || `${number} of ${frames.length}`);
      status.textContent = says;
      count.textContent = `${number} / ${frames.length}`;
    }

    function turn() {
      const number = Number(slider.value);
      if (number === frames.length) return rest();
      show(number + 1);
      wait();
    }

    function wait() {
      timer = setTimeout(turn, TICK * frames[slider.value - 1].dataset.ticks);
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
      if (Number(slider.value) === frames.length) show(1);
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
    show(frames.length);
  }
})();
