"""A race shows every walker at the same step, on the map and in the chart."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from statuses import status

from gdviz.drawing import style
from gdviz.experiments.race import film

NAMES = ("one", "two", "three", "four", "five", "six")
WALKS = {name: np.linspace((n, n), (0, 0), 41) for n, name in enumerate(NAMES)}
LOSSES = {name: np.hypot(*walk.T) + 0.1 for name, walk in WALKS.items()}


def _height(point):
    x, y = point
    return x**2 + y**2


def _frames():
    style.use("light")
    return film(_height, (-6, 6, -6, 6), WALKS, LOSSES, bottom=0.01)


def test_dots_curves_and_words_of_a_frame_belong_to_the_same_step():
    seen = []
    for figure in _frames():
        above, chart = figure.axes
        steps = {len(curve.get_xdata()) - 1 for curve in chart.lines}
        (step,) = steps
        dots = [line for line in above.lines if line.get_marker() != "None"]
        for dot, curve, name in zip(dots, chart.lines, NAMES, strict=True):
            np.testing.assert_array_equal(dot.get_xydata(), WALKS[name][[step]])
            np.testing.assert_array_equal(curve.get_ydata(), LOSSES[name][: step + 1])
        assert status(figure) == f"step {step}: lowest is one with a loss of 0.1"
        seen.append(step)
    assert (seen[0], seen[-1]) == (0, 40)
    assert len(seen) <= 60


def test_no_two_walkers_look_alike_and_the_key_names_them_row_by_row():
    figure = next(_frames())
    chart = figure.axes[1]
    assert len({(line.get_marker()) for line in chart.lines}) == 6
    looks = {(to_hex(line.get_color()), line.get_linestyle()) for line in chart.lines}
    assert len(looks) == 6
    (key,) = figure.legends
    assert [text.get_text() for text in key.texts] == ["one", "four", "two", "five", "three", "six"]


@pytest.mark.parametrize("bottom", [0.01, 1e-6])
def test_the_axis_of_the_losses_ends_where_it_is_told(bottom):
    style.use("light")
    figure = next(film(_height, (-6, 6, -6, 6), WALKS, LOSSES, bottom))
    low, high = figure.axes[1].get_ylim()
    assert low == bottom
    assert high > max(loss.max() for loss in LOSSES.values())
