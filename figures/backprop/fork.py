"""A number that is used twice gets two slopes, and only their sum is the slope of the curve."""

import numpy as np

from gdviz.drawing import diagram, draw, style
from gdviz.networks.autodiff import Value, gradients

x = Value(3)
u = 2 * x
v = x**2
f = u + v
slopes = gradients(f)

# The slopes of f by u and by v are 1, so that these two arrive at x as they are.
by_u = u.derivatives[0]
by_v = v.derivatives[0]
both = slopes[x]

# At the bottom of the parabola the two ways cancel.
bottom = Value(-1)
bottom_u = 2 * bottom
bottom_v = bottom**2

facts = {
    "bottom_u": bottom_u.derivatives[0],
    "bottom_v": bottom_v.derivatives[0],
    "bottom": gradients(bottom_u + bottom_v)[bottom],
    "by_u": by_u,
    "by_v": by_v,
    "both": both,
    "value": f.number,
}
alt = (
    f"Two ways lead from x to f, and back along them come the slopes {by_u:.0f} and {by_v:.0f}. "
    f"Below, a line with the slope {both:.0f} runs along the curve of f; two flatter ones, with "
    "the slope of one way each, cut it."
)


def ways(ax):
    """The computation as boxes, with the slopes on their way back."""
    boxes = {
        x: ("x", "3", f"{by_u:.0f} + {by_v:.0f} = {both:.0f}"),
        u: ("u = 2 · x", f"{u.number:.0f}", f"{slopes[u]:.0f}"),
        v: ("v = x²", f"{v.number:.0f}", f"{slopes[v]:.0f}"),
        f: ("f = u + v", f"{f.number:.0f}", f"{slopes[f]:.0f}"),
    }
    factors = {
        (x, u): f"× {by_u:.0f}",
        (x, v): f"× {by_v:.0f}",
        (u, f): "× 1",
        (v, f): "× 1",
    }
    nodes, edges = diagram.graph(ax, boxes, factors)
    for edge in edges.values():
        diagram.turn(edge, color=style.ERROR, linewidth=2)
        edge.text.set_color(style.ERROR)
    for node in nodes.values():
        node.shape.set(edgecolor=style.ERROR, linewidth=2)
        node.lines[2].set_color(style.ERROR)


def tangent(ax, slope, said, color, dashes):
    """A line with a slope through the point of the curve at x = 3, and a word at its end."""
    near = np.array([2.5, 3.5])
    ends = f.number + slope * (near - 3)
    draw.line(ax, near, ends, color=color, linestyle=dashes)
    draw.note(ax, f"{said}: {slope:.0f}", (near[1], ends[1]), (8, 0), color=color, ha="left")


def figure():
    fig, (sketch, plot) = draw.canvas(2, 1, height=6, bare=[0])
    ways(sketch)

    # So near to the point the curve is almost a line, and a wrong slope shows.
    curve = np.linspace(2.5, 3.5)
    draw.line(plot, curve, 2 * curve + curve**2, color=style.DATA, linewidth=6)
    tangent(plot, both, "both ways", style.ERROR, "-")
    # Who forgets one of the two ways gets a line that cuts the curve.
    tangent(plot, by_v, "only by v", style.INK, "--")
    tangent(plot, by_u, "only by u", style.INK, ":")
    draw.dot(plot, 3, f.number, color=style.INK)
    plot.set(xlabel="$x$", ylabel="$f$", xlim=(2.45, 3.75))
    return fig
