// The theme leaves the search without a name, and gives every code block a nav without one.
document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");
const nameCodeNavs = () => {
  document.querySelectorAll(".md-code__nav").forEach((nav, index) => {
    if (!nav.hasAttribute("aria-label")) nav.setAttribute("aria-label", `Code block ${index + 1}`);
  });
};
new MutationObserver(nameCodeNavs).observe(document.body, { childList: true, subtree: true });
nameCodeNavs();

// A server gives the page of a folder; pages opened as files have to name it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, { capture: true });

// What scrolls sideways on a phone must be reachable by keyboard.
document.querySelectorAll(".md-typeset__scrollwrap").forEach((table) => { table.tabIndex = 0; });
