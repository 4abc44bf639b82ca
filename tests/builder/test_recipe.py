"""A recipe is held to its contract, in words that name the line and the remedy."""

import numpy as np
import pytest
from projects import MOVING, STILL

from gdviz.builder.recipe import BadRecipe, load

DRAWING = '''
"""A thing."""

import numpy as np
from matplotlib.figure import Figure

alt = "A thing."


def figure():
    fig = Figure(figsize=(2, 1))
    ax = fig.add_axes((0, 0, 1, 1), projection={projection!r})
    {drawing}
    return fig
'''


def refused(project, source):
    """Line and words of the refusal to load and draw the recipe."""
    with pytest.raises(BadRecipe) as refusal:
        list(load(project.write("lines/bad", source)).draw())
    return refusal.value.line, str(refusal.value)


def test_a_recipe_gives_its_words_and_numbers(project):
    recipe = load(project.write("lines/good", STILL))
    assert (recipe.about, recipe.alt) == ("A line rises.", "A line rises from 0 to 1.")
    assert recipe.facts == {"top": 1}
    assert [line.get_ydata().tolist() for line in recipe.draw().axes[0].lines] == [[0, 1]]


def test_numbers_of_numpy_become_plain_numbers(project):
    source = STILL.replace('"top": 1', '"a": np.float64(0.5), "b": np.int64(2), "c": np.float32(1)')
    recipe = load(project.write("lines/good", source.replace("alt =", "import numpy as np\nalt =")))
    assert [(name, type(value)) for name, value in recipe.facts.items()] == [
        ("a", float), ("b", int), ("c", float)
    ]  # fmt: skip


def test_a_moving_recipe_yields_one_figure_again_and_again(project):
    seen = [
        (id(fig), fig.axes[0].lines[0].get_xdata())
        for fig in load(project.write("lines/moving", MOVING)).draw()
    ]
    assert [x for _, x in seen] == [[0], [1], [2]]
    assert len({figure for figure, _ in seen}) == 1


def test_the_mathematics_runs_once_however_often_the_figure_is_drawn(project):
    counting = "numbers = iter(range(9))\nnext(numbers)\nalt ="
    recipe = load(project.write("lines/good", STILL.replace("alt =", counting)))
    recipe.draw()
    recipe.draw()
    assert next(recipe.module.numbers) == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"""A line rises."""', "", 1, "no docstring"),
        ('alt = "A line rises from 0 to 1."', "", 1, "no alternative text"),
        ('alt = "A line rises from 0 to 1."', 'alt = " "', 5, "no alternative text"),
        ('{"top": 1}', "[1]", 6, "facts is a list"),
        (
            '{"top": 1}',
            '{"top": float("nan")}',
            6,
            "facts['top'] is nan; a fact is a finite number",
        ),
        ('{"top": 1}', '{"top": "1"}', 6, "facts['top'] is '1'"),
        ('{"top": 1}', "{1: 1}", 6, "facts[1] is 1"),
        ("def figure", "def picture", 1, "no figure() to call"),
        ("return fig", "return", 9, "figure() returned nothing; return a figure, or yield it"),
        ("return fig", "return fig.axes", 9, "figure() returned a list"),
        ("return fig", "return Figure()", 9, "figure() returned an empty figure"),
        ("return fig", "yield", 9, "figure() yielded nothing; yield the figure"),
        ("return fig", "return; yield fig", 9, "figure() yielded no frame"),
        ("return fig", "yield fig; yield STILL()", 9, "figure() yielded a second figure"),
    ],
)
def test_a_breach_of_the_contract_is_named_with_its_line(project, old, new, line, words):
    assert old in STILL
    source = STILL.replace(old, new).replace("STILL()", "next(figure())")
    found = refused(project, source)
    assert found[0] == line
    assert found[1].startswith(words)


