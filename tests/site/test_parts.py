"""Parts that few pictures to touch need: what they compute is what gdviz computes."""

import runpy
import sys
from functools import cache

import dukpy
import numpy as np
import pytest
from formulas import FORMULAS, TEXTS, WRONG, ZOO
from hypothesis import given, settings

from gdviz.experiments import balls
from gdviz.functions.formula import FUNCTIONS, Formula
from gdviz.site.touch import scripts


@cache
def _quickjs():
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs("globalThis.matchMedia = () => ({}); " + scripts.shared())
    # A walker looks at the clock of the browser.
    interpreter.evaljs("performance = { now: () => 0 }; cancelAnimationFrame = () => {}; true")
    for part in (scripts.HERE / "walker.js", *scripts.PARTS):
        interpreter.evaljs(part.read_text(encoding="utf-8"))
    # A number that is not finite has no way through JSON.
    interpreter.evaljs("""
      globalThis.Formula = gdviz.formula.Formula;
      globalThis.record = (text) => {
        try {
          const { record } = Formula(text);
          return record.map((step) => [step.name, !step.operation, step.a, step.b, step.number]);
        } catch (error) {
          return error.message;
        }
      };
      globalThis.finite = (value) => (Number.isFinite(value) ? value : null);
      true
    """)
    return interpreter


def _record(text):
    """The record in Python as JavaScript writes it, or what is wrong with the formula."""
    try:
        steps = Formula(text).record
    except ValueError as error:
        return str(error)
    places = [(*step.arguments, 0, 0)[:2] for step in steps]
    return [
        [step.name, not step.arguments, *place, step.number]
        for step, place in zip(steps, places, strict=True)
    ]


def test_without_what_shortens_scripts_they_stay_as_they_are_written(monkeypatch):
    shortened = scripts.shared()
    monkeypatch.setitem(sys.modules, "minify", None)
    as_written = runpy.run_path(scripts.__file__)["shared"]()
    assert as_written == scripts.joined()
    assert len(shortened) < 0.6 * len(as_written)


@pytest.mark.parametrize("text", [*ZOO, *WRONG])
def test_a_formula_of_the_zoo_is_read_alike(text):
    assert _quickjs().evaljs("record(dukpy.text)", text=text) == _record(text)


