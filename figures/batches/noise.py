"""Noise shakes dots out of a shallow hollow, unless it is too weak or too strong."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.optim.descent import GradientDescent, descend

curve, count, spreads = DoubleWell(), 1000, (1, 3, 6)
shallow, top, deep = np.sort(np.roots([4, 0, -4, -curve.tilt]).real)  # Where the slope is zero.
crowds = [Noisy(Ensemble(curve, 1), count, spread) for spread in spreads]
walks, back = (
    [descend(crowd, np.full(count, start), GradientDescent(0.05), 600) for crowd in crowds]
    for start in (shallow, deep)
)
facts = {f"escaped_{s}": np.mean(walk[-1] > top) for s, walk in zip(spreads, walks, strict=True)}
facts |= {f"strayed_{s}": np.mean(walk[-1] < top) for s, walk in zip(spreads, back, strict=True)}
facts |= {"count": count, "shallow": curve([shallow]), "top": curve([top]), "deep": curve([deep])}
alt = (
    "Three times the same curve with a shallow hollow on the left and a deep one on the right, and "
    "a crowd of dots. With weak noise all stay in the shallow one. With more noise most move over "
    "to the deep one. With strong noise they jump to and fro high above both."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.9, left=0.45)
    x, dots = np.linspace(-1.8, 1.8, 200), []
    for ax, spread in zip(axes, spreads, strict=True):
        draw.line(ax, x, curve([x]), color=style.INK, linewidth=1.4)
        ax.set(title=f"noise {spread}", xlabel="$x$", xlim=(-2.1, 2.1), ylim=(-0.7, 2.6))
        dots.append(draw.dot(ax, 0, 0, markersize=6, alpha=0.6, clip_on=True, animated=True))
    status = draw.status(fig)
    for k in range(0, 601, 20):
        for walk, dot in zip(walks, dots, strict=True):
            dot.set_data(walk[k, :30], curve(walk[k : k + 1, :30]))
        now = ", ".join(f"{np.mean(walk[k] > top):.1%}" for walk in walks)
        status.set_text(f"step {k}: in the deep hollow {now}")
        yield fig
