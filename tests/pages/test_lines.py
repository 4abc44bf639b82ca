"""What the page that fits a line says of its pictures holds."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.lines import mean_squared_error
from recipes import RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.film import render


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
        assert f"slope {slope:.3f}, intercept {intercept:.3f}" in status(figure)


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


def test_the_page_s_claims_about_scaling_hold():
    """In raw time 20 steps hardly move the intercept; standardised, one step arrives."""
    walks = RECIPES["lines/scaling"].module.walks
    raw, standard = walks["time"], walks["standard"]
    assert abs(raw[-1][1] - raw[1][1]) < 0.05
    np.testing.assert_allclose(standard[1], 0, atol=1e-12)
