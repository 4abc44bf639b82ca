"""A race shows every walker at the same step, each on its map and all in the chart."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from statuses import status

from gdviz.drawing import style
from gdviz.experiments.race import film

NAMES = ("one", "two", "three", "four", "five", "six", "seven")
WALKS = {name: np.linspace((n, n), (0, 0), 41) for n, name in enumerate(NAMES, start=1)}
LOSSES = {name: np.linspace(8, n, 41) for n, name in enumerate(NAMES, start=1)}


def _height(point):
    x, y = point
    return x**2 + y**2


def _frames(count=6, bottom=0.01):
    style.use("light")
    walks, losses = ({name: part[name] for name in NAMES[:count]} for part in (WALKS, LOSSES))
    return film(_height, (-8, 8, -8, 8), walks, losses, bottom)


@pytest.mark.parametrize("count", [6, 7])
def test_dots_trails_curves_and_words_of_a_frame_belong_to_the_same_step(count):
    seen = []
    for figure in _frames(count):
        *maps, chart = figure.axes
        curves = [line for line in chart.lines if line.get_animated()]
        (step,) = {len(curve.get_xdata()) - 1 for curve in curves}
        for ax, curve, name in zip(maps, curves, NAMES, strict=False):
            trail, dot = ax.lines
            assert ax.get_title() == name
            np.testing.assert_array_equal(trail.get_xydata(), WALKS[name][: step + 1])
            np.testing.assert_array_equal(dot.get_xydata(), WALKS[name][[step]])
            np.testing.assert_array_equal(curve.get_ydata(), LOSSES[name][: step + 1])
        said = f"step {step}: lowest loss so far {LOSSES['one'][step]:.2g}"
        assert status(figure) == (said if step else "step 0: all tie at 8")
        seen.append(step)
    assert (seen[0], seen[-1]) == (0, 40)
    assert seen == sorted(seen)
    assert len(seen) > 60


def test_who_ties_at_the_start_is_not_called_a_leader():
    for figure in _frames():
        assert not any(re.search(rf"\b{name}\b", status(figure)) for name in NAMES)


def test_no_two_walkers_look_alike_and_each_has_its_colour_on_its_map():
    *maps, chart = next(_frames(7)).axes
    curves = [line for line in chart.lines if line.get_animated()]
    colours = [to_hex(curve.get_color()) for curve in curves]
    assert len({*zip(colours, [curve.get_linestyle() for curve in curves], strict=True)}) == 7
    assert len(set(colours)) == 7
    for ax, colour in zip(maps, colours, strict=True):
        assert {to_hex(line.get_color()) for line in ax.lines} == {colour}


def test_the_names_stand_beside_the_curves_in_their_final_order():
    *_, chart = next(_frames()).axes
    names = sorted(chart.texts, key=lambda text: text.get_position()[1])
    assert [text.get_text() for text in names] == list(NAMES[:6])
    strokes = [line for line in chart.lines if not line.get_animated()]
    heights = {float(stroke.get_ydata()[0]) for stroke in strokes}
    assert heights == {float(text.get_position()[1]) for text in names}


@pytest.mark.parametrize("bottom", [0.01, 1e-6])
def test_the_axis_of_the_losses_ends_where_it_is_told(bottom):
    low, high = next(_frames(bottom=bottom)).axes[-1].get_ylim()
    assert low == bottom
    assert high > max(loss.max() for loss in LOSSES.values())
