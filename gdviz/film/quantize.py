"""One palette for a whole film: exact if it has few colours, else the nearest of those chosen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.film.render import Film

# Every colour that covers more than this share of the pixels is kept exactly, so that paper, ink
# and flat areas never shift. The rest of the palette is for antialiasing, shades and photographs.
FREQUENT = 0.006
# Colours are weighed by the root of their count: by the count itself, large areas take the palette
# from thin lines. The octree sees samples in that proportion.
SAMPLES = 50_000


@dataclass(frozen=True)
class Palette:
    """At most 256 `colours` (n, 3) uint8, and for each packed colour seen the index in them.

    `exact` tells whether every colour seen is among them.
    """

    colours: NDArray[np.uint8]
    table: NDArray[np.uint8]
    exact: bool

    def indices(self, pixels: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """The index of each pixel's colour."""
        return self.table[pixels & 0xFFFFFF]


def of_film(film: Film, size: int) -> Palette:
    """The palette of at most `size` colours for every pixel that a film shows."""
    return of_pixels(film.first, *(pixels for _, pixels in film.changes), size=size)


def of_pixels(*pixels: NDArray[np.uint32], size: int) -> Palette:
    """The palette of at most `size` colours for these pixels."""
    packed = np.concatenate([part.ravel() for part in pixels])
    packed &= 0xFFFFFF
    packed, counts = np.unique(packed, return_counts=True)
    seen, exact = channels(packed), packed.size <= size
    colours = seen if exact else _choose(seen, counts, size)
    table = np.empty(1 << 24, np.uint8)
    table[packed] = np.arange(packed.size) if exact else _nearest(seen, colours)
    return Palette(colours, table, exact)


def of_translucent(pixels: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """At most 256 colours (n, 4) with their opacity for pixels of any opacity, and the indices.

    What is seen of a colour is its product with its opacity: these are compared.
    """
    packed, inverse, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    straight = packed.view(np.uint8).reshape(-1, 4)
    if packed.size <= 256:
        return straight, inverse.astype(np.uint8)
    seen = straight.copy()
    seen[:, :3] = np.round(straight[:, :3] * (straight[:, 3:] / 255))
    weights = np.sqrt(counts)
    repeats = np.ceil(weights * (SAMPLES / weights.sum())).astype(int)
    sample = Image.fromarray(np.repeat(seen, repeats, axis=0)[None], "RGBA")
    octree = sample.quantize(256, method=Image.Quantize.FASTOCTREE).getpalette("RGBA")
    chosen = np.array(octree, np.uint8).reshape(-1, 4)
    for _ in range(3):
        chosen = _improve(chosen, seen[:0], seen, weights)
    chosen = np.unique(chosen, axis=0)
    indices = _nearest(seen, chosen).astype(np.uint8)
    with np.errstate(divide="ignore", invalid="ignore"):
        colours = np.nan_to_num(chosen[:, :3] * (255 / chosen[:, 3:].astype(float)))
    chosen = np.concatenate([np.clip(np.round(colours), 0, 255).astype(np.uint8), chosen[:, 3:]], 1)
    return chosen, indices[inverse]


def channels(pixels: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Red, green and blue along a last axis: the same memory, seen as bytes."""
    return pixels.view(np.uint8).reshape(*pixels.shape, 4)[..., :3]


def _choose(seen, counts, size):
    """Choose colours: the frequent ones, and for the others an octree's, improved by k-means.

    An octree and three steps of k-means give a better likeness, in fewer bytes and less time, than
    median cut; more steps change little.
    """
    frequent = counts > FREQUENT * counts.sum()
    kept, others, weights = seen[frequent], seen[~frequent], np.sqrt(counts[~frequent])
    repeats = np.ceil(weights * (SAMPLES / weights.sum())).astype(int)
    sample = Image.fromarray(np.repeat(others, repeats, axis=0)[None])
    octree = sample.quantize(size - len(kept), method=Image.Quantize.FASTOCTREE).getpalette()
    chosen = np.array(octree, np.uint8).reshape(-1, 3)[: size - len(kept)]
    for _ in range(3):
        chosen = _improve(chosen, kept, others, weights)
    return np.unique(np.concatenate([kept, chosen]), axis=0)


def _improve(chosen, kept, others, weights):
    """Move each chosen colour to the mean of the others that are nearest to it: k-means."""
    nearest = _nearest(others, np.concatenate([chosen, kept]))
    size = len(chosen) + len(kept)
    totals, sums = (
        np.stack([np.bincount(nearest, weights * c, size)[: len(chosen)] for c in factors], axis=-1)
        for factors in ([1], others.T)
    )
    means = np.divide(sums, totals, out=chosen.astype(float), where=totals > 0)
    return np.round(means).astype(np.uint8)


def _nearest(seen, colours):
    """Find the index of the nearest of `colours`: that with the least |c|² / 2 - s · c.

    The products of whole numbers below 256 are exact in single precision, on every machine.
    """
    colours = colours.astype(np.float32)
    half_squares = (colours**2).sum(axis=1) / 2
    # So few rows at a time that no linear algebra library starts threads for them.
    chunks = np.array_split(seen.astype(np.float32), len(seen) // 256 + 1)
    return np.concatenate([np.argmin(half_squares - chunk @ colours.T, axis=1) for chunk in chunks])
