"""Losses of yes and no, and of several answers, agree with SciPy and PyTorch."""

import numpy as np
import pytest
import torch
from scipy import special
from slopes import slopes

from gdviz import data
from gdviz.functions.classification import LogLoss, SigmoidError, SoftmaxLoss, logistic, softmax
from gdviz.optim.descent import GradientDescent, descend

RNG = np.random.default_rng(0)
COLUMNS = RNG.normal(size=(40, 3))
FLEW = RNG.integers(0, 2, 40)
KINDS = RNG.integers(0, 3, 40)
Z = np.array([-1000, -40, -1, 0, 0.3, 40, 1000])


def _torch(error, *weights):
    """A loss of PyTorch and its gradient at some weights."""
    point = torch.tensor(*weights, requires_grad=True)
    loss = error(point)
    loss.backward()
    return loss.item(), point.grad.numpy()


def test_the_logistic_is_that_of_scipy_however_large_the_logit():
    np.testing.assert_allclose(logistic(Z), special.expit(Z), rtol=1e-12, atol=1e-16)


def test_softmax_is_that_of_scipy_however_large_the_scores():
    scores = np.array([Z, Z[::-1], 0 * Z])
    np.testing.assert_allclose(softmax(scores), special.softmax(scores, axis=0), rtol=1e-12)


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


@pytest.mark.parametrize("seed", range(4))
def test_the_loss_of_softmax_is_that_of_pytorch(seed):
    weights, x = np.random.default_rng(seed).normal(0, 3, 9), torch.tensor(COLUMNS)
    loss = SoftmaxLoss(COLUMNS, KINDS)
    value, gradient = _torch(
        lambda w: torch.nn.functional.cross_entropy(x @ w.reshape(3, 3).T, torch.tensor(KINDS)),
        weights,
    )
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


def test_a_walk_of_softmax_from_0_keeps_the_sum_over_the_classes_at_0():
    loss = SoftmaxLoss(COLUMNS, KINDS)
    walk = descend(loss, np.zeros(9), GradientDescent(1), 50)
    np.testing.assert_allclose(walk.reshape(-1, 3, 3).sum(axis=1), 0, atol=1e-13)


@pytest.mark.parametrize("seed", range(3))
def test_mornings_fly_with_the_chance_that_is_said(seed):
    weather, flew = data.mornings(seed, count=50_000)
    temperature, wind = weather.T
    chances = special.expit(0.6 * (temperature - 12) - 0.8 * (wind - 3))
    heaps = np.floor(10 * chances)
    for heap in range(10):
        here = heaps == heap
        spread = np.sqrt(np.mean(chances[here] * (1 - chances[here])) / here.sum())
        assert abs(flew[here].mean() - chances[here].mean()) < 4 * spread
