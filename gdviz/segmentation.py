"""Segmentation: a network learns from images in which a label marks some of the pixels."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.descent import Adam, visited
from gdviz.network import NetworkLoss
from gdviz.operations import cross_entropy, sigmoid
from gdviz.schedules import Cosine, Scheduled
from gdviz.unet import unet

WIDTHS = (16, 24, 32, 48)
NETWORK = unet(3, WIDTHS)
MULTIPLE = 2 ** (len(WIDTHS) - 1)  # Of this, rows and columns must be multiples.


@dataclass(frozen=True, eq=False)
class Mean:
    """The mean of some functions, F(θ) = Σ fᵢ(θ) / n, shared out among threads.

    Each is computed by one of them, and then they are summed in order: the number of threads
    changes no bit.
    """

    functions: Sequence[Callable]
    threads: int = 2

    def __call__(self, point: NDArray) -> NDArray:
        """The mean of all heights."""
        return self._mean(lambda function: function(point))

    def gradient(self, point: NDArray) -> NDArray:
        """∇F = Σ ∇fᵢ / n."""
        return self._mean(lambda function: function.gradient(point))

    def _mean(self, compute):
        with ThreadPoolExecutor(self.threads) as pool:
            return sum(pool.map(compute, self.functions)) / len(self.functions)


@dataclass(frozen=True, eq=False)
class Patches:
    """The loss of a few small patches after another, without end: a function for each step.

    `images` are (rows, columns, 3), and `labels` are true where a pixel is marked. Patches are
    squares of `side` pixels. Every second one is laid round a marked pixel, since most of an image
    is unmarked; each is turned by quarter turns and flipped at random. The seed alone decides which
    come: each iteration starts again with the first.
    """

    images: Sequence[NDArray]
    labels: Sequence[NDArray]
    seed: int = 0
    size: int = 4
    side: int = 64
    threads: int = 2

    def __iter__(self) -> Iterator[Mean]:
        """The mean loss of the network over `size` patches."""
        rng = np.random.default_rng(self.seed)
        images = [normalized(image) for image in self.images]
        targets = [np.float32(label)[None] for label in self.labels]
        marked = [np.argwhere(label) for label in self.labels]
        while True:
            losses = []
            for number in range(self.size):
                which = rng.integers(len(images))
                near = marked[which] if number % 2 else []
                place = self._place(rng, images[which].shape[1:], near)
                patch = self._turned(rng, images[which][place], targets[which][place])
                losses.append(NetworkLoss(NETWORK, cross_entropy, *patch))
            yield Mean(losses, self.threads)

    def _place(self, rng, shape, near):
        """A place in the image for a patch; if there are pixels to be near, round one of them."""
        room = np.subtract(shape, self.side)
        corner = rng.integers(room + 1)
        if len(near):
            middle = near[rng.integers(len(near))]
            corner = middle - rng.integers(self.side // 4, 3 * self.side // 4, 2)
        rows, columns = np.clip(corner, 0, room)
        return ..., slice(rows, rows + self.side), slice(columns, columns + self.side)

    def _turned(self, rng, *patches):
        turns, flip = rng.integers(4), rng.integers(2)
        turned = (np.rot90(patch, turns, (1, 2))[..., :: 1 - 2 * flip] for patch in patches)
        return map(np.ascontiguousarray, turned)


def normalized(image: NDArray) -> NDArray[np.float32]:
    """Each colour of an image with mean 0 and standard deviation 1: (3, rows, columns)."""
    colours = np.moveaxis(image, -1, 0).astype(np.float32)
    spread = colours.std(axis=(1, 2), keepdims=True)
    return (colours - colours.mean(axis=(1, 2), keepdims=True)) / np.maximum(spread, 1e-6)


def training(losses: Patches, steps: int, seed: int = 0) -> Iterator[NDArray[np.float32]]:
    """All weights after 0, 1, … `steps` steps down these losses, one after the other."""
    rule = Scheduled(Adam, Cosine(8e-3, steps))
    return visited(losses, NETWORK.start(seed).astype(np.float32), rule, steps)


def predict(weights: NDArray, image: NDArray) -> NDArray[np.float32]:
    """How sure the network is that each pixel of an image is marked: (rows, columns), 0 to 1.

    What rows and columns lack to the next multiple of 8 is filled with the mirrored border.
    """
    rows, columns, _ = image.shape
    lacking = ((0, 0), (0, -rows % MULTIPLE), (0, -columns % MULTIPLE))
    logits = NETWORK.answers(np.pad(normalized(image), lacking, "reflect"), weights)
    return sigmoid(logits[0, :rows, :columns])[0]


def intersection_over_union(found: NDArray[np.bool_], label: NDArray[np.bool_]) -> float:
    """Pixels in both of two masks, over those in one at least; 1 if both are empty."""
    return _share(found & label, found | label)


def precision(found: NDArray[np.bool_], label: NDArray[np.bool_]) -> float:
    """Which share of the pixels found is marked; 1 if none is found."""
    return _share(found & label, found)


def recall(found: NDArray[np.bool_], label: NDArray[np.bool_]) -> float:
    """Which share of the marked pixels is found; 1 if none is marked."""
    return _share(found & label, label)


def _share(part, whole):
    return np.count_nonzero(part) / np.count_nonzero(whole) if whole.any() else 1.0
