"""From figures to SVG: what matplotlib writes, in a form that every program opens."""

import base64
import html
import io
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.collections import QuadMesh, TriMesh
from matplotlib.figure import Figure
from matplotlib.image import _ImageBase
from PIL import Image

from gdviz.drawing import style
from gdviz.film import png
from gdviz.film.about import NOTHING, About
from gdviz.film.stage import as_still, moving

POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Drawing:
    """An SVG as text, and its width and height in CSS pixels."""

    text: str
    width: int
    height: int


def still(figure: Figure, about: About = NOTHING) -> Drawing:
    """The figure as one SVG with all it needs; letters are outlines, the same everywhere."""
    return both(figure, about)[0]


def both(figure: Figure, about: About = NOTHING) -> tuple[Drawing, Drawing]:
    """The figure with letters as outlines, and with text, which can be edited and translated.

    It is drawn once, each text in both ways.
    """
    figure.set_dpi(POINTS_PER_INCH)
    sheet = Sheet(figure, _BothWays)
    with matplotlib.rc_context(), as_still(moving(figure)):
        body = sheet.draw(figure, figure.draw)
    outlines, text = (
        drawing("picture", figure, sheet.close([other_way.sub("", body)]), about)
        for other_way in (_AS_TEXT, _AS_OUTLINES)
    )
    return outlines, text


def in_light(drawing: Drawing) -> Drawing:
    """The same in the light scheme, of what was drawn in the dark one with the same checksum."""
    text = _DARK.sub(lambda found: style.IN_LIGHT[found[0]], drawing.text)
    return replace(drawing, text=text)


class _BothWays(RendererSVG):
    """Writes each text as outlines and then as text, each within a tag of its own."""

    def draw_text(self, *given: Any, **options: Any) -> None:
        for tag, kind in (("outlines", "path"), ("letters", "none")):
            matplotlib.rcParams["svg.fonttype"] = kind
            self.writer.start(tag)
            super().draw_text(*given, **options)
            self.writer.end(tag)


class Sheet:
    """Where a figure is written as SVG, one thing after another, each given back as text."""

    def __init__(self, figure: Figure, kind: type[RendererSVG] = RendererSVG) -> None:
        self.out = io.StringIO()
        inches, dpi = figure.get_size_inches(), style.SHARP * style.PIXELS_PER_INCH
        metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        writer = kind(*figure.bbox.size, self.out, image_dpi=dpi, metadata=metadata)
        mixed_mode: Any = MixedModeRenderer  # matplotlib's types say less of it than it takes.
        self.renderer = mixed_mode(figure, *inches, dpi, writer)
        self.definitions: dict[str, str] = {}
        self._take()  # The head is written anew.

    def draw(self, part: Artist, paint: Callable) -> str:
        """What `paint(renderer)` paints of a part, without the definitions that it refers to."""
        for artist in part.findobj(_needs_pixels):
            artist.set_rasterized(True)
        images: Any = part.findobj(_ImageBase)
        for image in images:
            image._imcache = None  # It knows of no number that has changed in its place.
        group = self.renderer.writer.start("g")
        paint(self.renderer)
        if self.renderer._rasterizing:
            self.renderer.stop_rasterizing()
            self.renderer._rasterizing = False
        # Groups that matplotlib has begun and then, painting pixels, has forgotten end here too.
        self.renderer.writer.close(group)
        return self._take()

    def close(self, parts: list[str]) -> str:
        """The parts, which `draw` has given, below the definitions that they refer to."""
        self.renderer.finalize()
        self._take()
        body = "".join(parts)
        used = {*_REFERENCE.findall(body)}
        definitions = "".join(text for name, text in self.definitions.items() if name in used)
        text = f"<defs>{definitions}</defs>\n{body}\n</svg>\n"
        numbers: dict[str, str] = {}
        return _HASH.sub(lambda found: numbers.setdefault(found[0], f"n{len(numbers)}"), text)

    def _take(self):
        """What has been written since the last time, less the definitions, which are kept."""
        self.renderer.writer.flush()
        text = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        text = _COUNTED.sub(r"\1C_", _GROUP_IDS.sub("<g", text))
        for definitions in _DEFINITIONS.findall(text):
            for match in _DEFINITION.finditer(definitions):
                name = match["shape"] or match["holder"]
                self.definitions.setdefault(name, f"{match['whole']}\n")
        return _DEFINITIONS.sub("", text)


