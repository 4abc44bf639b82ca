"""A picture in both schemes at once: drawn and laid out once, and painted twice."""

from functools import partial

import numpy as np
from matplotlib import colors
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg

from gdviz.drawing import style
from gdviz.film.canvas import Renderer

# In the dark scheme each colour has one part to play, so that it tells the light one.
_TABLE = np.array(
    sorted((int(dark[1:], 16), int(light[1:], 16)) for dark, light in style.IN_LIGHT.items())
)
# Where the colours stand among what each way of painting is given, behind its context.
_COLOURS = {
    "draw_path": (2,),
    "draw_markers": (4,),
    "draw_path_collection": (5, 6),
    "draw_quad_mesh": (6, 8),
    "draw_gouraud_triangles": (1,),
    "draw_image": (2,),
}


class BothSchemes(Renderer):
    """Paints a dark figure as it is, and in `light` as it is in the light scheme."""

    def __init__(self, *size) -> None:
        super().__init__(*size)
        self.light = RendererAgg(*size)
        for name in _COLOURS:
            setattr(self, name, partial(self._paint_twice, name, getattr(self, name)))

    def _paint_twice(self, name, paint, context, *given, **options):
        paint(context, *given, **options)
        light = GraphicsContextBase()
        light.copy_properties(context)
        light.set_foreground(lightened(context.get_rgb()), isRGBA=True)
        if context.get_hatch():
            light.set_hatch_color(lightened(colors.to_rgba(context.get_hatch_color())))
        given = [
            lightened(one) if place in _COLOURS[name] and one is not None else one
            for place, one in enumerate(given)
        ]
        getattr(self.light, name)(light, *given, **options)


def lightened(seen):
    """A dark colour, or an array of them, as in the light scheme, its opacity as it is.

    What is no colour of the scheme stays as it is, even if it is mixed of two that are.
    """
    now = np.array(seen)
    most = 255 if now.dtype == np.uint8 else 1
    dark = np.round(now[..., :3] * (255 / most)).astype(int) @ (1 << 16, 1 << 8, 1)
    found = np.minimum(np.searchsorted(_TABLE[:, 0], dark), len(_TABLE) - 1)
    known = _TABLE[found, 0] == dark
    light = _TABLE[found[known], 1]
    now[known, :3] = np.stack([light >> 16, light >> 8 & 255, light & 255], axis=-1) * (most / 255)
    return now if isinstance(seen, np.ndarray) else tuple(now)
