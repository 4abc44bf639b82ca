"""What axe finds on a page, by the rules of WCAG 2.2 AA and its own; most pages are long."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passes need not be written down: on a long page that takes as long as the rules. And none of
# these rules reads style sheets by itself, which no page opened as a file may do.
LEAST = {"resultTypes": ["violations"], "preload": False}
# The rules whose answer depends on the scheme.
COLOURS = ["color-contrast", "link-in-text-block"]
# The contrast of all words takes longer than all else: it is asked of what is marked.
AXE = AXE_SCRIPT + "axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-asked]' }] });"
# What words look like, and one element of each look: their kind, class and styles, and those of all
# that they stand in, as far as axe reads them.
LOOKS = """() => {
  const read = [
    "color", "background-color", "background-image", "background-clip", "opacity", "visibility",
    "font-size", "font-weight", "text-shadow", "mix-blend-mode", "filter", "position", "z-index",
    "overflow", "clip", "clip-path", "-webkit-text-stroke-width", "-webkit-text-stroke-color",
    "display", "font-family", "text-decoration",
    "border-top", "border-right", "border-bottom", "outline",
  ];
  const looks = new Map([[null, ""]]);
  const look = (element) => {
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = read.map((name) => style.getPropertyValue(name));
      const kind = `${element.tagName} ${element.getAttribute("class")}`;
      looks.set(element, [look(element.parentElement), kind, ...own].join());
    }
    return looks.get(element);
  };
  const hasWords = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const length = (element) => element.textContent.replace(/\\s+/g, " ").trim().length;
  const block = (element) =>
    getComputedStyle(element).display === "inline" ? block(element.parentElement) : element;
  const isAmongWords = (link) => {
    const links = [...block(link).querySelectorAll("a, button")].map(length);
    return length(block(link)) > 2 * links.reduce((sum, each) => sum + each, 0);
  };
  window.looking = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const isLink = element.matches("a[href], [role=link]");
    if (!(isLink || hasWords(element)) || !element.checkVisibility()) continue;
    const key = isLink ? [look(element), isAmongWords(element)].join() : look(element);
    if (!looking.has(key)) looking.set(key, element);
  }
  return [...looking.keys()];
}"""
# What is in a field is no text of the page; all are marked.
MARK = """(looks) => {
  const asked = new Set(looks.map((look) => looking.get(look)));
  for (const element of document.body.querySelectorAll("*")) {
    const isField = element.matches("input, select, textarea");
    element.toggleAttribute("data-asked", isField || asked.has(element));
  }
}"""


class Axe:
    """Asks axe about pages, and of words that look alike on several only once."""

    def __init__(self):
        self.known = set()

    def check(self, page):
        """Fail where axe finds anything."""
        self._ask(page, RULES)

    def check_colours(self, page):
        """Fail where axe finds anything that depends on the scheme."""
        self._ask(page, COLOURS)

    def _ask(self, page, rules):
        looks = page.evaluate(LOOKS)
        page.evaluate(MARK, [look for look in looks if look not in self.known])
        if page.evaluate("!window.axe"):
            page.evaluate(AXE)
        found = page.evaluate("(how) => axe.run(how)", LEAST | {"runOnly": rules})
        assert not found["violations"], AxeResults(found).generate_report()
        self.known.update(looks)
