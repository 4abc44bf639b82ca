"""Every operation's pullback is what finite differences and PyTorch find."""

from functools import partial
from inspect import getmembers, isfunction

import numpy as np
import pytest
import torch
from slopes import check_pullback
from torch.nn import functional

from gdviz.networks import operations
from gdviz.networks.operations import (
    cross_entropy,
    dense,
    layer_norm,
    relu,
    sigmoid,
    squared_error,
    tanh,
)

TARGETS = np.random.default_rng(1).integers(0, 2, (5, 3)).astype(float)
TORCH_TARGETS = torch.tensor(TARGETS)
# Every operation that there is, what PyTorch calls it, and the shapes of what it takes.
OPERATIONS = [
    (dense, functional.linear, [(5, 3), (2, 3), (2,)]),
    (relu, torch.relu, [(5, 3)]),
    (sigmoid, torch.sigmoid, [(5, 3)]),
    (tanh, torch.tanh, [(5, 3)]),
    (layer_norm, partial(functional.layer_norm, normalized_shape=(3,)), [(5, 3)]),
    (
        partial(squared_error, targets=TARGETS),
        partial(functional.mse_loss, target=TORCH_TARGETS),
        [(5, 3)],
    ),
    (
        partial(cross_entropy, targets=TARGETS),
        partial(functional.binary_cross_entropy_with_logits, target=TORCH_TARGETS),
        [(5, 3)],
    ),
]
each_operation = pytest.mark.parametrize(("operation", "torch_operation", "shapes"), OPERATIONS)


def _draw(shapes, seed):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 3, shape) for shape in shapes]


def test_no_operation_is_left_out():
    tested = {getattr(row[0], "func", row[0]) for row in OPERATIONS}
    assert {function for _, function in getmembers(operations, isfunction)} == tested


@each_operation
@pytest.mark.parametrize("seed", range(3))
def test_a_pullback_is_what_pytorch_finds(operation, torch_operation, shapes, seed):
    inputs = _draw(shapes, seed)
    tensors = [torch.tensor(x, requires_grad=True) for x in inputs]
    output, pullback = operation(*inputs)
    expected = torch_operation(*tensors)
    np.testing.assert_allclose(output, expected.detach(), rtol=1e-10)
    (onwards,) = _draw([np.shape(output)], seed=9)
    expected.backward(torch.tensor(onwards))
    found = pullback(onwards)
    for gradient, tensor in zip(found, tensors, strict=True):
        np.testing.assert_allclose(gradient, tensor.grad, rtol=1e-10, atol=1e-14)


@each_operation
@pytest.mark.parametrize("seed", range(3))
def test_a_pullback_is_the_slope(operation, torch_operation, shapes, seed):
    inputs = _draw(shapes, seed)
    output, _ = operation(*inputs)
    (onwards,) = _draw([np.shape(output)], seed=9)
    check_pullback(operation, inputs, onwards)


@each_operation
def test_single_precision_stays_single(operation, torch_operation, shapes):
    if isinstance(operation, partial):
        operation = partial(operation.func, targets=TARGETS.astype("f4"))
    output, pullback = operation(*(x.astype("f4") for x in _draw(shapes, seed=0)))
    assert output.dtype == np.float32
    slope = np.ones_like(output) if output.ndim else 1.0
    assert {gradient.dtype for gradient in pullback(slope)} == {np.dtype("f4")}


def test_the_corner_of_relu_counts_as_level():
    output, pullback = relu(np.zeros(1))
    assert (output, *pullback(np.ones(1))) == (0, 0)


def test_sigmoid_and_cross_entropy_bear_any_logit():
    """For z = 800 the exponential of z overflows, yet the answer is plain."""
    logits, targets = np.array([800.0, -800.0]), np.array([0.0, 1.0])
    np.testing.assert_array_equal(sigmoid(logits)[0], [1, 0])
    loss, pullback = cross_entropy(logits, targets)
    assert loss == 800
    np.testing.assert_array_equal(*pullback(1.0), [0.5, -0.5])


def test_a_small_surprise_is_not_lost_beside_a_large_logit():
    """−log σ(z) is e⁻ᶻ for large z; computed as log(1 + eᶻ) − z it would be 0."""
    loss, _ = cross_entropy(np.array([40.0]), np.array([1.0]))
    assert loss == pytest.approx(np.exp(-40), rel=1e-12)
