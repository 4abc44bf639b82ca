"""Losses of yes and no agree with SciPy and PyTorch."""

import numpy as np
import pytest
import torch
from scipy import special
from slopes import slopes

from gdviz.functions.classification import LogLoss, SigmoidError, logistic

RNG = np.random.default_rng(0)
COLUMNS = RNG.normal(size=(40, 3))
FLEW = RNG.integers(0, 2, 40)
Z = np.array([-1000, -40, -1, 0, 0.3, 40, 1000])


def _torch(error, *weights):
    """A loss of PyTorch and its gradient at some weights."""
    point = torch.tensor(*weights, requires_grad=True)
    loss = error(point)
    loss.backward()
    return loss.item(), point.grad.numpy()


def test_the_logistic_is_that_of_scipy_however_large_the_logit():
    np.testing.assert_allclose(logistic(Z), special.expit(Z), rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize("seed", range(4))
def test_log_loss_and_squared_error_are_those_of_pytorch(seed):
    weights = np.random.default_rng(seed).normal(0, 3, 3)
    x, t = torch.tensor(COLUMNS), torch.tensor(FLEW, dtype=torch.float64)
    expected = {
        LogLoss(COLUMNS, FLEW, ridge=0.2): lambda w: (
            torch.nn.functional.binary_cross_entropy_with_logits(x @ w, t) + 0.2 * w @ w
        ),
        SigmoidError(COLUMNS, FLEW): lambda w: torch.nn.functional.mse_loss(
            torch.sigmoid(x @ w), t
        ),
    }
    for loss, error in expected.items():
        value, gradient = _torch(error, weights)
        assert loss(weights) == pytest.approx(value, rel=1e-12)
        np.testing.assert_allclose(loss.gradient(weights), gradient, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("ridge", [0, 0.3])
def test_the_hessian_is_the_slope_of_the_gradient_and_has_no_negative_curvature(ridge):
    loss = LogLoss(COLUMNS, FLEW, ridge)
    for weights in RNG.normal(0, 2, (20, 3)):
        hessian = loss.hessian(weights)
        for row in range(3):
            expected = slopes(lambda point, row=row: loss.gradient(point)[row], weights)
            np.testing.assert_allclose(hessian[row], expected, rtol=1e-5, atol=1e-9)
        assert np.linalg.eigvalsh(hessian)[0] > 2 * ridge * (1 - 1e-9)
