"""Noise shakes dots out of a shallow hollow, unless it is too weak or too strong."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.optim.descent import GradientDescent, visited

curve = DoubleWell()
count = 1000
spreads = (1, 3, 6)

# The slope 4x³ − 4x − tilt is zero at both bottoms, and on the hilltop between them.
shallow, top, deep = np.sort(np.roots([4, 0, -4, -curve.tilt]).real)

# Slow at first, so that one sees the shaking, and then in ever longer strides.
shown = np.unique(np.geomspace(20, 6000, 40).round(-1).astype(int))
shown = np.concatenate([[0, 10], shown])
wanted = set(shown)


def shaken(spread):
    """Where the walks of two crowds are at the steps shown, with noise of a spread.

    The first crowd starts at the shallow bottom, the second at the deep one.
    """
    crowd = Noisy(Ensemble(curve, 1), 2 * count, spread)
    start = np.repeat((shallow, deep), count)
    walk = visited(crowd, start, GradientDescent(0.05), steps=6000)
    places = [point for step, point in enumerate(walk) if step in wanted]
    return np.split(np.array(places), 2, axis=1)


facts = {
    "count": count,
    "shallow": curve([shallow]),
    "top": curve([top]),
    "deep": curve([deep]),
}
walks = []
early = np.argmin(abs(shown - 600))
for spread in spreads:
    escaping, straying = shaken(spread)
    walks.append(escaping)
    facts[f"escaped_{spread}_early"] = np.mean(escaping[early] > top)
    facts[f"escaped_{spread}"] = np.mean(escaping[-1] > top)
    facts[f"strayed_{spread}"] = np.mean(straying[-1] < top)

alt = (
    "Three times the same curve with a shallow hollow on the left and a deep one on the right, and "
    "a crowd of dots. With weak noise all stay in the shallow one. With more noise nearly all move "
    "over to the deep one. With strong noise they jump to and fro high above both."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=3.4, left=0.6)
    x = np.linspace(-1.8, 1.8, 200)
    for ax, spread in zip(axes, spreads, strict=True):
        draw.line(ax, x, curve([x]), color=style.INK, linewidth=1.4)
        ax.set(title=f"noise {spread}", xlabel="$x$", xlim=(-2.1, 2.1), ylim=(-0.7, 2.6))
        ax.set_yticks((0, 1, 2))
    axes[0].set_ylabel("height")
    for ax in axes[1:]:
        ax.set_yticklabels([])

    look = {"markersize": 6, "clip_on": True, "animated": True}
    dots = [draw.dot(ax, 0, 0, **look) for ax in axes]
    status = draw.status(fig)

    for k, step in enumerate(shown):
        # Thirty dots are enough to see; the shares count all thousand.
        for walk, dot in zip(walks, dots, strict=True):
            x = walk[k, :30]
            dot.set_data(x, curve([x]))

        shares = ", ".join(f"{np.mean(walk[k] > top):.0%}" for walk in walks)
        status.set_text(f"step {step}: in the deep hollow {shares}")
        yield fig
