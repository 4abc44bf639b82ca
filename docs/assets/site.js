// The theme leaves the search without a name, gives every code block a nav without one, and lets
// tables and tabs scroll sideways where no key reaches them. It makes all but the first by and by.
document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");
const mend = () => {
  document.querySelectorAll("pre").forEach((block, index) => {
    block.querySelector(":scope > .md-code__nav:not([aria-label])")?.setAttribute("aria-label", `Code block ${index + 1}`);
  });
  const wide = ":is(.md-typeset__scrollwrap, .tabbed-labels):not([tabindex])";
  for (const part of document.querySelectorAll(wide)) part.tabIndex = 0;
};
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
mend();

// A server gives the page of a folder; pages opened as files have to name it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, { capture: true });

// Escape puts away what a term tells, even where the pointer rests on it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const shown = "md-tooltip2--active";
  for (const told of document.querySelectorAll(`.${shown}`)) told.classList.remove(shown);
});
