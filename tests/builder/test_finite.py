"""Numbers that cannot be drawn are refused wherever they are drawn; gaps are masked on purpose."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from projects import MOVING

from gdviz.builder.finite import LOSING
from gdviz.builder.recipe import BadRecipe

FLAT = {
    "ax.plot(x, bad)": "a Line2D has 1 of 4 values",
    "ax.plot([np.inf, 0], [0, 1])": "a Line2D has 1 of 2 values",
    "ax.step(x, bad)": "a Line2D has 1 of 4 values",
    "ax.axhline(np.nan)": "a Line2D has",
    "ax.axline((0, 0), (1, np.nan))": "axline got 1 of 4 values",
    "ax.stairs([1, np.nan], [0, 1, 2])": "stairs got 1 of 2 values",
    "ax.errorbar(x, x, bad)": "a LineCollection has",
    "ax.stem(x, bad)": "a LineCollection has",
    "ax.vlines([np.nan], 0, 1)": "a LineCollection has 4 of 4 values",
    "ax.add_collection(LineCollection([np.c_[x, bad]]))": "a LineCollection has 1 of 8 values",
    "ax.fill(x, bad)": "a Polygon has",
    "ax.fill_between(x, bad)": "fill_between got 1 of 8 values",
    "ax.fill_between(x, 0, x).set_data(x, 0, bad)": "set_data got 1 of 4 values",
    "ax.fill_betweenx(x, bad)": "fill_betweenx got 1 of 8 values",
    "ax.stackplot(x, x, bad)": "stackplot got 1 of 12 values",
    "ax.add_collection(PolyCollection([np.c_[x, bad]]))": "a PolyCollection has",
    "ax.scatter([0, np.nan], [0, 1])": "scatter got 1 of 4 values",
    "ax.scatter(x, x, c=bad)": "scatter got 1 of 4 values",
    "ax.scatter(x, x, s=bad)": "scatter got 1 of 4 values",
    "ax.scatter(x, x).set_offsets(np.c_[x, bad])": "a PathCollection has 1 of 8 values",
    "ax.bar([0], [np.nan])": "a Rectangle has",
    "ax.bar(x, x, bottom=bad)": "a Rectangle has",
    "ax.barh(x, bad)": "a Rectangle has",
    "ax.hist(bad)": "hist got 1 of 4 values",
    "ax.hexbin(x, bad)": "hexbin got 1 of 8 values",
    "ax.hexbin(x, x, C=bad)": "hexbin got 1 of 4 values",
    "ax.violinplot([x[:2], bad])": "violinplot got 1 of 4 values",
    "ax.boxplot(bad)": "a Line2D has",
    "ax.imshow([[0, np.nan]])": "an AxesImage has 1 of 2 values",
    "ax.imshow(np.dstack([holed, holed, holed]) / 3)": "an AxesImage has 12 of 48 values",
    "ax.pcolormesh([[0, np.inf]])": "a QuadMesh has 1 of 2 values",
    "ax.contour(*grid, holed)": "contour got 4 of 48 values",
    "ax.contourf(*grid, holed)": "contourf got 4 of 48 values",
    "ax.quiver([0], [0], [np.nan], [1])": "a Quiver has 1 of 1 values",
    "ax.barbs(x, x, bad, x)": "barbs got 1 of 16 values",
    "ax.streamplot(x, x, holed, grid[0])": "streamplot got 4 of 16 values",
    "ax.text(np.nan, 0, 'words')": "a Text has 1 of 2 values",
    "ax.annotate('words', (np.inf, 0), (0, 0))": "an Annotation has 1 of 2 values",
    "ax.annotate('words', (0, 0), (np.inf, 0))": "an Annotation has 1 of 2 values",
}
SPACE = {
    "ax.plot([0, 1], [0, 1], [0, np.nan])": "a Line3D has 1 of 2 values",
    "ax.stem(x, x, bad)": "a Line3D has",
    "ax.scatter(x, x, bad)": "scatter got 1 of 12 values",
    "ax.scatter(0, 0, 0)._offsets3d = ([0], [0], [np.inf])": "a Path3DCollection has 1",
    "ax.plot_surface(*grid, holed)": "plot_surface got 4 of 48 values",
    "ax.plot_wireframe(*grid, holed)": "plot_wireframe got 4 of 48 values",
    "ax.plot_trisurf(x, x**2, bad)": "plot_trisurf got 1 of 12 values",
    "ax.contour(*grid, holed)": "contour got 4 of 48 values",
    "ax.contourf(*grid, holed)": "contourf got 4 of 48 values",
    "ax.fill_between(x, x, x, x, x, bad)": "fill_between got 1 of 24 values",
    "ax.bar3d(x, x, x, 1, 1, bad)": "bar3d got 1 of 4 values",
    "ax.quiver(x, x, x, x, x, bad)": "quiver got 1 of 24 values",
    "ax.text(0, 0, np.nan, 'words')": "a Text3D has 1 of 3 values",
}
ZOO = [(None, *case) for case in FLAT.items()] + [("3d", *case) for case in SPACE.items()]


@pytest.mark.parametrize(("projection", "words", "line"), ZOO)
@pytest.mark.filterwarnings("ignore:.*NaN.*")
def test_what_is_not_finite_is_refused_wherever_it_is_drawn(drawing, projection, words, line):
    with pytest.raises(BadRecipe) as caught:
        drawing(words, projection)
    assert caught.value.line == 14
    assert str(caught.value).startswith(line)
    assert str(caught.value).endswith(
        "that are nan or infinite; draw finite numbers and mask the others, or leave them out"
    )


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (None, "ax.plot(np.ma.masked_invalid(bad))"),
        (None, "ax.fill_between(x, np.ma.masked_invalid(bad))"),
        (None, "ax.fill_between(x, x, where=x > 1)"),
        (None, "ax.contourf(*grid, np.ma.masked_invalid(holed))"),
        (None, "ax.imshow(np.ma.masked_less([[-1.0, 1.0]], 0))"),
        (None, "ax.scatter([], []); ax.plot(['a', 'b'], [1, 2])"),
        (None, "ax.scatter(x, x, c=['red', 'blue', 'red', 'blue'])"),
        (None, "ax.axhline(1); ax.text(0, 0, 'words')"),
        ("3d", "ax.plot([], [], []); ax.plot_surface(*np.mgrid[:3, :3], np.ones((3, 3)))"),
    ],
)
def test_what_is_masked_empty_or_no_number_is_drawn(drawing, projection, words):
    assert drawing(words, projection).axes


@pytest.mark.parametrize("mark", ["", ", animated=True"])
def test_a_frame_that_turns_infinite_is_refused_too(refused, mark):
    source = MOVING.replace("[step], [step]", "[step], [np.float64(1) / (2 - step)]")
    source = source.replace(", animated=True", mark)
    source = source.replace("from matplotlib.f", "import numpy as np\nfrom matplotlib.f")
    with np.errstate(divide="ignore"):
        assert refused(source)[1].startswith("a Line2D has 1 of 1 values")


def test_what_a_frame_is_given_is_looked_at_like_what_a_still_is(refused):
    moves = "dot.set_data([step], [step])"
    source = MOVING.replace(moves, f"ax.fill_between([0, 1], [step, float('nan')]); {moves}")
    assert refused(source)[1].startswith("fill_between got 1 of 4 values")


def test_matplotlib_is_left_as_it_was(drawing):
    before = {name: vars(Axes)[name] for name in LOSING[Axes]}
    drawing("ax.plot(x)")
    with pytest.raises(BadRecipe):
        drawing("ax.hist(bad)")
    assert {name: vars(Axes)[name] for name in LOSING[Axes]} == before
