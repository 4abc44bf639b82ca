"""A network is an operation, and its loss a function of one vector that descent can train."""

import numpy as np
import pytest
import torch
from slopes import slopes
from twins import twin

from gdviz import data
from gdviz.networks.network import (
    Layer,
    Network,
    NetworkLoss,
    Skip,
    dense_layer,
    dense_network,
    glorot,
    he,
)
from gdviz.networks.operations import cross_entropy, relu, sigmoid, squared_error, tanh
from gdviz.optim.descent import Adam, descend

POINTS, ARM = data.spiral()
ARM = ARM[:, None].astype(float)
DEEP = 16
PLAIN = dense_network((2, *[16] * DEEP, 1))
RESIDUAL = Network(
    (dense_layer(2, 16), Layer(relu), *[Skip(dense_network((16, 16, 16)))] * 8, dense_layer(16, 1))
)


NETWORKS = [
    (dense_network((2, 1)), squared_error, torch.nn.MSELoss()),
    (dense_network((2, 8, 8, 1)), cross_entropy, torch.nn.BCEWithLogitsLoss()),
    (dense_network((2, 5, 1), tanh), squared_error, torch.nn.MSELoss()),
    (dense_network((2, 5, 4, 3, 1), sigmoid), cross_entropy, torch.nn.BCEWithLogitsLoss()),
    (PLAIN, cross_entropy, torch.nn.BCEWithLogitsLoss()),
    (RESIDUAL, cross_entropy, torch.nn.BCEWithLogitsLoss()),
]


@pytest.mark.parametrize(("network", "error", "torch_error"), NETWORKS)
@pytest.mark.parametrize("seed", range(2))
def test_loss_and_gradient_are_those_of_pytorch(network, error, torch_error, seed):
    weights = network.init(seed) + np.random.default_rng(seed).normal(0, 0.05, network.size)
    other = twin(network, weights)
    expected = torch_error(other(torch.tensor(POINTS)), torch.tensor(ARM))
    expected.backward()
    loss = NetworkLoss(network, error, POINTS, ARM)
    assert loss(weights) == pytest.approx(expected.item(), rel=1e-10)
    gradient = torch.nn.utils.parameters_to_vector(x.grad for x in other.parameters())
    size = gradient.abs().max().item()
    np.testing.assert_allclose(loss.gradient(weights), gradient, rtol=1e-10, atol=1e-13 * size)


@pytest.mark.parametrize(("network", "error", "torch_error"), NETWORKS[:4])
def test_the_gradient_is_the_slope(network, error, torch_error):
    weights = network.init(seed=2) + 0.01
    loss = NetworkLoss(network, error, POINTS[:20], ARM[:20])
    expected = slopes(loss, weights)
    np.testing.assert_allclose(loss.gradient(weights), expected, rtol=1e-6, atol=1e-9)


def test_the_weights_stand_layer_by_layer_in_one_vector():
    network = dense_network((2, 3, 1))
    assert network.shapes == ((3, 2), (3,), (1, 3), (1,))
    assert network.size == 13
    first, first_bias, second, second_bias = network.split(np.arange(13.0))
    np.testing.assert_array_equal(first, [[0, 1], [2, 3], [4, 5]])
    np.testing.assert_array_equal(first_bias, [6, 7, 8])
    np.testing.assert_array_equal(second, [[9, 10, 11]])
    np.testing.assert_array_equal(second_bias, [12])


def test_a_part_of_the_vector_is_still_the_vector():
    network = dense_network((2, 3, 1))
    weights = network.init(seed=0)
    network.split(weights)[0][:] = 7
    np.testing.assert_array_equal(weights[:6], 7)


def test_outputs_follow_one_sample_through_by_hand():
    """0.5·2 − 1·3 + 1 = −1 and 2·2 + 0·3 − 1 = 3; ReLU keeps the 3; 4·0 + 1·3 + 0.5 = 3.5."""
    network = dense_network((2, 2, 1))
    weights = np.array([0.5, -1, 2, 0, 1, -1, 4, 1, 0.5])
    sums, kept, answers = network.outputs(np.array([[2.0, 3.0]]), weights)
    np.testing.assert_array_equal(sums, [[-1, 3]])
    np.testing.assert_array_equal(kept, [[0, 3]])
    np.testing.assert_array_equal(answers, [[3.5]])
    np.testing.assert_array_equal(network.predict(np.array([[2.0, 3.0]]), weights), [[3.5]])


def test_a_network_in_a_network_is_the_same_as_its_layers():
    inner = dense_network((4, 4, 4))
    nested = Network((dense_layer(2, 4), inner, dense_layer(4, 1)))
    flat = Network((dense_layer(2, 4), *inner.layers, dense_layer(4, 1)))
    weights = flat.init(seed=4)
    nested, flat = (NetworkLoss(x, squared_error, POINTS, ARM) for x in (nested, flat))
    assert nested(weights) == flat(weights)
    np.testing.assert_array_equal(nested.gradient(weights), flat.gradient(weights))


