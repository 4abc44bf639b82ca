"""Three balls roll into a hollow; beside it, place and velocity draw a bow or a spiral."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Momentum, descend

bowl = Bowl(1, 1)
rate = 0.1
critical = (1 - np.sqrt(rate)) ** 2
steps = 60


def way(share):
    """The places of a ball, and beside them its velocities: the steps that led there."""
    places = descend(bowl, (0, 1), Momentum(rate, share), steps)[:, 1]
    velocities = np.diff(places, prepend=places[0])
    return np.column_stack([places, velocities])


ways = {"none": way(0), "critical": way(critical), "much": way(0.9)}


def crossings(walked):
    """How often a ball comes through the middle."""
    return np.count_nonzero(np.diff(np.sign(walked[:, 0])))


crossed = crossings(ways["much"])
# An exercise asks for a ball that keeps less of its velocity.
facts = {"crossed": crossed, "crossed_half": crossings(way(0.5))}
alt = (
    "Left, three balls roll down the same hollow. Right, place and velocity of each: without "
    "memory, or with the share that just does not swing, the way runs straight or in one bow to "
    f"the middle. With 0.9 it winds about the middle, and the ball goes through it {crossed} times."
)


def figure():
    fig, (hollow, plane) = draw.canvas(1, 2, height=3.7)
    x = np.linspace(-1.1, 1.1, 100)
    draw.line(hollow, x, x**2 / 2, color=style.INK, linewidth=1.4)
    hollow.set(title="In the hollow", xlabel="$x$", ylabel="height", ylim=(-0.05, 0.68))
    plane.set(title="Phase plane", xlabel="place $x$", ylabel="velocity $v$")
    plane.set(xlim=(-0.95, 2.15), ylim=(-0.29, 0.29), yticks=(-0.2, 0, 0.2))

    looks = {
        "none": {"color": style.MUTED, "marker": "^"},
        "critical": {"color": style.TRUTH, "marker": "s"},
        "much": {"color": style.MODEL, "marker": "o"},
    }
    balls, trails, heads = {}, {}, {}
    for name, look in looks.items():
        balls[name] = draw.dot(hollow, 0, 0, animated=True, **look)
        color = look["color"]
        trails[name] = draw.line(plane, [], [], color=color, linewidth=1.8, animated=True)
        heads[name] = draw.dot(plane, 0, 0, animated=True, **look)
    draw.note(plane, "β = 0.9", (0.05, -0.26), (34, -4), color=style.MODEL)
    draw.note(plane, f"β = {critical:.3f}", (0.75, -0.14), (42, -10), color=style.TRUTH)
    draw.note(plane, "β = 0", (0.9, -0.1), (40, 0), color=style.MUTED)
    status = draw.status(fig)

    # The first steps tell the most, so they are shown more slowly.
    for k in [0] * 5 + sorted([*range(steps + 1), *range(25)]):
        for name, walked in ways.items():
            place, velocity = walked[k]
            balls[name].set_data([place], [place**2 / 2])
            trails[name].set_data(*walked[: k + 1].T)
            heads[name].set_data([place], [velocity])
        place, velocity = ways["much"][k]
        status.set_text(f"step {k}: β = 0.9 is at {place:.2f}, its velocity {velocity:.2f}")
        yield fig