def _needs_pixels(artist):
    """Whether an artist comes out wrong, or with white seams, as outlines."""
    meshes = isinstance(artist, QuadMesh | TriMesh)
    return (meshes or artist.get_agg_filter() is not None) and not artist.get_rasterized()


def drawing(name: str, figure: Figure, body: str, about: About, less: float = 0) -> Drawing:
    """The finished SVG; it is `less` inches lower than the figure. All ids start with `name`."""
    width, height = figure.get_size_inches()
    height -= less
    pixels = [round(size * style.PIXELS_PER_INCH) for size in (width, height)]
    body = _IMAGE.sub(
        lambda found: f"{found[1]}{_with_palette(found[2], found[3])}{found[3]}", body
    )
    body = re.sub(r' d="[^"]*"', lambda match: _DECIMALS.sub("", match[0]), body)
    body = re.sub(r'( id="|url\(#|href="#)', rf"\1{name}-", body)
    body = body.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    body = re.sub(r"\s*\n\s*", "\n", body)
    # Joins and ends of lines are matplotlib's, unless a line says otherwise.
    head = (
        f'<svg id="{name}" class="gdviz" width="{pixels[0]}" height="{pixels[1]}" '
        f'viewBox="0 0 {width * POINTS_PER_INCH:g} {height * POINTS_PER_INCH:g}" '
        'stroke-linejoin="round" stroke-linecap="butt" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
    )
    return Drawing(head + _stated(about) + body, *pixels)


def _stated(about):
    """What the picture says of itself, for viewers, screen readers and catalogues."""
    text = "".join(
        f"<{tag}>{html.escape(words)}</{tag}>\n"
        for tag, words in (("title", about.title), ("desc", about.description))
        if words
    )
    terms = about.named("dc:title", "dc:description", "dc:rights", "dc:source")
    if not terms:
        return text
    listed = "".join(f"<{term}>{html.escape(words)}</{term}>" for term, words in terms.items())
    return (
        f"{text}<metadata>"
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<rdf:Description rdf:about="">{listed}</rdf:Description></rdf:RDF></metadata>\n'
    )


_DEFINITIONS = re.compile(r"\s*<defs>.*?</defs>", re.DOTALL)
_DEFINITION = re.compile(
    r'(?P<whole><path\b[^>]* id="(?P<shape>[^"]*)"[^>]*/>'
    r'|<(?P<tag>pattern|clipPath)\b[^>]* id="(?P<holder>[^"]*)"[^>]*>.*?</(?P=tag)>)',
    re.DOTALL,
)
_DARK = re.compile("|".join(style.IN_LIGHT))
_AS_TEXT = re.compile(r"</?outlines>|<letters>.*?</letters>", re.DOTALL)
_AS_OUTLINES = re.compile(r"</?letters>|<outlines>.*?</outlines>", re.DOTALL)
_REFERENCE = re.compile(r'(?:href="|url\()#([^")]*)')
# What matplotlib calls shapes: something else in each scheme, for it is made of colours, too.
_HASH = re.compile(r'(?<=[#"])[hmp][0-9a-f]{10}\b')
_GROUP_IDS = re.compile(r'<g id="[^"]*"')
# Shapes of a collection: a number of the collection stands before what they are.
_COUNTED = re.compile(r'( id="|href="#)C[0-9a-f]+_')
_IMAGE = re.compile(r'(<image\b[^>]*base64,)([^"]*)("[^>]*>)')
_SCALE = re.compile(r"matrix\((\S+) (\S+) ")
# All after the second. Nothing that is found is put back, which would take most of the time.
_DECIMALS = re.compile(r"(?<=\.\d\d)\d+")


@lru_cache(maxsize=32)  # A picture has the same images in all its forms.
def _with_palette(data, after):
    """The data of an image with a palette of 256 colours, which takes a third of the bytes.

    Where pixels are to stay squares they are made as many as the picture has of its own: not every
    program leaves them square.
    """
    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA")
    pixels = np.array(picture).view(np.uint32)[..., 0]
    scale = _SCALE.search(after)
    if scale and "pixelated" in after:
        side = math.hypot(float(scale[1]), float(scale[2]))
        times = math.ceil(side * style.SHARP * style.PIXELS_PER_INCH / POINTS_PER_INCH)
        pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
    out = io.BytesIO()
    png.write(out, pixels)
    return base64.b64encode(out.getvalue()).decode()
