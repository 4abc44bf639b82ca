"""The classes that a label tells apart: which pixels have which, and what each is called."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.segment import colours
from gdviz.segment.colours import Colour

FLAT = 48  # Of 255: tones that differ by less may be one tone and the noise of a JPEG.
MOST = 64  # Flat classes in a label with soft edges.
COVERED = 0.8  # So much of a label is as flat as paint; of a photograph it is less.
VOC = colours.voc()


@dataclass(frozen=True)
class Class:
    """One class of a label: its number, its colour or its name, as far as it has them."""

    number: int | None = None
    colour: Colour | None = None
    title: str = ""

    @property
    def word(self) -> str:
        """Its name, or that of its colour."""
        return self.title or (colours.name(self.colour) if self.colour else "")

    @property
    def called(self) -> str:
        """What `--class` takes for it."""
        if self.number is not None:
            return str(self.number)
        return self.word

    @property
    def told(self) -> str:
        """What one reads about it: class 3, dark red."""
        words = [f"class {self.number}"] if self.number is not None else []
        words += [self.word] if self.word else []
        return ", ".join(words)


@dataclass(frozen=True, eq=False)
class Classes:
    """`which` gives for each pixel the index of its class in `kinds`."""

    which: NDArray[np.integer]
    kinds: tuple[Class, ...]

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many pixels each class has."""
        return np.bincount(self.which.ravel(), minlength=len(self.kinds))

    @property
    def shares(self) -> NDArray[np.float64]:
        """Which share of the picture each class has."""
        return self.counts / self.which.size

    @property
    def on_border(self) -> NDArray[np.float64]:
        """Which share of the outermost pixels each class has."""
        sides = [self.which[0], self.which[-1], self.which[:, 0], self.which[:, -1]]
        found = np.bincount(np.concatenate(sides), minlength=len(self.kinds))
        return found / found.sum()

    @cached_property
    def solid(self) -> NDArray[np.bool_]:
        """Whether a class covers areas: it has pixels of which all neighbours are of it, too.

        What covers none is the soft edge between two others, or the noise of a JPEG.
        """
        middle = self.which[1:-1, 1:-1]
        inner = np.ones(middle.shape, bool)
        for rows in range(3):
            for columns in range(3):
                near = self.which[rows : rows + len(middle), columns : columns + middle.shape[1]]
                inner &= near == middle
        found = np.bincount(middle[inner], minlength=len(self.kinds))
        return (found > 0) & (found >= 0.02 * self.counts)

    @property
    def are_clean(self) -> bool:
        """Whether each value was painted on purpose, but for a few thin ones."""
        thin = np.count_nonzero(~self.solid)
        few = bool(thin <= max(1, len(self.kinds) / 4))
        return len(self.kinds) == 2 or (len(self.kinds) > 1 and few)

    def only(self, kept: NDArray[np.integer], to: NDArray[np.integer]) -> "Classes":
        """The classes `kept`; each of all before goes to the one that `to` gives."""
        return Classes(to[self.which], tuple(self.kinds[one] for one in kept))


def of(image: Image.Image) -> Classes:
    """Tell the classes of an opaque picture by its numbers, or by its colours if it has any."""
    if image.mode == "P":
        found = _of_palette(image)
        if found.are_clean:
            return found
        image = image.convert("RGB")  # A palette that was made for soft edges.
    if image.mode in ("1", "L") or image.mode.startswith(("I", "F")):
        return _of_numbers(np.asarray(image))
    colour = np.asarray(image.convert("RGB"))
    if (colour[..., 0] == colour[..., 1]).all() and (colour[..., 0] == colour[..., 2]).all():
        return _of_numbers(colour[..., 0])
    return _of_colours(colour)


def _of_palette(image):
    numbers, which = _distinct(np.asarray(image))
    palette = np.zeros((256, 3), int)
    stored = np.reshape(image.getpalette("RGB"), (-1, 3))
    palette[: len(stored)] = stored
    return Classes(which, _numbered(numbers.tolist(), palette[numbers]))


