"""A walk over the plane that fits it best, beside the loss on the plane and the walk's own."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import train
from gdviz.networks.plane import Plane, principal_directions

loss, walk = train(skips=True, seed=5)
end = walk[-1]
steps = np.arange(len(walk))

# Of all planes through the end this one holds the largest share of the walk.
directions, shares = principal_directions(walk)
explained = sum(shares)
plane = Plane(loss, end, directions)
places = (walk - end) @ directions.T

# The points of the walk lie beside the plane, and the loss there is another than below them.
losses = np.array([loss(weights) for weights in walk])
below = plane(places.T)
gaps = abs(losses - below)
worst = np.argmax(losses)

window = (-9.5, 2, -6, 5.5)
heights = np.log10(plane(landscape.grid(window, count=51)))

# Even a walk that has no aim at all lies mostly in a plane.
aimless = np.random.default_rng(0).normal(size=walk.shape).cumsum(axis=0)
_, aimless_shares = principal_directions(aimless)

facts = {
    "explained": explained,
    "aimless": sum(aimless_shares),
    "step": worst,
    "worst": losses[worst],
    "below": below[worst],
}
alt = (
    "A dot walks over a valley and turns a sharp corner half way. Beside it, the loss on the plane "
    f"falls smoothly, while the walk's own leaps to {losses[worst]:.1f} where the corner is."
)


def figure():
    fig, (above, plot) = draw.canvas(1, 2, height=3.4)
    landscape.contours(above, heights, window)
    above.set(title=f"{explained:.1%} of the walk", xlabel="two main directions", aspect="equal")
    plot.set(title="Loss", yscale="log", xlabel="step", xlim=(0, len(walk)), ylim=(0.006, 5))
    draw.note(plot, "the walk", (92, 0.5), (0, 0), color=style.MODEL)
    draw.note(plot, "on the plane", (58, 0.035), (0, 0))

    trail = draw.path(above, 0, 0, animated=True)
    dot = draw.dot(above, 0, 0, animated=True)
    own = draw.line(plot, 0, 1, animated=True)
    shadow = draw.line(plot, 0, 1, color=style.INK, linestyle="--", animated=True)
    status = draw.status(fig)

    # Every second step is enough, but the highest leap and the end must not be missed.
    for k in sorted({*steps[::2], worst, steps[-1]}):
        so_far = slice(k + 1)
        trail.set_data(*places[so_far].T)
        dot.set_data(*places[k : k + 1].T)
        own.set_data(steps[so_far], losses[so_far])
        shadow.set_data(steps[so_far], below[so_far])
        status.set_text(f"step {k}: loss {losses[k]:.3f}, plane {below[k]:.3f}, gap {gaps[k]:.3f}")
        yield fig
