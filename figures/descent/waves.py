"""Three dots on one curve: two start side by side and end in different hollows."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Waves
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, descend

waves = Waves()
rule = GradientDescent(0.02)
steps = 100
walks = descend(Ensemble(waves, 1), (-2.2, -1.8, 6), rule, steps)

# A long walk finds the bottom of the deep hollow on the right. Its twin on the left mirrors it.
bottom = descend(waves, [6], rule, steps=1000)[-1]

# The hilltops are where the slope is zero, and the starts between them lead to the middle.
near = np.linspace(1.8, 2.2, 10_001)
top = np.interp(0, -waves.gradient([near])[0], near)
inner = top / 7

facts = {
    "top": top,
    "top_height": waves([top]),
    "inner": inner,
    "outer": 1 - inner,
    "missed": inner**3,
    "steps": steps,
    "middle": abs(walks[-1, 1]),
    "left": -bottom[0],
    "right": bottom[0],
    "lowest": waves(bottom),
}

alt = (
    "A curve with a deep hollow on either side of a shallow one. Dots from -2.2 and 6 run into the "
    "deep ones, one from -1.8 into the shallow one. Dashed lines at the hilltops part the starts: "
    f"{inner:.1%} lie between them."
)


def draw_arrows(ax):
    """Arrows on the curve that point uphill."""
    x = np.linspace(-6.6, 6.6, 23)
    (slopes,) = waves.gradient([x])

    # They lie level: with one coordinate a gradient can only point left or right.
    along = 0.25 * slopes
    upright = 0 * slopes
    look = {"color": style.ERROR, "linewidth": 0, "width": 0.006, "zorder": 2}
    draw.arrow(ax, (x, waves([x])), (along, upright), **look)


def draw_basins(ax):
    """A border at each hilltop, and what share of the starts leads to which hollow."""
    for border in (-top, top):
        draw.line(ax, [border, border], [-6, 5.4], color=style.INK, linewidth=1.4, linestyle="--")

    # The curve is symmetric, so the outer basins have the same share.
    outer = (1 - inner) / 2
    for x, share in ((-4.6, outer), (0, inner), (4.6, outer)):
        draw.note(ax, f"{share:.1%}\nof starts", (x, 5.5), (0, 0), bbox=None)


def figure():
    fig, ax = draw.canvas(height=4)
    x = np.linspace(-7, 7, 401)
    draw_arrows(ax)
    draw.line(ax, x, waves([x]), color=style.INK)
    draw_basins(ax)
    ax.set(xlabel="$x$", ylabel="height", xlim=(-8.6, 8.6), ylim=(-6, 6.6))

    dots = [draw.dot(ax, 0, 0, marker=marker, animated=True) for marker in "os^"]
    status = draw.status(fig)

    for k in range(0, steps + 1, 2):
        for dot, x in zip(dots, walks[k], strict=True):
            dot.set_data([x], [waves([x])])

        places = ", ".join(f"{x:.3f}" for x in walks[k])
        status.set_text(f"step {k}: dots at {places}")
        yield fig
