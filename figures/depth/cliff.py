"""A neuron hears itself fifty times: one step from its cliff throws the walk off the map."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.recurrent import Echo
from gdviz.optim.clipping import Clipped
from gdviz.optim.descent import GradientDescent, descend

echo = Echo(target=0.5, steps=50)
start = (1.6, -0.36)
rule = GradientDescent(learning_rate=0.3)
steps = 40

free = descend(echo, start, rule, steps)
held = descend(echo, start, Clipped(rule, longest=1), steps)
free_losses = echo(free.T)
held_losses = echo(held.T)

# Where the slope is steepest on the way, and how far the step from there leads.
lengths = np.array([np.linalg.norm(echo.gradient(weights)) for weights in free])
edge = int(np.argmax(lengths))
jumps = np.linalg.norm(np.diff(free, axis=0), axis=1)


def learned(longest):
    """How many of 300 starts, which all walk at once, come to a loss below 0.01 in 400 steps."""
    grid = np.meshgrid(np.linspace(1, 3, 20), np.linspace(-1.5, -0.1, 15))
    places = np.reshape(grid, (2, -1))
    for _ in range(400):
        gradients = echo.gradient(places)
        gradients *= longest / np.maximum(np.linalg.norm(gradients, axis=0), longest)
        places -= rule.learning_rate * gradients
    return np.sum(echo(places) < 0.01)


facts = {
    "steepest": lengths[edge],
    "jump": jumps[edge],
    "far": free[edge + 1][1],
    "free_loss": free_losses[-1],
    "held_loss": held_losses[-1],
    "learned_free": learned(1e9),
    "learned_held": learned(1),
}
alt = (
    "A map of the loss, with a cliff across it, and two walks that begin on its high side. One "
    f"comes to a place where the slope is {lengths[edge]:.0f}, and its next step leads "
    f"{jumps[edge]:.0f} units up, off the map. The other, whose slopes are cut to a length of 1, "
    "goes along the cliff and down. On the right, their losses."
)


def figure():
    window = (0.3, 1.9, -0.6, 1)
    fig, (plane, chart) = draw.canvas(1, 2, height=3.8, left=0.9, shares=(0.56, 0.44))
    landscape.contours(plane, echo, window, power=2)
    plane.set(xlabel="weight $w$", ylabel="bias $b$", xlim=window[:2], ylim=window[2:])
    chart.set(xlabel="step", ylabel="loss", xlim=(-1, 41), ylim=(-0.05, 2.4))

    # What leaves the map is cut off at its edge.
    look = {"animated": True, "clip_on": True}
    trails = [
        draw.path(plane, *start, linestyle="--", **look),
        draw.path(plane, *start, **look),
    ]
    dots = [
        draw.dot(plane, *start, color=style.ERROR, marker="s", **look),
        draw.dot(plane, *start, **look),
    ]
    curves = [
        draw.line(chart, [], [], color=style.ERROR, linestyle="--", animated=True),
        draw.line(chart, [], [], animated=True),
    ]
    draw.note(chart, "uncut", (30, free_losses[30]), (0, 12), color=style.ERROR)
    draw.note(chart, "cut", (30, 0), (0, 11), color=style.MODEL)
    status = draw.status(fig)

    for k in range(steps + 1):
        for walk, trail, dot in zip((free, held), trails, dots, strict=True):
            trail.set_data(*walk[: k + 1].T)
            dot.set_data(walk[k, :1], walk[k, 1:])
        for losses, curve in zip((free_losses, held_losses), curves, strict=True):
            curve.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: loss {free_losses[k]:.4f} uncut, {held_losses[k]:.4f} cut")
        yield from [fig] * 2