@pytest.mark.parametrize(
    ("projection", "drawing", "artist"),
    [
        (None, "ax.plot([0, np.nan])", "Line2D has 1 of 2 values"),
        (None, "ax.plot([np.inf, 0], [0, 1])", "Line2D has 1 of 2 values"),
        (None, "ax.scatter([0, np.nan], [0, 1])", "PathCollection has 1 of"),
        (None, "ax.imshow([[0, np.nan]])", "AxesImage has 1 of 2 values"),
        (None, "ax.pcolormesh([[0, np.inf]])", "QuadMesh has 1 of 2 values"),
        (None, "ax.quiver([0], [0], [np.nan], [1])", "Quiver has 1 of 1 values"),
        (None, "ax.bar([0], [np.nan])", "Rectangle has"),
        (None, "ax.vlines([np.nan], 0, 1)", "LineCollection has 4 of 4 values"),
        (None, "ax.text(np.nan, 0, 'words')", "Text has 1 of 2 values"),
        (None, "ax.annotate('words', (np.inf, 0), (0, 0))", "Annotation has 1 of 2 values"),
        ("3d", "ax.plot([0, 1], [0, 1], [0, np.nan])", "Line3D has 1 of 2 values"),
        ("3d", "ax.scatter(0, 0, 0)._offsets3d = ([0], [0], [np.inf])", "Path3DCollection has 1"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*NaN.*")
def test_what_is_not_finite_is_refused_wherever_it_is_drawn(project, projection, drawing, artist):
    line, words = refused(project, DRAWING.format(projection=projection, drawing=drawing))
    assert line == 9
    assert words.startswith(f"a {artist}")
    assert words.endswith("draw finite numbers and leave out the others")


@pytest.mark.parametrize(
    ("projection", "drawing"),
    [
        (None, "ax.plot([], [])"),
        (None, "ax.plot(np.ma.masked_invalid([0, np.nan, 1]))"),
        (None, "ax.imshow(np.ma.masked_less([[-1.0, 1.0]], 0))"),
        (None, "ax.scatter([], []); ax.plot(['a', 'b'], [1, 2])"),
        (None, "ax.axhline(1); ax.text(0, 0, 'words')"),
        ("3d", "ax.plot([], [], []); ax.plot_surface(*np.mgrid[:3, :3], np.ones((3, 3)))"),
    ],
)
def test_what_is_masked_empty_or_no_number_is_drawn(project, projection, drawing):
    recipe = load(
        project.write("lines/good", DRAWING.format(projection=projection, drawing=drawing))
    )
    assert recipe.draw().axes


def test_a_frame_that_turns_infinite_is_refused_too(project):
    source = MOVING.replace("[step], [step]", "[step], [np.float64(1) / (2 - step)]")
    source = source.replace("from matplotlib.f", "import numpy as np\nfrom matplotlib.f")
    with np.errstate(divide="ignore"):
        assert refused(project, source)[1].startswith("a Line2D has 1 of 1 values")


def test_frames_that_are_all_alike_are_refused(project):
    recipe = load(project.write("lines/moving", MOVING))
    nothing, something = np.array([]), np.array([7])
    recipe.check_moves([(nothing, nothing), (something, something)])
    with pytest.raises(BadRecipe, match="all alike; return the figure, or change it"):
        recipe.check_moves([(nothing, nothing)])


def _with_script(project, numbers):
    recipe = project.write("lines/touched", STILL.replace("facts =", f"{numbers}\nfacts ="))
    recipe.with_suffix(".js").write_text("", encoding="utf-8")
    return recipe


def test_numbers_for_a_script_are_those_that_the_recipe_names(project):
    recipe = _with_script(project, "import numpy\nnumbers = {'points': numpy.eye(2), 'rate': 0.1}")
    assert load(recipe).numbers == {"points": [[1, 0], [0, 1]], "rate": 0.1}


def test_a_recipe_without_a_script_hands_over_no_numbers(project):
    recipe = project.write("lines/alone", STILL.replace("facts =", "numbers = {1: 2}\nfacts ="))
    assert load(recipe).numbers is None


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("", "no numbers for touched.js; add numbers = {...}, or delete it"),
        ("numbers = [1]", "no numbers for touched.js"),
        ("numbers = {'rate': float('nan')}", "numbers cannot be written as JSON"),
        ("numbers = {'rate': object()}", "numbers cannot be written as JSON"),
    ],
)
def test_numbers_that_no_script_can_read_are_refused(project, numbers, words):
    with pytest.raises(BadRecipe) as refusal:
        load(_with_script(project, numbers))
    assert words in str(refusal.value)
