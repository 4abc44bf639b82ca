"""A reader's own photograph and its label: two files become two arrays, or one clear refusal."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.experiments.photograph import SMALLEST
from gdviz.segment.label import Tones, check_tones
from gdviz.segment.picture_file import (
    PictureFile,
    Size,
    StrPath,
    display_path,
    format_size,
    opened,
    reason,
)
from gdviz.system.errors import BadInput

PIXELS = 960 * 540  # A network learns them within about a minute.
RESULTS = ("film.gif", "film.mp4", "mask.png", "numbers.json")


@dataclass(frozen=True, eq=False)
class Pair:
    """A photograph, what is marked in it, and sentences that tell the reader how both were read.

    `image` has the shape (rows, columns, 3), from 0 to 1, and `mask` (rows, columns); `size` is
    that of the photograph as it was given, upright: columns and rows.
    """

    image: NDArray[np.float32]
    mask: NDArray[np.bool_]
    size: Size
    notes: tuple[str, ...]


def load(photo: StrPath, label: StrPath) -> Pair:
    """Read a photograph and the label whose bright pixels mark what is looked for in it.

    Both are turned upright as their EXIF says and scaled down to about `PIXELS` pixels, each a
    mean of those it stands for, and marked if about half of these were. What is transparent
    becomes white in the photograph and unmarked in the label. Raises `BadInput`, before any pixel
    is decoded where the headers tell enough.
    """
    # A warning of Pillow would stand on the terminal beside the one line of a refusal.
    with (
        warnings.catch_warnings(action="ignore"),
        opened("photograph", photo) as seen,
        opened("label", label) as marked,
    ):
        _check_sizes(seen, marked)
        scale, size = _scale(seen.size), _scaled(seen.size)
        image = _on_white(seen.decoded(scale).resize(size, Image.Resampling.HAMMING))
        tones = Tones.of(marked.decoded(scale))
        check_tones(seen, marked, image, tones)
        mask = tones.mask(size)
        _check_learnable(seen, marked, image, mask)
        notes = tuple(_notes(seen, tones, size, mask.mean()))
        return Pair(np.asarray(image, np.float32) / np.float32(255), mask, seen.size, notes)


def check_out(folder: StrPath, *inputs: StrPath) -> None:
    """Make the output folder if it is missing; raise `BadInput` if nothing can be written there.

    None of the `inputs` may lie in it: a result of the same name would replace it.
    """
    name = f"output folder {display_path(folder)}"
    try:
        if os.path.realpath(folder) in {os.path.dirname(os.path.realpath(path)) for path in inputs}:
            raise BadInput(f"{name} holds the pictures to learn from; name another folder")
        Path(folder).mkdir(parents=True, exist_ok=True)
        taken = [file for file in RESULTS if os.path.isdir(os.path.join(folder, file))]
        if taken:
            raise BadInput(f"{name} has a folder {taken[0]}; name another folder")
        tempfile.TemporaryFile(dir=folder).close()
    except (OSError, ValueError) as error:
        raise BadInput(f"{name} cannot be written: {reason(error)}; name another folder") from None


def _check_sizes(seen: PictureFile, marked: PictureFile):
    if seen.size != marked.size:
        turn = seen.size == marked.size[::-1]
        raise BadInput(
            f"{seen.name} is {format_size(seen.size)} upright, "
            f"but {marked.name} is {format_size(marked.size)}; "
            f"{'turn' if turn else 'scale or crop'} one to fit the other"
        )
    size = _scaled(seen.size)
    if min(size) < SMALLEST:
        scaled = f", scaled down to {format_size(size)}" if size != seen.size else ""
        remedy = f"give one with at least {SMALLEST} pixels on each side"
        if min(seen.size) >= SMALLEST:
            remedy = "crop it along its longer side"
        raise BadInput(f"{seen.name} is {format_size(seen.size)} pixels{scaled}; {remedy}")


def _check_learnable(seen, marked, image, mask):
    if mask.all() or not mask.any():
        raise BadInput(
            f"{marked.name} is all alike once scaled down to {format_size(image.size)}; "
            "crop both pictures"
        )
    if all(low == high for low, high in image.getextrema()):
        raise BadInput(f"{seen.name} has one colour everywhere; give one that shows something")


def _notes(seen, tones, size, share) -> Iterator[str]:
    if seen.turned:
        yield "The photograph was turned upright; the label must show it upright too."
    if seen.size != size:
        large, small = format_size(seen.size), format_size(size)
        yield f"The pictures were scaled down from {large} to {small} pixels."
    if seen.deep:
        yield "The greys of the photograph were stretched from its darkest to its brightest."
    if tones.count > 2:
        yield (
            f"The label has {tones.count} tones; marked is what is brighter than "
            f"{(tones.low + tones.high) / 2:g}, halfway from its darkest to its brightest."
        )
    if share > 0.5:
        yield f"The label marks {share:.0%} of the picture; what is looked for should be white."


def _scale(size):
    return min(1, (PIXELS / (size[0] * size[1])) ** 0.5)


def _scaled(size: Size) -> Size:
    return tuple(round(_scale(size) * side) for side in size)


def _on_white(image):
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
