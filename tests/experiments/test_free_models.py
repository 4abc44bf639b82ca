"""Models that are too free: what they are made of, and how they are judged."""

import numpy as np
import pytest

from gdviz import data
from gdviz.experiments import free_models


def test_hinges_are_level_on_one_side_of_a_kink_and_climb_by_1_on_the_other():
    x = np.linspace(-2, 2, 4001)
    columns = free_models.hinges(x, 50, seed=3)
    slopes = np.diff(columns, axis=0) / np.diff(x)[:, None]
    away = np.minimum(abs(slopes), abs(abs(slopes) - 1)) < 1e-9
    # Only where a kink lies between two places is the slope another.
    assert (away.sum(axis=0) >= len(slopes) - 1).all()
    assert columns.min() == 0
    opened = np.sign(slopes.sum(axis=0))
    assert 10 < np.count_nonzero(opened > 0) < 40


def test_a_hinge_is_the_same_wherever_it_is_asked():
    x = np.linspace(-2, 2, 9)
    np.testing.assert_array_equal(
        free_models.hinges(x, 5, seed=1)[::2], free_models.hinges(x[::2], 5, seed=1)
    )


def test_powers_stay_between_minus_1_and_1_and_draw_every_polynomial():
    columns = free_models.powers(free_models.PLACES)
    assert abs(columns).max() == 1
    weights = np.polyfit(free_models.PLACES, free_models.measured(7), 15)
    expected = np.polyval(weights, free_models.PLACES)
    found = columns @ free_models.powers_loss(7).minimum
    np.testing.assert_allclose(found, expected, atol=1e-8)


def test_the_expected_error_is_what_many_new_measurements_give():
    curve = np.sin(free_models.FRESH)
    new = [data.parabola(seed)[1] for seed in range(4000)]
    found = np.mean((curve - new) ** 2)
    assert free_models.expected_error(curve) == pytest.approx(found, rel=0.005)
