"""With the same rate and share, Nesterov's ball swings less, for it looks ahead."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.race import run
from gdviz.functions.surfaces import Bowl

bowl = Bowl(5, 1)
start = (4, -9)
settings = {"learning_rate": 0.1, "momentum": 0.9}
heavy, heavy_losses, _ = run("momentum", settings, bowl, bowl, start, steps=250)
nesterov, nesterov_losses, _ = run("Nesterov", settings, bowl, bowl, start, steps=250)


def settled(losses):
    """The first step from which on the loss stays below a millionth."""
    return np.flatnonzero(losses >= 1e-6)[-1] + 1


facts = {
    "heavy_swing": heavy[:, 0].min(),
    "nesterov_swing": nesterov[:, 0].min(),
    "heavy_steps": settled(heavy_losses),
    "nesterov_steps": settled(nesterov_losses),
    "heavy_factor": np.sqrt(0.9),
    "across_factor": np.sqrt(0.9 * (1 - 0.1 * 5)),
    "along_factor": np.sqrt(0.9 * (1 - 0.1 * 1)),
}
alt = (
    "Two walks down the same oval bowl with the same settings. The heavy ball loops about the "
    f"lowest point and swings over to {facts['heavy_swing']:.1f}; Nesterov's ball overshoots to "
    f"{facts['nesterov_swing']:.1f} and is soon on the floor. Below, x against the step for both."
)


def figure():
    fig, (left, right, across, along) = draw.canvas(2, 2, height=6.4)

    looks = {
        "heavy": {"color": style.MODEL, "linestyle": "-"},
        "nesterov": {"color": style.DATA, "linestyle": "-."},
    }
    walks = {"heavy": heavy, "nesterov": nesterov}
    for ax, name, title in ((left, "heavy", "Heavy ball"), (right, "nesterov", "Nesterov")):
        color = looks[name]["color"]
        landscape.contours(ax, bowl, window=(-5, 5, -10, 7), power=2)
        edge = {"path_effects": draw.edges(2), "zorder": 5}
        draw.line(ax, *walks[name][:61].T, color=color, linewidth=2, **edge)
        draw.dot(ax, *start, color=color, markersize=7)
        ax.set(title=title, xlabel="$x$", ylabel="$y$", xticks=(-4, 0, 4), yticks=(-8, -4, 0, 4))

    for ax, number, title in ((across, 0, "Across the valley"), (along, 1, "Along it")):
        for name, walk in walks.items():
            draw.line(ax, range(61), walk[:61, number], **looks[name])
        ax.set(title=title, xlabel="step", ylabel=f"${'xy'[number]}$")
    draw.note(across, "heavy ball", (22, heavy[22, 0]), (40, 40), color=style.MODEL)
    draw.note(across, "looks ahead", (6, nesterov[6, 0]), (84, -46), color=style.DATA)
    return fig
