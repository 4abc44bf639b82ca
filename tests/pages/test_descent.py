"""What the page on descent says of its pictures holds."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.descent import pits_height
from recipes import PAGES, RECIPES
from scipy import optimize
from statuses import status

from gdviz.drawing import style
from gdviz.functions.curves import Exponential, FlatFloor, Parabola, Waves
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _module(picture):
    return RECIPES[f"descent/{picture}"].module


def test_the_dots_and_the_words_of_the_parabola_belong_to_the_same_iterate():
    for figure in RECIPES["descent/parabola"].draw():
        step = int(re.match(r"step (\d+)", status(figure))[1])
        expected = np.array([-5, 3]) * 0.96**step
        dots = [line for line in figure.axes[0].lines if line.get_marker() in "os"]
        np.testing.assert_allclose([dot.get_xdata()[0] for dot in dots], expected, atol=1e-12)
        np.testing.assert_allclose([dot.get_ydata()[0] for dot in dots], expected**2 + 1)
        np.testing.assert_allclose(
            [line.get_ydata()[-1] for line in figure.axes[1].lines], expected, atol=1e-12
        )
        assert status(figure).endswith(f"{expected[0]:.3f} and {expected[1]:.3f}")


@pytest.mark.parametrize(("picture", "function"), [("parabola", Parabola()), ("waves", Waves())])
def test_the_arrows_point_uphill(picture, function):
    axes = next(RECIPES[f"descent/{picture}"].draw()).axes[0]
    (arrows,) = (drawn for drawn in axes.collections if hasattr(drawn, "U"))
    places, along = arrows.get_offsets()[:, 0], np.asarray(arrows.U)
    long = np.abs(along) > 0.1
    assert long.sum() >= 12
    rise = function([places + 1e-4 * np.sign(along)]) - function([places])
    assert (rise[long] > 0).all()


@pytest.mark.parametrize("picture", ["parabola", "waves"])
def test_every_dot_goes_down_from_frame_to_frame(picture):
    heights = []
    for figure in RECIPES[f"descent/{picture}"].draw():
        dots = [line for line in figure.axes[0].lines if line.get_marker() in ("o", "s", "^")]
        heights.append([dot.get_ydata()[0] for dot in dots])
    assert (np.diff(heights, axis=0) < 1e-12).all()
    assert (np.diff(heights, axis=0)[:5] < 0).all()


@pytest.mark.parametrize(("rate", "arrives"), [(0.02, True), (0.99, True), (1.01, False)])
def test_on_the_parabola_descent_arrives_with_rates_below_1_alone(rate, arrives):
    end = descend(Parabola(), [-5], GradientDescent(rate), steps=2000)[-1, 0]
    assert (abs(end) < 1e-9) == arrives
    assert arrives or abs(end) > 5


def test_the_basins_of_the_waves_end_where_the_walks_say():
    """Either side of a hilltop leads to another hollow, and so do the ends of the window."""
    top = RECIPES["descent/waves"].facts["top"]
    starts = {-7: -4.9132, -top - 1e-4: -4.9132, -top + 1e-4: 0, top - 1e-4: 0, 7: 4.9132}
    for start, hollow in starts.items():
        end = descend(Waves(), [start], GradientDescent(0.02), steps=1000)[-1, 0]
        assert end == pytest.approx(hollow, abs=1e-4)


def test_the_waves_have_no_deepest_hollow():
    depths = [-x * np.sin(x) for x in _stationary_waves() if np.sin(x) < 0]
    assert len(depths) == 10
    assert (np.diff(depths) > 6).all()


def _stationary_waves():
    """Where tan x = −x, one place between two poles of the tangent."""
    poles = np.pi * (np.arange(20) + 0.5)
    return [
        optimize.brentq(lambda x: np.sin(x) + x * np.cos(x), pole, pole + np.pi) for pole in poles
    ]


def test_all_six_walks_on_the_hills_end_at_a_bottom_on_their_side_of_the_diagonal():
    walks = _module("hills").walks
    for x, y in np.moveaxis(walks, 1, 0):
        side = np.pi / 2 if x[0] > y[0] else -np.pi / 2
        end = descend(Hills(), (x[0], y[0]), GradientDescent(0.03), steps=700)[-1]
        np.testing.assert_allclose(end, (side, -side), atol=1e-6)
    assert (walks[0, :, 0] < walks[1, :, 0]).sum() == 3


def test_the_slowest_walk_on_the_hills_is_the_one_beside_the_diagonal():
    x, y = _module("hills").walks
    left = np.hypot(abs(x[:, -1]) - np.pi / 2, abs(y[:, -1]) - np.pi / 2)
    assert left.argmax() == abs(x[:, 0] - y[:, 0]).argmin() == 2


def test_both_views_of_the_hills_show_the_same_dots():
    for figure in RECIPES["descent/hills"].draw():
        above, space = figure.axes
        dots, balls = above.lines[-1].get_xydata().T, space.lines[-1].get_data_3d()
        np.testing.assert_array_equal(dots, balls[:2])
        said = ", ".join(f"{height:.2f}" for height in np.sin(dots[0]) * np.sin(dots[1]))
        assert status(figure).endswith(said)


def test_the_deepest_pit_has_the_smallest_basin():
    facts = RECIPES["descent/hollows"].facts
    assert facts["height_deep"] < facts["height_middle"] < facts["height_wide"]
    assert facts["share_deep"] < facts["share_middle"] < facts["share_wide"]


def test_the_pits_are_a_bowl_with_three_bell_curves_turned_over():
    points = np.random.default_rng(0).uniform(-3, 3, (2, 50))
    np.testing.assert_allclose(
        _module("hollows").hollows(points), pits_height(*points), rtol=1e-12, atol=1e-14
    )


def test_the_signs_of_the_six_level_places_are_those_of_their_formulas():
    """In the order of the table, from second differences of the heights."""
    formulas = [
        lambda x, y: x**2 + y**2,
        lambda x, y: -(x**2) - y**2,
        lambda x, y: x**2 - y**2,
        lambda x, y: x**2,
        lambda x, y: x**4 + y**4,
        lambda x, y: x**3 - 3 * x * y**2,
    ]
    h = 1e-3
    for formula, (name, function) in zip(formulas, _module("level").places.items(), strict=True):
        grid = np.random.default_rng(0).uniform(-1, 1, (2, 40))
        np.testing.assert_allclose(function(grid), formula(*grid), atol=1e-12)
        xx = formula(h, 0) + formula(-h, 0)
        yy = formula(0, h) + formula(0, -h)
        xy = (formula(h, h) - formula(h, -h) - formula(-h, h) + formula(-h, -h)) / 4
        curvatures = np.linalg.eigvalsh([[xx, xy], [xy, yy]])[::-1] / h**2
        signs = ["+" if c > 1e-4 else "−" if c < -1e-4 else "0" for c in curvatures]
        assert _module("level").signs[name] == " ".join(signs)


def test_the_monkey_saddle_has_three_ways_down_and_the_flat_minimum_none():
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    around = np.array([np.cos(angles), np.sin(angles)])
    for name, ways in {"monkey saddle": 3, "saddle": 2, "flat minimum": 0, "minimum": 0}.items():
        down = _module("level").places[name](around) < -1e-9
        assert (down & ~np.roll(down, 1)).sum() == ways


def test_the_walk_on_the_ridge_never_leaves_it():
    x, y = _module("saddle").walks[0].T
    np.testing.assert_array_equal(x, y)
    assert (np.diff(x) < 0).all()


def test_the_distance_of_the_two_walks_never_shrinks_again():
    apart = _module("saddle").apart
    assert (np.diff(apart[10:]) > 0).all()
    np.testing.assert_allclose(apart[150:250] / apart[149:249], 1.03, atol=5e-4)


def test_the_dashed_line_of_the_escape_is_never_a_whole_step_below_a_dot():
    module = _module("escape")
    late = module.counts - module.law
    assert ((late >= 0) & (late < 1)).all()


@pytest.mark.parametrize("function", [Parabola(), Exponential(), FlatFloor()])
def test_the_convex_curves_lie_below_their_chords_and_the_waves_do_not(function):
    x = np.linspace(-5, 5, 81)
    one, other = np.meshgrid(x, x)
    assert (_below_chord(function, one, other) <= 1e-12).all()
    assert (_below_chord(Waves(), one, other) > 1).any()


def _below_chord(function, one, other):
    return function([(one + other) / 2]) - (function([one]) + function([other])) / 2


def test_three_walks_reach_the_same_lowest_height_at_three_places():
    ends = _module("convex").walks[-1]
    np.testing.assert_allclose(FlatFloor()([ends]), 0, atol=1e-8)
    assert (np.diff(ends) > 0.9).all()


def test_the_page_leads_to_the_learning_rates():
    assert PAGES["descent"].rstrip().endswith("[Learning rates](rates.md).")


def test_the_marks_of_the_starts_differ_in_more_than_their_colour():
    above = RECIPES["descent/hollows"].draw().axes[1]
    shapes = {len(mark.get_paths()[0].vertices) for mark in above.collections}
    colours = {to_hex(mark.get_facecolor()[0]) for mark in above.collections}
    assert len(shapes) == len(colours) == 3
