"""The gradient of a chain is what PyTorch finds, and the slope."""

import numpy as np
import pytest
import torch
from slopes import slopes

from gdviz.functions.recurrent import Echo

PLACES = [(0.3, 0.2), (1.6, -0.36), (1.02, -0.01), (-0.8, 0.5)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("steps", [1, 5, 50])
def test_loss_and_gradient_are_those_of_pytorch(place, steps):
    echo = Echo(target=0.5, steps=steps)
    weights = torch.tensor(place, dtype=torch.float64, requires_grad=True)
    state = torch.zeros((), dtype=torch.float64)
    for _ in range(steps):
        state = torch.tanh(weights[0] * state + weights[1])
    expected = (state - 0.5) ** 2
    expected.backward()
    assert echo(place) == pytest.approx(expected.item(), rel=1e-12)
    np.testing.assert_allclose(echo.gradient(place), weights.grad, rtol=1e-10)


def test_the_gradient_is_the_slope():
    echo = Echo(target=0.5, steps=8)
    for place in PLACES:
        expected = slopes(echo, np.array(place))
        np.testing.assert_allclose(echo.gradient(place), expected, rtol=1e-6, atol=1e-9)


def test_a_grid_is_computed_as_its_points_are():
    echo = Echo(target=0.5, steps=20)
    grid = np.array(PLACES).T
    np.testing.assert_array_equal(echo(grid), [echo(place) for place in PLACES])
    np.testing.assert_array_equal(echo.gradient(grid).T, [echo.gradient(place) for place in PLACES])
