"""What networks that look at images are made of: operations on (images, channels, rows, columns).

They know the way back, see `operations`. Give them few images at a time, and what is computed stays
in the cache of the processor.
"""

from math import prod

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.operations import Pullback

PIXELS = 2**14  # Whose neighbourhoods are gathered at a time.


def convolve(images: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Pullback]:
    """At every pixel, each kernel weighs the pixels around it: y = K ⋆ x + b, as large as x.

    x: (images, channels, rows, columns), with zeros beyond its border; K: (filters, channels, side,
    side), the side odd; b and y have a number and an image for each filter. The neighbourhoods of
    many pixels are gathered into the columns of one matrix, so that one product of matrices does
    the rest.
    """
    filters, channels, side, _ = kernels.shape
    count, _, *size = images.shape
    weights = kernels.reshape(filters, -1)
    x = images.reshape(count, channels, -1)
    y = np.empty((count, filters, x.shape[-1]), np.result_type(x, weights))
    for pixels, near in _strips(images, side):
        np.matmul(weights, near, out=y[..., pixels])
    y += biases[:, None]

    def pullback(gradient):
        # A pixel acts on its neighbours as they act on it, turned round: a convolution as well.
        turned = _turned(kernels)
        by_images = np.empty_like(x, np.result_type(gradient, turned))
        by_kernels = np.zeros((count, channels, filters * side**2), by_images.dtype)
        for pixels, near in _strips(gradient, side):
            np.matmul(turned, near, out=by_images[..., pixels])
            by_kernels += x[..., pixels] @ near.swapaxes(1, 2)
        by_kernels = _turned(by_kernels.sum(axis=0).reshape(channels, filters, side, side))
        by_biases = gradient.sum(axis=(0, 2, 3))
        return by_images.reshape(images.shape), by_kernels.reshape(kernels.shape), by_biases

    return y.reshape(count, filters, *size), pullback


def convolve_first(images: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Pullback]:
    """The same as the first layer of a network, where nobody asks how to change the images.

    In place of the gradient by x the pullback returns None, which makes a step an eighth shorter.
    """
    answers, _ = convolve(images, kernels, biases)

    def pullback(gradient):
        by_answers = gradient.reshape(*gradient.shape[:2], -1)
        by_kernels = sum(
            by_answers[..., pixels] @ near.swapaxes(1, 2)
            for pixels, near in _strips(images, kernels.shape[-1])
        )
        return None, by_kernels.sum(axis=0).reshape(kernels.shape), gradient.sum(axis=(0, 2, 3))

    return answers, pullback


def im2col(images: NDArray, side: int) -> NDArray:
    """A column for each pixel: the side · side pixels around it, of each channel in turn."""
    count, channels, *size = images.shape
    return _neighbourhoods(images, side).reshape(count, channels * side**2, prod(size))


def _strips(images, side):
    """The columns of `im2col` for some rows of pixels after the other, and which pixels these are.

    All those of a large image at once would fill the memory.
    """
    *_, rows, columns = images.shape
    near, height = _neighbourhoods(images, side), max(1, PIXELS // columns)
    for top in range(0, rows, height):
        part = near[..., top : top + height, :]
        pixels = slice(top * columns, (top + height) * columns)
        yield pixels, part.reshape(len(images), -1, part.shape[-2] * columns)


def _neighbourhoods(images, side):
    """A view of each pixel's surroundings: (images, channels, side, side, rows, columns)."""
    count, channels, rows, columns = images.shape
    if side == 1:
        return images[:, :, None, None]
    edge = side // 2
    padded = np.zeros((count, channels, rows + 2 * edge, columns + 2 * edge), images.dtype)
    padded[..., edge : edge + rows, edge : edge + columns] = images
    shape = count, channels, side, side, rows, columns
    return np.ndarray(shape, images.dtype, padded, 0, padded.strides + padded.strides[2:])


def average_pool(images: NDArray) -> tuple[NDArray, Pullback]:
    """Half as many rows and columns, which are even: each pixel is the mean of two by two."""
    return _sums(images) / 4, lambda gradient: (_doubled(gradient / 4),)


def upsample(images: NDArray) -> tuple[NDArray, Pullback]:
    """Twice as many rows and columns: each pixel becomes two by two."""
    return _doubled(images), lambda gradient: (_sums(gradient),)


def _turned(kernels):
    """Half a turn of each kernel, with filters and channels swapped: a row for each channel."""
    turned = kernels[:, :, ::-1, ::-1].swapaxes(0, 1)
    return turned.reshape(len(turned), -1)


def _sums(images):
    pairs = images[..., ::2, :] + images[..., 1::2, :]
    return pairs[..., ::2] + pairs[..., 1::2]


def _doubled(images):
    *some, rows, columns = images.shape
    doubled = np.empty((*some, 2 * rows, 2 * columns), images.dtype)
    doubled[..., ::2, ::2] = doubled[..., ::2, 1::2] = images
    doubled[..., 1::2, :] = doubled[..., ::2, :]
    return doubled
