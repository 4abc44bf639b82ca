"""Axes without anything in them and data that nobody sees are refused; what is seen once is not."""

import pytest
from projects import MOVING

from gdviz.builder.recipe import BadRecipe, load

OUTSIDE = "lies wholly outside its axes; set limits that show it, or leave it out"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("ax.plot(x); ax.set_xlim(10, 11)", f"a Line2D {OUTSIDE}"),
        ("ax.plot(x, label='loss'); ax.set_ylim(9, 8)", f"a Line2D (loss) {OUTSIDE}"),
        ("ax.plot(x); ax.axhline(-9); ax.set_ylim(0, 4)", f"a Line2D {OUTSIDE}"),
        ("ax.set_yscale('log'); ax.plot(x, -x)", f"a Line2D {OUTSIDE}"),
        ("ax.plot(x + 9, clip_on=False); ax.set_ylim(0, 1)", f"a Line2D {OUTSIDE}"),
        ("ax.scatter(x, x); ax.set_xlim(10, 11)", f"a PathCollection {OUTSIDE}"),
        ("ax.bar(x, x); ax.set_xlim(10, 11)", f"a Rectangle {OUTSIDE}"),
        ("ax.imshow(grid[0]); ax.set_xlim(10, 11)", f"an AxesImage {OUTSIDE}"),
        ("ax.contour(*grid, grid[0]); ax.set_xlim(10, 11)", f"a QuadContourSet {OUTSIDE}"),
        ("ax.fill_between(x, x); ax.set_xlim(9, 10)", f"a FillBetweenPolyCollection {OUTSIDE}"),
        ("ax.vlines([1], 7, 8); ax.set_ylim(0, 1)", f"a LineCollection {OUTSIDE}"),
    ],
)
@pytest.mark.filterwarnings("ignore:Data has no positive values")
def test_what_lies_where_nobody_sees_it_is_refused(drawing, words, line):
    with pytest.raises(BadRecipe) as caught:
        drawing(words)
    assert str(caught.value) == line
    assert caught.value.line == 14


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (None, "ax.set_xlim(0, 1)"),
        (None, "ax.set_axis_off()"),
        (None, "fig.text(0.5, 0.5, 'words')"),
        (None, "ax.set(title='Loss', xlabel='step')"),
        (None, "ax.plot([], [])"),
        (None, "ax.plot(np.ma.masked_all(4))"),
        (None, "ax.plot(x, visible=False)"),
        (None, "ax.imshow(grid[0], visible=False)"),
        ("3d", "ax.set_zlim(0, 1)"),
    ],
)
def test_axes_without_anything_in_them_are_refused(drawing, projection, words):
    with pytest.raises(BadRecipe, match=r"^axes 1 of 1 show nothing; draw something in them, or"):
        drawing(words, projection)


def test_of_several_axes_the_empty_ones_are_named(drawing):
    with pytest.raises(BadRecipe, match=r"^axes 2 of 2 show nothing"):
        drawing("ax.plot(x); fig.add_axes((0, 0, 0.5, 0.5))")


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (None, "ax.plot([-5, 5], [1, 1]); ax.set_xlim(0, 1)"),
        (None, "ax.plot([0], [0], 'o'); ax.set(xlim=(0, 1), ylim=(0, 1))"),
        (None, "ax.plot([2], [0.5], 'o', clip_on=False); ax.set_position((0, 0, 0.4, 1))"),
        (None, "ax.scatter([0.5], [0.5], transform=ax.transAxes); ax.set_xlim(5, 6)"),
        (None, "ax.plot(x, [1, -1, 2, 3]); ax.set_yscale('log')"),
        (None, "ax.text(0.5, 0.5, 'words')"),
        (None, "ax.set_axis_off(); fig.text(0.5, 0.5, 'words')"),
        (None, "ax.set_axis_off(); fig.add_axes((0, 0, 0.5, 0.5)).plot(x)"),
        (None, "ax.plot([], [], label='loss'); ax.legend()"),
        (None, "ax.plot(x); ax.plot([], [])"),
        (None, "fig.add_axes((0, 0, 0.5, 0.5), visible=False); ax.axline((0, 0), slope=1)"),
        (None, "ax.quiver(x, x, x, x); ax.twinx().plot(x)"),
        (None, "fig.colorbar(ax.contourf(*grid, grid[0]))"),
        ("3d", "ax.plot_surface(*grid, grid[0])"),
    ],
)
def test_what_is_seen_in_part_or_has_no_place_by_numbers_is_drawn(drawing, projection, words):
    assert drawing(words, projection).axes


def test_what_one_frame_has_shown_may_leave_and_what_none_has_is_refused(project, refused):
    leaving = MOVING.replace("[step], [step]", "[9 * step], [step]")
    assert len(list(load(project.write("lines/leaving", leaving)).draw())) == 3
    away = leaving.replace("9 * step", "9 + step")
    assert refused(away) == (8, f"a Line2D {OUTSIDE}")


def test_axes_that_are_filled_late_are_drawn(project):
    late = MOVING.replace("ax.plot([0], [0], ", "ax.plot([], [], ")
    late = late.replace("[step], [step]", "range(step), range(step)")
    assert len(list(load(project.write("lines/late", late)).draw())) == 3
