"""Formulas that readers write are the functions that they say, and wrong ones are answered."""

import re

import numpy as np
import pytest
import sympy
from formulas import FORMULAS, TEXTS, WRONG, ZOO, X, Y
from hypothesis import assume, given, settings
from recipes import RECIPES
from sympy.parsing.sympy_parser import parse_expr

from gdviz.functions import curves, surfaces
from gdviz.functions.formula import LONGEST, Formula
from gdviz.optim.descent import GradientDescent, descend


def _points(formula, count=40):
    rng = np.random.default_rng(0)
    return rng.uniform(0.2, 1.4, (formula.coordinates, count))


def _exact(expression, point):
    return float(
        expression.subs(dict(zip((X, Y), map(sympy.Float, point), strict=False))).evalf(30)
    )


@pytest.mark.parametrize("text", ZOO)
def test_a_formula_is_what_sympy_makes_of_it(text):
    formula, expected = Formula(text), ZOO[text]
    for point in _points(formula, 5).T:
        assert formula(point) == pytest.approx(_exact(expected, point), rel=1e-13)
        slopes = [_exact(expected.diff(name), point) for name in (X, Y)[: formula.coordinates]]
        np.testing.assert_allclose(formula.gradient(point), slopes, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("text", ZOO)
def test_a_formula_takes_many_points_at_once(text):
    formula = Formula(text)
    points = _points(formula, 12).reshape(-1, 3, 4)
    assert formula(points).shape == (3, 4)
    for row, column in np.ndindex(3, 4):
        point = points[:, row, column]
        assert formula(points)[row, column] == pytest.approx(formula(point), rel=1e-13)
        gradient = formula.gradient(points)[:, row, column]
        np.testing.assert_allclose(gradient, formula.gradient(point), rtol=1e-12, atol=1e-14)


HERE = {"x": 0.7, "y": 1.3}


@given(FORMULAS)
@settings(max_examples=300, deadline=None)
def test_a_formula_made_at_random_is_what_sympy_reads(text):
    formula = Formula(text)
    read = parse_expr(text.replace("^", "**"), {"x": X, "y": Y, "abs": sympy.Abs}, evaluate=False)
    point = [HERE[name] for name in "xy"[: formula.coordinates]]
    there = dict(zip((X, Y), (sympy.Rational(7, 10), sympy.Rational(13, 10)), strict=True))

    def value(expression):
        return complex(expression.subs(there).evalf(30))

    # As it stands, log(2 - 2) gets a number from rounding; evaluated, SymPy knows better.
    assume(parse_expr(str(read), {"x": X, "y": Y}).subs(there).is_finite is not False)
    expected = value(read)
    assume(np.isfinite(expected) and expected.imag == 0 and abs(expected) < 1e6)
    assert formula(point) == pytest.approx(expected.real, rel=1e-9, abs=1e-9)
    slopes = [value(read.diff(name)) for name in (X, Y)[: formula.coordinates]]
    # SymPy sees that sqrt(x - x) is level, where the chain rule has 0 times infinity.
    assume(np.isfinite(slopes).all() and formula.fault(point) == "")
    np.testing.assert_allclose(formula.gradient(point), np.real(slopes), rtol=1e-8, atol=1e-8)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_a_text_is_a_formula_or_is_answered_at_a_character(text):
    try:
        Formula(text)
    except ValueError as error:
        place = int(re.match(r"character (\d+)", str(error))[1])
        assert 1 <= place <= len(text) + 1


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_formula_is_answered_at_the_character(text):
    place, words = WRONG[text]
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        Formula(text)
    assert re.match(rf"character {place}\b", str(caught.value))


def test_what_stands_before_a_mistake_is_told():
    with pytest.raises(ValueError, match=re.escape("character 12, after “2 + x sin(y”: an")):
        Formula("2 + x sin(y;")


def test_parentheses_may_be_as_deep_as_a_formula_is_long():
    inside = LONGEST // 2
    assert Formula("(" * (inside - 1) + "x" + ")" * (inside - 1))([3.0]) == 3
    with pytest.raises(ValueError, match=f"character {LONGEST + 1}, after"):
        Formula("(" * LONGEST)


def test_a_formula_that_is_too_long_is_refused():
    assert Formula("x" * LONGEST)([1.0]) == 1
    with pytest.raises(ValueError, match=f"has {LONGEST + 1} characters; write {LONGEST}"):
        Formula("x" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "point", "fault"),
    [
        ("log(x)", [-1], "“log” has no finite value"),
        ("log(x) + y", [0, 3], "“log” has no finite value"),
        ("sqrt(x - 2)", [1.5], "“sqrt” has no finite value"),
        ("1/x", [0], "“/” has no finite value"),
        ("x^0.5", [-2], "“^” has no finite value"),
        ("exp(exp(x))", [9], "“exp” has no finite value"),
        ("sqrt(x)", [0], "the slope is infinite"),
        ("log(x)", [1], ""),
        ("x^2", [0], ""),
        ("x^0", [0], ""),
        ("0^x", [2], ""),
        ("abs(x)", [0], ""),
    ],
)
def test_a_place_without_height_or_slope_is_told(text, point, fault):
    formula = Formula(text)
    assert formula.fault(point) == fault
    assert np.isfinite(formula.gradient(point)).all() == (fault == "")


def test_a_walk_ends_where_the_formula_has_no_height():
    # 1 − 0.6/1 = 0.4, and 0.4 − 0.6/0.4 = −1.1.
    with pytest.warns(RuntimeWarning, match=r"ends at step 2: the gradient is \[nan\] at .*-1.1"):
        walk = descend(Formula("log(x)"), [1], GradientDescent(0.6), 100)
    np.testing.assert_allclose(walk, [[1], [0.4], [-1.1]])


def test_a_point_of_another_number_of_coordinates_is_refused():
    with pytest.raises(ValueError, match="the point has 2 coordinates; x\\^2 takes 1"):
        Formula("x^2")([1, 2])


NAMED = {
    "Parabola": curves.Parabola(),
    "x sin x": curves.Waves(),
    "Hills": surfaces.Hills(),
    "Three pits": surfaces.ThreeBasins(),
    "Rosenbrock": surfaces.Rosenbrock(),
    "Saddle": surfaces.Saddle(),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_landscapes_to_choose_from_are_those_of_the_pages(name):
    landscapes = RECIPES["descent/balls"].module.landscapes
    ((text, reach),) = [row[1:3] for row in landscapes if row[0] == name]
    formula, named = Formula(text), NAMED[name]
    points = np.random.default_rng(0).uniform(-reach, reach, (formula.coordinates, 200))
    np.testing.assert_allclose(formula(points), named(points), rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(
        formula.gradient(points), named.gradient(points), rtol=1e-11, atol=1e-12
    )
