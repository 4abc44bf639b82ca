"""How a label is read: its tones become a mask of what is marked, or one clear refusal."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from gdviz.segment.picture_file import PictureFile, Size
from gdviz.system.errors import BadInput

FLAT = 32  # Of 255: tones that differ by less may be the noise of a JPEG.
FEW = 8  # As many tones are classes; more are soft edges, or a photograph.


@dataclass(frozen=True)
class Tones:
    """The tones of a label: how many, from which to which, and stretched from 0 to 255."""

    count: int
    low: int
    high: int
    stretched: Image.Image

    @classmethod
    def of(cls, image: Image.Image) -> "Tones":
        """Take the brightest colour of every pixel, where it is opaque."""
        red, green, blue, _ = image.convert("RGBa").split()
        grey = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        tones = [tone for tone, count in enumerate(grey.histogram()) if count]
        low, high = tones[0], tones[-1]
        table = [round(255 * (tone - low) / max(high - low, 1)) for tone in range(256)]
        return cls(len(tones), low, high, grey.point(table))

    def are_clear(self) -> bool:
        """Whether they are two classes or a few, perhaps with soft edges."""
        if self.high - self.low < FLAT:
            return self.count == 2
        counts = self.stretched.histogram()
        return self.count <= FEW or sum(counts[FLAT:-FLAT]) < 0.2 * sum(counts)

    def mask(self, size: Size) -> NDArray[np.bool_]:
        """What is marked at another size: a pixel if about half of those it stands for are."""
        return np.asarray(self.stretched.resize(size, Image.Resampling.HAMMING)) > 127


def check_tones(seen: PictureFile, marked: PictureFile, image: Image.Image, tones: Tones) -> None:
    """Raise `BadInput` for a label in which nothing is told apart, or which is a photograph.

    `image` is the photograph; where it looks more like a label, the two may be swapped.
    """
    if tones.low == tones.high:
        raise BadInput(
            f"{marked.name} has the brightness {tones.low} everywhere; "
            "paint what is looked for white and all else black"
        )
    if not tones.are_clear():
        swapped = Tones.of(image.convert("RGBA")).are_clear()
        raise BadInput(
            f"{marked.name} has {tones.count} tones from {tones.low} to {tones.high}, as a "
            f"photograph has; {f'swap it with {seen.name}' if swapped else 'paint black and white'}"
        )
