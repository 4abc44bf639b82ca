"""What the page that fits a line says of its pictures holds."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.lines import mean_squared_error
from recipes import RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.film import render
from gdviz.functions import regression
from gdviz.notation import as_mathematics
from gdviz.optim import descent


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _lines(figure, role):
    """The lines of a role in the light scheme."""
    colour = style.PALETTE[role][0]
    return [line for ax in figure.axes for line in ax.lines if to_hex(line.get_color()) == colour]


def test_the_dot_and_the_line_of_the_descent_show_the_same_iterate():
    walk = RECIPES["lines/descent"].module.walk
    shown = iter(RECIPES["lines/descent"].module.shown)
    for figure in RECIPES["lines/descent"].draw():
        dot, line = _lines(figure, "model")
        slope, intercept = dot.get_xydata()[0]
        np.testing.assert_array_equal((slope, intercept), walk[next(shown)])
        drawn = line.get_ydata()
        np.testing.assert_allclose((drawn[0], drawn[-1]), (intercept, slope + intercept))
        said = as_mathematics(f"slope {slope:.3f}, intercept {intercept:.3f}")
        assert said in status(figure)


def test_the_loss_surface_is_the_right_way_round():
    """The worst corner, at slope −2 and intercept −1, is at the lower left and the brightest."""
    figure = RECIPES["lines/surface"].draw()
    pixels = render.redraw(figure)
    ax = figure.axes[0]
    corner = {}
    for slope in (-1.98, 1.98):
        for intercept in (-0.98, 0.98):
            column, row = ax.transData.transform((slope, intercept))
            colour = int(pixels[-1 - int(row), int(column)])
            corner[slope, intercept] = (colour & 255) + (colour >> 8 & 255)  # Red and green.
    assert max(corner, key=corner.get) == (-1.98, -0.98)


def test_the_arrows_are_at_right_angles_to_the_contour_in_the_picture():
    figure = RECIPES["lines/slope"].draw()
    render.redraw(figure)
    point, gradient = RECIPES["lines/slope"].module.point, RECIPES["lines/slope"].module.gradient
    along = np.array([-gradient[1], gradient[0]])
    ends = figure.axes[0].transData.transform([point, point + along, point + gradient])
    contour, arrow = ends[1] - ends[0], ends[2] - ends[0]
    assert abs(contour @ arrow) < 1e-9 * np.linalg.norm(contour) * np.linalg.norm(arrow)


def test_the_worst_guess_is_more_than_ten_times_as_bad_as_the_best():
    assert (
        RECIPES["lines/guesses"].facts["worst_loss"] > 10 * RECIPES["lines/squares"].facts["loss"]
    )


def test_the_highest_corner_of_the_surface_is_the_one_where_the_walk_starts():
    corners = {(w, b): mean_squared_error(w, b) for w in (-2, 2) for b in (-1, 1)}
    assert max(corners, key=corners.get) == (-2, -1)


def _step(rates, start):
    """The loss after one step at each rate, and what the gradient promises."""
    loss = RECIPES["lines/step"].module.loss
    gradient = loss.gradient(start)
    ends = np.array(start)[:, None] - gradient[:, None] * rates
    return loss(ends), loss(start) - rates * (gradient @ gradient)


@pytest.mark.parametrize("start", [(-2, -1), (2, 1), (0, 0), (-0.9, 0.2), (1, -1)])
def test_a_promise_is_broken_by_the_square_of_the_rate(start):
    """So it nearly holds for short steps; a loss that bends upwards always stays above it."""
    rates = np.array([1e-3, 1e-2, 1e-1])
    real, promised = _step(rates, start)
    assert (real > promised).all()
    np.testing.assert_allclose((real - promised) / rates**2, (real - promised)[0] / 1e-6, rtol=1e-6)


def test_the_ground_gets_flatter_during_the_first_step():
    module = RECIPES["lines/step"].module
    ahead = module.gradient / np.linalg.norm(module.gradient)
    assert 0 < module.loss.gradient(module.small_step) @ ahead < module.gradient @ ahead


def test_a_step_beyond_the_lowest_point_climbs_the_other_wall():
    module = RECIPES["lines/step"].module
    beyond = np.linspace(module.lowest_at, 0.8, 50)
    real, _ = _step(beyond, module.start)
    assert (np.diff(real) > 0).all()
    assert module.loss.gradient(module.after_step(0.8)) @ module.gradient < 0


def test_in_the_valley_each_step_takes_the_same_share_of_the_loss():
    left = RECIPES["lines/valley"].module.loss_left
    share = 1 - left[1:] / left[:-1]
    np.testing.assert_allclose(share[250:], share[-1], rtol=0.01)
    assert share[0] > 10 * share[-1]


def test_what_the_loss_grows_with_is_the_square_of_the_distance():
    loss = RECIPES["lines/fit"].module.loss
    away = np.array([0.3, -0.7])
    near, far = (loss(loss.minimum + scale * away) - loss(loss.minimum) for scale in (1, 3))
    assert far == pytest.approx(9 * near)


def test_the_three_units_start_from_one_line_and_show_it_undistorted():
    module = RECIPES["lines/scaling"].module
    predicted = []
    for name, (shift, scale) in module.units.items():
        slope, intercept = module.walks[name][0]
        predicted.append(slope * (module.time - shift) / scale + intercept)
    np.testing.assert_allclose(predicted, [predicted[0]] * 3, atol=1e-9)
    for ax in RECIPES["lines/scaling"].draw().axes:
        assert ax.get_aspect() == 1
        box = ax.get_window_extent()
        assert box.width == pytest.approx(box.height, rel=1e-6)
        assert ax.get_xlim() == ax.get_ylim()


def test_no_word_hides_a_measurement_of_the_run():
    figure = RECIPES["lines/runs"].draw()
    render.redraw(figure)
    (ax,) = figure.axes
    (dots,) = ax.collections
    places = ax.transData.transform(dots.get_offsets())
    assert len(places) == 50
    for word in ax.texts:
        box = word.get_bbox_patch().get_window_extent().padded(3)
        assert not any(box.contains(*place) for place in places)


def test_the_word_best_covers_no_bar():
    frames = RECIPES["lines/guesses"].draw()
    for figure in frames:
        if frames.held:  # Nothing has moved.
            continue
        chart = figure.axes[1]
        bars = [bar for bar in chart.patches if bar.get_visible()]
        render.redraw(figure)
        box = chart.texts[0].get_window_extent()
        assert not any(box.overlaps(bar.get_window_extent()) for bar in bars)


def test_the_page_s_claims_about_scaling_hold():
    """In raw time 20 steps hardly move the intercept; standardised, one step arrives."""
    module = RECIPES["lines/scaling"].module
    raw, standard = module.walks["time"], module.walks["standard"]
    assert abs(raw[-1][1] - raw[1][1]) < 0.05
    # The first step, to the floor of the canyon, is shorter than a dot.
    assert np.linalg.norm(raw[1] - raw[0]) < 0.1
    np.testing.assert_allclose(standard[1], 0, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_standardised_numbers_need_one_step_whatever_was_measured(seed):
    module = RECIPES["lines/own_data"].module
    rng = np.random.default_rng(seed)
    x, y = rng.normal(rng.uniform(-99, 99, (2, 1)), rng.uniform(0.01, 99, (2, 1)), (2, 30))
    (u, v) = ((values - values.mean()) / values.std() for values in (x, y))
    _, weights = descent.descend(
        regression.line_loss(u, v), (0, 0), descent.GradientDescent(0.5), 1
    )
    slope = weights[0] * y.std() / x.std()
    assert slope == pytest.approx(np.polyfit(x, y, 1)[0], rel=1e-9)
    assert module.loss.hessian == pytest.approx(2 * np.eye(2), abs=1e-12)
