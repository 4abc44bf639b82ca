"""Every word of the vocabulary puts on the axes what it says."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from gdviz.drawing import draw, style
from gdviz.film import render


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def test_a_canvas_gives_one_pair_of_axes_or_all_of_them_row_by_row():
    fig, ax = draw.canvas()
    assert fig.axes == [ax]
    fig, axes = draw.canvas(2, 2)
    corners = [tuple(ax.get_position().min.round(2)) for ax in axes]
    assert fig.axes == axes
    assert corners == sorted(corners, key=lambda corner: (-corner[1], corner[0]))


def test_axes_lie_inside_the_figure_and_apart():
    _, axes = draw.canvas(2, 3)
    boxes = [ax.get_position() for ax in axes]
    assert all(0 < box.x0 < box.x1 < 1 and 0 < box.y0 < box.y1 < 1 for box in boxes)
    assert not any(one.overlaps(other) for k, one in enumerate(boxes) for other in boxes[k + 1 :])


def test_the_columns_of_a_canvas_have_their_shares_of_the_width():
    fig, axes = draw.canvas(2, 2, bare=range(4), shares=(0.7, 0.3))
    assert fig.get_figwidth() == draw.WIDTH
    left, right = (0.1, 0.7 * draw.WIDTH - 0.1), (0.7 * draw.WIDTH + 0.1, draw.WIDTH - 0.1)
    for ax, sides in zip(axes, (left, right, left, right), strict=True):
        assert tuple(ax.get_position().intervalx * draw.WIDTH) == pytest.approx(sides)


def test_a_canvas_has_space_where_it_is_asked_for():
    _, (flat, space) = draw.canvas(1, 2, space=[1])
    assert (flat.name, space.name) == ("rectilinear", "3d")


def test_bare_axes_take_the_room_of_the_ticks_and_leave_that_of_the_title():
    fig, (bare, plot) = draw.canvas(1, 2, bare=[0])
    inches = np.tile(fig.get_size_inches(), 2)
    np.testing.assert_allclose(
        bare.get_position().extents * inches, (0.1, 0.1, draw.WIDTH / 2 - 0.1, 3.5 - draw.TOP)
    )
    assert plot.get_position().x0 * draw.WIDTH == pytest.approx(draw.WIDTH / 2 + draw.LEFT)


def test_a_status_line_gets_room_below_and_leaves_the_axes_their_size():
    fig, ax = draw.canvas()
    before = ax.get_position().bounds * np.tile(fig.get_size_inches(), 2)
    status = draw.status(fig)
    after = ax.get_position().bounds * np.tile(fig.get_size_inches(), 2)
    np.testing.assert_allclose(after - before, (0, style.STATUS_HEIGHT, 0, 0), atol=1e-12)
    assert status.get_position()[1] * fig.get_figheight() < style.STATUS_HEIGHT
    assert status.get_animated()


def test_a_key_stands_between_the_axes_and_the_status_line():
    fig, ax = draw.canvas()
    before = ax.get_window_extent().size
    marks = [draw.line(ax, [0, 1], [0, n], label=f"line {n}") for n in range(6)]
    key, status = draw.legend(fig, marks), draw.status(fig)
    status.set_text("step 0")
    fig.draw_without_rendering()
    box = key.get_window_extent()
    assert box.y0 >= status.get_window_extent().y1
    assert box.y1 <= ax.get_tightbbox().y0
    np.testing.assert_allclose(ax.get_window_extent().size, before)
    rows = {text.get_window_extent().y0.round() for text in key.texts}
    assert len(rows) == 2
    top = [
        text.get_text() for text in key.texts if text.get_window_extent().y0.round() == max(rows)
    ]
    assert top == ["line 0", "line 1", "line 2"]


def test_points_lines_and_dots_keep_their_data_and_their_roles():
    _, ax = draw.canvas()
    points = draw.scatter(ax, [1, 2], [3, 4])
    np.testing.assert_array_equal(points.get_offsets(), [(1, 3), (2, 4)])
    assert to_hex(points.get_facecolor()[0]) == style.PALETTE["data"][0]
    line = draw.line(ax, [1, 2], [3, 4], color=style.TRUTH)
    np.testing.assert_array_equal(line.get_xydata(), [(1, 3), (2, 4)])
    assert to_hex(line.get_color()) == style.PALETTE["truth"][0]
    dot = draw.dot(ax, 1, 3, animated=True)
    assert (dot.get_xydata().tolist(), dot.get_animated()) == ([[1, 3]], True)


def test_paths_and_dots_live_in_three_dimensions_too():
    _, ax = draw.canvas(space=[0])
    path = draw.path(ax, [1, 2], [3, 4], [5, 6])
    dot = draw.dot(ax, 1, 3, 5)
    assert [list(values) for values in path.get_data_3d()] == [[1, 2], [3, 4], [5, 6]]
    assert [list(values) for values in dot.get_data_3d()] == [[1], [3], [5]]


def test_a_gap_is_upright():
    _, ax = draw.canvas()
    np.testing.assert_array_equal(draw.gap(ax, 3, 1, 2).get_xydata(), [(3, 1), (3, 2)])


def test_a_square_has_the_squared_error_as_its_area():
    _, ax = draw.canvas()
    sides = np.array([0.5, -0.2])
    boxes = draw.squares(ax, np.zeros(2), np.ones(2), sides)
    extents = [path.get_extents() for path in boxes.get_paths()]
    np.testing.assert_allclose([abs(box.width * box.height) for box in extents], sides**2)
    np.testing.assert_allclose([box.height for box in extents], np.abs(sides))


def test_an_arrow_spans_its_step_in_the_units_of_the_axes():
    _, ax = draw.canvas()
    arrow = draw.arrow(ax, (1, 2), (3, 4))
    assert (arrow.X[0], arrow.Y[0], arrow.U[0], arrow.V[0]) == (1, 2, 3, 4)
    assert (arrow.angles, arrow.scale_units, arrow.scale) == ("xy", "xy", 1)


def test_a_matrix_has_its_numbers_in_boxes_row_below_row():
    _, ax = draw.canvas()
    words = draw.matrix(ax, np.array([[1, -2.345], [3, 4], [5, 6]]), left=7)
    assert [word.get_text() for word in words[:2]] == ["1.00", "−2.35"]
    (word,) = draw.matrix(ax, np.array([[-2.345]]), left=20, form=".1f")
    assert word.get_text() == "−2.3"
    places = [word.get_position() for word in words]
    assert places == [(7.5, -0.5), (8.5, -0.5), (7.5, -1.5), (8.5, -1.5), (7.5, -2.5), (8.5, -2.5)]
    assert [box.get_center().tolist() for box in ax.patches[:6]] == [
        list(place) for place in places
    ]


@pytest.mark.parametrize("shape", [(3, 4), (3, 4, 3)])
def test_an_image_has_its_first_pixel_at_the_upper_left(shape):
    fig, ax = draw.canvas(bare=[0])
    pixels = np.zeros(shape)
    pixels[0, 0] = 1
    draw.image(ax, pixels)
    shown = render.redraw(fig)
    for place, bright in (((0, 0), True), ((3, 0), False), ((0, 2), False)):
        x, y = ax.transData.transform(place)
        assert (shown[-1 - int(y), int(x)] & 255 > 128) == bright
    assert not ax.get_xticks().size
    assert not ax.get_yticks().size
    assert {spine.get_visible() for spine in ax.spines.values()} == {len(shape) == 2}


def test_a_mask_s_misses_have_crosses_and_its_false_alarms_rings():
    _, ax = draw.canvas()
    found, label = np.array([[0, 1, 1], [0, 0, 1]], bool), np.array([[0, 0, 1], [1, 0, 0]], bool)
    misses, alarms = draw.mistakes(ax, found, label)
    assert misses.get_offsets().tolist() == [[0, 1]]
    assert alarms.get_offsets().tolist() == [[1, 0], [2, 1]]
    assert misses.get_paths()[0] != alarms.get_paths()[0]
    colours = [misses.get_edgecolor()[0], alarms.get_edgecolor()[0]]
    assert [to_hex(colour) for colour in colours] == [
        style.PALETTE[role][0] for role in ("error", "model")
    ]
    assert not alarms.get_facecolor().size or alarms.get_facecolor()[0, 3] == 0


def test_a_frame_closes_round_its_part():
    _, ax = draw.canvas()
    drawn = draw.frame(ax, (1, 2), (3, -4)).get_xydata()
    assert drawn.tolist() == [[1, 2], [4, 2], [4, -2], [1, -2], [1, 2]]


def test_log_spaced_frames_begin_and_end_the_walk_and_grow_ever_sparser():
    shown = draw.log_spaced(3203, frames=60)
    assert (shown[0], shown[-1]) == (0, 3202)
    assert len(shown) <= 60
    assert (np.diff(shown) > 0).all()
    assert (np.diff(shown, 2) >= -1).all()
