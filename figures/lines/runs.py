"""How far a runner has got at fifty moments: the dots nearly lie on a line."""

from gdviz import data, draw, style

time, distance = data.runs()
early, late = (time >= 15) & (time <= 25), (time >= 25) & (time <= 35)
gain = distance[late].mean() - distance[early].mean()

facts = {"count": len(time), "last": distance[-1], "gain": gain}
alt = (
    f"{len(time)} dots, time from 0 to {time[-1]} to the right and distance upwards. They rise "
    f"from about 0 to {distance[-1]:.1f} almost along a line, about {gain:.1f} for every 10 of time."
)


def figure():
    fig, ax = draw.canvas()
    draw.scatter(ax, time, distance)
    corner = distance[early].mean()
    draw.line(ax, [20, 30, 30], [corner, corner, corner + gain], color=style.TRUTH)
    draw.note(ax, "10 of time", (25, corner), (0, -12), color=style.TRUTH)
    draw.note(ax, f"about {gain:.1f}\nof distance", (30, corner + gain / 2), (50, -8), color=style.TRUTH)
    ax.set(xlabel="time", ylabel="distance", xlim=(-1, 51), ylim=(-0.15, 1.4))
    return fig
