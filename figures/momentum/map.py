"""A rate and a share of memory as a point on a map, and the way on which they lead a ball."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Momentum, descend
from gdviz.optim.divergence import FAR

condition = 5
steep = 5
flat = steep / condition
rate = 0.1
share = 0.9


def left_along(curvature, rate, share):
    """The size of the larger root of z² − (1 + β − αλ) z + β, for one curvature λ."""
    middle = (1 + share - curvature * rate) / 2
    inside = np.square(middle) - share
    real = abs(middle) + np.sqrt(np.maximum(inside, 0))
    # With a negative number under the root the ball swings: both roots are complex, of size √β.
    return np.where(inside < 0, np.sqrt(share), real)


def left(point):
    """What a step leaves in a bowl of both curvatures: the slower direction decides."""
    rate, share = point
    return np.maximum(left_along(steep, rate, share), left_along(flat, rate, share))


def shown(point):
    """All that diverges looks the same."""
    return np.minimum(left(point), 1)


# The ball starts one away from the bottom in both directions.
most = 3_000
walk = descend(Bowl(steep, flat), (1, 1), Momentum(rate, share), most)
distance = abs(walk).max(axis=1)
diverged = distance.max() > FAR
if diverged:
    count = np.argmax(distance > FAR)
else:
    # A ball may swing out again, so it is the last step outside that counts.
    count = min(np.flatnonzero(distance > 1e-6)[-1] + 1, most)

# What the page says of this state. Where the ball flies off, the flat direction does not matter.
factors = (left_along(steep, rate, share), left_along(flat, rate, share))
readout = (factors[0], count) if diverged else (*factors, count)


def best_pair(condition):
    """Polyak's rate and share, for the curvatures `steep` and `steep / condition`."""
    root = np.sqrt(condition)
    rate = 4 / (np.sqrt(steep) + np.sqrt(steep / condition)) ** 2
    return rate, ((root - 1) / (root + 1)) ** 2


best = best_pair(condition)
best_plain = (2 / (steep + flat), 0)
usual = (0.1, 0.9)

facts = {
    "best": left(best),
    "plain": left(best_plain),
    "usual": left(usual),
    "count": count,
    "share_1000": best_pair(1000)[1],
}
alt = (
    "Left, a map with the learning rate to the right and the share of memory upwards. It is "
    f"darkest where two lines cross, at the rate {best[0]:.2f} and the share {best[1]:.2f}. On the "
    f"right side all walks diverge. A dot lies at {rate} and {share}. Right, place and velocity of "
    f"a ball with these, for the steep and the flat direction: {count} steps."
)

# What the script beside this file starts from.
numbers = {"condition": condition, "rate": rate, "share": share, "steep": steep}


def figure():
    fig, (above, plane) = draw.canvas(1, 2, height=3.7)

    rates = np.linspace(0.01, 0.81, 200)
    landscape.contours(above, shown, window=(0.01, 0.81, 0, 0.99))
    # Where walks diverge there is nothing to compare: no colour of the map, but grey.
    shares = np.array([0, 0.99])
    border = 2 * (1 + shares) / steep
    above.fill([*border, 0.81, 0.81], [*shares, 0.99, 0], facecolor=style.GRID, edgecolor=style.INK)
    above.set(title="What a step leaves", xlabel="learning rate α", ylabel="share β")
    above.set(xlim=(0.01, 0.81), ylim=(0, 0.99), xticks=(0.2, 0.4, 0.6, 0.8))
    draw.note(above, "diverges", (0.66, 0.17), (0, 0))

    looks = {
        "steep": {"color": style.DATA, "label": "steep"},
        "flat": {"color": style.MODEL, "label": "flat", "linestyle": "--"},
    }
    first = walk[:300]
    for look, curvature, places in zip(looks.values(), (steep, flat), first.T, strict=True):
        # Here the two roots are equal: above this line the direction swings.
        equal = (1 - np.sqrt(curvature * rates)) ** 2
        draw.line(above, rates, equal, path_effects=draw.edges(2.2), **look)
        velocities = np.diff(places, prepend=places[0])
        draw.line(plane, places, velocities, marker="o", markersize=3, linewidth=1.4, **look)
    draw.dot(above, rate, share, color=style.INK)
    farthest = max(abs(first).max(), abs(np.diff(first, axis=0)).max())
    reach = next((one for one in (1.2, 2.4, 5) if farthest < one), 10)
    plane.set(title="Phase plane", xlabel="place", ylabel="velocity")
    plane.set(xlim=(-reach, reach), ylim=(-reach, reach))
    plane.legend(loc="upper right")
    return fig
