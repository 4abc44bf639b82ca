"""Pictures that one can touch bring their scripts along, small and in order."""

import gzip
import json
import re

import dukpy
import numpy as np
import pytest
from matplotlib import colormaps, colors
from recipes import RECIPES, TOUCHED

from gdviz.drawing import landscape
from gdviz.functions import surfaces
from gdviz.optim import descent
from gdviz.site.touch import scripts

SMALL = 10_000  # Bytes, packed.


def test_the_shared_scripts_are_small():
    assert len(gzip.compress(scripts.shared().encode(), 9)) <= SMALL


@pytest.mark.parametrize("name", TOUCHED)
def test_a_script_is_small_and_short(name):
    path = RECIPES[name].path.with_suffix(".js")
    numbers = json.dumps(RECIPES[name].drawn["numbers"])
    assert len(gzip.compress((scripts.with_parts(path) + numbers).encode(), 9)) <= SMALL
    text = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    assert len([line for line in lines if line and not line.startswith("//")]) <= 100


def test_all_scripts_are_shared():
    assert {scripts.ARITHMETIC, *scripts.SCRIPTS} == set(scripts.HERE.glob("*.js"))


def test_a_part_comes_with_the_picture_that_names_it(tmp_path):
    script = tmp_path / "slope.js"
    script.write_text("(() => gdviz.columns)();\n", encoding="utf-8")
    text = scripts.with_parts(script)
    assert text.endswith("(() => gdviz.columns)();\n")
    assert "gdviz.columns=" in text
    assert "gdviz.networks" not in text


@pytest.mark.parametrize("script", ["joined", "shared"])
def test_the_short_script_computes_what_the_long_one_computes(script):
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs("globalThis.matchMedia = () => ({}); " + getattr(scripts, script)())
    js = """
      const { Hills, Adam, descend } = gdviz.arithmetic;
      descend(Hills(), [1, 2], Adam({ learning_rate: 0.1 }), 50)
    """
    expected = descent.descend(surfaces.Hills(), (1, 2), descent.Adam(0.1), 50)
    np.testing.assert_allclose(interpreter.evaljs(js), expected, rtol=1e-12, atol=1e-12)


def test_the_colours_of_a_map_are_those_of_matplotlib():
    (said,) = re.findall(r"const COLOURS = (\[.*?\])", scripts.joined())
    shares = np.linspace(0, 1, 9)
    assert re.findall("#[0-9a-f]{6}", said) == [
        colors.to_hex(colour) for colour in colormaps["viridis"](shares)
    ]


@pytest.mark.parametrize("level", [-0.5, 0, 0.7])
def test_a_contour_runs_where_the_function_has_its_level(level):
    points = landscape.grid((-3, 3, -3, 3), count=81)
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs("globalThis.matchMedia = () => ({}); " + scripts.shared())
    js = "gdviz.contour(dukpy.heights, dukpy.level, (i, j) => [1000 * i, 1000 * j])"
    d = interpreter.evaljs(js, heights=surfaces.Hills()(points).tolist(), level=level)
    places = np.array(re.findall(r"([\d.]+) ([\d.]+)", d), float) / 1000
    assert len(places) > 100
    heights = surfaces.Hills()((6 * places / 80 - 3).T)
    # Between the points of the grid the height is taken to be straight.
    np.testing.assert_allclose(heights, level, atol=2e-3)


def _columns(text):
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs("globalThis.gdviz = {};")
    interpreter.evaljs((scripts.HERE / "parts" / "columns.js").read_text(encoding="utf-8"))
    js = """
      let found;
      try {
        found = gdviz.columns(dukpy.text);
      } catch (error) {
        found = { wrong: error.message };
      }
      found
    """
    return interpreter.evaljs(js, text=text)


@pytest.mark.parametrize(
    ("text", "points", "names"),
    [
        ("1,2\n3,4.5\n", [[1, 2], [3, 4.5]], None),
        ("time (s),way\r\n0, -1e3\r\n\r\n2,3\r\n", [[0, -1000], [2, 3]], ["time (s)", "way"]),
        ('"a";"b"\n1,5;"2,5"\n3;4', [[1.5, 2.5], [3, 4]], ["a", "b"]),
        ("x\ty\n1\t2,5", [[1, 2.5]], ["x", "y"]),
        ("  1   2\n3  4,5", [[1, 2], [3, 4.5]], None),
    ],
)
def test_two_columns_are_read_from_a_table(text, points, names):
    assert _columns(text) == {"points": points, "names": names}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1,2\n3", "Row 2 has 1 columns; it must have two."),
        ("a,b\n\n1,2,3", "Row 3 has 3 columns; it must have two."),
        ("1,2\n3,<b>", 'Row 2, column 2 says "<b>"; it must be a number up to a billion.'),
        ("a,b\n1,", 'Row 2, column 2 says ""; it must be a number up to a billion.'),
        ("1,2\n3,1e10", 'Row 2, column 2 says "1e10"; it must be a number up to a billion.'),
        ("1,2\n" * 30_000, "The table is longer than 100,000 characters; take a part of it."),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_place(text, wrong):
    assert _columns(text) == {"wrong": wrong}
