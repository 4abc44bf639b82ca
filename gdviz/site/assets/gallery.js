// Narrows the gallery down by word, page and kind. Without it all pictures are shown, by page.
(() => {
  const form = document.querySelector(".gdviz-filter");
  if (!form) return;
  const word = form.querySelector("input");
  const { page, kind } = form.elements;
  const told = form.querySelector("output");
  const shelves = [...document.querySelectorAll(".gdviz-shelf")].map((shelf) => ({
    shelf,
    heading: shelf.previousElementSibling,
    cards: [...shelf.querySelectorAll(".gdviz-tile")].map((card) => ({
      card,
      words: [card.textContent, card.querySelector("img").alt, shelf.previousElementSibling.textContent]
        .join(" ").toLowerCase(),
    })),
  }));

  const narrow = () => {
    const words = word.value.toLowerCase().split(/\s+/);
    let left = 0;
    for (const { shelf, heading, cards } of shelves) {
      const open = !page.value || page.value === shelf.dataset.page;
      let here = 0;
      for (const { card, words: all } of cards) {
        const fits = open && (!kind.value || kind.value === card.dataset.kind)
          && words.every((one) => all.includes(one));
        card.hidden = !fits;
        here += fits;
      }
      shelf.hidden = heading.hidden = !here;
      left += here;
    }
    told.textContent = left === 0
      ? "No picture fits. Take fewer words, or another page or kind."
      : `${left} ${left === 1 ? "picture" : "pictures"}`;
  };

  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) target.classList.add("gdviz-near");
    }
  }, { rootMargin: "100px" });
  for (const { cards } of shelves) for (const { card } of cards) watcher.observe(card);

  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow(); // The browser may have kept what was chosen before the page was loaded again.
})();
