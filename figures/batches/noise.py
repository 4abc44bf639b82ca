"""Noise shakes dots out of a shallow hollow, unless it is too weak or too strong."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.optim.descent import GradientDescent, descend

curve = DoubleWell()
count = 1000
steps = 600
spreads = (1, 3, 6)

# The slope 4x³ − 4x − tilt is zero at both bottoms, and on the hilltop between them.
shallow, top, deep = np.sort(np.roots([4, 0, -4, -curve.tilt]).real)


def shaken(spread, start):
    """The walks of a crowd that starts in one place, with noise of a spread in every slope."""
    crowd = Noisy(Ensemble(curve, 1), count, spread)
    return descend(crowd, np.full(count, start), GradientDescent(0.05), steps)


walks = [shaken(spread, shallow) for spread in spreads]

# Noise that shakes dots out of the shallow hollow may shake them out of the deep one too.
back = [shaken(spread, deep) for spread in spreads]

facts = {
    "escaped_1": np.mean(walks[0][-1] > top),
    "escaped_3": np.mean(walks[1][-1] > top),
    "escaped_6": np.mean(walks[2][-1] > top),
    "strayed_1": np.mean(back[0][-1] < top),
    "strayed_3": np.mean(back[1][-1] < top),
    "strayed_6": np.mean(back[2][-1] < top),
    "count": count,
    "shallow": curve([shallow]),
    "top": curve([top]),
    "deep": curve([deep]),
}

alt = (
    "Three times the same curve with a shallow hollow on the left and a deep one on the right, and "
    "a crowd of dots. With weak noise all stay in the shallow one. With more noise most move over "
    "to the deep one. With strong noise they jump to and fro high above both."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.9, left=0.45)
    x = np.linspace(-1.8, 1.8, 200)
    for ax, spread in zip(axes, spreads, strict=True):
        draw.line(ax, x, curve([x]), color=style.INK, linewidth=1.4)
        ax.set(title=f"noise {spread}", xlabel="$x$", xlim=(-2.1, 2.1), ylim=(-0.7, 2.6))

    look = {"markersize": 6, "alpha": 0.6, "clip_on": True, "animated": True}
    dots = [draw.dot(ax, 0, 0, **look) for ax in axes]
    status = draw.status(fig)

    for k in range(0, steps + 1, 20):
        # Thirty dots are enough to see; the shares count all thousand.
        for walk, dot in zip(walks, dots, strict=True):
            x = walk[k, :30]
            dot.set_data(x, curve([x]))

        shares = ", ".join(f"{np.mean(walk[k] > top):.1%}" for walk in walks)
        status.set_text(f"step {k}: in the deep hollow {shares}")
        yield fig
