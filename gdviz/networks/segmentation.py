"""Segmentation: a network learns from images in which a label marks some of the pixels."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Function, Point
from gdviz.networks.network import NetworkLoss
from gdviz.networks.operations import cross_entropy, sigmoid
from gdviz.networks.unet import unet
from gdviz.optim.descent import Adam, visited
from gdviz.optim.schedules import Scheduled, WarmupCosine

WIDTHS = (16, 24, 32, 48)
NETWORK = unet(3, WIDTHS)
MULTIPLE = 2 ** (len(WIDTHS) - 1)  # Of this, rows and columns must be multiples.
# A large image is answered strip by strip, since all its neighbourhoods would fill the memory.
STRIP = 24 * MULTIPLE  # Rows.
REACH = 3 * MULTIPLE  # Farther from a strip no row has a say in the answers for it.
THREADS = 2
PEAK = 8e-3  # The learning rate up to which random weights bear to be warmed up.


@cache
def _threads(count):
    """Threads for all who compute: each keeps the memory it once had, so a few serve better."""
    return ThreadPoolExecutor(count)


# In a forked process no thread of its parent goes on.
os.register_at_fork(after_in_child=_threads.cache_clear)


@dataclass(frozen=True, eq=False)
class Mean:
    """The mean of some functions, F(θ) = Σ fᵢ(θ) / n; `share` is the `map` of some threads.

    However many these are, what they computed is summed in order: their number changes no bit.
    """

    functions: Sequence[Function]
    share: Callable[..., Iterable[NDArray]]

    def __call__(self, point: Point) -> NDArray:
        """The mean of all heights."""
        return self._mean(lambda function: function(point))

    def gradient(self, point: Point) -> NDArray:
        """∇F = Σ ∇fᵢ / n."""
        return self._mean(lambda function: function.gradient(point))

    def _mean(self, compute):
        return sum(self.share(compute, self.functions)) / len(self.functions)


@dataclass(frozen=True, eq=False)
class Patches:
    """The loss of a few small patches after another, without end: a function for each step.

    `images` are (rows, columns, 3), and `labels` are true where a pixel is marked. Patches are
    squares of `side` pixels, and come in `pairs`: one may lie anywhere, and one is laid round a
    marked pixel, since most of an image is unmarked. Each is turned by quarter turns and flipped at
    random. The seed alone decides which come: each iteration starts again with the first.
    """

    images: Sequence[NDArray] | NDArray
    labels: Sequence[NDArray] | NDArray
    seed: int = 0
    pairs: int = 2
    side: int = 64
    threads: int = THREADS

    def __iter__(self) -> Iterator[Mean]:
        """The mean loss of the network over the pairs, one after the other for each thread.

        Were it patch after patch, threads would wait for Python, and a step take a sixth longer.
        """
        rng = np.random.default_rng(self.seed)
        images = [normalized(image) for image in self.images]
        targets = [np.asarray(label, np.float32)[None] for label in self.labels]
        marked = [np.argwhere(label) for label in self.labels]
        everywhere = [()] * len(images)
        share = _threads(self.threads).map
        while True:
            losses = []
            for _ in range(self.pairs):
                pair = [self._patch(rng, images, targets, near) for near in (everywhere, marked)]
                x, y = map(np.array, zip(*pair, strict=True))
                losses.append(NetworkLoss(NETWORK, cross_entropy, x, y))
            yield Mean(losses, share)

    def _patch(self, rng, images, targets, near):
        """The same part of an image and of its targets, turned and flipped in the same way."""
        which = rng.integers(len(images))
        place = self._place(rng, images[which].shape[1:], near[which])
        turns, flip = rng.integers(4), rng.integers(2)
        return [
            np.rot90(whole[which][place], turns, (1, 2))[..., :: 1 - 2 * flip]
            for whole in (images, targets)
        ]

    def _place(self, rng, shape, near):
        """A place in the image for a patch; if there are pixels to be near, round one of them."""
        room = np.subtract(shape, self.side)
        corner = rng.integers(room + 1)
        if len(near):
            middle = near[rng.integers(len(near))]
            corner = middle - rng.integers(self.side // 4, 3 * self.side // 4, 2)
        rows, columns = np.clip(corner, 0, room)
        return ..., slice(rows, rows + self.side), slice(columns, columns + self.side)


def normalized(image: NDArray, like: NDArray | None = None) -> NDArray[np.float32]:
    """Each colour of an image with mean 0 and standard deviation 1: (3, rows, columns).

    With `like`, another image, it is this one that has them after the same change.
    """
    known = image if like is None else like
    mean = np.mean(known, axis=(0, 1), dtype=float)
    spread = np.maximum(np.std(known, axis=(0, 1), dtype=float), 1e-6)
    return np.moveaxis((image - mean) / spread, -1, 0).astype(np.float32)


def training(losses: Patches, steps: int, seed: int = 0) -> Iterator[NDArray[np.float32]]:
    """All weights after 0, 1, … `steps` steps down these losses, one after the other."""
    rule = Scheduled(Adam, WarmupCosine(PEAK, steps))
    return visited(losses, NETWORK.init(seed).astype(np.float32), rule, steps)


def predict(weights: NDArray, image: NDArray, like: NDArray | None = None) -> NDArray[np.float32]:
    """How sure the network is that each pixel of an image is marked: (rows, columns), 0 to 1.

    `like` is what it learnt from, if that is another image, see `normalized`. What rows and columns
    lack to the next multiple of 8 is filled with the mirrored border.
    """
    rows, columns, _ = image.shape
    lacking = ((0, 0), (0, -rows % MULTIPLE), (0, -columns % MULTIPLE))
    x = np.pad(normalized(image, like), lacking, "reflect")
    strips = _threads(THREADS).map(lambda top: _strip(weights, x, top), range(0, rows, STRIP))
    logits = np.concatenate(list(strips))
    return sigmoid(logits[:rows, :columns])[0]


def _strip(weights, x, top):
    """The logits of some rows from the top one on, for which the rows around count as well."""
    first = max(top - REACH, 0)
    logits = NETWORK.predict(x[None, :, first : top + STRIP + REACH], weights)
    return logits[0, 0, top - first :][:STRIP]


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
