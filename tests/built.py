"""What a built page holds, read as a browser would."""

from html.parser import HTMLParser
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
# Where our pages lie in the site.
PATHS = [
    f"{path.relative_to(DOCS).with_suffix('')}/".removeprefix("index/")
    for path in sorted([*DOCS.glob("*.md"), *DOCS.glob("notebooks/*.py")])
]
VOID = {"img", "input", "link", "meta", "br", "hr"}


class Page(HTMLParser):
    """Every element of a page as (tag, attributes), and the text of each class.

    A page is a file or, as a string, HTML.
    """

    def __init__(self, source: Path | str) -> None:
        super().__init__()
        self.elements, self.open, self.texts = [], [], {}
        self.feed(source if isinstance(source, str) else source.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):  # noqa: D102 - HTMLParser calls it
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or tag))

    def handle_endtag(self, tag):  # noqa: D102
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):  # noqa: D102
        for _, name in self.open:
            self.texts[name] = self.texts.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def links(page: Page) -> list[tuple[str, str]]:
    """All that a page loads or leads to, each with the tag that names it."""
    return [
        (tag, value)
        for tag, attributes in page.elements
        for name, value in attributes.items()
        if name in {"href", "src", "poster", "data-light", "data-dark"} and value
    ]
