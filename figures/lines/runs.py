"""How far a runner has got at fifty moments: the dots nearly lie on a line."""

from gdviz import data
from gdviz.drawing import draw, style

time, distance = data.runs()

# One dot alone may lie anywhere; an average over ten scatters less.
first = distance[:10].mean()
last = distance[40:].mean()
# The two averages lie 40 apart in time.
gain = (last - first) / 4
# The first average belongs to the time 4.5, and 20 is 1.55 tens later. The stair lies lower than
# that, so that it covers no dot.
corner = first + 1.55 * gain - 0.2

facts = {"count": len(time), "gain": gain}
alt = (
    f"{len(time)} dots, time from 0 to {time[-1]} to the right and distance upwards. They rise "
    f"from about 0 to {distance[-1]:.1f} almost along a line, {gain:.2f} for every 10 of time."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="time", ylabel="distance", xlim=(-1, 51), ylim=(-0.15, 1.4))

    draw.scatter(ax, time, distance)

    stair_times = [20, 30, 30]
    stair_distances = [corner, corner, corner + gain]
    draw.line(ax, stair_times, stair_distances, color=style.TRUTH)

    along = (25, corner)
    upwards = (30, corner + gain / 2)
    draw.note(ax, "10 of time", along, (0, -13), color=style.TRUTH)
    draw.note(ax, f"{gain:.2f} of\ndistance", upwards, (42, 0), color=style.TRUTH)
    return fig
