"""Chances of several classes and their loss are those of SciPy and PyTorch."""

import numpy as np
import pytest
import torch
from scipy import special
from slopes import check_pullback
from torch.nn import functional

from gdviz.networks.classes import class_loss, share_right, softmax, softmax_cross_entropy
from gdviz.networks.network import dense_network
from gdviz.networks.operations import tanh

TARGETS = np.eye(3)[[0, 2, 2, 1, 0]]


@pytest.fixture(params=range(3))
def logits(request):
    return np.random.default_rng(request.param).normal(0, 3, (5, 3))


def test_chances_are_those_of_scipy(logits):
    np.testing.assert_allclose(softmax(logits), special.softmax(logits, axis=1), rtol=1e-12)


def test_loss_and_pullback_are_those_of_pytorch(logits):
    tensor = torch.tensor(logits, requires_grad=True)
    expected = functional.cross_entropy(tensor, torch.tensor(TARGETS))
    loss, pullback = softmax_cross_entropy(logits, TARGETS)
    assert loss == pytest.approx(expected.item(), rel=1e-12)
    expected.backward(torch.tensor(0.7))
    np.testing.assert_allclose(*pullback(0.7), tensor.grad, rtol=1e-6)


def test_the_pullback_is_the_slope(logits):
    check_pullback(lambda z: softmax_cross_entropy(z, TARGETS), [logits], 0.7)


def test_any_logit_is_borne():
    """For z = 800 the exponential of z overflows, yet the answer is plain."""
    logits = np.array([[800.0, 0.0], [0.0, -800.0]])
    np.testing.assert_array_equal(softmax(logits), [[1, 0], [1, 0]])
    loss, pullback = softmax_cross_entropy(logits, np.array([[0.0, 1.0], [1.0, 0.0]]))
    assert loss == 400
    np.testing.assert_array_equal(*pullback(1.0), [[0.5, -0.5], [0, 0]])


def test_single_precision_stays_single():
    logits = np.ones((5, 3), "f4")
    loss, pullback = softmax_cross_entropy(logits, TARGETS.astype("f4"))
    assert {loss.dtype, *(part.dtype for part in pullback(1.0))} == {np.dtype("f4")}


def test_the_loss_of_classes_and_the_share_that_is_right_are_those_of_pytorch():
    network, rng = dense_network((2, 4, 3), tanh), np.random.default_rng(0)
    x, labels = rng.normal(size=(50, 2)), rng.integers(0, 3, 50)
    weights = network.init(0)
    w1, b1, w2, b2 = map(torch.tensor, network.split(weights))
    hidden = torch.tanh(functional.linear(torch.tensor(x), w1, b1))
    logits, truth = functional.linear(hidden, w2, b2), torch.tensor(labels)

    expected = functional.cross_entropy(logits, truth).item()
    assert class_loss(network, x, labels)(weights) == pytest.approx(expected, rel=1e-12)
    right = (logits.argmax(dim=1) == truth).double().mean().item()
    assert share_right(network, weights, x, labels) == right
    assert 0 < right < 1
