// The theme's script takes longer than all else that a page runs, and on a narrow screen nothing that it
// does is seen before somebody acts: it waits for that. Beside the text of a wide screen it places columns.
const theme = document.getElementById("site-theme");
const parsed = new Promise((resolve) => { addEventListener("DOMContentLoaded", resolve); });
// No move of a pointer: one that lies still where the page comes "moves" now and then in a browser.
const KINDS = ["pointerdown", "click", "keydown", "focusin", "scroll", "resize"];
const acted = new Promise((resolve) => {
  for (const kind of KINDS) addEventListener(kind, resolve);
});
// It marks the words by which a reader has found the page.
const isWanted = matchMedia(theme.media).matches || location.search;
const keys = [];
const keep = (event) => keys.push(event);

function runTheme() {
  const script = Object.assign(document.createElement("script"), { src: theme.href });
  script.onload = () => {
    window.document$.next(document); // It waits for the page to be parsed, and would wait for ever.
    removeEventListener("keydown", keep);
    for (const key of keys) dispatchEvent(new KeyboardEvent("keydown", key));
  };
  document.body.append(script);
}

addEventListener("keydown", keep);
// A phone shows its keyboard only where a tap itself brings the focus.
document.querySelector(".md-header__button[for=__search]")?.addEventListener("click", () => {
  document.querySelector("[data-md-component=search-query]").focus();
});
Promise.all([parsed, isWanted || acted]).then(runTheme);
