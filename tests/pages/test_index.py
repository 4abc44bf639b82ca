"""What the home page says holds."""

import inspect

from recipes import RECIPES

from gdviz.networks import segmentation
from gdviz.optim import descent


def test_the_loop_that_fits_the_line_trains_the_network_that_finds_bees():
    assert RECIPES["lines/descent"].module.descend is descent.descend
    assert "visited(" in inspect.getsource(descent.descend)
    assert segmentation.visited is descent.visited


def test_the_walk_in_the_picture_zigzags_and_comes_lower_with_every_step():
    walk, heights = (getattr(RECIPES["index/hero"].module, name) for name in ("walk", "heights"))
    assert (walk[1:, 0] * walk[:-1, 0] < 0).all()
    assert (heights[1:] < heights[:-1]).all()
