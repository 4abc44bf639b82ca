"""A picture alone in its paragraph becomes a figure: number, caption, player, files, source."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from jinja2 import Environment, PackageLoader
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from gdviz.site import formulas
from gdviz.site.listing import listing
from gdviz.site.pictures import Gallery, Picture, Unknown, hint
from gdviz.site.repository import Repository

TAG = "gdviz-picture"
KINDS = {
    "image_link": (ImageInlineProcessor, 150),
    "image_reference": (ImageReferenceInlineProcessor, 140),
    "short_image_ref": (ShortImageReferenceInlineProcessor, 125),
}
_FILE = re.compile(r"(?P<up>(?:\.\./)*)figures/(?P<path>[^#?]+)")
_FIGURE = re.compile(r"(?P<page>[^#?:]*)#fig-(?P<stem>[\w-]+)")
# A picture in the Markdown of another page; links may stand in its caption.
PICTURE = re.compile(r"!\[(?:[^\[\]]|\[[^\]]*\])*\]\((?:\.\./)*figures/([\w/.-]+)")
_TEMPLATES = Environment(
    loader=PackageLoader("gdviz.site"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


class Figures(Extension):
    """Markdown extension that makes figures of pictures, for one page after the other.

    With `sources` each figure shows its recipe.
    """

    def __init__(self, sources: bool = True) -> None:
        super().__init__()
        self.sources = sources

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Take over each of Markdown's ways to write an image, and attributes behind it."""
        for name, (kind, priority) in KINDS.items():
            pattern = md.inlinePatterns[name].pattern
            md.inlinePatterns.register(_with_captions(kind)(pattern, md), name, priority)
        # After code between fences (25) is put aside, before HTML (20) is.
        md.preprocessors.register(_Bars(md), "gdviz_bars", 22)
        # After all that was put aside is back.
        md.postprocessors.register(_BarsBack(md), "gdviz_bars", 0)
        # After attributes (8) have found their elements, before MkDocs looks at links (0).
        md.treeprocessors.register(_FigureMaker(md, self), "gdviz_figures", 5)

    def begin(
        self,
        gallery: Gallery,
        url: Callable[[str], str],
        markdown: Callable[[str], str],
        complain: Callable[[str, str], str],
        page: str = "",
        repository: Repository | None = None,
    ) -> None:
        """Begin a page. `url(file)` leads from it to `figures/file`.

        `markdown(page)` is the text of another page, empty if there is none. For a wrong picture,
        `complain(what stands there, message)` gives the HTML to show in its place, if it returns
        at all. `page` is the path of the page's own text in the `repository`, if there is one.
        """
        self.gallery, self.url = gallery, url
        self.markdown, self.complain = markdown, complain
        self.page, self.repository = page, repository

    def picture(self, path: str) -> Picture:
        """Return the picture one of whose files is `path`; raise `Unknown` for any other path."""
        picture = self.gallery.owner(path)
        if picture.stem in self.shown:
            raise Unknown(f"a picture called {picture.stem} is already on this page")
        self.shown[picture.stem] = picture
        return picture

    def target(self, page: str, stem: str) -> tuple[int, Picture]:
        """Number and picture of a figure on another page, or on this one.

        Raises `Unknown` if it is not there.
        """
        names = [picture.name for picture in self.shown.values()]
        if page:
            names = list(map(self.gallery.name, PICTURE.findall(self.markdown(page))))
        stems = [name.rpartition("/")[2] for name in names]
        if stem not in stems:
            place = page or "this page"
            raise Unknown(f"there is no figure {stem!r}{hint(stem, stems)} on {place}")
        number = stems.index(stem)
        return number + 1, self.gallery.find(names[number], "place")


def _with_captions(kind: Any) -> Any:
    """A way to write an image, changed so that the text of a picture of ours is its caption."""

    class Captioned(kind):
        def handleMatch(self, m, data):  # noqa: N802 - Markdown's own name
            element, start, end = super().handleMatch(m, data)
            file = None if element is None else _FILE.fullmatch(element.get("src", ""))
            if file is None:
                return element, start, end
            text, _, _ = self.getText(data, m.end(0))
            titled = {"title": element.get("title")} if element.get("title") else {}
            picture = Element(TAG, {"path": file["path"], **titled})
            picture.text = text  # Markdown, as everywhere.
            return picture, start, end

    return Captioned


class _Bars(Preprocessor):
    def run(self, lines):
        return formulas.keep_bars(lines)


class _BarsBack(Postprocessor):
    def run(self, text):
        return formulas.give_bars(text)


def page_links(page: str, repository: Repository, guide: str = "") -> str:
    """The HTML of what stands below a page: where it is edited, and where a mistake is told.

    A `guide` in the repository tells how to contribute.
    """
    template = _TEMPLATES.get_template("page.html")
    return template.render(page=page, repository=repository, guide=guide)


