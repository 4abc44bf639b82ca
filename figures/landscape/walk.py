"""A walk over the plane that fits it best, beside the loss on the plane and the walk's own."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import train
from gdviz.networks.plane import Plane, principal_directions

loss, walk = train(skips=True, seed=5)
directions, shares = principal_directions(walk)
plane, places = Plane(loss, walk[-1], directions), (walk - walk[-1]) @ directions.T
losses, below = np.array([loss(weights) for weights in walk]), plane(places.T)
heights = np.log10(plane(landscape.grid(window := (-9.5, 2, -6, 5.5), count=51)))
aimless = np.random.default_rng(0).normal(size=walk.shape).cumsum(axis=0)
gaps, worst, steps = abs(losses - below), np.argmax(losses), np.arange(len(walk))
facts = {"explained": sum(shares), "aimless": sum(principal_directions(aimless)[1])}
facts |= {"step": worst, "worst": losses[worst], "below": below[worst]}
alt = (
    "A dot walks over a valley and turns a sharp corner half way. Beside it, the loss on the plane "
    f"falls smoothly, while the walk's own leaps to {losses[worst]:.1f} where the corner is."
)


def figure():
    fig, (above, plot) = draw.canvas(1, 2, height=3.4)
    landscape.contours(above, heights, window)
    above.set(title=f"{sum(shares):.1%} of the walk", xlabel="two main directions", aspect="equal")
    plot.set(title="Loss", yscale="log", xlabel="step", xlim=(0, len(walk)), ylim=(0.006, 5))
    draw.note(plot, "the walk", (92, 0.5), (0, 0), color=style.MODEL)
    draw.note(plot, "on the plane", (58, 0.035), (0, 0))
    trail, dot = draw.path(above, 0, 0, animated=True), draw.dot(above, 0, 0, animated=True)
    own, shadow = draw.line(plot, 0, 1, animated=True), draw.line(plot, 0, 1, animated=True)
    shadow.set(color=style.INK, linestyle="--")
    status = draw.status(fig)
    for k in sorted({*steps[::2], worst, steps[-1]}):
        dot.set_data(*places[k : k + 1].T)
        for drawn, (x, y) in ((trail, places.T), (own, (steps, losses)), (shadow, (steps, below))):
            drawn.set_data(x[: k + 1], y[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.3f}, plane {below[k]:.3f}, gap {gaps[k]:.3f}")
        yield fig
