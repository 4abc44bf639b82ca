"""No film flashes more than three times a second, even at double speed (WCAG 2.2, 2.3.1)."""

import numpy as np
import pytest
from PIL import Image, ImageSequence
from recipes import FILMS, RECIPES, ROOT

from gdviz.drawing import style

FASTEST = 2  # The highest speed that a player offers.
SECOND = FASTEST * style.FRAMES_PER_SECOND  # Frames that pass in a second at that speed.
MOST = 3  # Flashes in a second; each is two changes, there and back.
STEP = 0.1  # Of the luminance of white: what changes less is no flash.
AREA = 341 * 256 / 4  # CSS pixels: what is smaller on the page may flash.
EVERY = 4  # Of the pixels of a row and of a column one in so many is looked at.
LEVELS = np.arange(256) / 255
LINEAR = np.where(LEVELS <= 0.04045, LEVELS / 12.92, ((LEVELS + 0.055) / 1.055) ** 2.4)


def luminances(film):
    """The relative luminance of some pixels in every frame."""
    for frame in ImageSequence.Iterator(film):
        size = (frame.width // EVERY, frame.height // EVERY)
        seen = frame.resize(size, Image.Resampling.NEAREST).convert("RGB")
        yield LINEAR[np.asarray(seen)] @ (0.2126, 0.7152, 0.0722)


def changes(frames):
    """In which frames more than `AREA` has become so much lighter or darker since it last did.

    That is no less than what WCAG counts, which asks for changes there and back.
    """
    before = None
    for number, now in enumerate(frames):
        if before is None:
            before = now.copy()
        changed = abs(now - before) >= STEP
        before[changed] = now[changed]
        if changed.sum() * EVERY**2 > AREA:
            yield number


def flashes(frames):
    """Whether more than `MOST` flashes fall into a second."""
    numbers = list(changes(frames))
    most = 2 * MOST
    return any(end - start < SECOND for start, end in zip(numbers, numbers[most:], strict=False))


@pytest.mark.parametrize("name", FILMS)
def test_no_film_flashes(name):
    """In the dark scheme, where what moves is bright."""
    assert RECIPES[name].drawn
    with Image.open(ROOT / "build" / "figures" / f"{name}-dark.gif") as film:
        assert not flashes(luminances(film))


@pytest.mark.parametrize(
    ("period", "side", "flashing"),
    [(1, 200, True), (2, 200, True), (4, 200, False), (1, 30, False)],
)
def test_what_flashes_is_found(period, side, flashing):
    """A square goes on and off, each time after so many frames."""
    frames = np.zeros((40, 200, 200))
    for number in range(len(frames)):
        frames[number, :side, :side] = number // period % 2
    assert flashes(frames) is flashing
