/* Shows the picture that a link leads to in a card, while the pointer or the focus is on the link.
   Where nothing can hover the link simply goes. */
(() => {
  const WAIT = 200; // Milliseconds: who only passes by sees no card, and may cross over to it.
  if (!matchMedia("(hover: hover)").matches) return;
  const card = document.createElement("div");
  const image = document.createElement("img");
  card.className = "gdviz-card";
  card.hidden = true;
  image.alt = ""; // What it shows is where the link leads.
  card.append(image);
  document.body.append(card);
  let timer = 0;

  async function show(link) {
    card.hidden = true;
    image.src = link.dataset[getComputedStyle(document.body).getPropertyValue("--gdviz-scheme")];
    const wanted = timer;
    await image.decode().catch(() => {}); // Without a picture there is no card.
    if (timer !== wanted || !image.naturalWidth) return;
    card.hidden = false;
    place(link.getClientRects()[0]);
  }

  // Below the link, or above it where that would leave the window.
  function place(line) {
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const isBelow = line.bottom + height < window.innerHeight;
    card.style.left = `${Math.max(8, Math.min(line.left, room)) + window.scrollX}px`;
    card.style.top = `${(isBelow ? line.bottom : line.top - height) + window.scrollY}px`;
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

  for (const link of document.querySelectorAll("a[data-light]")) {
    link.onpointerenter = ({ pointerType }) => pointerType !== "touch" && after(() => show(link));
    link.onpointerleave = () => after(hide);
    link.onfocus = () => link.matches(":focus-visible") && after(() => show(link));
    link.onblur = hide;
  }
  card.onpointerenter = () => clearTimeout(timer);
  card.onpointerleave = () => after(hide);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
