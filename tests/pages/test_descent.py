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
        said = f"{expected[0]:.3f} and {expected[1]:.3f}".replace("-", "−")
        assert status(figure).endswith(said)


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


@pytest.mark.parametrize(
    ("rate", "factor"), [(0.95, -0.9), (1, -1), (1.05, -1.1), (0.5, 0), (0.02, 0.96)]
)
@pytest.mark.parametrize("start", [-5, 2, 3.3])
def test_a_step_on_the_parabola_multiplies_by_the_same_factor_everywhere(rate, factor, start):
    walk = descend(Parabola(), [start], GradientDescent(rate), steps=4)[:, 0]
    np.testing.assert_allclose(walk, start * float(factor) ** np.arange(5), atol=1e-12)


def test_the_jumps_are_drawn_inwards_level_and_outwards():
    inwards, level, outwards = (
        plot.lines[1].get_xydata() for plot in RECIPES["descent/jumps"].draw().axes
    )
    for jumps in (inwards, level, outwards):
        x, height = jumps.T
        np.testing.assert_allclose(height, x**2 + 1)
        assert (x[1:] * x[:-1] < 0).all()
    assert (np.diff(inwards[:, 1]) < 0).all()
    assert (np.diff(outwards[:, 1]) > 0).all()
    np.testing.assert_array_equal(level[:, 1], 5)


@pytest.mark.parametrize("rate", [0.02, 0.1])
@pytest.mark.parametrize("seed", range(5))
def test_random_starts_on_the_waves_find_the_hollows_in_these_shares(seed, rate):
    facts = RECIPES["descent/waves"].facts
    x = np.random.default_rng(seed).uniform(-7, 7, (3, 2000))
    for _ in range(round(20 / rate)):
        x = x - rate * (np.sin(x) + x * np.cos(x))
    in_middle = abs(x) < 1
    np.testing.assert_allclose(abs(x[~in_middle]), facts["right"], atol=1e-3)
    assert in_middle.mean() == pytest.approx(facts["inner"], abs=0.025)
    assert in_middle.all(axis=0).mean() == pytest.approx(facts["missed"], abs=0.015)


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


def test_the_six_walks_are_those_of_the_page_before_and_start_on_the_inner_halves():
    x, y = _module("hills").walks[:, :, 0]
    np.testing.assert_array_equal(
        np.transpose([x, y]), RECIPES["gradients/field"].module.starts[:6]
    )
    assert (x * y > 0).all()
    assert (abs(x + y) < np.pi).all()


def _walked(starts, rate):
    """Where walks on the hills end, by the two slopes written out."""
    x, y = starts
    for _ in range(round(40 / rate)):
        x, y = x - rate * np.cos(x) * np.sin(y), y - rate * np.sin(x) * np.cos(y)
    return np.array([x, y])


@pytest.mark.parametrize("rate", [0.03, 0.2, 0.8])
@pytest.mark.parametrize("seed", range(6))
def test_three_lines_part_the_hills_for_random_starts(seed, rate):
    """Between x + y = ±π the diagonal decides for all; beyond, every walk leaves the window."""
    starts = np.random.default_rng(seed).uniform(-np.pi, np.pi, (2, 3000))
    # Beside a border a walk takes too long for a test.
    u, v = starts.sum(axis=0), starts[0] - starts[1]
    clear = (abs(v) > 1e-3) & (abs(abs(u) - np.pi) > 1e-3)
    starts, u, v = starts[:, clear], u[clear], v[clear]
    x, y = _walked(starts, rate)
    between = abs(u) < np.pi
    side = np.sign(v) * np.pi / 2
    np.testing.assert_allclose([x[between], y[between]], [side[between], -side[between]], atol=1e-2)
    assert (np.maximum(abs(x), abs(y))[~between] > np.pi).all()


@pytest.mark.parametrize("seed", range(6))
def test_the_diagonal_alone_is_right_for_half_of_the_hills_and_misses_a_quarter_of_the_window(seed):
    starts = np.random.default_rng(seed).uniform(-np.pi, np.pi, (2, 20_000))
    x, y = _walked(starts, 0.1)
    side = np.where(starts[0] < starts[1], -np.pi / 2, np.pi / 2)
    right = np.hypot(x - side, y + side) < 0.5
    on_hills = starts.prod(axis=0) > 0
    assert right[on_hills].mean() == pytest.approx(0.5, abs=0.02)
    assert right[~on_hills].all()
    assert (np.maximum(abs(x), abs(y)) > np.pi).mean() == pytest.approx(0.25, abs=0.015)


@pytest.mark.parametrize(
    ("start", "end"),
    [((1.7, 1.9), (np.pi / 2, 3 * np.pi / 2)), ((-1.7, -1.9), (-np.pi / 2, -3 * np.pi / 2))],
)
def test_a_walk_from_a_corner_ends_in_the_next_hollow(start, end):
    np.testing.assert_allclose(_walked(start, 0.03), end, atol=1e-6)
    assert Hills()(end) == -1


