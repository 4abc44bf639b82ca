"""A prediction grows like its label beside the photograph, above the curve of the loss."""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

FRAMES = 60
TIMES_FASTER = 8

rng = np.random.default_rng(0)
columns, rows = np.meshgrid(np.arange(128), np.arange(128))
centres = rng.uniform(10, 118, (2, 14, 1, 1))
label = (((columns - centres[0]) / 6) ** 2 + ((rows - centres[1]) / 4) ** 2 < 1).any(axis=0)
light = 0.75 + 0.08 * np.sin(columns / 9) * np.cos(rows / 13)
photo = np.where(label[..., None], [0.6, 0.45, 0.1], light[..., None] * [1, 0.95, 0.8])
photo = np.clip(photo + rng.normal(0, 0.03, photo.shape), 0, 1)


def _blurred(image):
    steps = [(down, right) for down in range(-2, 3) for right in range(-2, 3)]
    return np.mean([np.roll(image, step, axis=(0, 1)) for step in steps], axis=0)


texture = _blurred(rng.normal(0, 1.2, label.shape)) + 1.2 - 2 * photo.mean(axis=-1)
trust = 1 - np.exp(-np.arange(FRAMES) / 12)[:, None, None]
scores = (1 - trust) * texture + 9 * trust * (0.4 * _blurred(label) + 0.6 * label - 0.45)
guesses = (1 / (1 + np.exp(-scores))).astype(np.float32)
del scores
entropies = -np.mean(np.log(np.where(label, guesses, 1 - guesses) + 1e-6), axis=(1, 2))


def build(figure: Figure) -> Callable[[int], list[Artist]]:
    """Draw all that stands still, and return what moves the rest to frame k."""
    grid = figure.add_gridspec(2, 3, height_ratios=[1.5, 1])
    pictures = [figure.add_subplot(grid[0, column]) for column in range(3)]
    plot = figure.add_subplot(grid[1, :])
    pictures[0].imshow(photo)
    pictures[1].imshow(label, cmap="gray", interpolation="nearest")
    guess = pictures[2].imshow(guesses[0], cmap="magma", vmin=0, vmax=1)
    for ax, title in zip(pictures, ("image", "label", "prediction"), strict=True):
        ax.set_title(title)
        ax.set_axis_off()
    plot.set(xlim=(0, 59), ylim=(0, entropies.max() * 1.08), xlabel="epoch", ylabel="loss")
    curve = plot.plot([], [], lw=2)[0]
    dot = plot.plot([], [], "o", mec="white", ms=7)[0]
    text = plot.text(0.98, 0.9, "", transform=plot.transAxes, ha="right", va="top")
    figure.subplots_adjust(left=0.07, right=0.985, bottom=0.13, top=0.93, wspace=0.05, hspace=0.15)

    def move(k):
        guess.set_data(guesses[k])
        curve.set_data(np.arange(k + 1), entropies[: k + 1])
        dot.set_data([k], [entropies[k]])
        text.set_text(f"epoch {k}   loss {entropies[k]:.3f}")
        return [guess, curve, dot, text]

    return move
