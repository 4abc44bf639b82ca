"""Functions of two variables as pictures: from above, in space, as arrows.

A function is anything callable that takes coordinates on the first axis. Where that takes long,
`contours`, `surface`, `floor` and `outline` also take heights that are known, at the points of a
`grid`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

import numpy as np
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import PowerNorm
from matplotlib.contour import QuadContourSet
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.quiver import Quiver
from matplotlib.ticker import MaxNLocator
from mpl_toolkits.mplot3d import Axes3D
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from numpy.typing import ArrayLike, NDArray

from gdviz.drawing import style
from gdviz.drawing.style import Look
from gdviz.notation import format_number

# A function, or what is known of it: its heights at the points of a `grid`.
Heights = Callable[..., NDArray] | NDArray
Window = Sequence[float] | NDArray  # Left, right, bottom, top.


class Sloped(Protocol):
    """A function with its gradient, as all those in `functions` are."""

    def __call__(self, point: Any, /) -> NDArray:
        """The height at a point."""

    def gradient(self, point: Any, /) -> NDArray:
        """The vector of partial derivatives there."""


def grid(window: Window, count: int = 120) -> NDArray:
    """Points that fill a window (left, right, bottom, top): shape (2, count, count)."""
    left, right, bottom, top = window
    return np.array(np.meshgrid(np.linspace(left, right, count), np.linspace(bottom, top, count)))


def contours(
    ax: Axes,
    function: Heights,
    window: Window,
    power: float = 1,
    bar: str = "",
    limits: tuple[float, float] | None = None,
) -> QuadContourSet:
    """A function of two variables seen from above, in 24 steps of colour.

    With a `power` above 1 the steps crowd near the lowest value, so that a valley's floor shows.
    `bar` labels a colour bar. Pictures of the same `limits` (lowest, highest) share colours.
    """
    points, values = _sampled(function, window, 120)
    low, high = limits or (values.min(), values.max())
    levels = low + (high - low) * np.linspace(0, 1, 25) ** power
    # Just outside of all heights: what lies at the lowest and the highest would hang on rounding.
    levels[[0, -1]] += np.array([-1e-9, 1e-9]) * (high - low)
    look: Look = {"levels": levels, "norm": PowerNorm(1 / power, low, high), "zorder": 0.5}
    filled = ax.contourf(*points, values, cmap=style.SURFACE, **look)
    filled.set_rasterized(True)
    look = {"colors": style.HALO, "linestyles": "solid", "linewidths": 0.5, "alpha": 0.45}
    ax.contour(*points, values, levels[::2], **look)
    ax.grid(False)
    if bar:
        look = {
            "ticks": levels[::6],
            "format": lambda height, _: format_number(round(height, 2), "g"),
        }
        beside = ax.figure.colorbar(filled, ax=ax, pad=0.03, label=bar, **look)
        cast(QuadMesh, beside.solids).set_rasterized(True)
    return filled


def surface(
    ax: Axes3D,
    function: Heights,
    window: Window,
    power: float = 1,
    limits: tuple[float, float] | None = None,
) -> Poly3DCollection:
    """A function of two variables as a landscape, coloured like its `contours`."""
    points, values = _sampled(function, window, 101)
    low, high = limits or (values.min(), values.max())
    norm = PowerNorm(1 / power, low, high)
    look: Look = {"cmap": style.SURFACE, "norm": norm, "rcount": 101, "ccount": 101}
    drawn = ax.plot_surface(*points, values, linewidth=0, antialiased=False, **look)
    drawn.set(rasterized=True, zorder=1, clip_on=False)
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.set_pane_color(style.PAPER)
        axis.set_tick_params(pad=-1)
        axis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    return drawn


def floor(
    ax: Axes3D, function: Heights, window: Window, height: float, power: float = 1
) -> QuadContourSet:
    """The contours of a landscape at a height below it, like a map on the floor."""
    points, values = _sampled(function, window, 120)
    levels = values.min() + np.ptp(values) * np.linspace(0, 1, 13)[1:] ** power
    look: Look = {"colors": style.MUTED, "linewidths": 1, "zorder": 0}
    drawn = ax.contour(*points, values, levels, zdir="z", offset=height, **look)
    ax.set_zlim(height, values.max())
    return drawn


def contour(
    ax: Axes, function: Callable[..., NDArray], window: Window, point: ArrayLike
) -> QuadContourSet:
    """The contour through a point, as a bold line."""
    points = grid(window)
    look: Look = {"colors": style.HALO, "linewidths": 2.2}
    drawn = ax.contour(*points, function(points), [function(point)], **look)
    drawn.set_path_effects([patheffects.withStroke(linewidth=4, foreground=style.OUTLINE)])
    return drawn


def plane(ax: Axes3D, function: Sloped, point: ArrayLike, reach: float) -> Poly3DCollection:
    """The plane that touches a landscape at a point, up to `reach` away along each axis."""
    steps = grid((-reach, reach, -reach, reach), count=2)
    heights = function(point) + np.tensordot(function.gradient(point), steps, axes=1)
    x, y = np.reshape(point, (2, 1, 1)) + steps
    look: Look = {"color": style.HALO, "edgecolor": style.OUTLINE, "alpha": 0.5, "shade": False}
    return ax.plot_surface(x, y, heights, zorder=2, clip_on=False, **look)


def field(ax: Axes, vectors: Callable[..., NDArray], window: Window) -> Quiver:
    """An arrow at every point of a grid, the longest as long as the grid's spacing."""
    points = grid(window, count=17)
    steps = vectors(points)
    spacing = points[0, 0, 1] - points[0, 0, 0]
    scale = np.linalg.norm(steps, axis=0).max() / spacing
    size: Look = {"angles": "xy", "scale_units": "xy", "scale": scale, "width": 0.005}
    edge = patheffects.withStroke(linewidth=1.4, foreground=style.OUTLINE)
    look = {"color": style.HALO, "path_effects": [edge], "zorder": 2}
    return ax.quiver(*points, *steps, pivot="mid", **size | look)


def outline(function: Heights, window: Window) -> Path:
    """The border of where in a window a function is above 0, holes included."""
    points, values = _sampled(function, window, 120)
    drawn = Figure().subplots().contourf(*points, values, levels=[0, max(values.max(), 0) + 1])
    return drawn.get_paths()[0]


def area(ax: Axes, border: Path, **options) -> PathPatch:
    """What a border encloses; `set_path` gives it another."""
    look: Look = {"facecolor": style.MODEL, "edgecolor": style.MODEL, "linewidth": 1.8, "zorder": 4}
    drawn = PathPatch(border, **look | options)
    ax.add_patch(drawn)
    return drawn


def _sampled(function, window, count):
    """Points of a window and the heights there, which are computed unless they are known."""
    if callable(function):
        points = grid(window, count)
        return points, _finite(function(points))
    return grid(window, len(function)), _finite(function)


def _finite(values):
    """The values, all finite; matplotlib itself would leave out those that are not."""
    bad = np.count_nonzero(~np.isfinite(values))
    if bad:
        raise ValueError(
            f"the function is nan or infinite at {bad} points of the window; shrink it"
        )
    return values
