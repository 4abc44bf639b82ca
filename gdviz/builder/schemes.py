"""One drawing for both schemes: what is SVG in the dark one becomes the light one's."""

from collections.abc import Callable
from typing import Any

from gdviz.film.svg import Drawing, in_light


class Schemes:
    """What was drawn of a picture in the dark scheme, from which its light form is made.

    Not the other way round: what is white in the light scheme may be the paper, or the edge of a
    mark.
    """

    def __init__(self) -> None:
        self.dark: dict[tuple[str, int], tuple] = {}

    def drawn(self, form: str, painted: int, draw: Callable[[], tuple]) -> tuple[Any, ...]:
        """What `draw()` returns, or what it has returned in the dark scheme, in light colours.

        `painted` is the checksum of what the picture shows, see `canvas`. Where it is another one
        in the light scheme, such as where a recipe mixes colours, `draw` is called there, too.
        """
        known = self.dark.get((form, painted))
        if known:
            return tuple(in_light(each) if isinstance(each, Drawing) else each for each in known)
        return self.dark.setdefault((form, painted), draw())
