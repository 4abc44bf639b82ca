"""A figure as steps of painting, so that only what moves need be painted for every frame."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure
from matplotlib.legend import Legend
from matplotlib.ticker import FuncFormatter
from numpy.typing import NDArray

from gdviz.film.canvas import Canvas
from gdviz.film.frames import Frames
from gdviz.film.watch import Watch

ALIKE = 0.2  # Of the pixels of two shapes, the share that both have, if one explains the other.
UNSEEN = 1e-6  # A shift by this share of the figure.
BEST = 0  # The place of a legend that looks for it.


def moving(figure: Figure) -> list[Artist]:
    """What is painted for every frame: the artists marked as moving (`animated=True`).

    Beside these, also what changes without being told: a legend that looks for its best place, and
    an axis whose tick labels are a function's.
    """
    marked = figure.findobj(lambda artist: artist.get_animated())
    return marked and [*marked, *figure.findobj(_changes_by_itself)]


def _changes_by_itself(artist):
    if isinstance(artist, Legend):
        return getattr(artist, "_loc", None) == BEST and not artist.get_animated()
    if isinstance(artist, Axis):
        formatters = artist.get_major_formatter(), artist.get_minor_formatter()
        return any(map(_runs_foreign_code, formatters)) and not artist.get_animated()
    return False


def _runs_foreign_code(formatter):
    # Labels that are given beside their ticks are told by a function of matplotlib's own.
    code = formatter.func if type(formatter) is FuncFormatter else type(formatter)
    module = getattr(getattr(code, "func", code), "__module__", None)
    return module is None or not module.startswith("matplotlib.")  # The get of a dict has none.


@contextmanager
def as_still(artists: list[Artist]) -> Iterator[None]:
    """Unmark moving artists for a while, for matplotlib leaves the marked ones out of a figure."""
    marked = [artist for artist in artists if artist.get_animated()]
    for artist in marked:
        artist.set_animated(False)
    try:
        yield
    finally:
        for artist in marked:
            artist.set_animated(True)


def memory(canvas: FigureCanvasAgg) -> NDArray[np.uint32]:
    """The canvas's own memory as (height, width), one uint32 a pixel."""
    return np.asarray(canvas.buffer_rgba()).view(np.uint32)[..., 0]


@dataclass(eq=False)
class Step:
    """One step of painting a figure: a part of it and the method that paints it.

    Its `footprint` are the positions of the pixels that it paints, whatever their colour. `twin`
    are its axes if others share their place: whoever is painted puts all of them where it takes
    the place to be, which may differ by an error of rounding.
    """

    part: Artist
    method: Callable
    moves: bool
    twin: Axes | None = None
    footprint: NDArray[np.intp] | None = None

    def paint(self, renderer) -> None:
        """Paint the part as it is now."""
        if self.twin:
            locator: Any = self.twin.get_axes_locator()
            self.twin.apply_aspect(locator(self.twin, renderer) if locator else None)
        if self.moves and self.part.get_visible() and hasattr(self.part, "do_3d_projection"):
            self.part.do_3d_projection()
        self.method(renderer)


