// The theme leaves the search without a name, and lets tabs scroll sideways where no key reaches them.
document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");
for (const labels of document.querySelectorAll(".tabbed-labels")) labels.tabIndex = 0;

// What opens its menu on a narrow screen is a label, which keys do not reach: a button does the same.
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header [for=__drawer]");
const menu = Object.assign(document.createElement("button"), {
  className: `${label.className} site-menu`, ariaLabel: "Menu", ariaExpanded: drawer.checked, onclick: () => drawer.click(),
});
drawer.addEventListener("change", () => { menu.ariaExpanded = drawer.checked; });
menu.append(...label.childNodes);
label.replaceWith(menu);

// Nor does it name what it puts into a code block, or let keys reach the frame of a table. It makes
// most of them by and by.
function mend(part) {
  if (part.matches?.(".md-typeset__scrollwrap")) part.tabIndex = 0;
  if (part.matches?.(".md-search-result__item")) leadToBest(part);
  if (!part.matches?.(".md-code__nav")) return;
  const blocks = [...document.querySelectorAll("pre")];
  part.setAttribute("aria-label", `Code block ${blocks.indexOf(part.parentElement) + 1}`);
}
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(mend);
}).observe(document.body, { childList: true, subtree: true });

// The Enter key opens the section of a page with the highest score; so does now the title of the page.
function leadToBest(result) {
  const score = (link) => Number(link.firstElementChild.dataset.mdScore);
  const [best] = [...result.querySelectorAll("a")].sort((one, other) => score(other) - score(one));
  result.querySelector("a").href = best.href;
}

// A server gives the page of a folder; pages opened as files have to name it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, { capture: true });

// What nobody has come to has not been laid out, and only then does a formula ask for its letters: on paper
// they would come too late.
addEventListener("beforeprint", () => {
  for (const formula of document.querySelectorAll(".katex-html")) formula.getBoundingClientRect();
});
