"""What stands for a film where nothing moves is its last frame."""

import numpy as np
import pytest
from pictures.shown import frames
from PIL import Image
from recipes import RECIPES, ROOT

from gdviz.drawing import style
from gdviz.film import render

NEAREST = 48  # Levels of 255 from a colour to the nearest of a palette of 256, at most.


@pytest.mark.parametrize("name", ["lines/descent"])  # All are written by the same code.
def test_a_poster_is_the_last_frame(name):
    assert RECIPES[name].drawn
    *_, figure = frames(name)
    last = render.pixels(figure, style.SHARP)
    with Image.open(ROOT / "build" / "figures" / f"{name}-dark.png") as poster:
        drawn = np.asarray(poster.convert("RGB"), int)
    shown = last.view(np.uint8).reshape(*last.shape, 4)[..., :3]
    assert abs(drawn - shown).max() < NEAREST
