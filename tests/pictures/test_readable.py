"""Every mark stands out from what it lies on, and every word can be read, in both schemes."""

import pytest
from matplotlib.patches import Patch
from matplotlib.text import Text
from pictures import reader
from pictures.looks import role
from pictures.marks import ground, least_contrast, marks, pixels, roles
from pictures.shown import painted, shown
from recipes import RECIPES

from gdviz.drawing import draw, style

MARK, WORD = 3, 4.5  # The contrast that WCAG asks of shapes, and of text.
READABLE, NARROW = 10, 390  # CSS pixels: how high text must be, and how wide a phone is.

# The lists below may only get shorter.
# Looks that are faint in some pictures.
FAINT = {
    "a fill is explained by its words or its border": {
        "gradients/plane: halo 0.5 + outline",
        "landscape/spiral: model 0.3",
        "regression/double: error 0.18",
    },
    "it steps back behind what is spoken of": {
        "networks/forward: ink 0.2",
        "networks/forward: ink 0.2 + model 0.2",
    },
}
# Pictures with words that are hard to read.
HARD: dict[str, str] = {}


def _faint(name):
    """The looks of marks of which no colour stands out everywhere, but for those known to be."""
    painted(name)
    for mark in marks(shown(name).figure).values():
        places, said = pixels(mark), tuple(sorted(roles(mark)))
        if len(places) and said:
            under = ground(mark.axes, places)
            least = min(least_contrast(said, (), under, scheme) for scheme in style.SCHEMES)
            look = " + ".join(said)
            if least < MARK:
                yield f"{name}: {look}"


@pytest.mark.parametrize("name", RECIPES)
def test_every_mark_stands_out(name):
    listed = {entry for entries in FAINT.values() for entry in entries}
    excused = {entry for entry in listed if entry.startswith(f"{name}:")}
    assert set(_faint(name)) == excused


def _hard(name):
    """Words that do not stand out from what is behind them."""
    words = painted(name)[1]
    figure = shown(name).figure
    drawn = set(reader.artists(figure).values())
    fills = [mark for mark in marks(figure).values() if isinstance(mark, Patch)]
    boxes = [(mark, mark.get_window_extent()) for mark in fills]
    for word in words:
        box = word.get_window_extent()
        x, y = (box.min + box.max) / 2
        below = [mark for mark, box in boxes if mark.zorder <= word.zorder and box.contains(x, y)]
        below += [word.get_bbox_patch()] if word.get_bbox_patch() else []
        layers = tuple(role(patch.get_facecolor()) for patch in below)
        under = ground(word.axes, ((x, y),)) if word in drawn and word.axes else ()
        said = (role(word.get_color()),)
        if min(least_contrast(said, layers, under, scheme) for scheme in style.SCHEMES) < WORD:
            yield word.get_text()


@pytest.mark.parametrize("name", RECIPES)
def test_every_word_stands_out(name):
    hard = list(_hard(name))
    assert bool(hard) == (name in HARD), hard


@pytest.mark.parametrize("name", RECIPES)
def test_every_word_is_large_enough(name):
    """On a phone the whole picture is as wide as the screen. What is hidden may have been shown."""
    painted(name)
    small = {
        word.get_text()
        for word in shown(name).figure.findobj(Text)
        if word.get_size() / 72 * NARROW / draw.WIDTH < READABLE
    }
    assert small == set()
