"""A product is the area of a rectangle, and a nudge of either side adds a strip to it."""

from gdviz.drawing import draw, style

x = 2
w = 0.4
nudge = 0.1

area = x * w
# A strip is as long as the other side: this is why the slope by w is x, and that by x is w.
top = x * (w + nudge) - area
side = (x + nudge) * w - area

facts = {
    "area": area,
    "nudge": nudge,
    "top": top,
    "side": side,
    "corner": nudge**2,
}
alt = (
    f"A rectangle, {x} wide and {w} high, with an area of {area:.2f}. A strip along its top, "
    f"{nudge} high, adds {top:.2f}. A strip along its side, {nudge} wide, adds {side:.2f}. Where "
    "both meet in the corner, a dotted little square is left over."
)


def figure():
    fig, ax = draw.canvas(height=2.1, bare=[0])
    end = x + nudge
    high = w + nudge
    ax.fill_between((0, x), 0, w, facecolor=(style.DATA, 0.25), edgecolor=style.DATA)
    ax.fill_between((0, x), w, high, facecolor=(style.MODEL, 0.7), edgecolor=style.MODEL)
    ax.fill_between((x, end), 0, w, facecolor=(style.ERROR, 0.6), edgecolor=style.ERROR)
    # The corner is not filled: it shrinks with the square of the nudge, and no slope counts it.
    draw.line(ax, (x, end, end), (high, high, w), color=style.MUTED, linestyle=":", linewidth=1.2)

    inside = f"area $x \\cdot w$ = {area:.2f}"
    above = f"$w$ + {nudge}: area + {top:.2f}"
    beside = f"$x$ + {nudge}:\narea + {side:.2f}"
    ax.text(x / 2, w / 2, inside, ha="center", va="center")
    ax.text(x / 2, high + 0.03, above, ha="center", color=style.MODEL)
    ax.text(end + 0.03, w / 2, beside, va="center", color=style.ERROR)
    ax.text(x / 2, -0.03, f"$x$ = {x}", ha="center", va="top")
    ax.text(-0.03, w / 2, f"$w$ = {w}", ha="right", va="center")

    ax.set(xlim=(-0.35, 2.6), ylim=(-0.14, 0.62), aspect="equal")
    ax.axis("off")
    return fig
