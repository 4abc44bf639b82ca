"""The U-Net computes what the same net of PyTorch's parts does."""

import numpy as np
import pytest
import torch
from slopes import slopes
from twins import twin, unet_logits

from gdviz.networks.network import NetworkLoss
from gdviz.networks.operations import cross_entropy
from gdviz.networks.unet import unet

NETWORKS = [unet(3, (16, 24, 32, 48)), unet(2, (4, 6)), unet(1, (5,))]


def _samples(network, precision):
    channels, answers = network.shapes[0][1], network.shapes[-1][0]
    rng = np.random.default_rng(0)
    images = rng.normal(size=(2, channels, 16, 24)).astype(precision)
    return images, rng.integers(0, 2, (2, answers, 16, 24)).astype(precision)


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(("precision", "tolerance"), [("f8", 1e-10), ("f4", 1e-4)])
def test_loss_and_gradient_are_those_of_pytorch(network, precision, tolerance):
    images, targets = _samples(network, precision)
    weights = network.init(seed=1).astype(precision)
    other = twin(network, weights)
    expected = torch.nn.functional.binary_cross_entropy_with_logits(
        other(torch.tensor(images)), torch.tensor(targets)
    )
    expected.backward()
    gradient = torch.nn.utils.parameters_to_vector(part.grad for part in other.parameters())
    loss = NetworkLoss(network, cross_entropy, images, targets)
    assert loss(weights) == pytest.approx(expected.item(), rel=tolerance)
    found = loss.gradient(weights)
    assert found.dtype == precision
    atol = tolerance * gradient.abs().max().item()
    np.testing.assert_allclose(found, gradient, rtol=tolerance, atol=atol)


def test_the_network_of_the_bees_is_the_one_written_down_by_itself():
    images, _ = _samples(NETWORKS[0], "f8")
    weights = NETWORKS[0].init(seed=3) + 0.01
    expected = unet_logits(weights, images)
    np.testing.assert_allclose(NETWORKS[0].predict(images, weights)[:, 0], expected, rtol=1e-10)


def test_the_gradient_is_the_slope():
    network = NETWORKS[1]
    loss = NetworkLoss(network, cross_entropy, *_samples(network, "f8"))
    weights = network.init(seed=2) + 0.01
    expected = slopes(loss, weights)
    np.testing.assert_allclose(loss.gradient(weights), expected, rtol=1e-5, atol=1e-8)


def test_the_network_of_the_bees_has_44297_weights():
    """Each convolution: filters · (channels · side² + 1)."""
    up_close = [(16, 3), (24, 16), (32, 24), (48, 32)]
    blends = [(16, 16), (24, 24), (32, 32)]
    widened = [(16, 24), (24, 32), (32, 48), (1, 16)]
    convolutions = [(f, c, 9) for f, c in up_close + blends] + [(f, c, 1) for f, c in widened]
    assert NETWORKS[0].size == sum(f * (c * area + 1) for f, c, area in convolutions) == 44297
