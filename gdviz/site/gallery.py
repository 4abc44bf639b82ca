"""The page with all pictures: `<!-- gallery -->` in its Markdown becomes a card for each."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product

from jinja2 import Environment, PackageLoader
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz.site import bundles
from gdviz.site.figures import PICTURE
from gdviz.site.pictures import Gallery, Picture, Unknown, on_all_cores

MARK = re.compile(r"^<!-- gallery -->$", re.MULTILINE)
_SHELF = re.compile(r'(<div class="gdviz-shelf"[^>]*>)\s*</div>')
KINDS = {"still": "Still", "film": "Film", "touch": "To touch"}
_HEADING = re.compile(r"^# (.+?)\s*$", re.MULTILINE)
_TEMPLATES = Environment(
    loader=PackageLoader("gdviz.site"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True)
class Shelf:
    """The pictures of one page, in the order in which it shows them."""

    page: Page
    pictures: list[Picture]

    @property
    def title(self) -> str:
        """What stands on top of the page."""
        return _title(self.page.file.content_string) or self.name

    @property
    def name(self) -> str:
        """The page in an address: `lines`, or `notebooks-regression`."""
        return self.page.file.src_uri.rpartition(".")[0].replace("/", "-")


def outline(page: Page) -> tuple[str, list[str]]:
    """What a page's shelf is made from: what stands on top of it, and its pictures in order."""
    text = page.file.content_string
    return _title(text) or "", PICTURE.findall(text)


def shelves(nav: Navigation, gallery: Gallery) -> list[Shelf]:
    """The pages that show pictures, in the order of the navigation; the home page is the last."""
    found = [Shelf(page, list(_pictures(page.file.content_string, gallery))) for page in nav.pages]
    filled = [shelf for shelf in found if shelf.pictures]
    return sorted(filled, key=lambda shelf: shelf.page.is_homepage)


def _title(markdown):
    heading = _HEADING.search(markdown)
    return heading[1] if heading else None


def _pictures(markdown, gallery) -> Iterator[Picture]:
    for path in PICTURE.findall(markdown):
        # A picture of an example, or one that could not be drawn: the page itself says so.
        with suppress(Unknown):
            yield gallery.owner(path)


def frame(markdown: str, shelves: list[Shelf]) -> str:
    """The page with a heading and an empty shelf for each page of pictures, where its mark was."""
    template = _TEMPLATES.get_template("gallery.md")
    empty = template.render(shelves=shelves, kinds=KINDS)
    return MARK.sub(lambda _: empty, markdown)


def fill(
    content: str,
    page: Page,
    shelves: list[Shelf],
    licence: str,
    publish: Callable[[str, bytes], None],
    sources: bool = True,
) -> str:
    """The page, now HTML, with cards on its shelves; what they offer besides is published.

    Without `sources`, they offer no recipes. Raises `Unknown` if the shelves are not there.
    """
    if len(_SHELF.findall(content)) != len(shelves):
        raise Unknown("the gallery is not where it was put; let its mark stand alone")
    every = [each for shelf in shelves for each in product(shelf.pictures, ("", "-dark"))]
    on_all_cores(Picture.thumbnail, *zip(*every, strict=True))
    template, cards = _TEMPLATES.get_template("shelf.html"), []
    for shelf in shelves:
        zipped = bundles.bundle(shelf.title, shelf.pictures, licence, sources)
        publish(f"figures/{shelf.name}.zip", zipped)
        for picture, ending in product(shelf.pictures, ("", "-dark")):
            publish(f"figures/{thumbnail(picture, ending)}", picture.thumbnail(ending))
        shown = template.render(
            shelf=shelf,
            kinds=KINDS,
            size=f"{len(zipped) / 1e6:.1f} MB",
            kind=kind,
            recipe=sources and recipe,
            thumbnail=thumbnail,
            url=lambda path: get_relative_url(path, page.url),
        )
        cards.append(shown)
    in_order = iter(cards)
    return _SHELF.sub(lambda empty: f"{empty[1]}\n{next(in_order)}</div>", content)


def kind(picture: Picture) -> str:
    """Whether one looks at a still, watches a film or touches."""
    if picture.numbers is not None:
        return "touch"
    return "film" if picture.moving else "still"


def recipe(picture: Picture) -> str:
    """What the recipe is called where it is published: lines-descent.py."""
    return picture.published(f"{picture.stem}.py")


def thumbnail(picture: Picture, ending: str) -> str:
    """What the small picture on its card is called where it is published."""
    return picture.published(f"{picture.stem}-small{ending}.webp")
