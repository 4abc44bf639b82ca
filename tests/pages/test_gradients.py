"""What the page on gradients says of its pictures holds."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.gradients import PLACE, height, slope_towards, steepest_way
from recipes import PAGES, RECIPES
from scipy import optimize
from statuses import status

from gdviz import data
from gdviz.drawing import style
from gdviz.film import render
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import Hills
from gdviz.notation import as_mathematics
from gdviz.optim.descent import GradientDescent, descend


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _quivers(ax):
    return [artist for artist in ax.collections if hasattr(artist, "U")]


def test_the_line_goes_through_the_two_points_of_the_curve_that_it_names():
    for figure in RECIPES["gradients/secant"].draw():
        plot, chart = figure.axes
        *_, line, dot = plot.lines
        ((x, y),) = dot.get_xydata()
        first, last = line.get_xydata()[[0, -1]]
        slope = (last[1] - first[1]) / (last[0] - first[0])
        assert y == pytest.approx(x**2 + 1)
        assert slope == pytest.approx((y - 2) / (x - 1))
        np.testing.assert_allclose(chart.lines[-1].get_xydata()[-1], (x - 1, slope))
        assert status(figure) == as_mathematics(
            f"gap {x - 1:.3f}: change {y - 2:.3f}, slope {slope:.3f}"
        )


def test_rounding_makes_the_smallest_gaps_worse_than_larger_ones():
    """At any place of the curve; and of the two, two points on both sides do better."""
    module = RECIPES["gradients/differences"].module
    gaps = module.gaps
    for place in (1, *np.random.default_rng(0).uniform(0.3, 1.2, 20)):
        rises = (place + gaps) ** 3 - place**3, ((place + gaps) ** 3 - (place - gaps) ** 3) / 2
        ahead, both = (np.abs(rise / gaps - 3 * place**2) for rise in rises)
        assert 1e-10 < gaps[np.argmin(ahead)] < 1e-7
        assert 1e-8 < gaps[np.argmin(both)] < 1e-4
        assert both.min() < ahead.min()
        assert max(ahead[-10:].max(), both[-10:].max()) > 1e-3


def test_two_lines_go_through_the_points_that_they_name():
    plot, chart = RECIPES["gradients/differences"].draw().axes
    _, curve, ahead, both, behind, here, beyond = (line.get_xydata() for line in plot.lines)
    np.testing.assert_allclose(curve[:, 1], curve[:, 0] ** 3, atol=1e-12)
    np.testing.assert_array_equal([*behind, *here, *beyond], [(0, 0), (1, 1), (2, 8)])
    for line, start in ((ahead, here), (both, behind)):
        (x, y) = start[0]
        np.testing.assert_allclose(line[:, 1], y + (8 - y) / (2 - x) * (line[:, 0] - x), atol=1e-12)
    *_, low, high = (line.get_xydata() for line in chart.lines)
    np.testing.assert_array_equal([*low, *high], [(1, 1), (1, 4)])


def test_the_cuts_lie_on_the_hill_and_their_tangents_touch_them():
    *_, along_x, along_y = RECIPES["gradients/slices"].draw().axes
    for ax, degrees, place in ((along_x, 0, 2), (along_y, 90, 0.6)):
        cut, tangent, _ = (line.get_xydata() for line in ax.lines)
        where = np.outer(PLACE, np.ones(len(cut)))
        where[degrees // 90] = cut[:, 0]
        np.testing.assert_allclose(cut[:, 1], height(where), atol=1e-12)
        run, rise = tangent[1] - tangent[0]
        assert rise / run == pytest.approx(slope_towards(degrees), abs=1e-9)
        np.testing.assert_allclose(tangent.mean(axis=0), (place, height(PLACE)), atol=1e-12)


def test_the_gradient_is_at_a_right_angle_to_the_contour_in_the_picture():
    """The contour is the one that matplotlib traced, the arrow the one that it drew."""
    figure = RECIPES["gradients/plane"].draw()
    render.redraw(figure)
    above = figure.axes[1]
    (arrow,) = _quivers(above)
    (bold,) = [lines for lines in above.collections if (lines.get_linewidth() == 2.2).all()]
    pixels = above.transData.transform
    (path,) = bold.get_paths()
    nearest = np.argsort(np.linalg.norm(path.vertices - PLACE, axis=1))[:2]
    first, last = pixels(path.vertices[nearest])
    foot, head = pixels([PLACE, PLACE + np.array([arrow.U[0], arrow.V[0]])])
    along, uphill = (way / np.linalg.norm(way) for way in (last - first, head - foot))
    assert abs(along @ uphill) < 0.02


def test_the_pane_touches_the_hill_and_leans_as_it_does():
    miss, closer = (RECIPES["gradients/plane"].facts[name] for name in ("miss", "closer"))
    assert round(closer / miss, 2) == 0.01
    assert closer > 0


def test_the_slope_against_direction_is_a_cosine():
    """The curve is the slope measured there, and so are the arrow and the dot."""
    uphill, steepest = steepest_way(1)
    above, chart = RECIPES["gradients/directions"].draw().axes
    for turn, slope in chart.lines[0].get_xydata():
        assert slope == pytest.approx(slope_towards(turn), abs=1e-9)
        assert slope == pytest.approx(steepest * np.cos(np.radians(turn - uphill)), abs=1e-6)
    ((turn, slope),) = chart.lines[-1].get_xydata()
    assert slope == pytest.approx(slope_towards(turn), abs=1e-9)
    gradient, way = ((arrow.U[0], arrow.V[0]) for arrow in _quivers(above))
    np.testing.assert_allclose(gradient, (slope_towards(0), slope_towards(90)), atol=1e-9)
    np.testing.assert_allclose(way, (np.cos(np.radians(turn)), np.sin(np.radians(turn))))


def test_the_bold_line_is_level_and_goes_through_the_point():
    contour = RECIPES["gradients/directions"].module.contour
    np.testing.assert_allclose(height(contour), height(PLACE), atol=1e-12)
    assert np.linalg.norm(contour.T - PLACE, axis=1).min() < 0.05


def test_the_slope_is_zero_along_the_contour_and_nowhere_else():
    uphill, _ = steepest_way(1)
    level = [optimize.brentq(slope_towards, *span) for span in ((0, 90), (110, 270))]
    np.testing.assert_allclose(level, (uphill - 90, uphill + 90), atol=1e-3)


def test_the_measured_slopes_lie_on_the_curve():
    module = RECIPES["gradients/directions"].module
    np.testing.assert_allclose(module.measured, module.slopes[::15], atol=1e-3)


def test_the_field_has_17_by_17_arrows_that_lead_downhill():
    (arrows,) = _quivers(RECIPES["gradients/field"].draw().axes[0])
    assert arrows.N == 289
    assert (arrows.X.min(), arrows.X.max()) == (-np.pi, np.pi)
    place, step = np.array([arrows.X, arrows.Y]), 1e-6 * np.array([arrows.U, arrows.V])
    fall = (height(place + step) - height(place - step)) / 2e-6
    np.testing.assert_allclose(fall, -(arrows.U**2 + arrows.V**2), atol=1e-9)


def test_six_walks_end_in_the_hollows_and_the_seventh_in_the_saddle():
    walks = RECIPES["gradients/field"].module.walks
    quarter = np.pi / 2
    ends = [(-1, 1), (-1, 1), (1, -1), (-1, 1), (1, -1), (1, -1)]
    np.testing.assert_allclose(walks[:6, -1], quarter * np.array(ends), atol=1e-6)
    np.testing.assert_array_equal(walks[6, :, 0], walks[6, :, 1])
    np.testing.assert_allclose(walks[6, -1], 0, atol=1e-6)
    # The first goes left and the third down, both from high on one hill.
    assert height(walks[0, 0]) > 0.7
    assert height(walks[2, 0]) > 0.7


def test_after_300_steps_no_walk_of_the_picture_has_arrived_to_a_millionth():
    axes = RECIPES["gradients/field"].draw().axes[0]
    ends = [line.get_xydata()[0] for line in axes.lines if line.get_marker() in "Xs"]
    assert len(ends) == 7
    assert all(np.abs(np.abs(end) - np.pi / 2).max() > 1e-6 for end in ends)


def test_walks_end_where_the_crosses_are_and_the_saddle_has_a_shape_and_colour_of_its_own():
    axes = RECIPES["gradients/field"].draw().axes[0]
    marks = {
        (line.get_marker(), to_hex(line.get_color()))
        for line in axes.lines
        if line.get_marker() != "None"
    }
    light = {role: pair[0] for role, pair in style.PALETTE.items()}
    assert marks == {("o", light["path"]), ("X", light["truth"]), ("s", light["ink"])}


def test_a_start_on_a_hilltop_stays_and_one_beside_the_diagonal_finds_a_hollow():
    rule, quarter = GradientDescent(0.03), np.pi / 2
    top = descend(Hills(), (quarter, quarter), rule, steps=300)
    np.testing.assert_allclose(top, quarter, atol=1e-12)
    beside = descend(Hills(), (1, 1.0001), rule, steps=2000)
    np.testing.assert_allclose(beside[-1], (-quarter, quarter), atol=1e-6)


def test_almost_every_start_in_the_picture_ends_in_a_hollow():
    starts = np.random.default_rng(0).uniform(-np.pi, np.pi, (200, 2)).T
    walkers = Ensemble(Hills(), 2)
    ends = descend(walkers, starts.ravel(), GradientDescent(0.03), steps=3000)[-1].reshape(2, 200)
    np.testing.assert_allclose(Hills()(ends), -1, atol=1e-9)
    outside = np.abs(ends).max(axis=0) > np.pi
    assert 0 < outside.mean() < 0.5


def _first_page():
    """The loss of lines through the runs, and where the walk on the first page starts."""
    time, distance = data.runs()
    return line_loss(time / 49, distance), np.array([-2.0, -1.0])


def test_a_short_step_drops_by_what_the_glass_promises():
    """From wherever one starts, on the hills and on the first page's loss."""
    loss, _ = _first_page()
    starts = np.random.default_rng(0).uniform(-2, 2, (200, 2))
    for function in (Hills(), loss):
        for start in starts:
            gradient = function.gradient(start)
            drop = function(start) - function(start - 0.01 * gradient)
            assert drop == pytest.approx(0.01 * gradient @ gradient, rel=0.013)
            assert drop > 0


