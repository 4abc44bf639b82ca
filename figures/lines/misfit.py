"""One prediction, one measurement, and the gap between them, seen close up."""

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x = time / 49
guess = data.guesses()[3]
k = 10
predicted = guess @ [x[k], 1]
gap = line_loss(x, distance).residuals(guess)[k]

facts = {
    "time": time[k],
    "slope": guess[0],
    "intercept": guess[1],
    "predicted": predicted,
    "measured": distance[k],
    "gap": gap,
    "error": gap**2,
}
alt = (
    f"At time {time[k]} the line predicts {predicted:.3f}, the runner measured {distance[k]:.3f}. "
    f"An upright stroke marks the gap of {abs(gap):.3f}; its square is {gap**2:.4f}."
)


def figure():
    fig, ax = draw.canvas()
    draw.scatter(ax, time, distance, alpha=0.45, s=30)
    draw.line(ax, time, guess[0] * x + guess[1])
    draw.gap(ax, time[k], predicted, distance[k])
    draw.dot(ax, time[k], distance[k], color=style.DATA)
    draw.dot(ax, time[k], predicted, marker="s")
    draw.note(ax, f"measured {distance[k]:.3f}", (time[k], distance[k]), (0, 16), color=style.DATA)
    draw.note(ax, f"predicted {predicted:.3f}", (time[k], predicted), (10, -18), color=style.MODEL)
    words = f"gap {abs(gap):.3f}\nsquared {gap**2:.4f}"
    draw.note(ax, words, (time[k], predicted - gap / 2), (-56, 4), color=style.ERROR)
    ax.set(xlabel="time", ylabel="distance", xlim=(7.5, 12.5), ylim=(0.17, 0.39))
    return fig
