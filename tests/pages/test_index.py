"""What the home page says holds."""

import inspect

import numpy as np
from recipes import RECIPES
from scipy.optimize import minimize

from gdviz.functions.surfaces import ThreeBasins
from gdviz.networks import segmentation
from gdviz.optim import descent


def test_the_loop_that_fits_the_line_trains_the_network_that_finds_bees():
    assert RECIPES["lines/descent"].module.descend is descent.descend
    assert "visited(" in inspect.getsource(descent.descend)
    assert segmentation.visited is descent.visited


def test_where_a_dot_was_dropped_decides_in_which_pit_it_ends():
    walks = RECIPES["index/drop"].module.walks
    pits = [minimize(ThreeBasins(), walk[-1], tol=1e-10).x for walk in walks]
    for walk, pit in zip(walks, pits, strict=True):
        np.testing.assert_allclose(walk[-1], pit, atol=1e-3)
    apart = [np.linalg.norm(pits[i] - pits[i - 1]) for i in range(3)]
    assert min(apart) > 1


def test_the_walk_in_the_picture_zigzags_and_comes_lower_with_every_step():
    walk, heights = (getattr(RECIPES["index/hero"].module, name) for name in ("walk", "heights"))
    assert (walk[1:, 0] * walk[:-1, 0] < 0).all()
    assert (heights[1:] < heights[:-1]).all()
