"""Three stacks: the sheets of one picture, the pictures of a film, and the pictures of a batch."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.scenes import labelled

# A batch: pictures that have nothing to do with one another.
pictures = np.array([labelled.bees(seed, rows=48)[0] for seed in (3, 4, 5, 6)])

# A film: a camera moves over one large scene.
scene, _ = labelled.bees(seed=3, rows=96)
starts = range(0, 64, 12)
film = np.array([scene[20:68, start : start + 64] for start in starts])

# A picture: each of its colours alone is a sheet, with 0 for the two others.
picture = pictures[0]
sheets = np.zeros((3, *picture.shape))
for color in range(3):
    sheets[color, ..., color] = picture[..., color]

facts = {"film": film.size, "batch": pictures.size}
alt = (
    f"Three stacks. A picture is a red, a green and a blue sheet. A film is {len(film)} pictures "
    f"one behind the other, over which a camera moves. A batch is {len(pictures)} pictures of "
    "different scenes. Below each stands its shape, such as (48, 64, 3)."
)


def sheet(ax, pixels, corner):
    """One picture with a thin edge; its lower left corner is as far to the right as it is up."""
    right = corner + 64
    top = corner + 48
    ax.imshow(pixels, extent=(corner, right, corner, top), interpolation="nearest")
    x = (corner, right, right, corner, corner)
    y = (corner, corner, top, top, corner)
    draw.line(ax, x, y, color=style.HALO, linewidth=1, zorder=0)


def stack(ax, name, shown, words):
    """Pictures one behind the other, and below them the shape of the tensor."""
    last = len(shown) - 1
    # The one at the back is painted first, and the others over it.
    for number in range(last, -1, -1):
        sheet(ax, shown[number], corner=10 * number)

    middle = 32 + 5 * last
    ax.text(middle, -8, words, ha="center", va="top", fontsize=10)
    ax.set(title=name, xlim=(middle - 64, middle + 64), ylim=(-44, 102))
    ax.set_axis_off()


def figure():
    fig, (left, middle, right) = draw.canvas(1, 3, height=2.9, bare=range(3))
    stack(left, "a picture", sheets, f"{picture.shape}\nrows,\ncolumns, colours")
    stack(middle, "a film", film, f"{film.shape}\ntimes, rows,\ncolumns, colours")
    stack(right, "a batch", pictures, f"{pictures.shape}\nsamples, rows,\ncolumns, colours")
    return fig
