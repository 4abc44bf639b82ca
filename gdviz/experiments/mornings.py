"""The mornings at a beehive, ready for a model that says whether the bees will fly."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from numpy.typing import NDArray

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.classification import LogLoss
from gdviz.optim.descent import GradientDescent, descend

weather, flew = data.mornings()
middle, spread = weather.mean(axis=0), weather.std(axis=0)


def columns(weather: NDArray) -> NDArray:
    """The inputs of mornings as a model sees them: temperature and wind, standardised, and 1."""
    return np.column_stack([(weather - middle) / spread, np.ones(len(weather))])


# A model sees standardised numbers, and a column of ones for its bias.
weather_loss = LogLoss(columns(weather), flew)
temperature_loss = LogLoss(columns(weather)[:, [0, 2]], flew)


def fit(loss: LogLoss) -> NDArray:
    """The weights of lowest loss: so many steps arrive, but for the last digits."""
    start = np.zeros(loss.columns.shape[1])
    return descend(loss, start, GradientDescent(learning_rate=2), steps=2000)[-1]


def scatter(ax: Axes, x: NDArray, y: NDArray, flew: NDArray, **options) -> PathCollection:
    """Mornings as dots, where the bees flew, and as rings, where they stayed."""
    fills = np.where(flew, style.DATA, style.PAPER)
    look: style.Look = {"s": 26, "facecolor": fills.tolist(), "edgecolor": style.DATA, "zorder": 5}
    return draw.scatter(ax, x, y, **look | options)