def test_from_twice_the_lowest_rate_on_the_first_step_gains_nothing():
    loss, start = _first_page()
    limit = RECIPES["gradients/promise"].facts["too_long"]

    def after(rate):
        return loss(start - rate * loss.gradient(start))

    assert all(after(share * limit) < loss(start) for share in (0.01, 0.1, 0.5, 0.99))
    assert loss(start) < after(1.01 * limit) < after(2 * limit) < after(3 * limit)


def test_the_curve_of_the_promise_is_the_loss_and_the_dashed_line_touches_it():
    loss, start = _first_page()
    gradient = loss.gradient(start)
    for ax in RECIPES["gradients/promise"].draw().axes:
        curve, promise = (line.get_xydata() for line in ax.lines[:2])
        losses = [loss(start - rate * gradient) for rate in curve[:, 0]]
        np.testing.assert_allclose(curve[:, 1], losses, rtol=1e-12)
        run, rise = promise[-1] - promise[0]
        assert rise / run == pytest.approx(-(gradient @ gradient))
        assert promise[0, 1] == loss(start)
        assert (curve[1:, 1] > promise[1:, 1]).all()


class _Steepness:
    """The square of the hills' steepness, with slopes from differences."""

    def __call__(self, point):
        return np.square(Hills().gradient(point)).sum(axis=0)

    def gradient(self, point):
        return optimize.approx_fprime(point, self, 1e-7)


