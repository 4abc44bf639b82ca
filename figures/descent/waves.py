"""Three dots on one curve: two start side by side and end in different hollows."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Waves
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, descend

waves, steps = Waves(), 200
walks = descend(Ensemble(waves, 1), (-2.2, -1.8, 6), GradientDescent(0.02), steps)
x, tails = np.linspace(-7, 7, 401), np.linspace(-6.6, 6.6, 27)
slopes = waves.gradient([tails])[0]
near = np.linspace(1.8, 2.2, 10_001)
top = np.interp(0, -waves.gradient([near])[0], near)  # Where the slope is zero.
inner = top / 7

facts = {"top": top, "top_height": waves([top]), "inner": inner, "outer": 1 - inner}
facts |= {"left": walks[-1, 0], "right": walks[-1, 2], "lowest": waves(walks[-1, 2:])}
alt = (
    "A curve with a deep hollow on either side of a shallow one. Dots from -2.2 and 6 end in the "
    f"deep ones, one from -1.8 in the shallow one. Shading marks its {inner:.1%} of the starts."
)


def figure():
    fig, ax = draw.canvas(height=4)
    heights, look = waves([tails]), {"linewidth": 0, "width": 0.006, "zorder": 2}
    draw.arrow(ax, (tails, heights), (0.25 * slopes, 0 * slopes), color=style.ERROR, **look)
    draw.line(ax, x, waves([x]), color=style.INK)
    ax.axvspan(-top, top, facecolor=style.DATA, alpha=0.16, zorder=0)
    for place, share in ((-4.6, (1 - inner) / 2), (0, inner), (4.6, (1 - inner) / 2)):
        draw.note(ax, f"{share:.1%} of starts", (place, 5.2), (0, 0), color=style.DATA, bbox=None)
    ax.set(xlabel="$x$", ylabel="height", xlim=(-8.6, 8.6), ylim=(-6, 6.2))
    dots = [draw.dot(ax, 0, 0, marker=marker, animated=True) for marker in "os^"]
    status = draw.status(fig)
    for k in range(0, steps + 1, 4):
        for place, dot in zip(walks[k], dots, strict=True):
            dot.set_data([place], [waves([place])])
        status.set_text("step {}: the dots are at {:.3f}, {:.3f}, {:.3f}".format(k, *walks[k]))
        yield fig
