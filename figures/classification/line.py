"""A line through yes and no leaves the range of chances, and six hot days move it."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.mornings import fit, flew, scatter, weather
from gdviz.functions.classification import LogLoss, logistic
from gdviz.functions.regression import line_loss

temperature = weather[:, 0]
# Six hot days on which the bees flew, as anybody would have said beforehand.
hot = np.linspace(30, 35, 6)
warmer = np.concatenate([temperature, hot])
flew_warmer = np.concatenate([flew, np.ones(6)])


def line_at(x, y):
    """The line of best fit, and the temperature at which it says one half."""
    slope, intercept = line_loss(x, y).minimum
    return (slope, intercept), (0.5 - intercept) / slope


def curve_at(x, y):
    """The curve of lowest log loss, and the temperature at which it says one half."""
    middle, spread = x.mean(), x.std()
    slope, intercept = fit(LogLoss(np.vander((x - middle) / spread, 2), y))
    slope, intercept = slope / spread, intercept - slope * middle / spread
    return (slope, intercept), -intercept / slope


line, crossing = line_at(temperature, flew)
line_hot, crossing_hot = line_at(warmer, flew_warmer)
curve, half = curve_at(temperature, flew)
_, half_hot = curve_at(warmer, flew_warmer)

facts = {
    "count": len(flew),
    "flew": flew.sum(),
    "coldest": np.polyval(line, temperature.min()),
    "warmest": np.polyval(line, temperature.max()),
    "hottest": np.polyval(line, 35),
    "crossing": crossing,
    "crossing_hot": crossing_hot,
    "half": half,
}
alt = (
    f"Dots at 0 and 1 against the temperature. A line runs from "
    f"{facts['coldest']:.2f} in the cold to {facts['hottest']:.2f} in the heat. With six hot "
    "days more, a flatter dashed line reaches one half farther to the right. An S-shaped curve "
    "stays between 0 and 1."
)


def figure():
    fig, ax = draw.canvas(height=3.7)
    ax.set(xlabel="temperature in °C", ylabel="did the bees fly?", xlim=(3, 36), ylim=(-0.35, 2.05))
    ax.set(yticks=(0, 0.5, 1, 1.5, 2))
    ax.axhline(0.5, color=style.MUTED, linewidth=1, linestyle=":")
    x = np.linspace(3, 36, 200)
    draw.line(ax, x, np.polyval(line, x), color=style.ERROR)
    draw.line(ax, x, np.polyval(line_hot, x), color=style.ERROR, linestyle="--")
    draw.line(ax, x, logistic(np.polyval(curve, x)))
    scatter(ax, temperature, flew, flew)
    scatter(ax, hot, np.ones(6), np.ones(6), marker="s")

    draw.note(ax, "a line", (21, np.polyval(line, 21)), (-26, 12), color=style.ERROR)
    flatter = np.polyval(line_hot, 28)
    draw.note(ax, "with six hot days", (28, flatter), (40, -38), color=style.ERROR)
    draw.note(ax, "a chance", (12, logistic(np.polyval(curve, 12))), (46, -16), color=style.MODEL)
    return fig
