"""One prediction, one measurement, and the gap between them, seen close up."""

from gdviz import data
from gdviz.drawing import draw, style

times, distances = data.runs()
x = times / 49
slope, intercept = data.guesses()[3]

moment = 10
time = times[moment]
measured = distances[moment]
predicted = slope * x[moment] + intercept

# The gap has a sign: it is negative where the line lies too low.
gap = predicted - measured
# Squared, a miss above and a miss below count alike.
error = gap**2

facts = {
    "time": time,
    "slope": slope,
    "intercept": intercept,
    "predicted": predicted,
    "measured": measured,
    "gap": gap,
    "error": error,
}
alt = (
    f"At time {time} the line predicts {predicted:.3f}, the runner measured {measured:.3f}. "
    f"An upright stroke marks the gap of {abs(gap):.3f}; its square is {error:.4f}."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="time", ylabel="distance", xlim=(7.5, 12.5), ylim=(0.17, 0.39))

    draw.scatter(ax, times, distances)
    draw.line(ax, times, slope * x + intercept)
    draw.gap(ax, time, predicted, measured)
    draw.dot(ax, time, measured, color=style.DATA)
    draw.dot(ax, time, predicted, marker="s")

    top = (time, measured)
    bottom = (time, predicted)
    middle = (time, predicted - gap / 2)
    draw.note(ax, f"measured {measured:.3f}", top, (0, 16), color=style.DATA)
    draw.note(ax, f"predicted {predicted:.3f}", bottom, (10, -18), color=style.MODEL)
    words = f"gap {abs(gap):.3f}\nsquared {error:.4f}"
    draw.note(ax, words, middle, (-56, 4), color=style.ERROR)
    return fig