def test_the_map_colours_each_start_by_the_hollow_that_its_walk_reaches():
    module = _module("basins")
    upper, lower = RECIPES["descent/basins"].draw().axes[0].patches[:2]
    for start, area in {
        (-2, 2): upper,
        (0.5, 2): upper,
        (-2.5, -0.2): upper,
        (2, -2): lower,
        (2, 0.5): lower,
        (1.5, 1.4): lower,
        (1.7, 1.9): None,
        (-2, -1.5): None,
    }.items():
        inside = [patch for patch in (upper, lower) if patch.get_path().contains_point(start)]
        assert inside == ([area] if area else [])
        end = descend(Hills(), start, GradientDescent(0.03), steps=1000)[-1]
        hollow = {upper: module.upper_left, lower: module.lower_right}.get(area)
        assert hollow is None or np.hypot(*np.subtract(end, hollow)) < 1e-3


def test_the_slowest_walk_on_the_hills_is_the_one_beside_the_diagonal():
    x, y = _module("hills").walks
    left = np.hypot(abs(x[:, -1]) - np.pi / 2, abs(y[:, -1]) - np.pi / 2)
    assert left.argmax() == abs(x[:, 0] - y[:, 0]).argmin() == 2


def test_the_dots_on_the_hills_lie_on_the_ground_and_the_status_knows_the_outermost():
    for figure in RECIPES["descent/hills"].draw():
        (space,) = figure.axes
        x, y, z = np.transpose([line.get_data_3d() for line in space.lines[-6:]])[0]
        np.testing.assert_allclose(z, np.sin(x) * np.sin(y), atol=1e-12)
        said = f"heights from {z.min():.2f} to {z.max():.2f}".replace("-", "−")
        assert status(figure).endswith(said)


def test_no_hill_hides_a_walk():
    """What looks less steep than our view is never behind something else."""
    (space,) = next(RECIPES["descent/hills"].draw()).axes
    spans = np.ptp([space.get_xlim(), space.get_ylim(), space.get_zlim()], axis=1)
    across, _, upright = _module("hills").shape / spans
    anywhere = np.random.default_rng(0).uniform(-np.pi, np.pi, (2, 1000))
    steepest = np.linalg.norm(Hills().gradient(anywhere), axis=0).max()
    assert np.degrees(np.arctan(steepest * upright / across)) < space.elev


def test_the_deepest_pit_has_the_smallest_basin():
    facts = RECIPES["descent/hollows"].facts
    assert facts["height_deep"] < facts["height_middle"] < facts["height_wide"]
    assert facts["share_deep"] < facts["share_middle"] < facts["share_wide"]


@pytest.mark.parametrize("rate", [0.02, 0.1])
@pytest.mark.parametrize("seed", range(3))
def test_random_starts_find_the_deepest_pit_least_often(seed, rate):
    starts = np.random.default_rng(seed).uniform(-3, 3, (2, 4000))
    x, y = starts
    for _ in range(round(30 / rate)):
        slope_x, slope_y = _module("hollows").hollows.gradient((x, y))
        x, y = x - rate * slope_x, y - rate * slope_y
    wide, middle, deep = (
        np.mean(np.hypot(x - a, y - b) < 0.2) for a, b in _module("hollows").bottoms
    )
    assert deep < middle < wide
    assert deep + middle + wide == pytest.approx(1, abs=0.01)


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
    # The logarithm rises in a straight line in between, and less at both ends.
    rise = np.diff(np.log(apart))
    assert max(rise[10], rise[-10]) < 0.8 * rise[200]
    np.testing.assert_allclose(apart[150:250] / apart[149:249], 1.03, atol=5e-4)


@pytest.mark.parametrize("seed", range(5))
def test_random_starts_all_leave_the_saddle(seed):
    starts = np.random.default_rng(seed).uniform(-np.pi, np.pi, (2, 5000))
    assert (np.hypot(*_walked(starts, 0.05)) > 1).all()
    # On the ridge itself every walk ends there, as long as rounding treats x and y alike.
    for place in starts[0, :5] / 2:
        end = descend(Hills(), (place, place), GradientDescent(0.05), steps=500)[-1]
        assert np.hypot(*end) < 1e-3


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


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2])
def test_walks_close_in_on_the_edge_of_the_level_floor_and_never_arrive(rate):
    rng = np.random.default_rng(0)
    for start in rng.uniform(1.01, 3, 20) * rng.choice([-1, 1], 20):
        walk = descend(FlatFloor(), [start], GradientDescent(rate), steps=30)[:, 0]
        missing = abs(walk) - 1
        np.testing.assert_allclose(missing[1:] / missing[:-1], 1 - 2 * rate, rtol=1e-3)
        assert missing[-1] > 0


def test_three_walks_close_in_on_the_same_lowest_height_at_three_places():
    walks = _module("convex").walks
    np.testing.assert_allclose(FlatFloor()([walks[-1]]), 0, atol=1e-8)
    assert (np.diff(walks[-1]) > 0.9).all()
    assert (walks[:, 1] == 0).all()


def test_the_page_leads_to_the_learning_rates():
    following = PAGES["descent"].partition("\n## What comes next\n")[2]
    assert following.lstrip().startswith("[Learning rates](rates.md)")


def test_the_marks_of_the_starts_differ_in_more_than_their_colour():
    above = RECIPES["descent/hollows"].draw().axes[1]
    shapes = {len(mark.get_paths()[0].vertices) for mark in above.collections}
    colours = {to_hex(mark.get_facecolor()[0]) for mark in above.collections}
    assert len(shapes) == len(colours) == 3
