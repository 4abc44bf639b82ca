"""Noise tilts the ground anew at every step, and the same way for the same seed."""

from itertools import islice

import numpy as np
import pytest

from gdviz.functions.stochastic import Noisy
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend


def _pushes(noisy, count):
    return np.array([tilted.push for tilted in islice(noisy, count)])


def test_every_push_is_new_and_the_seed_decides_them_all():
    noisy = Noisy(Bowl(), 2, seed=3)
    pushes = _pushes(noisy, 50)
    assert len(np.unique(pushes)) == 100
    np.testing.assert_array_equal(_pushes(noisy, 50), pushes)
    assert not np.isin(_pushes(Noisy(Bowl(), 2, seed=4), 50), pushes).any()


@pytest.mark.parametrize("spread", [0.5, 3])
def test_the_pushes_average_to_nothing_and_have_the_spread_asked_for(spread):
    pushes = _pushes(Noisy(Bowl(), 2, spread), 5000)
    assert (abs(pushes.mean(axis=0)) < 4 * spread / np.sqrt(5000)).all()
    np.testing.assert_allclose(pushes.std(axis=0), spread, rtol=4 / np.sqrt(10_000))


def test_a_step_takes_the_noise_along():
    noisy = Noisy(Bowl(5, 1), 2, seed=1)
    walk = descend(noisy, (4, -9), GradientDescent(0.1), steps=20)
    shrunk = walk[:-1] * (0.5, 0.9)
    np.testing.assert_allclose(walk[1:], shrunk - 0.1 * _pushes(noisy, 20), atol=1e-14)


def test_without_spread_nothing_trembles():
    walk = descend(Noisy(Bowl(), 2, spread=0), (4, -9), GradientDescent(0.1), steps=5)
    np.testing.assert_array_equal(walk, descend(Bowl(), (4, -9), GradientDescent(0.1), steps=5))
