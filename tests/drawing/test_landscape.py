"""Functions of two variables are drawn the right way round."""

from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.path import Path

from gdviz.drawing import draw, landscape, style


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _bowl(point):
    x, y = point
    return x**2 + 4 * y**2


def test_a_grid_fills_its_window_with_x_to_the_right_and_y_upwards():
    x, y = landscape.grid((-1, 1, 5, 7), count=3)
    np.testing.assert_array_equal(x, [[-1, 0, 1]] * 3)
    np.testing.assert_array_equal(y[:, 0], [5, 6, 7])


def test_contours_cover_all_values_and_are_right_way_up():
    _, ax = draw.canvas()
    filled = landscape.contours(ax, lambda point: point[1], window=(0, 1, -2, 3))
    assert (filled.levels[0], filled.levels[-1]) == pytest.approx((-2, 3), abs=1e-8)
    top = filled.get_paths()[-1].get_extents()
    assert (top.y0, top.y1) == pytest.approx((2.8, 3), abs=0.01)


@pytest.mark.parametrize("word", [landscape.contours, landscape.surface])
def test_a_function_that_is_not_finite_on_its_window_is_refused(word):
    _, ax = draw.canvas(space=[0] if word is landscape.surface else [])
    with pytest.raises(ValueError, match=r"nan or infinite at \d points of the window"):
        word(ax, lambda point: np.where(point.sum(axis=0) > 1.99, np.inf, 0.0), (0, 1, 0, 1))


@pytest.mark.parametrize("word", [landscape.contours, landscape.surface])
def test_heights_that_are_known_draw_what_their_function_draws(word):
    window, drawn = (-2, 2, -1, 1), []
    for function in (
        _bowl,
        _bowl(landscape.grid(window, 120 if word is landscape.contours else 101)),
    ):
        _, ax = draw.canvas(space=[0] if word is landscape.surface else [])
        drawn.append(word(ax, function, window).get_array())
    np.testing.assert_array_equal(*drawn)


def test_pictures_with_the_same_limits_share_their_colours():
    _, (above, ax) = draw.canvas(1, 2, space=[1])
    window, limits = (-2, 2, -1, 1), (-1, 9)
    filled = landscape.contours(above, _bowl, window, limits=limits)
    assert (filled.levels[0], filled.levels[-1]) == pytest.approx(limits, abs=2e-8)
    assert (filled.norm.vmin, filled.norm.vmax) == limits
    norm = landscape.surface(ax, _bowl, window, limits=limits).norm
    assert (norm.vmin, norm.vmax) == limits


def test_a_power_crowds_the_contours_near_the_lowest_value():
    _, ax = draw.canvas()
    steps = np.diff(landscape.contours(ax, _bowl, (-1, 1, -1, 1), power=2).levels)
    assert (np.diff(steps) > 0).all()


def test_a_surface_has_the_heights_of_its_function():
    _, ax = draw.canvas(space=[0])
    landscape.surface(ax, _bowl, window=(-2, 2, -1, 1))
    low, high = ax.get_zlim()
    assert low <= 0 < 8 <= high
    assert high - low < 10


def test_a_floor_lies_below_its_landscape_and_both_fit_between_floor_and_peak():
    _, ax = draw.canvas(space=[0])
    landscape.surface(ax, _bowl, window=(-2, 2, -1, 1))
    lines = landscape.floor(ax, _bowl, window=(-2, 2, -1, 1), height=-3)
    assert ax.get_zlim() == (-3, 8)
    assert lines.levels[-1] == 8
    points = np.concatenate([points for points, _ in lines._3dverts_codes])
    x, y, heights = points[~np.isnan(points).any(axis=1)].T
    assert set(heights) == {-3}
    assert abs(_bowl((x, y))[:, None] - lines.levels).min(axis=1).max() < 0.01


class _Bowl:
    def __call__(self, point):
        return _bowl(point)

    def gradient(self, point):
        x, y = point
        return np.array([2 * x, 8 * y])


def test_contours_below_zero_are_as_solid_as_those_above():
    _, ax = draw.canvas()
    landscape.contours(ax, lambda point: point[1], window=(0, 1, -2, 3))
    lines = ax.collections[-1]
    assert {pattern for _, pattern in lines.get_linestyle()} == {None}


def test_the_contour_through_a_point_is_where_the_function_has_its_value():
    _, ax = draw.canvas()
    (path,) = landscape.contour(ax, _bowl, (-2, 2, -2, 2), point=(1, 0)).get_paths()
    np.testing.assert_allclose(_bowl(path.vertices.T), 1, atol=0.01)
    assert np.ptp(path.vertices[:, 0]) == pytest.approx(2, abs=0.01)


def test_a_plane_touches_its_landscape_and_has_its_slopes():
    ax = SimpleNamespace(plot_surface=lambda *corners, **look: corners)
    x, y, heights = landscape.plane(ax, _Bowl(), point=(1, 0.5), reach=0.25)
    np.testing.assert_array_equal(x, [(0.75, 1.25), (0.75, 1.25)])
    np.testing.assert_array_equal(y, [(0.25, 0.25), (0.75, 0.75)])
    np.testing.assert_allclose(heights, 2 + 2 * (x - 1) + 4 * (y - 0.5))


def test_the_longest_arrow_of_a_field_is_as_long_as_the_grid_s_spacing():
    _, ax = draw.canvas()
    arrows = landscape.field(ax, _Bowl().gradient, (-2, 2, -2, 2))
    assert (arrows.N, arrows.scale_units, arrows.angles) == (289, "xy", "xy")
    np.testing.assert_array_equal(arrows.U, 2 * arrows.X)
    np.testing.assert_array_equal(arrows.V, 8 * arrows.Y)
    assert np.hypot(arrows.U, arrows.V).max() / arrows.scale == pytest.approx(4 / 16)


def test_an_outline_is_where_a_function_is_zero_and_what_it_encloses_is_above():
    def ring(point):
        return 1 - (np.hypot(*point) - 2) ** 2

    border = landscape.outline(ring, (-4, 4, -4, 4))
    radii = np.hypot(*border.vertices.T)
    assert np.minimum(abs(radii - 1), abs(radii - 3)).max() < 0.02
    patch = landscape.area(draw.canvas()[1], border)
    path = patch.get_path().to_polygons()
    inside = [sum(Path(part).contains_point(point) for part in path) for point in [(2, 0), (0, 0)]]
    assert inside == [1, 2]
    assert len(landscape.outline(lambda point: -ring(point) - 99, (-1, 1, -1, 1)).vertices) == 0
