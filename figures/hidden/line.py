"""Two tasks that no straight line can solve: four corners, and two moons that interlock."""

import numpy as np

from gdviz.data import moons
from gdviz.drawing import draw, style
from gdviz.experiments.hidden import CORNERS, KINDS
from gdviz.networks.folds import fold


def best_line(points, kinds):
    """The line with the fewest points on the wrong side: how many, its normal, and its distance.

    It tries every angle by half degrees, and for each all places between two neighbouring points.
    Of lines that are as good, it takes the one with the widest gap.
    """
    best = (len(points), 0, None, None)
    for angle in np.radians(np.arange(0, 360, 0.5)):
        normal = np.array([np.cos(angle), np.sin(angle)])
        along = points @ normal
        order = np.argsort(along)
        # Beyond the line the kind is to be 1: wrong are the 1s before it and the 0s after it.
        before = np.cumsum(kinds[order])[:-1]
        after = np.cumsum(1 - kinds[order][::-1])[::-1][1:]
        wrong = before + after
        k = wrong.argmin()
        ends = along[order][k : k + 2]
        if (wrong[k], -np.ptp(ends)) < (best[0], -best[1]):
            best = (wrong[k], np.ptp(ends), normal, ends.mean())
    return best[0], *best[2:]


tasks = {"Four corners": (CORNERS, KINDS), "Two moons": moons()}
lines = {title: best_line(*task) for title, task in tasks.items()}
corners_wrong, moons_wrong = (wrong for wrong, _, _ in lines.values())

facts = {
    "corners_wrong": corners_wrong,
    "moons": len(moons()[1]),
    "moons_wrong": moons_wrong,
}
alt = (
    "Left, the four corners of a square, dots and squares on opposite ones, and a line that leaves "
    f"{corners_wrong} on the wrong side. Right, {facts['moons']} points on two half circles that "
    f"reach into each other, and a line that leaves {moons_wrong} of them on the wrong side, "
    "each with a cross."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.5, left=0.7)
    for ax, title in zip(axes, tasks, strict=True):
        points, kinds = tasks[title]
        wrong, normal, place = lines[title]
        draw.line(ax, *fold(normal, -place).T)
        draw.scatter(ax, *points[kinds == 0].T, color=style.SIX[1], s=30)
        draw.scatter(ax, *points[kinds == 1].T, color=style.SIX[2], s=30, marker="s")
        missed = ((points @ normal > place) != kinds).nonzero()[0]
        draw.scatter(ax, *points[missed].T, color=style.ERROR, s=90, marker="x", linewidth=2)
        ax.set(title=f"{title}: {wrong} wrong", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
        reach = 1.6 if len(points) == 4 else 2.7
        ax.set(xlim=(-reach, reach), ylim=(-reach, reach))
    return fig
