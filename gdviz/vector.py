"""From figures to SVG: one file for both schemes, and flip books for what moves."""

import base64
import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from PIL import Image

from gdviz import render, style

POINTS_PER_INCH = 72
SHARP = 2  # Layers too heavy for outlines are pictures with twice the pixels each way.


@dataclass(frozen=True)
class Drawing:
    """An SVG as text, and its width and height in CSS pixels."""

    text: str
    width: int
    height: int


def draw(name: str, result: Figure | Iterator[Figure]) -> Drawing:
    """Draw what `figure()` gave in the scheme of sentinels: a still, or a flip book.

    In a flip book what stands still is drawn once, and then a group for every frame, of which the
    last is shown. The status line is not drawn: it is each frame's `data-status`, and
    `data-ticks` is the number of frames for which it stays. Colours are CSS variables, which the
    first style element defines; all ids start with the picture's name.
    """
    frames = iter([result]) if isinstance(result, Figure) else result
    figure = next(frames)
    status = figure.findobj(lambda artist: artist.get_gid() == "status")
    moving = [artist for artist in render.layers(figure) if artist not in status]
    width, height = figure.get_size_inches()
    shown = height - style.STATUS_HEIGHT * len(status)
    figure.set_dpi(POINTS_PER_INCH)
    page = _Page(figure, moving)
    book = page.frames(_all(figure, frames), status) if moving else ""
    pixels = [round(size * style.PIXELS_PER_INCH) for size in (width, shown)]
    box = f"{width * POINTS_PER_INCH:g} {shown * POINTS_PER_INCH:g}"
    return Drawing(_finish(name, page.close(book), pixels, box), *pixels)


def _all(figure, frames):
    yield figure
    yield from frames


class _Page:
    """A figure's SVG as it is written: what stands still first, then frame after frame.

    One renderer writes it all, so that every letter's outline is in it once.
    """

    def __init__(self, figure: Figure, moving: list[Artist]):
        self.out, self.moving = io.StringIO(), moving
        metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        inches, dpi = figure.get_size_inches(), SHARP * style.PIXELS_PER_INCH
        writer = RendererSVG(*figure.bbox.size, self.out, image_dpi=dpi, metadata=metadata)
        self.renderer = MixedModeRenderer(figure, *inches, dpi, writer)
        for artist in moving:
            artist.set_animated(True)
        figure.draw(self.renderer)
        self.start = self._take()

    def frames(self, figures: Iterable[Figure], status: list[Artist]) -> str:
        """Every frame as a group; equal ones in a row are one that stays longer."""
        drawn = []
        for _ in figures:
            words = status[0].get_text() if status else ""
            frame = self._draw_moving()
            outlines, frame = "".join(_DEFINITIONS.findall(frame)), _DEFINITIONS.sub("", frame)
            self.start += outlines
            if drawn and drawn[-1][1:] == [words, frame]:
                drawn[-1][0] += 1
            else:
                drawn.append([1, words, frame])
        last = len(drawn) - 1
        return "".join(
            f'<g class="frame{" shown" * (number == last)}" data-ticks="{ticks}" '
            f'data-status="{html.escape(words)}">{frame}</g>'
            for number, (ticks, words, frame) in enumerate(drawn)
        )

    def close(self, book: str) -> str:
        """The whole SVG."""
        self.renderer.finalize()
        return self.start + book + self._take()

    def _draw_moving(self):
        for artist in self.moving:
            if artist.get_visible() and hasattr(artist, "do_3d_projection"):
                artist.do_3d_projection()
            artist.draw(self.renderer)
        return self._take()

    def _take(self):
        self.renderer.writer.flush()
        text = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return _GROUP_IDS.sub("<g", text)


_DEFINITIONS = re.compile(r"<defs>.*?</defs>", re.DOTALL)
_GROUP_IDS = re.compile(r'<g id="[^"]*"')
_PICTURES = re.compile(r"data:image/png;base64,([^\"]*)")
_HEAD = re.compile(r".*?<svg[^>]*>", re.DOTALL)


def _finish(name, text, pixels, box):
    """Replace what matplotlib writes by what a page needs."""
    prefix = name.replace("/", "-")
    text = _PICTURES.sub(lambda match: f"data:image/png;base64,{_quantized(match[1])}", text)
    text = re.sub(r' d="[^"]*"', lambda match: _DECIMALS.sub(r"\1", match[0]), text)
    text = re.sub(r'( id="|url\(#|href="#)', rf"\1{prefix}-", text)
    text = re.sub(r"\s*\n\s*", "\n", text).replace("*{", f"#{prefix} *{{")
    for role, sentinel in style.SENTINELS.items():
        text = text.replace(sentinel, f"var(--gdviz-{role})")
    width, height = pixels
    head = (
        f'<svg id="{prefix}" class="gdviz" width="{width}" height="{height}" viewBox="0 0 {box}" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f'<style data-standalone="">{_variables()}</style>\n'
        "<style>.gdviz .frame:not(.shown){display:none}</style>"
    )
    return _HEAD.sub(lambda _: head, text, count=1)


_DECIMALS = re.compile(r"(\.\d\d)\d+")


def _variables():
    """The colours of both schemes, for whoever opens the file by itself."""
    light, dark = (
        "".join(f"--gdviz-{role}:{pair[scheme]};" for role, pair in style.PALETTE.items())
        for scheme in (0, 1)
    )
    return f".gdviz{{{light}}}@media (prefers-color-scheme:dark){{.gdviz{{{dark}}}}}"


def _quantized(picture):
    """A base64 PNG with a palette of 256 colours, which takes a third of the bytes."""
    image = Image.open(io.BytesIO(base64.b64decode(picture)))
    small = image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, format="PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()
