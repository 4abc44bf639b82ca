// The theme leaves the search without a name, and lets tabs scroll sideways where no key reaches them.
document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");
for (const labels of document.querySelectorAll(".tabbed-labels")) labels.tabIndex = 0;

// Nor does it name what it puts into a code block, or let keys reach the frame of a table. It makes
// most of them by and by.
function mend(part) {
  if (part.matches?.(".md-typeset__scrollwrap")) part.tabIndex = 0;
  if (!part.matches?.(".md-code__nav")) return;
  const blocks = [...document.querySelectorAll("pre")];
  part.setAttribute("aria-label", `Code block ${blocks.indexOf(part.parentElement) + 1}`);
}
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(mend);
}).observe(document.body, { childList: true, subtree: true });

// A server gives the page of a folder; pages opened as files have to name it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, { capture: true });
