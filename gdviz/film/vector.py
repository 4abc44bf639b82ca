"""From figures to SVG: one file for both schemes, and flip books for what moves."""

import base64
import html
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from gdviz.drawing import style
from gdviz.drawing.palette import PALETTE
from gdviz.film import png, render
from gdviz.film.frames import Frames
from gdviz.film.stage import moving as moving_artists

POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Drawing:
    """An SVG as text, how many frames it shows, and its width and height in CSS pixels."""

    text: str
    frames: int
    width: int
    height: int


def draw(name: str, result: Figure | Iterable[Figure]) -> Drawing:
    """Draw what `figure()` gave in the scheme of sentinels: a still, or a flip book.

    In a flip book what stands still is drawn once, and then a group for every frame that differs
    from the one before; the last is shown. The status line is not drawn: it is each frame's
    `data-status`, and `data-ticks` is the number of frames for which it stays. Colours are CSS
    variables, which the first style element defines; all ids start with the picture's name.
    Raises ValueError if something changes that is not marked as moving, while other things are.
    """
    if isinstance(result, Figure):
        return _still(name, result)
    return _flip_book(name, Frames.of(result))


def _still(name, figure):
    width, height = figure.get_size_inches()
    figure.set_dpi(POINTS_PER_INCH)
    return _drawing(name, _Page(figure, []).close(""), 1, width, height)


def _flip_book(name, frames):
    figure = next(frames)
    status = figure.findobj(lambda artist: artist.get_gid() == "status")
    moving = render.repeated(figure) or _all_parts(figure)
    width, height = figure.get_size_inches()
    figure.set_dpi(POINTS_PER_INCH)
    page = _Page(figure, [artist for artist in moving if artist not in status])
    shown = page.frames(figure, frames, status)
    text = page.close(_groups(shown))
    return _drawing(name, text, len(shown), width, height - style.STATUS_HEIGHT * len(status))


def _drawing(name, text, frames, width, height):
    """The finished drawing; its sizes are in inches."""
    pixels = [round(size * style.PIXELS_PER_INCH) for size in (width, height)]
    box = f"{width * POINTS_PER_INCH:g} {height * POINTS_PER_INCH:g}"
    return Drawing(_finish(name, text, pixels, box), frames, *pixels)


def _all_parts(figure):
    return [part for part in figure.get_children() if part is not figure.patch]


def _groups(frames):
    """A group for every frame; the last is shown."""
    return "".join(
        f'<g class="frame{" shown" * (number == len(frames))}" data-ticks="{ticks}" '
        f'data-status="{html.escape(words)}">{drawn}</g>'
        for number, (ticks, words, drawn) in enumerate(frames, start=1)
    )


class _Page:
    """A figure's SVG as it is written: what stands still first, then frame after frame.

    One renderer writes it all, so that every letter's outline is in it once.
    """

    def __init__(self, figure: Figure, moving: list[Artist]):
        self.out, self.moving = io.StringIO(), moving
        metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        inches, dpi = figure.get_size_inches(), style.SHARP * style.PIXELS_PER_INCH
        writer = RendererSVG(*figure.bbox.size, self.out, image_dpi=dpi, metadata=metadata)
        mixed_mode: Any = MixedModeRenderer  # matplotlib's types say less of it than it takes.
        self.renderer = mixed_mode(figure, *inches, dpi, writer)
        for artist in moving_artists(figure) if not moving else []:
            artist.set_animated(False)
        for artist in moving:
            artist.set_animated(True)
        figure.draw(self.renderer)
        self.start = self._take()

    def frames(self, first: Figure, others: Frames, status: list[Text]) -> list[list]:
        """Ticks, status and drawing of every frame; equal ones in a row are one that stays."""
        frames: list[list] = []
        for figure in chain([first], others):
            if frames and others.held:
                frames[-1][0] += 1
                continue
            if figure.stale and set(self.moving).isdisjoint(figure.axes):
                raise ValueError("what changes from frame to frame must be drawn animated=True")
            words = status[0].get_text() if status else ""
            drawn = self._draw_moving()
            self.start += "".join(_DEFINITIONS.findall(drawn))
            drawn = _DEFINITIONS.sub("", drawn)
            if frames and frames[-1][1:] == [words, drawn]:
                frames[-1][0] += 1
            else:
                frames.append([1, words, drawn])
        return frames

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


_DEFINITIONS = re.compile(r"\s*<defs>.*?</defs>", re.DOTALL)
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
        "".join(f"--gdviz-{role}:{pair[scheme]};" for role, pair in PALETTE.items())
        for scheme in (0, 1)
    )
    return f".gdviz{{{light}}}@media (prefers-color-scheme:dark){{.gdviz{{{dark}}}}}"


def _quantized(picture):
    """A base64 PNG with a palette of 256 colours, which takes a third of the bytes."""
    image = np.array(Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGBA"))
    if np.isin(image.view(np.uint32), _packed_sentinels()).any():
        raise ValueError("an artist in the colour of a role is rasterized; leave it in outlines")
    out = io.BytesIO()
    png.write(out, image.view(np.uint32)[..., 0])
    return base64.b64encode(out.getvalue()).decode()


def _packed_sentinels():
    colours = [[*bytes.fromhex(colour[1:]), 255] for colour in style.SENTINELS.values()]
    return np.array(colours, np.uint8).view(np.uint32)
