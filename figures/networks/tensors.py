"""Three stacks: the sheets of one picture, the pictures of a film, and the pictures of a batch."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.scenes import labelled

pictures = np.array([labelled.bees(seed, rows=48)[0] for seed in range(3, 7)])
scene = labelled.bees(seed=3, rows=96)[0]
film = np.array([scene[20:68, start : start + 64] for start in range(0, 64, 12)])
sheets = np.eye(3)[:, None, None] * pictures[0]
stacks = {
    "a picture": (sheets, pictures[0], "rows,\ncolumns, colours"),
    "a film": (film, film, "times, rows,\ncolumns, colours"),
    "a batch": (pictures, pictures, "samples, rows,\ncolumns, colours"),
}

facts = {"film": film.size, "batch": pictures.size}
alt = (
    f"Three stacks. A picture is a red, a green and a blue sheet. A film is {len(film)} pictures "
    f"one behind the other, over which a camera moves. A batch is {len(pictures)} pictures of "
    "different scenes. Below each stands its shape, such as (48, 64, 3)."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.9, bare=range(3))
    for ax, (name, (shown, tensor, words)) in zip(axes, stacks.items(), strict=True):
        for n, sheet in enumerate(shown[::-1]):
            left = 10 * (len(shown) - 1 - n)
            ax.imshow(sheet, extent=(left, left + 64, left, left + 48), interpolation="nearest")
            sides = np.array([(0, 64, 64, 0, 0), (0, 0, 48, 48, 0)]) + left
            draw.line(ax, *sides, color=style.HALO, linewidth=1, zorder=0)
        middle = 32 + 5 * (len(shown) - 1)
        ax.text(middle, -8, f"{tensor.shape}\n{words}", ha="center", va="top", fontsize=10)
        ax.set(title=name, xlim=(middle - 64, middle + 64), ylim=(-44, 102))
        ax.set_axis_off()
    return fig
