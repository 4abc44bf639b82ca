"""Many walks at once are the walks that one would take one by one."""

from itertools import islice

import numpy as np
import pytest

from gdviz import data
from gdviz.experiments import shuffles
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.schedules import Decay, Scheduled

X, Y = data.line()
LOSS = line_loss(X, Y)
FADING = Decay(0.05, 100)


@pytest.mark.parametrize(
    ("rate", "rule"), [(0.05, GradientDescent(0.05)), (FADING, Scheduled(GradientDescent, FADING))]
)
@pytest.mark.parametrize("size", [1, 10, 100])
def test_walk_number_n_is_the_walk_over_the_batches_of_seed_n(size, rate, rule):
    found = np.array(list(islice(shuffles.learn(X, Y, shuffles.batches(100, size), rate), 1, 31)))
    for seed in (0, 7):
        walk = descend(Batches(line_loss, X, Y, size, seed), shuffles.START, rule, 30)
        np.testing.assert_allclose(found[:, seed], walk[1:], atol=1e-12)


def test_several_rates_are_walks_of_their_own():
    both = shuffles.heights(10, (0.02, 0.1), epochs=2)
    assert both.shape == (3, 2, shuffles.WALKS)
    for number, rate in enumerate((0.02, 0.1)):
        np.testing.assert_allclose(both[:, number], shuffles.heights(10, rate, epochs=2))


def test_a_height_is_the_loss_less_its_lowest_value():
    found = shuffles.heights(10, 0.05, epochs=2)
    walk = descend(Batches(line_loss, X, Y, 10, seed=3), shuffles.START, GradientDescent(0.05), 20)
    expected = LOSS(walk[::10].T) - LOSS(LOSS.minimum)
    np.testing.assert_allclose(found[:, 3], expected, atol=1e-12)


def test_a_walk_that_diverges_is_infinitely_high():
    assert (shuffles.heights(1, 3, epochs=10)[-1] == np.inf).all()


def test_dealt_rows_come_once_an_epoch_and_drawn_rows_come_as_they_like():
    dealt = np.hstack(list(islice(shuffles.batches(100, 20), 5)))
    drawn = np.hstack(list(islice(shuffles.batches(100, 20, replace=True), 5)))
    np.testing.assert_array_equal(np.sort(dealt), np.tile(np.arange(100), (shuffles.WALKS, 1)))
    seen = np.mean([len(np.unique(row)) for row in drawn])
    assert seen == pytest.approx(100 * (1 - 0.99**100), abs=1)


def test_a_floor_is_half_the_curvature_times_the_variance_that_a_step_leaves_as_it_is():
    rate, spread, curvature = 0.3, 0.7, 1.9
    variance = 0.0
    for _ in range(500):
        variance = (1 - rate * curvature) ** 2 * variance + (rate * spread) ** 2
    found = shuffles.floor(rate, np.array([spread, 0]), np.array([curvature, 1]))
    assert found == pytest.approx(curvature * variance / 2)
