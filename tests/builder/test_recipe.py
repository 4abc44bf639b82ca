"""A recipe is held to its contract, in words that name the line and the remedy."""

import numpy as np
import pytest
from projects import MOVING, STILL

from gdviz.builder.recipe import BadRecipe, load


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
def test_a_breach_of_the_contract_is_named_with_its_line(refused, old, new, line, words):
    assert old in STILL
    source = STILL.replace(old, new).replace("STILL()", "next(figure())")
    found = refused(source)
    assert found[0] == line
    assert found[1].startswith(words)


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