class Stage:
    """A figure as the picture `below` what moves, and the steps from there up.

    What stands still is painted once, even where it lies above what moves. Only when it is painted
    over must it be painted again, on top: from then on it is among the `repainted`. So a title
    costs nothing as long as no line runs through it. What comes as near as `margin` pixels counts
    as painted over, too.
    """

    margin = 0

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.moving = moving(figure)
        self.watch = Watch(figure, self.moving)
        canvas = Canvas(figure)
        with as_still(self.moving):
            self.steps = steps = _steps(canvas, set(self.moving))
            self.due = {*steps}  # What is painted for a frame, if it is repainted at all.
            self.renderer, self.pixels = canvas.get_renderer(), memory(canvas)
            lowest = next((i for i, step in enumerate(steps) if step.moves), len(steps))
            for step in steps[:lowest]:
                step.paint(self.renderer)
            self.below, self.above = self.pixels.copy(), steps[lowest:]
            self._take_footprints(self.above)
            self.repainted = _reached(self.above, self.pixels.size)
            self._paint_still()

    def culprit(self, positions: NDArray[np.intp]) -> Artist | None:
        """What stands still, by its marks, and lies where the pixels at these positions do.

        None where nothing does, such as for what has vanished.
        """
        with as_still(self.moving):
            still = [step for step in self.steps if not step.moves]
            self._take_footprints(still)
        overlaps = [
            len(np.intersect1d(positions, step.footprint))
            / len(np.union1d(positions, step.footprint))
            for step in still
        ]
        # Of several that fit as well, the last: it lies on top.
        best = len(still) - 1 - int(np.argmax(overlaps[::-1]))
        return still[best].part if overlaps[best] > ALIKE else None

    def _take_footprints(self, steps):
        for step in steps:
            self.pixels[:] = 0
            step.paint(self.renderer)
            step.footprint = np.flatnonzero(_grown(self.pixels != 0, self.margin))

    def _paint_still(self):
        """Paint what is not repainted, then cut out of the picture what lies above a run.

        Whatever is painted into such a hole is noticed, however faint it is.
        """
        self.pixels[:] = self.below
        for step in self.above:
            if step not in self.repainted:
                step.paint(self.renderer)
        self.runs = _runs(self.above, self.repainted, self.pixels)
        for run in self.runs:
            self.pixels.flat[run.holes] = 0
        self.holed = self.pixels.copy()

    def paint(self) -> None:
        """Paint the figure as it is now into `pixels`."""
        with as_still(self.moving):
            while self.covers():
                pass

    def covers(self) -> bool:
        """Paint what is due; where it covers more of what stands still, that is repainted too."""
        covered = self._paint_runs()
        if covered:
            self.repainted |= covered
            self._paint_still()
        return bool(covered)

    def remember(self) -> None:
        """Take what was painted for unchanged."""
        self.figure.stale = False  # Painting a legend, for one, makes it stale.

    def _paint_runs(self):
        """Paint what moves, and return the still steps above it that it was painted over."""
        self.pixels[:] = self.holed
        covered: set[Step] = set()
        flat = self.pixels.reshape(-1)
        for run in self.runs:
            for step in run.steps:
                if step in self.due:
                    step.paint(self.renderer)
            spoilt = run.holes[flat[run.holes] != 0]
            if spoilt.size:
                covered.update(x for x in run.above if np.isin(spoilt, x.footprint).any())
            flat[run.filled] = run.filling
        return covered


S = TypeVar("S", bound=Stage)


def played(frames: Frames, dpi: float, kind: type[S]) -> Iterator[S]:
    """The stage for every frame, painted; another stage where more changes than what moves.

    The stages are of that `kind`.
    Raises TypeError for what is no figure, ValueError for another figure than the first.
    """
    stage: S | None = None
    for figure in _same_figure(frames):
        if stage is not None and frames.held:
            yield stage
            continue
        if stage is None:
            figure.set_dpi(dpi)
        before = stage
        changed = stage is None or not stage.moving or stage.watch.noticed()
        with _laid_out(figure) as shifted:
            if stage is None or changed or shifted:
                stage = kind(figure)
            stage.paint()
            yield stage
        # A layout leaves its traces, too.
        if stage.moving and (stage is not before or figure.get_layout_engine()):
            stage.watch.remember()
        stage.remember()


@contextmanager
def _laid_out(figure):
    """Arrange the axes once, as a redraw does, and tell whether that shifted any.

    They stay there however often the figure is painted meanwhile.
    """
    engine = figure.get_layout_engine()
    if engine is None:
        yield False
        return
    places = _places(figure)
    engine.execute(figure)
    figure.set_layout_engine("none")
    try:
        yield not np.allclose(places, _places(figure), rtol=0, atol=UNSEEN)
    finally:
        figure.set_layout_engine(engine)


def _places(figure):
    return [ax.get_position().extents for ax in figure.axes]


