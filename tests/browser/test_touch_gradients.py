"""The arrow on the hills turns, the gap shrinks, and JavaScript rounds as Python does."""

import re
import runpy
from decimal import Decimal
from shutil import copytree

import numpy as np
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect
from recipes import RECIPES, ROOT

STEMS = ("directions", "differences")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


@pytest.fixture(scope="module")
def address(once, serve):
    """Serve a page with both pictures."""

    def make(root):
        (root / "figures" / "gradients").mkdir(parents=True)
        (root / "docs").mkdir()
        for stem in STEMS:
            for ending in (".py", ".js"):
                source = RECIPES[f"gradients/{stem}"].path.with_suffix(ending)
                copied = root / "figures" / "gradients" / f"{stem}{ending}"
                copied.write_bytes(source.read_bytes())
        copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
        shown = [f"![Touch it.](figures/gradients/{stem}.svg)\n" for stem in STEMS]
        page = "\n".join(["# A page\n", *shown])
        (root / "docs" / "index.md").write_text(page, encoding="utf-8")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = re.sub(r"(?s)nav:.*?\n\n", "", settings)
        settings = re.sub(r"  - mkdocs-jupyter.*\n", "", settings)
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        build(load_config(str(root / "mkdocs.yml"), strict=True))

    return serve(once("touched-gradients", make))


@pytest.fixture
def page(visit, address):
    """Open the page."""
    return visit(address)


def _picture(page, stem):
    return page.locator(f"[data-touch='gradients/{stem}']")


def _written(page, stem):
    """The numbers that the picture says of its state, in order, each as Python writes it."""
    said = _picture(page, stem).locator(".gdviz-status").inner_text().translate(RAISED)
    found = re.findall(r"(-?\d+(?:\.\d+)?)(?: × 10(-?\d+))?", said)
    return [f"{factor}e{power or 0}" for factor, power in found]


def _numbers(page, stem):
    return [float(number) for number in _written(page, stem)]


def _drag(page, name, right, down):
    """Drag a handle so many pixels."""
    handle = page.get_by_role("slider", name=name, exact=True)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


@pytest.mark.parametrize(
    ("stem", "state"),
    [
        ("directions", "x=-0.71&y=1.9&direction=271"),
        ("directions", "x=0&y=0"),
        *[
            ("differences", f"curve={curve}&x={x}&power={power}")
            for curve, x in (("cubic", -0.77), ("parabola", 1.13))
            for power in (-0.7, -5.3, -9.4, -14.8)
        ],
    ],
)
def test_python_finds_the_same_numbers_even_where_rounding_rules(
    visit, address, tmp_path, stem, state
):
    page = visit(address, f"#fig-{stem}?{state}")
    _picture(page, stem).get_by_role("button", name="Python").click()
    script = tmp_path / f"{stem}.py"
    code = _picture(page, stem).locator(".gdviz-python").inner_text()
    script.write_text(code, encoding="utf-8")
    ran = runpy.run_path(str(script))
    for said, number in zip(_written(page, stem), ran["readout"], strict=True):
        last_digit = 10.0 ** Decimal(said).as_tuple().exponent
        assert abs(float(said) - number) <= 0.501 * last_digit
    assert ran["figure"]().axes


def test_the_arrow_turns_by_its_tip_and_the_dot_on_the_wave_follows(page):
    dot = page.get_by_role("slider", name="the slope ahead")
    before = dot.bounding_box()
    _drag(page, "the way we look", -90, -70)
    direction, slope, steepest, uphill = _numbers(page, "directions")
    assert 90 < direction < 180
    assert slope == pytest.approx(steepest * np.cos(np.radians(direction - uphill)), abs=1e-3)
    after = dot.bounding_box()
    assert after["x"] > before["x"] + 40
    assert after["y"] < before["y"] - 20


def test_the_dot_moves_to_other_ground_and_the_arrow_looks_the_same_way(page):
    _drag(page, "where we stand", -40, 30)
    direction, slope, steepest, _ = _numbers(page, "directions")
    assert direction == 30
    assert steepest != pytest.approx(0.786, abs=1e-2)
    assert abs(slope) <= steepest


def test_the_square_is_dragged_to_the_dot_and_the_lines_turn_into_the_tangent(page):
    first = _numbers(page, "differences")
    assert first == [1, 7, 4, 4, 1]
    _drag(page, "the point ahead", -40, 0)
    _drag(page, "the point ahead", -10, 0)
    gap, ahead, off_ahead, both, off_both = _numbers(page, "differences")
    assert 0.01 < gap < 0.3
    assert off_ahead == pytest.approx(3 * gap + gap**2, abs=2e-3)
    assert off_both == pytest.approx(gap**2, abs=1e-3)
    assert (ahead, both) == (3 + off_ahead, pytest.approx(3 + off_both))


def test_the_smallest_gap_does_not_solve_what_a_fair_one_does(page):
    slider = page.get_by_role("slider", name="gap: ten to the")
    tasks = _picture(page, "differences").locator(".gdviz-tasks li")
    slider.press("Home")
    assert _numbers(page, "differences")[2] > 0.1
    expect(tasks.filter(has_text="Solved")).to_have_count(0)
    # Each key goes on by a tenth of a power of ten.
    for _ in range(70):
        slider.press("ArrowRight")
    assert _numbers(page, "differences")[0] == 1e-8
    expect(tasks.nth(0)).to_contain_text("Solved")


def test_all_tasks_can_be_solved(page):
    base = page.url.partition("#")[0]
    states = {
        "directions": ["direction=17", "x=1.57&y=0", "x=0&y=0"],
        "differences": ["power=-8", "power=-5.3", "curve=parabola"],
    }
    for stem, solving in states.items():
        for number, state in enumerate(solving):
            page.goto(f"{base}#fig-{stem}?{state}")
            task = _picture(page, stem).locator(".gdviz-tasks li").nth(number)
            expect(task).to_contain_text("Solved")


@pytest.mark.parametrize("state", ["x=-1&y=-1", "x=2&y=2&direction=360", "x=0&y=1.57", "x=0&y=0"])
def test_no_nan_is_drawn_at_the_edges_and_on_level_ground(visit, address, state):
    page = visit(address, f"#fig-directions?{state}")
    assert not re.search("NaN|Infinity", _picture(page, "directions").inner_html())
