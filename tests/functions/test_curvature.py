"""What the second derivatives say agrees with NumPy, and with how walks end."""

import numpy as np
import pytest

from gdviz import data
from gdviz.functions.curvature import (
    condition_number,
    extreme_directions,
    hessian,
    largest_curvature,
    largest_stable_rate,
)
from gdviz.functions.regression import line_loss
from gdviz.functions.surfaces import Hills, MonkeySaddle
from gdviz.optim.descent import GradientDescent, descend

TIME, DISTANCE = data.runs()
LOSS = line_loss(TIME / 49, DISTANCE)
START = (-2, -1)


@pytest.mark.parametrize(("factor", "grows"), [(0.99, False), (1.01, True)])
def test_the_largest_stable_rate_parts_walks_that_shrink_from_walks_that_grow(factor, grows):
    rate = factor * largest_stable_rate(LOSS.hessian)
    losses = LOSS(descend(LOSS, START, GradientDescent(rate), 2000).T)
    assert (losses[-1] > losses[0]) == grows


def test_the_condition_number_is_that_of_numpy():
    assert condition_number(LOSS.hessian) == pytest.approx(np.linalg.cond(LOSS.hessian), rel=1e-12)


def test_the_hessian_is_known_where_it_has_a_formula():
    x, y = 0.3, -1.1
    rows = [[-np.sin(x) * np.sin(y), np.cos(x) * np.cos(y)]]
    rows.append(rows[0][::-1])
    np.testing.assert_allclose(hessian(Hills(), (x, y)), rows, atol=1e-9)
    np.testing.assert_allclose(
        hessian(MonkeySaddle(), (x, y)), [[6 * x, -6 * y], [-6 * y, -6 * x]], atol=1e-9
    )
    np.testing.assert_allclose(hessian(LOSS, START), LOSS.hessian, rtol=1e-9)


class _Saddle:
    """Of 200 coordinates: half of them go up from the origin, half of them down."""

    curvatures = np.linspace(-3, 5, 200)

    def gradient(self, point):
        return self.curvatures * point


def test_the_extreme_directions_of_a_saddle_are_its_outermost_axes():
    downwards, upwards = extreme_directions(_Saddle(), np.ones(200))
    assert abs(downwards[0]) == pytest.approx(1, abs=1e-4)
    assert abs(upwards[-1]) == pytest.approx(1, abs=1e-4)


def test_the_largest_curvature_is_the_largest_eigenvalue():
    assert largest_curvature(_Saddle(), np.ones(200)) == pytest.approx(5, rel=1e-6)
    curvatures = np.linalg.eigvalsh(hessian(Hills(), (0.3, -1.1)))
    assert largest_curvature(Hills(), np.array([0.3, -1.1])) == pytest.approx(curvatures[-1])


def test_in_few_coordinates_the_extreme_directions_are_eigenvectors_of_the_hessian():
    point = np.array([0.3, -1.1])
    _, vectors = np.linalg.eigh(hessian(Hills(), point))
    overlap = extreme_directions(Hills(), point) @ vectors
    np.testing.assert_allclose(abs(overlap), np.eye(2), atol=1e-6)
