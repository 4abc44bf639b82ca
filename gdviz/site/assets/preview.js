/* Tells where a link leads in a card, while the pointer or the focus is on the link: the picture, or
   the definition of a term. It tells what a button of a player does, too. Where nothing can hover the
   link simply goes. */
(() => {
  const WAIT = 200; // Milliseconds: who only passes by sees no card, and may cross over to it.
  if (!matchMedia("(hover: hover)").matches) return;
  const card = document.createElement("div");
  const image = document.createElement("img");
  const definition = document.createElement("p");
  card.className = "gdviz-card";
  card.hidden = true;
  image.alt = ""; // What it shows is where the link leads.
  definition.role = "tooltip";
  card.append(image, definition);
  document.body.append(card);
  let timer = 0;

  // The browser would tell a title in a card of its own, but to the pointer only; those who listen still
  // hear it.
  const titled = document.querySelectorAll("a.gdviz-term, .gdviz-controls > [title]");
  for (const part of titled) {
    part.setAttribute("aria-description", part.title);
    part.removeAttribute("title");
  }

  async function show(link) {
    card.hidden = true;
    const wanted = timer;
    const told = link.getAttribute("aria-description");
    if (!told) await draw(link);
    if (timer !== wanted || (!told && !image.naturalWidth)) return;
    definition.textContent = told;
    image.hidden = Boolean(told);
    definition.hidden = !told;
    // Of what fills the screen only what stands in it is seen.
    (document.fullscreenElement ?? document.body).append(card);
    card.hidden = false;
    place(link.getClientRects()[0]);
  }

  // Without a picture there is no card.
  function draw(link) {
    image.src = link.dataset[getComputedStyle(document.body).getPropertyValue("--gdviz-scheme")];
    return image.decode().catch(() => {});
  }

  // Below the link, or above it where that would leave the window.
  function place(line) {
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const isBelow = line.bottom + height < window.innerHeight;
    const origin = card.offsetParent.getBoundingClientRect();
    card.style.left = `${Math.max(8, Math.min(line.left, room)) - origin.left}px`;
    card.style.top = `${(isBelow ? line.bottom : line.top - height) - origin.top}px`;
  }

  function hide() {
    clearTimeout(timer);
    timer = 0;
    card.hidden = true;
  }

  function after(action) {
    clearTimeout(timer);
    timer = setTimeout(action, WAIT);
  }

  for (const link of [...titled, ...document.querySelectorAll("a[data-light]")]) {
    link.onpointerenter = ({ pointerType }) => pointerType !== "touch" && after(() => show(link));
    link.onpointerleave = () => after(hide);
    link.onfocus = () => link.matches(":focus-visible") && after(() => show(link));
    link.onblur = hide;
  }
  card.onpointerenter = () => clearTimeout(timer);
  card.onpointerleave = () => after(hide);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
