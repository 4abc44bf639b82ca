"""What networks that look at images are made of: operations on (images, channels, rows, columns).

They know the way back, see `operations`. Give them few images at a time, and what is computed stays
in the cache of the processor.
"""

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.operations import Pullback


def convolve(images: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Pullback]:
    """At every pixel, each kernel weighs the pixels around it: y = K ⋆ x + b, as large as x.

    x: (images, channels, rows, columns), with zeros beyond its border; K: (filters, channels, side,
    side), the side odd; b and y have a number and an image for each filter. All neighbourhoods in
    an image are gathered into the columns of one matrix, so that one product of matrices does the
    rest.
    """
    filters, channels, side, _ = kernels.shape
    count, _, *size = images.shape
    answers = kernels.reshape(filters, -1) @ im2col(images, side)
    answers += biases[:, None]

    def pullback(gradient):
        # A pixel acts on its neighbours as they act on it, turned round: a convolution as well.
        near = im2col(gradient, side)
        by_images = (_turned(kernels) @ near).reshape(images.shape)
        by_kernels = (images.reshape(count, channels, -1) @ near.swapaxes(1, 2)).sum(axis=0)
        by_kernels = _turned(by_kernels.reshape(channels, filters, side, side))
        return by_images, by_kernels.reshape(kernels.shape), gradient.sum(axis=(0, 2, 3))

    return answers.reshape(count, filters, *size), pullback


def convolve_first(images: NDArray, kernels: NDArray, biases: NDArray) -> tuple[NDArray, Pullback]:
    """The same as the first layer of a network, where nobody asks how to change the images.

    In place of the gradient by x the pullback returns None, which makes a step an eighth shorter.
    """
    answers, _ = convolve(images, kernels, biases)

    def pullback(gradient):
        near = im2col(images, kernels.shape[-1])
        by_kernels = gradient.reshape(*gradient.shape[:2], -1) @ near.swapaxes(1, 2)
        return None, by_kernels.sum(axis=0).reshape(kernels.shape), gradient.sum(axis=(0, 2, 3))

    return answers, pullback


def im2col(images: NDArray, side: int) -> NDArray:
    """A column for each pixel: the side · side pixels around it, of each channel in turn."""
    count, channels, rows, columns = images.shape
    if side == 1:
        return images.reshape(count, channels, -1)
    edge = side // 2
    padded = np.zeros((count, channels, rows + 2 * edge, columns + 2 * edge), images.dtype)
    padded[..., edge : edge + rows, edge : edge + columns] = images
    shape = count, channels, side, side, rows, columns
    strides = padded.strides + padded.strides[2:]
    return np.ndarray(shape, images.dtype, padded, 0, strides).reshape(count, -1, rows * columns)


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