@given(FORMULAS | TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_formula_made_at_random_is_read_alike(text):
    assert _quickjs().evaljs("record(dukpy.text)", text=text) == _record(text)


@pytest.mark.parametrize("text", [*ZOO, *(f"{name}(x)" for name in FUNCTIONS)])
def test_heights_gradients_and_faults_agree(text):
    formula = Formula(text)
    points = np.random.default_rng(1).uniform(-2, 2, (100, formula.coordinates))
    points[0] = 0
    js = """
      ((f) => dukpy.points.map((p) => [[f(p), ...f.gradient(p)].map(finite), f.fault(p)]))(
        Formula(dukpy.text),
      )
    """
    found = _quickjs().evaljs(js, text=text, points=points.tolist())
    rows = np.vstack([formula(points.T), formula.gradient(points.T)]).T
    expected = np.where(np.isfinite(rows), rows, np.nan)
    # What is not finite comes as None.
    rows = np.array([row for row, _ in found], float)
    np.testing.assert_allclose(rows, expected, rtol=1e-12, atol=1e-14)
    assert [fault for _, fault in found] == [formula.fault(point) for point in points]


@pytest.mark.parametrize(
    ("text", "rate", "steps"),
    [
        ("(x^2 - 1)^2 + y^2", 0.05, 200),
        ("(x^2 - 1)^2 + y^2", 0.05, 3),
        ("sin(x) sin(y)", 0.1, 300),
        ("log(x) + y^2", 0.1, 100),
        ("x^3 - y^2", 0.1, 100),
    ],
)
def test_balls_have_the_same_fates_and_places(text, rate, steps):
    formula = Formula(text)
    starts = np.random.default_rng(2).uniform(0, 2, (30, 2))
    js = """
      (() => {
        const { roll, fate, gather } = gdviz.balls;
        const f = Formula(dukpy.text);
        const { rate, steps } = dukpy;
        const paths = dukpy.starts.map((start) => roll(walker(), f, start, rate, steps));
        const places = gather(f, paths).map((place) => place.map((path) => paths.indexOf(path)));
        const ends = paths.map((path) => path.at(-1));
        return { ends, fates: paths.map((path) => fate(f, path)), places };
      })()
    """
    found = _quickjs().evaljs(js, text=text, starts=starts.tolist(), rate=rate, steps=steps)
    walks = [balls.roll(formula, start, rate, steps) for start in starts]
    fates = [balls.fate(formula, walk, steps) for walk in walks]
    resting = np.flatnonzero(np.array(fates) == "rests")
    places = balls.gather(formula, [walks[ball][-1] for ball in resting])
    np.testing.assert_allclose(found["ends"], [walk[-1] for walk in walks], rtol=1e-9, atol=1e-12)
    assert found["fates"] == fates
    assert found["places"] == [[resting[ball] for ball in place] for place in places]


def test_a_script_brings_the_parts_that_it_names(tmp_path):
    script = tmp_path / "one.js"
    script.write_text("gdviz.touch('a/one', () => gdviz.formula.Formula('x'));", encoding="utf-8")
    text = scripts.with_parts(script)
    assert text.endswith(script.read_text(encoding="utf-8"))
    assert "must stand here" in text
    assert "gdviz.balls" not in text
    script.write_text("gdviz.touch('a/one', () => gdviz.formulas);", encoding="utf-8")
    assert scripts.with_parts(script) == script.read_text(encoding="utf-8")


@pytest.mark.parametrize("turn", [0, 0.6, 2.5])
def test_of_a_landscape_one_sees_what_is_nearest(turn):
    """Painted here from near to far, there from far to near, dot over dot."""
    side, dots = 13, 180
    x, y = np.meshgrid(*2 * [np.linspace(-3, 3, side)])
    heights = 3 * np.sin(2 * x) * np.cos(y) * (1 - x**2 / 9) ** 2 * (1 - y**2 / 9) ** 2
    js = """
      (() => {
        const { dots, ...look } = dukpy;
        let painted;
        const context = {
          canvas: { width: dots, height: dots },
          getTransform: () => ({ a: 1 }),
          createImageData: (width, height) => ({ data: new Uint8ClampedArray(4 * width * height) }),
          putImageData: (image) => { painted = [...image.data]; },
        };
        const at = (x, y) => [dots / 2 + (dots / 10) * x, dots / 2 - (dots / 10) * y];
        const colours = Array.from({ length: 256 }, (_, k) => [k, k, k]);
        gdviz.relief(context, at, { ...look, colours }, [0, 1]);
        return painted;
      })()
    """
    look = {"heights": heights.tolist(), "edge": 3, "turn": turn, "rise": 0.6, "tall": 0.8}
    seen = np.reshape(_quickjs().evaljs(js, dots=dots, **look), (dots, dots, 4))
    expected = _from_far_to_near(heights, turn, dots)
    is_ground = expected >= 0
    assert np.mean((seen[..., 3] == 255) == is_ground) > 0.99
    # In the light of a slope a colour is 0.55 to 1 of its own. Edges are a dot off, or two.
    shown, own = seen[is_ground, 0], expected[is_ground]
    assert np.mean((shown > 0.55 * own - 20) & (shown < own + 20)) > 0.93


def _from_far_to_near(heights, turn, dots):
    """What colour each dot has, from 0 to 255, or -1 where there is no ground."""
    places = np.linspace(0, len(heights) - 1, 600)
    fine = np.apply_along_axis(lambda row: np.interp(places, range(len(row)), row), 1, heights)
    fine = np.apply_along_axis(lambda row: np.interp(places, range(len(row)), row), 0, fine)
    x, y = np.meshgrid(*2 * [np.linspace(-3, 3, 600)])
    away = (-x * np.cos(turn) - y * np.sin(turn)).ravel()
    right = (y * np.cos(turn) - x * np.sin(turn)).ravel()
    column = np.floor(dots / 2 + dots / 10 * right).astype(int)
    row = np.floor(dots / 2 - dots / 10 * (0.6 * away + 0.8 * fine.ravel())).astype(int)
    colour = 255 * np.sqrt((fine - heights.min()) / np.ptp(heights)).ravel()
    expected = np.full((dots, dots), -1.0)
    for i in np.argsort(-away):
        expected[row[i], column[i]] = colour[i]
    return expected
