"""Write a still, or the last frame of a film: as SVG, for screens and for editing, and as PNG."""

from pathlib import Path

from matplotlib.figure import Figure

from gdviz.builder.schemes import Schemes
from gdviz.drawing import style
from gdviz.film import png, render, svg
from gdviz.film.about import About


def write(
    figure: Figure, stem: str, ending: str, about: About, schemes: Schemes
) -> tuple[int, int]:
    """Write the figure in the scheme at hand, and return its width and height in CSS pixels.

    The files are called `stem`, then what tells them apart, then `ending`: bowl-text-dark.svg.
    """
    pixels, painted = render.painting(figure, style.SHARP)
    png.write(Path(f"{stem}{ending}.png"), pixels, about)
    drawing, text = schemes.drawn("still", painted, lambda: svg.both(figure, about))
    Path(f"{stem}{ending}.svg").write_text(drawing.text, encoding="utf-8")
    Path(f"{stem}-text{ending}.svg").write_text(text.text, encoding="utf-8")
    return drawing.width, drawing.height
