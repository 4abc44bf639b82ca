"""Convolution, pooling and their pullbacks are those of PyTorch and of SciPy."""

import tracemalloc
from inspect import getmembers, isfunction

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d
from slopes import check_pullback
from torch.nn import functional

from gdviz.networks import convolution
from gdviz.networks.convolution import average_pool, convolve, convolve_first, im2col, upsample


def _torch_convolve(images, kernels, biases):
    return functional.conv2d(images, kernels, biases, padding=kernels.shape[-1] // 2)


def _torch_halve(images):
    return functional.avg_pool2d(images, 2)


def _torch_double(images):
    return functional.interpolate(images, scale_factor=2, mode="nearest")


# What PyTorch calls an operation, and the shapes of what it takes.
OPERATIONS = [
    (convolve, _torch_convolve, [(2, 3, 10, 7), (5, 3, 3, 3), (5,)]),
    (convolve, _torch_convolve, [(1, 1, 8, 8), (1, 1, 5, 5), (1,)]),
    (convolve, _torch_convolve, [(3, 4, 6, 9), (2, 4, 1, 1), (2,)]),
    (convolve, _torch_convolve, [(1, 2, 1, 1), (3, 2, 3, 3), (3,)]),
    (average_pool, _torch_halve, [(2, 3, 8, 6)]),
    (upsample, _torch_double, [(2, 3, 4, 5)]),
]
each_operation = pytest.mark.parametrize(("operation", "torch_operation", "shapes"), OPERATIONS)


def _draw(shapes, seed):
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in shapes]


def test_no_operation_is_left_out():
    public = {
        function
        for name, function in getmembers(convolution, isfunction)
        if not name.startswith("_")
    }
    assert public == {row[0] for row in OPERATIONS} | {convolve_first, im2col}


@each_operation
@pytest.mark.parametrize(("precision", "tolerance"), [("f8", 1e-10), ("f4", 1e-4)])
def test_output_and_pullback_are_those_of_pytorch(
    operation, torch_operation, shapes, precision, tolerance
):
    inputs = [x.astype(precision) for x in _draw(shapes, seed=0)]
    tensors = [torch.tensor(x, requires_grad=True) for x in inputs]
    output, pullback = operation(*inputs)
    expected = torch_operation(*tensors)
    assert output.dtype == precision
    np.testing.assert_allclose(output, expected.detach(), rtol=tolerance, atol=tolerance)
    onwards = _draw([output.shape], seed=1)[0].astype(precision)
    expected.backward(torch.tensor(onwards))
    for found, tensor in zip(pullback(onwards), tensors, strict=True):
        assert found.dtype == precision
        np.testing.assert_allclose(found, tensor.grad, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("pixels", [1, 21, 69])
def test_a_few_rows_at_a_time_give_the_same_as_all(pixels, monkeypatch):
    inputs = _draw([(2, 3, 10, 7), (5, 3, 3, 3), (5,)], seed=6)
    for operation in (convolve, convolve_first):
        at_once, pullback_at_once = operation(*inputs)
        expected = at_once, *pullback_at_once(at_once)
        with monkeypatch.context() as patch:
            patch.setattr(convolution, "PIXELS", pixels)
            output, pullback = operation(*inputs)
            for found, right in zip((output, *pullback(at_once)), expected, strict=True):
                if right is not None:
                    np.testing.assert_allclose(found, right, rtol=1e-10, atol=1e-10)


def test_a_large_image_never_has_all_its_neighbourhoods_in_the_memory():
    image = np.zeros((1, 4, 1000, 500), np.float32)
    tracemalloc.start()
    convolve(image, np.zeros((4, 4, 3, 3), np.float32), np.zeros(4, np.float32))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * image.nbytes  # The answers, the image with a border, and a few rows more.


@each_operation
def test_the_pullback_is_the_slope(operation, torch_operation, shapes):
    inputs = _draw(shapes, seed=2)
    output, _ = operation(*inputs)
    (onwards,) = _draw([output.shape], seed=3)
    check_pullback(operation, inputs, onwards)


@pytest.mark.parametrize("side", [1, 3, 5])
def test_a_convolution_sums_the_correlations_of_scipy(side):
    images, kernels, biases = _draw([(2, 3, 9, 12), (4, 3, side, side), (4,)], seed=4)
    expected = [
        [
            bias + sum(correlate2d(x, k, mode="same") for x, k in zip(image, kernel, strict=True))
            for kernel, bias in zip(kernels, biases, strict=True)
        ]
        for image in images
    ]
    np.testing.assert_allclose(convolve(images, kernels, biases)[0], expected, rtol=1e-10)


@pytest.mark.parametrize("side", [1, 3, 5])
def test_the_first_convolution_is_the_same_without_slopes_by_the_images(side):
    inputs = _draw([(2, 3, 10, 7), (4, 3, side, side), (4,)], seed=5)
    expected, expected_pullback = convolve(*inputs)
    output, pullback = convolve_first(*inputs)
    np.testing.assert_array_equal(output, expected)
    _, *slopes_expected = expected_pullback(expected)
    by_images, *slopes_found = pullback(output)
    assert by_images is None
    for found, right in zip(slopes_found, slopes_expected, strict=True):
        np.testing.assert_allclose(found, right, rtol=1e-10, atol=1e-10)


def test_the_neighbourhood_of_a_pixel_is_read_row_by_row():
    images = np.arange(1, 25).reshape(2, 1, 3, 4)
    around = im2col(images, 3)
    assert around.shape == (2, 9, 12)
    np.testing.assert_array_equal(around[0, :, 5], [1, 2, 3, 5, 6, 7, 9, 10, 11])
    np.testing.assert_array_equal(around[0, :, 0], [0, 0, 0, 0, 1, 2, 0, 5, 6])
    np.testing.assert_array_equal(around[1, :, 11], [19, 20, 0, 23, 24, 0, 0, 0, 0])
