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

# Every second step is enough, but round the corner each one counts.
corner = range(worst - 6, worst + 14)
frames = sorted({*steps[::2], *corner, steps[-1]})


def figure():
    fig, (above, plot) = draw.canvas(1, 2, height=3.5)
    landscape.contours(above, heights, window)
    above.set(title=f"{explained:.1%} of the walk", aspect="equal", yticks=[-5, 0, 5])
    above.set(xlabel="first main direction", ylabel="second main direction")
    plot.set(yscale="log", xlabel="step", ylabel="loss", xlim=(0, len(walk)), ylim=(0.004, 5))

    trail = draw.path(above, 0, 0, animated=True)
    dot = draw.dot(above, 0, 0, animated=True)
    own = draw.line(plot, 0, 1, animated=True)
    shadow = draw.line(plot, 0, 1, color=style.INK, linestyle="--", animated=True)
    # Each curve gets its name where the two have parted.
    look = {"color": style.MODEL, "animated": True}
    named = draw.note(plot, "the walk", (worst, losses[worst]), (-36, 4), **look)
    shadow_named = draw.note(plot, "on the plane", (40, below[40]), (-4, -30), animated=True)
    status = draw.status(fig)

    for k in frames:
        so_far = slice(k + 1)
        trail.set_data(*places[so_far].T)
        dot.set_data(*places[k : k + 1].T)
        own.set_data(steps[so_far], losses[so_far])
        shadow.set_data(steps[so_far], below[so_far])
        named.set_visible(k >= worst)
        shadow_named.set_visible(k >= worst)
        status.set_text(f"step {k}: loss {losses[k]:.3f}, plane {below[k]:.3f}, gap {gaps[k]:.3f}")
        yield fig
