"""A canvas that keeps a checksum of all that is painted on it, in which both schemes are alike.

Where a picture has the same checksum in both, its dark form is its light one in other colours. So
what is drawn of it in the dark scheme need not be drawn again: each dark colour has one role.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any
from zlib import crc32

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.path import Path

from gdviz.drawing import style

SHAPES = ("draw_markers", "draw_path_collection")
# These SVG holds as pixels, whose colours nobody can exchange.
PIXELS = ("draw_gouraud_triangles", "draw_image", "draw_quad_mesh")


class Renderer(RendererAgg):
    """A renderer whose `painted` is the checksum: of colours, places and words, in their order."""

    def __init__(self, *size: float) -> None:
        self.painted, self.as_pixels = 0, 0
        super().__init__(*size)

    def draw_path(self, gc: Any, *given: Any, **options: Any) -> None:
        """Paint one shape."""
        self._note(gc, given, options)
        super().draw_path(gc, *given, **options)

    def draw_text(self, gc: Any, x: Any, y: Any, s: str, *given: Any, **options: Any) -> None:
        """Paint a line of words."""
        self._note(gc, (x, y, s))
        super().draw_text(gc, x, y, s, *given, **options)

    def start_rasterizing(self) -> None:
        """Begin what an SVG holds as pixels."""
        self.as_pixels += 1

    def stop_rasterizing(self) -> None:
        """End that."""
        self.as_pixels -= 1

    def start_filter(self) -> None:
        """Begin what a filter makes other pixels of."""
        super().start_filter()
        self.as_pixels += 1

    def stop_filter(self, post_processing: Callable) -> None:
        """End that, and paint what the filter makes of it."""

        def noted(*given):
            image, *place = post_processing(*given)
            self.painted = crc32(np.ascontiguousarray(image).data, self.painted)
            return image, *place

        super().stop_filter(noted)
        self.as_pixels -= 1

    def _update_methods(self):
        """Take the methods of what paints, as matplotlib does, each with its note."""
        super()._update_methods()
        for name in (*SHAPES, *PIXELS):
            setattr(self, name, self._noted(getattr(self, name), name in PIXELS))

    def _noted(self, paint, as_pixels):
        @wraps(paint)
        def noted(gc, *given, **options):
            self._note(gc, given, options, as_pixels)
            return paint(gc, *given, **options)

        return noted

    def _note(self, gc, given, options=None, as_pixels=False):
        exchanged = not (as_pixels or self.as_pixels)
        for value in (gc.get_rgb(), gc.get_hatch_color(), *given, *(options or {}).values()):
            for part in _parts(value, exchanged):
                self.painted = crc32(part, self.painted)


class Canvas(FigureCanvasAgg):
    """A canvas whose renderer is a `Renderer`."""

    size: tuple[float, ...] = ()

    def get_renderer(self) -> Renderer:
        """The renderer for the figure as large as it is now."""
        size = *self.get_width_height(physical=True), self.figure.dpi
        if self.size != size:
            self.size, self.renderer = size, Renderer(*size)
        return self.renderer


def _parts(value, exchanged) -> Iterator[Any]:
    """The colours, places, numbers and words in what a renderer was given, as bytes."""
    if isinstance(value, str | int | float):
        yield str(value).encode()
    elif isinstance(value, Path):
        yield np.ascontiguousarray(value.vertices)
    elif isinstance(value, tuple) and exchanged and _may_be_colour(value):
        yield _in_light(value)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _parts(item, exchanged)
    elif isinstance(value, np.ndarray) and exchanged and value.ndim == 2 and value.shape[1] == 4:
        yield from map(_in_light, map(tuple, value.tolist()))  # A colour in each row.
    elif isinstance(value, np.ndarray):
        yield np.ascontiguousarray(value)


def _may_be_colour(numbers):
    return len(numbers) in (3, 4) and all(isinstance(number, int | float) for number in numbers)


@lru_cache(maxsize=4096)
def _in_light(colour):
    """A colour as bytes: that of its role in the light scheme, and its opacity."""
    dark = "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
    opacity = [float(part) for part in colour[3:]]  # An opacity of 1 is kept as one of 1.0, too.
    return f"{style.IN_LIGHT.get(dark, dark)} {opacity}".encode()