def test_with_the_steepness_to_get_small_a_walk_near_the_top_climbs_it():
    top = np.array([np.pi / 2, np.pi / 2])
    for away in np.random.default_rng(0).uniform(-0.5, 0.5, (5, 2)):
        walk = descend(_Steepness(), top + away, GradientDescent(0.1), steps=200)
        np.testing.assert_allclose(walk[-1], top, atol=1e-4)
        assert height(walk[-1]) > height(walk[0])


def test_ascent_is_descent_on_the_hills_upside_down():
    """One step at a time, and both walks end on level ground."""
    module = RECIPES["gradients/ascent"].module
    for walk, sign in ((module.up, 1), (module.down, -1)):
        slopes = Hills().gradient(walk[:-1].T).T
        np.testing.assert_allclose(np.diff(walk, axis=0), sign * 0.1 * slopes, atol=1e-12)
        assert (sign * np.diff(height(walk.T)) > -1e-12).all()
        assert height(walk[-1]) == pytest.approx(sign, abs=1e-2)


def test_uphill_is_seldom_straight_to_the_top():
    """At four of five places of the hill the arrow misses the summit by more than a degree."""
    places = np.random.default_rng(0).uniform(0, np.pi, (2000, 2))
    towards, arrows = np.pi / 2 - places, Hills().gradient(places.T).T
    lengths = np.linalg.norm(towards, axis=1) * np.linalg.norm(arrows, axis=1)
    beside = np.degrees(np.arccos(np.clip((towards * arrows).sum(axis=1) / lengths, -1, 1)))
    assert np.mean(beside > 1) > 0.8


def test_a_lifted_landscape_has_the_same_slopes():
    for place in np.random.default_rng(0).uniform(-3, 3, (5, 2)):
        lifted = optimize.approx_fprime(place, lambda point: height(point) + 5)
        np.testing.assert_allclose(lifted, Hills().gradient(place), atol=1e-6)


def test_the_refresher_gives_the_partial_derivatives_right():
    def parabola(point):
        return point[0] ** 2 + 1

    def saddle(point):
        x, y = point
        return 2 * x * y + x + y

    for x, y in np.random.default_rng(0).uniform(-3, 3, (5, 2)):
        slopes = optimize.approx_fprime((x, y), saddle)
        np.testing.assert_allclose(slopes, (2 * y + 1, 2 * x + 1), atol=1e-5)
        np.testing.assert_allclose(optimize.approx_fprime((x,), parabola), 2 * x, atol=1e-5)
    assert (saddle((1, 2)), saddle((2, 2)), saddle((1, 3))) == (7, 12, 10)
    for formula in ("= 2x + h", "(2y + 1, \\, 2x + 1)", "f(2, 2) = 12", "f(1, 3) = 10"):
        assert formula in PAGES["gradients"]
