"""A border to lay by hand over mornings to flip, their chances, and a threshold for these."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.experiments.mornings import scatter
from gdviz.functions.classification import LogLoss, logistic
from gdviz.optim.descent import GradientDescent, descend

weather, flew = data.mornings(count=24)
temperature = weather[:, 0].round(1)
wind = weather[:, 1].round(1)
labels = flew

# The first weights: of temperature and wind as the model sees them, and the bias.
start = [1.5, 0.0, 0.3]
steps = 30
threshold = 0.5


def columns(temperature, wind):
    """The inputs, around 0 and about as large as 1, and 1 for the bias."""
    return np.column_stack(
        [(np.array(temperature) - 13) / 5, (np.array(wind) - 4) / 2.5, np.ones(len(wind))]
    )


inputs, truth = columns(temperature, wind), np.array(labels)
loss = LogLoss(inputs, truth)
walk = descend(loss, start, GradientDescent(learning_rate=1), steps)
logits = inputs @ walk[-1]
chances = logistic(logits)

found = chances > threshold
hits = np.sum(found & (truth == 1))
alarms = np.sum(found & (truth == 0))
misses = np.sum(~found & (truth == 1))

best = descend(loss, start, GradientDescent(2), 3000)[-1]
facts = {"start_loss": loss(start), "best_loss": loss(best)}
alt = (
    "Dots and rings over temperature and wind, with a border of even odds and a fainter one on "
    "either side. Beside it an S-shaped curve with the same marks by their logits, and a "
    f"dashed threshold at {threshold}: {hits} hits, {alarms} false alarms and {misses} misses."
)
# What the page says of this state. Without a mark above the threshold there is no precision.
readout = (len(walk) - 1, loss(walk[-1]), np.linalg.norm(walk[-1]), threshold, hits, alarms, misses)
readout += (hits / (hits + alarms),) if hits + alarms else ()
readout += (hits / (hits + misses),) if hits + misses else ()
# What the script beside this file starts from.
numbers = {"temperature": temperature, "wind": wind, "labels": labels, "start": start}


def figure():
    fig, (plane, curve) = draw.canvas(1, 2, height=3.4, left=0.75)
    plane.set(xlabel="temperature in °C", ylabel="wind in m/s", xlim=(3, 23), ylim=(-0.5, 8.5))
    window = (3, 23, -0.5, 8.5)
    grid = landscape.grid(window, count=2).reshape(2, -1)
    heights = (columns(*grid) @ walk[-1]).reshape(2, 2)
    for level, width in ((0.1, 0.7), (0.5, 2.4), (0.9, 0.7)):
        border = landscape.outline(heights - np.log(level / (1 - level)), window)
        landscape.area(plane, border, facecolor=(style.MODEL, 0.13), linewidth=width)
    scatter(plane, temperature, wind, truth)

    curve.set(xlabel="logit", ylabel="chance", xlim=(-6, 6), ylim=(-0.05, 1.05))
    z = np.linspace(-6, 6, 121)
    draw.line(curve, z, logistic(z), linewidth=1.5)
    curve.axhline(threshold, color=style.TRUTH, linestyle="--")
    scatter(curve, logits, chances, truth)
    return fig
