"""A reader's own photograph and its label: two files become two arrays, or one clear refusal."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.experiments.photograph import SMALLEST
from gdviz.segment import polygons
from gdviz.segment.label import looks_like_one, read
from gdviz.segment.marks import NoLabel, Wish
from gdviz.segment.picture_file import PictureFile, Size, format_size, opened
from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path

PIXELS = 960 * 540  # A network learns them within about a minute.
# How a picture is turned upright that lies as the number in its EXIF says.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Asked:
    """What the reader said about the labels.

    `label_turned` is whether they lie as the camera stored the photographs, and None if that was
    not said.
    """

    wish: Wish = field(default_factory=Wish)
    label_turned: bool | None = None


@dataclass(frozen=True, eq=False)
class Pair:
    """A photograph, what is marked in it, and sentences that tell the reader how both were read.

    `image` has the shape (rows, columns, 3), from 0 to 1, and `mask` (rows, columns), as has
    `unknown`: what is neither marked nor scored. `size` is that of the photograph as it was given,
    upright: columns and rows. `what` is the class that the label marks, as in `Marks`.
    """

    image: NDArray[np.float32]
    mask: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    size: Size
    notes: tuple[str, ...]
    what: str


def load(
    photo: StrPath,
    label: StrPath,
    asked: Asked | None = None,
    one_of_many: bool = False,
    resolution: float = 1,
) -> Pair:
    """Read a photograph and the label that marks what is looked for in it.

    Both are turned upright as their EXIF says and scaled down to about `PIXELS` pixels, each a
    mean of those it stands for, and marked if about half of these were; then only the share
    `resolution` of rows and columns is left. What is transparent becomes white in the photograph.
    Only where the photograph is `one_of_many` may nothing be marked in it. Raises `BadInput`,
    before any pixel is decoded where the headers tell enough.
    """
    asked = asked or Asked()
    # A warning of Pillow would stand on the terminal beside the one line of a refusal.
    with warnings.catch_warnings(action="ignore"), opened("photograph", photo) as seen:
        _check_size(seen)
        if polygons.are_in(label):
            marks = polygons.read(label, Path(photo).name, seen.size, asked.wish, one_of_many)
            image = _decoded(seen, resolution)
            mask, unknown = marks.at(image.size)
        else:
            with opened("label", label) as marked:
                _check_sizes(seen, marked, asked.label_turned)
                image = _decoded(seen, resolution)
                marks = _marks(seen, marked, image, asked, one_of_many)
            mask, unknown = marks.at(image.size)
        _check_learnable(seen, f"label {display_path(label)}", image, mask, one_of_many)
        notes = (*_notes(seen, image.size, asked.label_turned), *marks.notes)
    return Pair(_as_numbers(image), mask, unknown, seen.size, notes, marks.what)


def look(photo: StrPath, resolution: float = 1) -> tuple[NDArray[np.float32], Size]:
    """Read a photograph without a label, as `load` does: its numbers, and its size as given."""
    with warnings.catch_warnings(action="ignore"), opened("photograph", photo) as seen:
        _check_size(seen)
        return _as_numbers(_decoded(seen, resolution)), seen.size


def _decoded(seen, resolution):
    size = _scaled(seen.size, resolution)
    decoded = seen.decoded(resolution * _scale(seen.size))
    return _on_white(decoded.resize(size, Image.Resampling.HAMMING))


def _as_numbers(image):
    return np.asarray(image, np.float32) / np.float32(255)


def _marks(seen, marked, image, asked, one_of_many):
    try:
        # Of a label that lies, `_check_sizes` has found that it shall be turned.
        marks = read(marked, _scale(seen.size), asked.wish, one_of_many)
    except NoLabel as error:
        swap = looks_like_one(image)
        remedy = f"swap it with {seen.name}" if swap else "paint black and white"
        raise BadInput(f"{error}; {remedy}") from None
    turn = UPRIGHT.get(seen.orientation) if asked.label_turned else None
    if turn is None or marked.orientation is not None:
        return marks
    return marks.turned(turn)


def _check_sizes(seen: PictureFile, marked: PictureFile, label_turned: bool | None):
    says_nothing = seen.turned and marked.orientation is None
    stored = seen.size[::-1] if seen.orientation in (5, 6, 7, 8) else seen.size
    if says_nothing and label_turned is None and _are_alike(stored, marked.size):
        upright = _are_alike(seen.size, marked.size)
        raise BadInput(
            f"{seen.name} was turned upright, and {marked.name} may lie as it was stored; add "
            f"--label-turned if it does{', else --no-label-turned' if upright else ''}"
        )
    size = stored if says_nothing and label_turned else seen.size
    if not _are_alike(size, marked.size):
        turn = seen.size == marked.size[::-1]
        raise BadInput(
            f"{seen.name} is {format_size(seen.size)} upright, "
            f"but {marked.name} is {format_size(marked.size)}; "
            f"{'turn' if turn else 'scale or crop'} one to fit the other"
        )


def _are_alike(size: Size, other: Size) -> bool:
    """Whether two pictures have one shape: as large, or scaled and rounded to whole pixels."""
    if size == other:
        return True
    # A few pixels less were cropped, and from where is unknown.
    if 0.9 < other[0] / size[0] < 1.1:
        return False
    return abs(other[0] * size[1] - other[1] * size[0]) <= max(*size, *other)


def _check_size(seen: PictureFile):
    size = _scaled(seen.size)
    if min(size) < SMALLEST:
        scaled = f", scaled down to {format_size(size)}" if size != seen.size else ""
        remedy = f"give one with at least {SMALLEST} pixels on each side"
        if min(seen.size) >= SMALLEST:
            remedy = "crop it along its longer side"
        raise BadInput(f"{seen.name} is {format_size(seen.size)} pixels{scaled}; {remedy}")


def _check_learnable(seen, label, image, mask, one_of_many):
    if mask.all() or not (mask.any() or one_of_many):
        raise BadInput(
            f"{label} is all alike once scaled down to {format_size(image.size)}; "
            "crop both pictures"
        )
    if all(low == high for low, high in image.getextrema()):
        raise BadInput(f"{seen.name} has one colour everywhere; give one that shows something")


def _notes(seen, size, label_turned) -> Iterator[str]:
    if seen.turned:
        too = "and the label with it." if label_turned else "the label must show it upright too."
        yield f"The photograph was turned upright; {too}"
    if seen.size != size:
        large, small = format_size(seen.size), format_size(size)
        yield f"The pictures were scaled down from {large} to {small} pixels."
    if seen.deep:
        yield "The greys of the photograph were stretched from its darkest to its brightest."


def _scale(size):
    return min(1, (PIXELS / (size[0] * size[1])) ** 0.5)


def _scaled(size: Size, resolution: float = 1) -> Size:
    return tuple(round(resolution * _scale(size) * side) for side in size)


def _on_white(image):
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