def _of_numbers(values):
    if values.dtype == bool:
        values = values.astype(np.uint8)
    if values.dtype.kind == "f":
        values = _whole(values)
    numbers, which = _distinct(values)
    return Classes(which, tuple(Class(int(number)) for number in numbers))


def _whole(values):
    """Fractions as whole numbers, if need be stretched to 0 … 255."""
    if (values == np.rint(values)).all() and abs(values).max() < 2**31:
        return values.astype(np.int64)
    low, high = float(values.min()), float(values.max())
    if low == high:
        return np.full(values.shape, 255)
    return np.rint((values.astype(np.float64) - low) * (255 / (high - low))).astype(np.int64)


def _of_colours(colour):
    found, which = _distinct(colour @ np.array([1 << 16, 1 << 8, 1]))
    each = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    known = (each[:, None] == VOC).all(axis=2) if len(each) <= 256 else np.zeros((1, 1), bool)
    if known.any(axis=1).all() and len(each) > 2:
        return Classes(which, _numbered(known.argmax(axis=1).tolist(), each))
    return Classes(which, tuple(Class(colour=tuple(one)) for one in each.tolist()))


def _numbered(numbers, each):
    """Classes by number and colour; those of VOC, which are few, have names as well."""
    are_voc = (VOC[numbers] == each).all() and all(
        number < len(colours.VOC_NAMES) or number == 255 for number in numbers
    )
    names = colours.VOC_NAMES if are_voc else ()
    return tuple(
        Class(number, tuple(colour), names[number] if number < len(names) else "")
        for number, colour in zip(numbers, each.tolist(), strict=True)
    )


def _distinct(values):
    """The distinct values in order, and the index of each pixel's."""
    found, which = np.unique(values, return_inverse=True)
    return found, which.reshape(values.shape)


def flattened(classes: Classes) -> tuple[Classes, NDArray[np.float64]] | None:
    """The few flat classes of a label with soft edges or noise, and the place of each old value.

    Each value goes to the nearest of those that cover areas. Where only two are left, the place of
    a value is how far it lies from the first to the second, from 0 to 1. None if too little of the
    picture is flat, as in a photograph.
    """
    points = _points(classes)
    kept = _apart(classes, points)
    if not 2 <= len(kept) <= MOST:
        return None
    distance = np.array([np.linalg.norm(points - one, axis=1) for one in points[kept]])
    if classes.counts[distance.min(axis=0) <= FLAT].sum() < COVERED * classes.which.size:
        return None
    step = points[kept[1]] - points[kept[0]]
    place = np.clip((points - points[kept[0]]) @ step / (step @ step), 0, 1)
    return classes.only(kept, distance.argmin(axis=0)), place


def _apart(classes, points):
    """Of the values that cover areas those that are no noise of one another, largest first."""
    solid = np.flatnonzero(classes.solid)
    kept: list[int] = []
    for one in solid[np.argsort(-classes.counts[solid], kind="stable")]:
        if all(np.linalg.norm(points[one] - points[other]) > FLAT for other in kept):
            kept.append(int(one))
        if len(kept) > MOST:
            break
    if len(kept) == 1:  # Beside the ground there are lines, too thin to cover areas.
        far = np.linalg.norm(points - points[kept[0]], axis=1)
        kept.append(int(np.argmax(np.where(far > 2 * FLAT, classes.counts, 0) + far / 1e6)))
    return np.sort(np.array(kept, int))


def _points(classes):
    """A point for each class: its colour, or its number stretched to 0 … 255."""
    if classes.kinds[0].colour:
        return np.array([kind.colour for kind in classes.kinds], float)
    numbers = np.array([kind.number for kind in classes.kinds], float)
    return ((numbers - numbers[0]) * (255 / max(numbers[-1] - numbers[0], 1)))[:, None]
