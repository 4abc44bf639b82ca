"""A picture alone in its paragraph becomes a figure: number, caption, player, files, source."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from jinja2 import Environment, PackageLoader
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from gdviz.site.pictures import Gallery, Picture, Unknown

_IMAGE = re.compile(r"!\[(?P<caption>(?:(?!!\[).)*)\]\(\s*figures/(?P<path>\S+)\s*\)", re.DOTALL)
_TEMPLATES = Environment(
    loader=PackageLoader("gdviz.site"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


class Figures(Extension):
    """Markdown extension that makes figures of pictures, for one page after the other."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Come just before paragraphs, so that lists, quotes and code are already told apart."""
        md.parser.blockprocessors.register(_FigureBlocks(md, self), "gdviz_figures", 15)

    def begin(
        self, gallery: Gallery, url: Callable[[str], str], complain: Callable[[str, str], str]
    ) -> None:
        """Begin a page. `url(file)` leads from it to `figures/file`.

        For a wrong picture, `complain(what stands there, message)` gives the HTML to show in its
        place, if it returns at all.
        """
        self.gallery, self.url, self.complain = gallery, url, complain
        self.shown: list[str] = []

    def picture(self, path: str) -> Picture:
        """Return the picture one of whose files is `path`; raise `Unknown` for any other path."""
        name, _, ending = path.rpartition(".")
        picture = self.gallery.find(name)
        if f"{picture.stem}.{ending}" not in picture.files:
            known = ", ".join(sorted(picture.files))
            raise Unknown(f"figures/{path} is no file of {name}; there are {known}")
        if picture.stem in self.shown:
            raise Unknown(f"a picture called {picture.stem} is already on this page")
        self.shown.append(picture.stem)
        return picture


class _FigureBlocks(BlockProcessor):
    def __init__(self, md, figures):
        super().__init__(md.parser)
        self.md, self.figures = md, figures

    def test(self, parent, block):
        return _IMAGE.fullmatch(block.strip()) is not None

    def run(self, parent, blocks):
        match = _IMAGE.fullmatch(blocks.pop(0).strip())
        assert match  # As `test` has found.
        place = SubElement(parent, "div", {"class": "gdviz-picture"})
        try:
            picture = self.figures.picture(match["path"])
        except Unknown as unknown:
            place.text = self._raw(self.figures.complain(f"figures/{match['path']}", str(unknown)))
            return
        figure = SubElement(place, "figure", {"id": f"fig-{picture.stem}"})
        failure = self.figures.gallery.failures.get(picture.name)
        fault = failure and self.figures.complain(picture.name, failure)
        figure.text = self._render("media.html", picture, fault=fault)
        caption = SubElement(figure, "figcaption")
        number = SubElement(caption, "strong")
        number.text = f"Figure {len(self.figures.shown)}."
        number.tail = f" {match['caption']}"
        figure.tail = self._render("more.html", picture)

    def _render(self, template, picture, **context):
        return self._raw(
            _TEMPLATES.get_template(template).render(
                picture=picture,
                folder=self.figures.url(picture.name.removesuffix(picture.stem)),
                number=len(self.figures.shown),
                **context,
                source=_highlighted(picture.recipe.read_text(encoding="utf-8")),
            )
        )

    def _raw(self, html):
        return self.md.htmlStash.store(html)


def _highlighted(code):
    return highlight(code, PythonLexer(), HtmlFormatter(cssclass="highlight", wrapcode=True))
