"""How like the true frames a GIF is, and how much of what stands still flickers in it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageSequence
from skimage.metrics import structural_similarity

from benchmarks.scenes import FRAMES_PER_SECOND
from gdviz.film.quantize import channels
from gdviz.film.render import Film

# Similarity takes long: every sixth frame, from the second on, stands for the others.
EVERY = 6


def compare(path: Path, film: Film) -> tuple[float, float]:
    """Return the mean structural similarity, and the percentage of still pixels that change."""
    similarities, flickers = [], []
    frames = pairwise(zip(_decoded(path), map(channels, film.frames()), strict=False))
    for number, ((shown_before, true_before), (shown, true)) in enumerate(frames):
        if number % EVERY == 0:
            similarities.append(structural_similarity(shown, true, channel_axis=-1))
        still = (true == true_before).all(axis=-1)
        flickers.append((shown != shown_before).any(axis=-1)[still].mean())
    return float(np.mean(similarities)), 100 * float(np.mean(flickers))


def _decoded(path: Path) -> Iterator[NDArray[np.uint8]]:
    """Yield what is shown in each frame's time: tools merge frames that are equal to them."""
    shown = frames = 0.0
    with Image.open(path) as gif:
        for picture in ImageSequence.Iterator(gif):
            pixels = np.asarray(picture.convert("RGB"))
            shown += gif.info["duration"] / 1000 * FRAMES_PER_SECOND
            while frames < shown - 0.5:
                yield pixels
                frames += 1