def test_a_network_starts_with_random_weights_and_no_biases():
    network = dense_network((300, 200, 100))
    weights, biases, *_ = network.split(network.init(seed=1))
    np.testing.assert_array_equal(biases, 0)
    assert abs(weights.mean()) < 4 * he((200, 300)) / np.sqrt(weights.size)
    assert weights.std() == pytest.approx(np.sqrt(2 / 300), rel=0.02)
    assert network.split(network.init(1, glorot))[0].std() == pytest.approx(
        np.sqrt(2 / 500), rel=0.02
    )
    np.testing.assert_array_equal(network.init(seed=1), network.init(seed=1))
    assert not np.array_equal(network.init(seed=1), network.init(seed=2))


def test_the_scales_count_all_inputs_of_a_kernel():
    assert he((8, 4, 3, 3)) == pytest.approx(np.sqrt(2 / 36))
    assert glorot((8, 4, 3, 3)) == pytest.approx(np.sqrt(2 / (36 + 72)))


@pytest.mark.parametrize(("scale", "low", "high"), [(1, 0.3, 3), (0.7, 0, 0.01), (1.4, 100, 1e9)])
def test_signals_keep_their_strength_only_with_weights_of_the_right_size(scale, low, high):
    network = dense_network((128,) * 21)
    x = np.random.default_rng(0).normal(size=(200, 128))
    weights = network.init(seed=0, scale=lambda shape: scale * he(shape))
    *_, last, _ = network.outputs(x, weights)
    assert low < np.mean(last**2) / (np.mean(x**2) / 2) < high


def test_all_is_computed_in_the_precision_of_x():
    double = NetworkLoss(RESIDUAL, cross_entropy, POINTS, ARM)
    single = NetworkLoss(RESIDUAL, cross_entropy, POINTS.astype("f4"), ARM.astype("f4"))
    weights = RESIDUAL.init(seed=0)
    assert single(weights).dtype == single.gradient(weights).dtype == np.float32
    assert double(weights).dtype == double.gradient(weights).dtype == np.float64
    gradient = double.gradient(weights)
    atol = 1e-5 * np.abs(gradient).max()
    np.testing.assert_allclose(single.gradient(weights), gradient, rtol=1e-4, atol=atol)


def test_whole_numbers_are_no_precision():
    weights = RESIDUAL.init(seed=0)
    x = np.array([[1, 2], [0, 3]])
    np.testing.assert_array_equal(
        RESIDUAL.predict(x, weights), RESIDUAL.predict(x.astype(float), weights)
    )


def test_any_operation_can_be_a_layer():
    """A convolution, whose kernels have the shape (filters, channels, height, width)."""

    def convolve(x, kernels, biases):
        tensors = [torch.tensor(a, requires_grad=True) for a in (x, kernels, biases)]
        y = torch.nn.functional.conv2d(*tensors, padding=1)
        return y.detach().numpy(), lambda slopes: tuple(
            a.numpy() for a in torch.autograd.grad(y, tensors, torch.tensor(slopes))
        )

    rng = np.random.default_rng(0)
    layers = (
        Layer(convolve, ((4, 3, 3, 3), (4,))),
        Layer(tanh),
        Layer(convolve, ((1, 4, 3, 3), (1,))),
    )
    loss = NetworkLoss(
        Network(layers), squared_error, rng.normal(size=(2, 3, 5, 6)), rng.normal(size=(2, 1, 5, 6))
    )
    weights = loss.network.init(seed=0)
    np.testing.assert_allclose(loss.gradient(weights), slopes(loss, weights), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("network", [dense_network((2, 16, 16, 1)), RESIDUAL])
def test_descent_trains_a_network_to_tell_the_arms_apart(network):
    loss = NetworkLoss(network, cross_entropy, POINTS, ARM)
    walk = descend(loss, network.init(seed=3), rule=Adam(0.01), steps=300)
    right = (network.predict(POINTS, walk[-1]) > 0) == ARM
    assert right.mean() > 0.98
    assert loss(walk[-1]) < 0.1


@pytest.mark.parametrize("count", [12, 14])
def test_the_vector_has_as_many_weights_as_the_network(count):
    network = dense_network((2, 3, 1))
    with pytest.raises(ValueError, match=f"{count},\\) weights; the network takes \\(13,\\)"):
        network.predict(POINTS, np.zeros(count))


def test_answers_and_targets_have_one_shape():
    """Without the check, answers (300, 1) and targets (300,) would be all pairs, (300, 300)."""
    loss = NetworkLoss(PLAIN, squared_error, POINTS, ARM[:, 0])
    for method in (loss, loss.gradient):
        with pytest.raises(ValueError, match=r"shape \(300, 1\), targets of \(300,\)"):
            method(PLAIN.init(seed=0))
