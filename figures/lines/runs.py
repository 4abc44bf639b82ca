"""How far a runner has got at fifty moments: the dots nearly lie on a line."""

from gdviz import data
from gdviz.drawing import draw, style

time, distance = data.runs()
first, last = distance[:10].mean(), distance[40:].mean()
gain = (last - first) / 4  # The two averages lie 40 apart in time.
corner = first + 1.55 * gain

facts = {"count": len(time), "gain": gain}
alt = (
    f"{len(time)} dots, time from 0 to {time[-1]} to the right and distance upwards. They rise "
    f"from about 0 to {distance[-1]:.1f} almost along a line, {gain:.2f} for every 10 of time."
)


def figure():
    fig, ax = draw.canvas()
    draw.scatter(ax, time, distance)
    draw.line(ax, [20, 30, 30], [corner, corner, corner + gain], color=style.TRUTH)
    draw.note(ax, "10 of time", (25, corner), (2, -12), color=style.TRUTH)
    draw.note(ax, f"{gain:.2f} of\ndistance", (30, corner + gain / 2), (38, -8), color=style.TRUTH)
    ax.set(xlabel="time", ylabel="distance", xlim=(-1, 51), ylim=(-0.15, 1.4))
    return fig
