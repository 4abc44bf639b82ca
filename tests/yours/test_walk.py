"""`gdviz walk` walks as NumPy does, says what became of the walk, and names what it refuses."""

from types import SimpleNamespace

import numpy as np
import pytest

from gdviz import cli
from gdviz.builder.recipe import Recipe
from gdviz.experiments import walks
from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent
from gdviz.system.errors import BadInput

BOWL = "(5*x**2 + y**2)/2"


def test_the_points_are_those_of_the_rule_written_out(walked):
    numbers = walked(BOWL, "4,-9", rates=["0.25"])
    (walk,) = numbers["walks"]
    k = np.arange(51)
    # Along x each step multiplies by 1 − 0.25 · 5, along y by 1 − 0.25.
    expected = np.column_stack([4 * (-0.25) ** k, -9 * 0.75**k])
    np.testing.assert_allclose(walk["points"], expected, rtol=1e-12, atol=1e-300)
    heights = (5 * expected[:, 0] ** 2 + expected[:, 1] ** 2) / 2
    np.testing.assert_allclose(walk["heights"], heights, rtol=1e-12)
    assert walk["end"].startswith("converged at step ")


@pytest.mark.parametrize("text", [BOWL, "sin(x)*exp(y) + x^3*y", "log(x^2 + 1) - tanh(x y)"])
def test_the_gradient_of_a_formula_is_its_slope(text):
    function, step = Formula(text), 1e-6
    for point in np.random.default_rng(0).uniform(-2, 2, (10, 2)):
        slopes = [
            (function(point + step * e) - function(point - step * e)) / (2 * step)
            for e in np.eye(2)
        ]
        np.testing.assert_allclose(function.gradient(point), slopes, rtol=1e-6, atol=1e-6)


def test_several_starts_rules_and_rates_are_a_race_of_all_pairs(walked, capsys):
    numbers = walked("x^2", "4", "-3", by=["plain", "adam"])
    assert [walk["name"] for walk in numbers["walks"]] == [
        "plain from 4",
        "adam from 4",
        "plain from −3",
        "adam from −3",
    ]
    assert "adam from −3: still rolling after 50 steps" in capsys.readouterr().err
    names = [walk["name"] for walk in walked("x^2", "4", rates=["0.1", "0.5"])["walks"]]
    assert names == ["rate 0.1", "rate 0.5"]


def test_a_walk_that_diverges_is_told_the_rate_below_which_it_does_not(walked, capsys):
    walked(BOWL, "4,-9", rates=["0.5"])
    told = capsys.readouterr().err
    assert "Diverged at step 31" in told
    assert "take a --rate below 0.4, which is 2/λ by the curvature λ at the start" in told
    assert walked(BOWL, "4,-9", rates=["0.39"], steps="2000")["walks"][0]["end"].startswith("conv")
    capsys.readouterr()
    walked("x^3", "-1")
    assert "take a smaller --rate; if it diverges with any, the formula has no lowest" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("formula", "options", "line"),
    [
        ("__import__('os')", {}, "formula __import__('os'): character 1: a number, x, y"),
        ("x.real", {}, "formula x.real: character 2, after “x”: an operator must stand here"),
        ("a^2", {}, "formula a^2: character 1: “a” is unknown; known are sin, cos"),
        ("x^2", {"starts": ["4,5"]}, "--start 4,5: the formula is one of x alone; write it as"),
        (BOWL, {"starts": ["4"]}, "--start 4: the formula is one of x and y; write it as --start"),
        ("x^2", {"starts": ["four"]}, "--start four: write numbers, such as --start 4"),
        ("x^2", {"starts": ["nan"]}, "--start nan: write numbers from -1e6 to 1e6"),
        ("log(x)", {"starts": ["-1"]}, "--start -1: “log” has no finite value there; start else"),
        ("x/0", {}, "formula x/0: “/” has no finite value, wherever one starts; write another"),
        ("log(-1-x^2)", {}, "formula log(-1-x^2): “log” has no finite value, wherever one starts;"),
        ("1e308+x", {}, "--start 1: the height is 1e+308 there, too large to draw; start elsewhe"),
        ("x^2", {"by": ["adams"]}, "--by adams: no rule has this name; known are plain, momentum"),
        ("x^2", {"rates": ["-1"]}, "--rate -1: the learning rate is -1.0; it must be finite and"),
        ("x^2", {"rates": ["nan"]}, "--rate nan: the learning rate is nan; it must be finite and"),
        ("x^2", {"rates": ["fast"]}, "--rate fast: this is no number; write one, such as 0.1"),
        ("x^2", {"steps": "0"}, "--steps 0: write a whole number from 1 to 100000"),
        ("x^2", {"steps": "10**12"}, "--steps 10**12: write a whole number from 1 to 100000"),
        ("x^2", {"starts": list("1234567")}, "7 walks are too many for one picture; give 6 at"),
        ("x^2", {"starts": ["1", "1"]}, "two of the walks are the same; give each --start"),
    ],
)
def test_what_cannot_be_walked_is_refused_by_its_name(walked, formula, options, line):
    starts = options.pop("starts", ["1"])
    with pytest.raises(BadInput) as caught:
        walked(formula, *starts, **options)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("words", [["x^2", "--start", "-4"], ["-cos(x)", "--start", "-.5"]])
