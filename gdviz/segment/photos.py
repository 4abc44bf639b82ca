"""A reader's own photograph and its label: two files become two arrays, or one clear refusal."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from gdviz.experiments.photograph import SMALLEST
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
FLAT = 32  # Of 255: tones that differ by less may be the noise of a JPEG.
RESULTS = ("film.gif", "film.mp4", "mask.png", "numbers.json")
FEW = 8  # As many tones are classes; more are soft edges, or a photograph.


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
        tones = _Tones.of(marked.decoded(scale))
        _check_tones(seen, marked, image, tones)
        mask = np.asarray(tones.stretched.resize(size, Image.Resampling.HAMMING)) > 127
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


@dataclass(frozen=True)
class _Tones:
    """The tones of a label: how many, from which to which, and stretched from 0 to 255."""

    count: int
    low: int
    high: int
    stretched: Image.Image

    @classmethod
    def of(cls, image):
        """Take the brightest colour of every pixel, where it is opaque."""
        red, green, blue, _ = image.convert("RGBa").split()
        grey = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        tones = [tone for tone, count in enumerate(grey.histogram()) if count]
        low, high = tones[0], tones[-1]
        table = [round(255 * (tone - low) / max(high - low, 1)) for tone in range(256)]
        return cls(len(tones), low, high, grey.point(table))

    def are_clear(self):
        """Whether they are two classes or a few, perhaps with soft edges."""
        if self.high - self.low < FLAT:
            return self.count == 2
        counts = self.stretched.histogram()
        return self.count <= FEW or sum(counts[FLAT:-FLAT]) < 0.2 * sum(counts)


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


def _check_tones(seen, marked, image, tones):
    if tones.low == tones.high:
        raise BadInput(
            f"{marked.name} has the brightness {tones.low} everywhere; "
            "paint what is looked for white and all else black"
        )
    if not tones.are_clear():
        swapped = _Tones.of(image.convert("RGBA")).are_clear()
        raise BadInput(
            f"{marked.name} has {tones.count} tones from {tones.low} to {tones.high}, as a "
            f"photograph has; {f'swap it with {seen.name}' if swapped else 'paint black and white'}"
        )


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
