"""A stage for those who draw each part by itself: it tells what has changed, and what covers what.

Words and marks that are as they were in the frame before need not be drawn again.
"""

from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from gdviz.film.stage import Stage, as_still
from gdviz.film.watch import Held, is_plain

# These look the same as long as they hold the same.
SIMPLE = (AxesImage, Collection, Line2D, Patch, Text)


class Sketch(Stage):
    """A stage whose `changed` steps are those that may look other than in the frame before.

    Its pixels are painted only as far as it takes to see what is painted over.
    """

    # In pixels of a point each. Outlines cover one another where their pixels, which Agg moves to
    # whole numbers, do not.
    margin = 2

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self.changed = {step for step in self.steps if step.moves}
        self.held: dict[Artist, list[Held]] = {}

    def paint(self) -> None:
        """Find what has changed, and paint it."""
        self.changed = {step for step in self.steps if step.moves and self._has_changed(step.part)}
        # What has nothing above it covers nothing.
        self.due = {step for run in self.runs if run.above for step in run.steps} & self.changed
        with as_still(self.moving):
            covers = self.covers()
        if covers:
            self.due = {*self.steps}
            super().paint()

    def remember(self) -> None:
        """Take what was painted for unchanged."""
        super().remember()
        for step in self.changed:
            artists = [*_within(step.part)]
            if all(map(_is_simple, artists)):
                self.held[step.part] = [Held(artist, self.watch.ordinary) for artist in artists]
                for artist in artists:
                    artist.stale = False

    def _has_changed(self, part):
        held = self.held.get(part)
        return held is None or any(one.artist.stale or one.changed() for one in held)


def _within(part):
    """An artist, what is in it, and what these hold to, such as the arrow of an annotation."""
    for artist in part.findobj():
        yield artist
        yield from (value for value in vars(artist).values() if isinstance(value, SIMPLE))


def _is_simple(artist):
    if isinstance(artist, Annotation) and not is_plain((artist.xycoords, artist.anncoords)):
        return False  # It may follow another part.
    known = type(artist).__module__.partition(".")[0] in ("matplotlib", "mpl_toolkits")
    return known and isinstance(artist, SIMPLE)
