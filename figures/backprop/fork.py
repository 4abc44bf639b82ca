"""A number that is used twice gets two slopes, and only their sum is the slope of the curve."""

import numpy as np

from gdviz.drawing import diagram, draw, style
from gdviz.networks.autodiff import Value, gradients

x = Value(3)
u, v = 2 * x, x**2
f = u + v
slopes = gradients(f)
by_u, by_v, both, near = u.derivatives[0], v.derivatives[0], slopes[x], np.array([2, 4])

facts = {"by_u": by_u, "by_v": by_v, "both": both, "value": f.number}
alt = (
    f"Two ways lead from x to f, and back along them come the slopes {by_u:.0f} and {by_v:.0f}. "
    f"Beside it a line with the slope {both:.0f} touches the curve of f; two flatter ones cut it."
)


def figure():
    fig, (sketch, plot) = draw.canvas(1, 2, height=3.1, bare=[0], shares=(0.56, 0.44))
    names = {x: "x", u: "u = 2 · x", v: "v = x²", f: "f = u + v"}
    boxes = {one: (name, f"{one.number:.0f}", f"{slopes[one]:.0f}") for one, name in names.items()}
    boxes[x] = ("x", "3", f"{by_u:.0f} + {by_v:.0f} = {both:.0f}")
    factors = {(x, u): f"× {by_u:.0f}", (x, v): f"× {by_v:.0f}", (u, f): "× 1", (v, f): "× 1"}
    nodes, edges = diagram.graph(sketch, boxes, factors)
    for edge in edges.values():
        diagram.turn(edge, color=style.ERROR)
        edge.text.set_color(style.ERROR)
    for box in nodes.values():
        box.lines[2].set_color(style.ERROR)
    curve = np.linspace(1.5, 4.5)
    draw.line(plot, curve, 2 * curve + curve**2, color=style.INK)
    looks = {both: (style.ERROR, "-"), by_v: (style.MUTED, "--"), by_u: (style.MUTED, ":")}
    for slope, (color, dashes) in looks.items():
        draw.line(plot, near, f.number + slope * (near - 3), color=color, linestyle=dashes)
        draw.note(plot, f"{slope:.0f}", (4, f.number + slope), (10, 0), color=color)
    plot.set(title="$f$ near $x = 3$", xlabel="$x$")
    return fig
