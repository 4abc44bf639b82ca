"""What a label marks, in whatever way it was read, and what the reader wished of it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.segment.picture_file import Size
from gdviz.system.errors import BadInput

INVERTED = 0.95  # Who marks more than this has marked what is not looked for.


class NoLabel(BadInput):
    """What was given as a label is not one; the message does not yet say what to do."""


@dataclass(frozen=True)
class Wish:
    """What the reader said about all labels: the class to learn, and whether it is what is not."""

    wanted: str | None = None
    inverted: bool = False


@dataclass(frozen=True, eq=False)
class Marks:
    """What a label marks, 255 where it does, and 255 where nobody knows; and what is told of it.

    `tones` may lie between: an edge pixel that is covered in part. `what` names the one class that
    was taken where none was wished, by which other labels can be compared, and is empty elsewhere.
    """

    tones: NDArray[np.uint8]
    unknown: NDArray[np.bool_]
    notes: tuple[str, ...] = ()
    what: str = ""

    def at(self, size: Size) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Mask and ignored pixels at another size: true if about half of what each stands for is.

        What is ignored is not marked.
        """
        unknown = _resized(np.where(self.unknown, np.uint8(255), np.uint8(0)), size)
        return _resized(np.where(self.unknown, np.uint8(0), self.tones), size) & ~unknown, unknown

    def turned(self, turn: Image.Transpose) -> "Marks":
        """The same on a picture that is turned or flipped."""
        tones, unknown = (
            np.asarray(Image.fromarray(part).transpose(turn)) for part in (self.tones, self.unknown)
        )
        return replace(self, tones=tones, unknown=unknown)


def _resized(tones, size):
    return np.asarray(Image.fromarray(tones).resize(size, Image.Resampling.HAMMING)) > 127


def checked(name: str, marks: Marks, wish: Wish) -> Marks:
    """Turn the marks inside out if that is wished; refuse those that should have been."""
    if wish.inverted:
        notes = (*marks.notes, "It is inverted: marked is all else.")
        marks = replace(marks, tones=255 - marks.tones, notes=notes)
    share = np.count_nonzero((marks.tones > 127) & ~marks.unknown) / marks.tones.size
    if INVERTED < share < 1 and not wish.inverted and wish.wanted is None:
        raise BadInput(
            f"{name} marks {share:.1%} of the picture; if it marks what is not looked for, "
            "add --invert"
        )
    return marks