def test_a_formula_and_a_start_may_begin_with_a_minus(written, words):
    with pytest.raises(SystemExit, match="0"):
        cli.main(["walk", *words, "--out", "out"])
    assert written["numbers"]["walks"][0]["start"] == (float(words[-1]),)


@pytest.mark.parametrize(
    ("text", "start", "rate"),
    [
        ("x^2 - y^2", (1, 0.1), 0.1),  # It leaves for good.
        ("log(x) + y^2", (2, 1), 0.1),  # It leaves the domain, which ends within the map.
        ("3 + 0x", (1,), 0.1),  # It does not move.
        ("1/x", (0.1,), 0.001),
        ("x^2 + 0y", (1, 0), 0.1),  # It moves along one axis.
        ("exp(x)", (5,), 1e-9),
        ("(1e9y)^1e300 + 0x", (9, 1e-300), 1e3),  # Round about there is no height.
        ("1e8 + 1e-4 tanh(y) + 0x", (-1, 1e-9), 1e-9),  # Round about all heights are one, rounded.
    ],
)
@pytest.mark.filterwarnings("error")
def test_the_film_of_any_walk_has_finite_limits_and_says_how_it_ended(text, start, rate):
    function = Formula(text)
    went = {"walk": walks.walk(function, start, GradientDescent(rate), 40)}
    recipe = SimpleNamespace(figure=lambda: walks.film(function, went))
    *_, last = Recipe("", "", {}, None, recipe, 1).draw()
    (status,) = [words for words in last.texts if words.get_gid() == "status"]
    assert status.get_text()[:8] == went["walk"].end[:8]
    for ax in last.axes:
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        assert -1e4 < left < right < 1e4
        assert -1e6 < low < high < 1e9
    (left, right) = last.axes[0].get_xlim()
    assert left < start[0] < right


def test_a_folder_that_cannot_be_written_is_refused_before_a_walk_is_told(walked, tmp_path, capsys):
    (tmp_path / "out").write_text("taken", encoding="utf-8")
    with pytest.raises(BadInput, match="output folder out cannot be written: File exists; name"):
        walked("x^2", "4")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "start", "rate"),
    [
        (
            "x^4",
            1e6,
            0.1,
        ),  # It leaves at once, from so high that 1 is lost.
        ("x^2 + 1e300", 1, 0.1),
        ("1e200 x^2", 1, 1e-201),
        ("tan(x)", np.pi / 2, 0.1),  # Rounded, this lies beside a pole.
        ("-tan(x)", np.pi / 2, 0.1),
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_walk_of_huge_heights_is_shown_where_it_starts(text, start, rate):
    function = Formula(text)
    went = {"walk": walks.walk(function, (start,), GradientDescent(rate), 5)}
    recipe = SimpleNamespace(figure=lambda: walks.film(function, went))
    *_, last = Recipe("", "", {}, None, recipe, 1).draw()
    for ax in last.axes:
        low, high = ax.get_ylim()
        assert low < went["walk"].heights[0] < high
