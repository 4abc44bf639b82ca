"""A picture and its three sheets, the pictures of a film, and the pictures of a batch."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.scenes import labelled

# A batch: pictures that have nothing to do with one another.
pictures = np.array([labelled.bees(seed, rows=96)[0] for seed in (3, 4, 5, 6)])

# A film: a camera moves to the right over one large scene.
scene, _ = labelled.bees(seed=3)
starts = range(0, 128, 24)
film = np.array([scene[48:144, start : start + 128] for start in starts])

# A picture: each of its colours alone is a sheet, with 0 for the two others.
picture = pictures[0]
sheets = np.zeros((3, *picture.shape))
for color in range(3):
    sheets[color, ..., color] = picture[..., color]

facts = {
    "numbers": picture.size,
    "film": film.size,
    "batch": pictures.size,
}
alt = (
    "Three rows. First a picture of bees, and the same as a red, a green and a blue sheet: its "
    f"shape is {picture.shape}. Then a strip of film with {len(film)} pictures, over which a "
    f"camera moves: {film.shape}. Last a batch of {len(pictures)} pictures of different scenes: "
    f"{pictures.shape}."
)

WIDTH = 620  # Of the sheet, which has a unit for every hundredth of an inch.


def row(ax, shown, top, gap):
    """Pictures side by side, as wide as the sheet with gaps between; their height comes back."""
    wide = (WIDTH - gap * (len(shown) - 1)) / len(shown)
    high = 0.75 * wide
    for number, pixels in enumerate(shown):
        left = number * (wide + gap)
        place = (left, left + wide, top - high, top)
        ax.imshow(pixels, extent=place, interpolation="nearest", zorder=2)
    return high


def holes(ax, bottom, top):
    """The holes along both edges of a film, by which it is moved on."""
    for y in (bottom - 7, top + 7):
        draw.line(ax, (2, WIDTH), (y, y), color=style.INK, linewidth=5, linestyle=(0, (1, 1)))


def words(ax, top, name, shape, meaning):
    """What a row shows, and the shape of the tensor with what its lengths count."""
    ax.text(0, top + 10, name, fontsize=13, fontweight="bold")
    ax.text(100, top + 10, f"{shape}  {meaning}")


def figure():
    fig, ax = draw.canvas(height=5.2, bare=[0])

    words(ax, 440, "picture", picture.shape, "rows, columns, colours")
    row(ax, (picture, *sheets), 440, gap=12)

    words(ax, 268, "film", film.shape, "times, rows, columns, colours")
    high = row(ax, film, 246, gap=5)
    holes(ax, 246 - high, 246)

    words(ax, 112, "batch", pictures.shape, "samples, rows, columns, colours")
    row(ax, pictures, 112, gap=12)

    ax.set(xlim=(0, WIDTH), ylim=(0, 470), aspect="equal")
    ax.set_axis_off()
    return fig