def _same_figure(frames):
    first = None
    for number, figure in enumerate(frames, start=1):
        if not isinstance(figure, Figure):
            raise TypeError(f"frame {number} is {figure!r}: yield the matplotlib figure")
        if first is not None and figure is not first:
            raise ValueError(f"frame {number} is another figure: yield the same one every time")
        first = figure
        yield figure


def _grown(shape, margin):
    """A shape of pixels, and those that are as near to it as `margin`."""
    for _ in range(margin):
        wider = shape.copy()
        wider[1:] |= shape[:-1]
        wider[:-1] |= shape[1:]
        shape = wider.copy()
        shape[:, 1:] |= wider[:, :-1]
        shape[:, :-1] |= wider[:, 1:]
    return shape


def _reached(steps, size):
    """The steps that move, and the still ones above them that share pixels with these."""
    found, pixels = set(), np.zeros(size, bool)
    for step in steps:
        if step.moves or pixels[step.footprint].any():
            found.add(step)
            pixels[step.footprint] = True
    return found


@dataclass(frozen=True)
class _Run:
    """Repainted steps next to each other, and the still ones `above` that they must not touch.

    `holes` are the positions of all that is above; those of them that the next run may touch are
    `filled` before it.
    """

    steps: list[Step]
    above: list[Step]
    holes: NDArray[np.intp]
    filled: NDArray[np.intp]
    filling: NDArray[np.uint32]


def _runs(steps, repainted, still):
    """The repainted steps in painting order, in runs."""
    runs: list[_Run] = []
    above: list[Step] = []
    later = holes = np.zeros(still.size, bool)
    groups = [(is_run, list(group)) for is_run, group in groupby(steps, repainted.__contains__)]
    for is_run, group in reversed(groups):
        if is_run:
            filled = np.flatnonzero(holes & ~later)
            runs.append(_Run(group, above, np.flatnonzero(holes), filled, still.flat[filled]))
            later = holes
        else:
            above = group + above
            holes = holes.copy()
            holes[np.concatenate([step.footprint for step in group])] = True
    return runs[::-1]


def _steps(canvas, moving_artists):
    """The steps of painting a figure, found by watching a redraw in which no part paints."""
    asked, watched = [], []
    for part in _parts(canvas.figure, moving_artists):
        # A 3-D axis paints its pane and its grid apart, before any axis is painted.
        for name in {"draw", "draw_pane", "draw_grid"}.intersection(dir(part)):
            moves = _moves(part, moving_artists)
            step = Step(part, getattr(part, name), moves, _twin(part, canvas.figure.axes))
            setattr(part, name, lambda renderer, step=step: asked.append(step))
            watched.append((part, name))
    try:
        canvas.draw()
    finally:
        for part, name in watched:
            delattr(part, name)
    return asked


def _twin(part, others):
    """The axes of a part if some of the others are at the same place."""
    if part.axes is part or not isinstance(part.axes, Axes):
        return None
    place = part.axes.get_position(original=True)
    beside = (ax for ax in others if ax.figure is part.axes.figure)
    shared = (np.allclose(place, ax.get_position(original=True)) for ax in beside)
    return part.axes if sum(shared) > 1 else None


def _parts(holder, moving_artists):
    """What a figure consists of; axes are taken apart if something in them moves."""
    for part in holder.get_children():
        if _moves(part, moving_artists) and not _is_whole(part, moving_artists):
            yield from _parts(part, moving_artists)
        else:
            yield part


def _moves(part, moving_artists):
    return not moving_artists.isdisjoint(part.findobj())


def _is_whole(part, moving_artists):
    """Whether a part paints all that is in it in a way that only itself knows.

    Axes do that are filtered or rasterized, and 3-D axes that sort by depth what can be projected,
    if some of that moves.
    """
    if not isinstance(part, Axes | SubFigure) or part in moving_artists or part.get_agg_filter():
        return True
    if isinstance(part, Axes) and part.get_rasterization_zorder() is not None:
        return True
    if part.get_rasterized():
        return True
    projected = (x for x in part.get_children() if hasattr(x, "do_3d_projection"))
    return getattr(part, "computed_zorder", False) and not moving_artists.isdisjoint(projected)
