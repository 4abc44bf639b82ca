"""What networks that look at images are made of: operations on (channels, rows, columns).

They know the way back, see `operations`. There is no axis for many images: one image at a time fits
into the cache of a processor, and each thread can have its own.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


def convolve(image: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Callable]:
    """At every pixel, each kernel weighs the pixels around it: y = K ⋆ x + b, as large as x.

    x: (channels, rows, columns), with zeros beyond its border; K: (filters, channels, side, side),
    the side odd; b and y have a number and an image for each filter. All neighbourhoods are
    gathered into the columns of one matrix, so that one product of matrices does the rest.
    """
    filters, channels, side, _ = kernels.shape
    answer = kernels.reshape(filters, -1) @ neighbourhoods(image, side)
    answer += biases[:, None]

    def pullback(slopes):
        # A pixel acts on its neighbours as they act on it, turned round: a convolution as well.
        near = neighbourhoods(slopes, side)
        by_image = (_turned(kernels) @ near).reshape(image.shape)
        by_kernels = image.reshape(channels, -1) @ near.T
        by_kernels = _turned(by_kernels.reshape(channels, filters, side, side))
        return by_image, by_kernels.reshape(kernels.shape), slopes.sum(axis=(1, 2))

    return answer.reshape(filters, *image.shape[1:]), pullback


def convolve_first(image: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Callable]:
    """The same as the first layer of a network, where nobody asks how to change the image.

    In place of its slopes by x the pullback returns None, which makes a step an eighth shorter.
    """
    answer, _ = convolve(image, kernels, biases)

    def pullback(slopes):
        near = neighbourhoods(image, kernels.shape[-1])
        by_kernels = slopes.reshape(len(slopes), -1) @ near.T
        return None, by_kernels.reshape(kernels.shape), slopes.sum(axis=(1, 2))

    return answer, pullback


def neighbourhoods(image: NDArray, side: int) -> NDArray:
    """A column for each pixel: the side · side pixels around it, of each channel in turn."""
    channels, rows, columns = image.shape
    if side == 1:
        return image.reshape(channels, -1)
    edge = side // 2
    padded = np.zeros((channels, rows + 2 * edge, columns + 2 * edge), image.dtype)
    padded[:, edge : edge + rows, edge : edge + columns] = image
    apart, down, right = padded.strides
    shape, strides = (channels, side, side, rows, columns), (apart, down, right, down, right)
    return np.ndarray(shape, image.dtype, padded, 0, strides).reshape(-1, rows * columns)


def halve(image: NDArray) -> tuple[NDArray, Callable]:
    """Half as many rows and columns, which are even: each pixel is the mean of two by two."""
    return _sums(image) / 4, lambda slopes: (_doubled(slopes / 4),)


def double(image: NDArray) -> tuple[NDArray, Callable]:
    """Twice as many rows and columns: each pixel becomes two by two."""
    return _doubled(image), lambda slopes: (_sums(slopes),)


def _turned(kernels):
    """Half a turn of each kernel, with filters and channels swapped: a row for each channel."""
    turned = kernels[:, :, ::-1, ::-1].swapaxes(0, 1)
    return turned.reshape(len(turned), -1)


def _sums(image):
    pairs = image[:, ::2] + image[:, 1::2]
    return pairs[..., ::2] + pairs[..., 1::2]


def _doubled(image):
    return image.repeat(2, axis=2).repeat(2, axis=1)
