"""Nesterov's growing memory makes the balls of the textbook, and keeps its bound."""

import numpy as np
import pytest

from gdviz.functions.bounds import Chain, random_troughs
from gdviz.optim.accelerated import Accelerated
from gdviz.optim.descent import descend


def _textbook(function, start, rate, steps):
    """The balls x and looks y of Su, Boyd and Candès, equation (1)."""
    balls, look = [start], start
    for k in range(1, steps + 1):
        balls.append(look - rate * function.gradient(look))
        look = balls[-1] + (k - 1) / (k + 2) * (balls[-1] - balls[-2])
        yield balls[-1], look


@pytest.mark.parametrize("function", [random_troughs(0), Chain(8)])
def test_it_looks_where_the_textbook_looks(function):
    start = np.linspace(-3, 4, 8)
    walk = descend(function, start, Accelerated(0.7), 50)
    for k, (ball, look) in enumerate(_textbook(function, start, 0.7, 50)):
        np.testing.assert_allclose(walk[k + 1], look, rtol=0, atol=1e-11)
        plain = walk[k] - 0.7 * function.gradient(walk[k])
        np.testing.assert_allclose(plain, ball, rtol=0, atol=1e-11)


@pytest.mark.parametrize("seed", range(30))
def test_its_balls_keep_the_bound(seed):
    function, start = random_troughs(seed), np.random.default_rng(seed).normal(0, 5, 8)
    walk = descend(function, start, Accelerated(1), 100)
    balls = walk - function.gradient(walk.T).T
    bound = 2 * start @ start / (np.arange(1, 102) + 1) ** 2
    assert np.all(function(balls.T) <= bound)


def test_a_learning_rate_that_is_not_positive_is_refused():
    with pytest.raises(ValueError, match="learning rate is 0; it must be finite and greater"):
        Accelerated(0)