class _FigureMaker(Treeprocessor):
    def __init__(self, md, figures):
        super().__init__(md)
        self.figures = figures

    def run(self, root):
        # A text may be converted more than once, as the posts of a blog are.
        self.figures.shown = {}
        parents = {child: parent for parent in root.iter() for child in parent}
        pictures = list(root.iter(TAG))
        links = list(root.iter("a"))
        # Asked before any is replaced, for there may be several in a paragraph.
        alone = [_is_alone(parents[picture]) for picture in pictures]
        for picture, is_alone in zip(pictures, alone, strict=True):
            self._replace(picture, parents[picture], is_alone)
        for paragraph in dict.fromkeys(parents[picture] for picture in pictures):
            if paragraph.tag == "p" and all(child.tag == "div" for child in paragraph):
                # Figures stand between paragraphs and not in one.
                _unwrap(paragraph, parents[paragraph])
        for link in links:
            self._lead(link)

    def _replace(self, element, parent, alone):
        """Put a figure into the place of a picture, or say why that cannot be."""
        path = element.get("path")
        try:
            if not alone:
                raise Unknown(
                    f"figures/{path} must stand alone in its paragraph; attributes such as "
                    "{ width=300 } follow it without a space"
                )
            # On a line of their own, attributes are the paragraph's.
            own = parent.attrib if parent.tag == "p" else {}
            attributes = _attributes({**own, **element.attrib}, path)
            picture = self.figures.picture(path)
        except Unknown as unknown:
            fault = self.figures.complain(f"figures/{path}", str(unknown))
            element.tag, element.attrib = "div" if alone else "span", {}
            element.text, element[:] = self._raw(fault), []
            return
        caption, children = element.text, list(element)
        element.clear()
        element.tag, element.attrib = "div", {"class": TAG, **attributes}
        self._fill(element, picture, caption, children)

    def _fill(self, place, picture, caption, children):
        number = len(self.figures.shown)
        figure = SubElement(place, "figure", {"id": f"fig-{picture.stem}"})
        failure = self.figures.gallery.failures.get(picture.name)
        fault = failure and self.figures.complain(picture.name, failure)
        figure.text = self._render("media.html", picture, fault=fault)
        below = SubElement(figure, "figcaption")
        label = SubElement(SubElement(below, "strong"), "a", {"href": f"#fig-{picture.stem}"})
        label.set("title", "Link to this figure")
        label.text = f"Figure {number}."
        said = SubElement(below, "span")
        said.text = f" {caption or ''}"
        said.extend(children)
        figure.tail = self._render(
            "more.html",
            picture,
            source=listing(picture.recipe),
            script=picture.numbers is not None and listing(picture.touch),
        )

    def _render(self, template, picture, **context):
        return self._raw(
            _TEMPLATES.get_template(template).render(
                picture=picture,
                url=lambda ending: self._url(picture, f"{picture.stem}{ending}"),
                shown=lambda ending: self._url(picture, picture.shown(ending)),
                number=len(self.figures.shown),
                page=self.figures.page,
                repository=self.figures.repository,
                sources=self.figures.sources,
                **context,
            )
        )

    def _lead(self, link):
        """Let a link to a picture's file lead to where it is published, and name one to a figure.

        What is written `[Figure](lines.md#fig-valley)` reads Figure 10. A link to a figure knows
        where the stills of it are, so that a card can show them.
        """
        href = link.get("href", "")
        file, figure = _FILE.fullmatch(href), _FIGURE.fullmatch(href)
        try:
            if file:
                link.set("href", self._published(**file.groupdict()))
            elif figure:
                number, picture = self.figures.target(**figure.groupdict())
                link.set("data-light", self._url(picture, picture.shown()))
                link.set("data-dark", self._url(picture, picture.shown("-dark")))
                if link.text == "Figure":
                    link.text = f"Figure\N{NO-BREAK SPACE}{number}"
        except Unknown as unknown:
            fault = self.figures.complain(href, str(unknown))
            link.text, link[:] = self._raw(fault), []
            link.tag, link.attrib = "span", {}

    def _published(self, up, path):
        picture = self.figures.gallery.owner(path)
        return f"{up}figures/{picture.published(path.rpartition('/')[2])}"

    def _url(self, picture, file):
        return self.figures.url(picture.published(file))

    def _raw(self, html):
        return self.md.htmlStash.store(html)


def _is_alone(parent):
    """Whether nothing but pictures is in a paragraph, or in the item of a list."""
    words = [parent.text, *(child.tail for child in parent)]
    return (
        parent.tag in ("p", "div", "li", "dd")
        and not any((text or "").strip() for text in words)
        and all(child.tag == TAG for child in parent)
    )


def _unwrap(paragraph, parent):
    """Put what is in a paragraph into its place."""
    place = list(parent).index(paragraph)
    parent[place : place + 1] = list(paragraph)


def _attributes(given, path):
    """The attributes of the figure, from those that the page gives to the picture."""
    given = {name: text for name, text in given.items() if name != "path"}
    width = given.pop("width", "")
    attributes = {name: given.pop(name) for name in ("title", "class") if name in given}
    if given:
        raise Unknown(f"figures/{path} takes width, title and class; not {', '.join(given)}")
    if width:
        if not width.removesuffix("px").isdecimal():
            raise Unknown(f"figures/{path}: {width} is no width; write pixels, as in width=300")
        attributes["style"] = f"max-width:{width.removesuffix('px')}px"
    if "class" in attributes:
        attributes["class"] = f"{TAG} {attributes['class']}"
    return attributes
