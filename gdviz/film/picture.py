"""A picture without the builder: seen in a notebook or a browser, saved in any of its forms."""

import base64
import html
import os
import runpy
import sys
import tempfile
import webbrowser
from collections import deque
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from matplotlib.figure import Figure

from gdviz.drawing import style
from gdviz.film import gif, png, render, svg, video
from gdviz.film.frames import Frames
from gdviz.system.files import whole

STILLS, FILMS = (".svg", ".png"), (".gif", ".mp4")


class Picture:
    """What a recipe draws: the path of its file, its `figure` function, or a figure at hand.

    In a notebook it shows itself: a still as SVG, a film as MP4 with controls, or as GIF where
    imageio-ffmpeg is missing. It is drawn anew for every file, in the scheme `light` or `dark`; a
    figure at hand keeps the colours that it was drawn in.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | Callable[[], Figure | Iterable[Figure]] | Figure,
        scheme: str = "light",
    ) -> None:
        self.source, self.scheme = source, scheme

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture in the form that the name ends with: .svg, .png, .gif or .mp4.

        Of a film, SVG and PNG show the last frame. Raises ValueError for another ending, and for a
        still that is to be a film.
        """
        ending = os.path.splitext(path)[1]
        if ending not in STILLS + FILMS:
            raise ValueError(f"{path}: name a file that ends with {', '.join(STILLS + FILMS)}")
        drawn = self._draw()
        if isinstance(drawn, Figure) and ending in FILMS:
            raise ValueError(f"{path}: a still has one frame; save it as .svg or .png")
        with whole(path) as part:
            _write(Path(part), ending, drawn)

    def show(self) -> Path:
        """Open the picture in the browser, and return the page that was written for it."""
        page = Path(tempfile.mkdtemp(prefix="gdviz-")) / "picture.html"
        body = self._repr_html_()
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}", encoding="utf-8")
        webbrowser.open(page.as_uri())
        return page

    def _repr_html_(self) -> str:
        drawn = self._draw()
        if isinstance(drawn, Figure):
            return svg.still(drawn).text
        ending = ".mp4" if find_spec("imageio_ffmpeg") else ".gif"
        with tempfile.TemporaryDirectory() as folder:
            film = Path(folder) / f"film{ending}"
            _write(film, ending, drawn)
            data = base64.b64encode(film.read_bytes()).decode()
        width = drawn.figure.get_size_inches()[0] * style.PIXELS_PER_INCH
        alt = html.escape(self._alt)
        if ending == ".gif":
            return f'<img alt="{alt}" width="{width:.0f}" src="data:image/gif;base64,{data}">'
        source = f"data:video/mp4;base64,{data}"
        shown = f'aria-label="{alt}" width="{width:.0f}" src="{source}"'
        return f"<video controls loop {shown}></video>"

    def _draw(self) -> Figure | Frames:
        style.use(self.scheme)
        if isinstance(self.source, Figure):
            return self.source
        figure = self.source if callable(self.source) else _run(os.path.abspath(self.source))
        # A recipe says beside its figure what one who cannot see it must know.
        beside = getattr(figure, "__globals__", {})
        self._alt = beside.get("alt", "A film without a description.").strip()
        drawn = figure()
        return drawn if isinstance(drawn, Figure) else Frames.of(drawn)


def _run(recipe):
    """Run a recipe, which may import what lies beside it, and return its `figure`."""
    sys.path.insert(0, os.path.dirname(recipe))
    try:
        return runpy.run_path(recipe)["figure"]
    finally:
        sys.path.remove(os.path.dirname(recipe))


def _write(path: Path, ending: str, drawn: Figure | Frames) -> None:
    """Write what was drawn to a path, whatever its name, in the form of that ending."""
    if ending in FILMS and not isinstance(drawn, Figure):
        film = render.record(drawn, style.SHARP if ending == ".mp4" else 1).on_paper()
        writer = video if ending == ".mp4" else gif
        writer.write(path, film, style.FRAMES_PER_SECOND, style.HOLD)
        return
    figure = drawn if isinstance(drawn, Figure) else deque(drawn, maxlen=1).pop()
    if ending == ".svg":
        path.write_text(svg.still(figure).text, encoding="utf-8")
    else:
        with path.open("wb") as file:
            png.write(file, render.pixels(figure, style.SHARP))
