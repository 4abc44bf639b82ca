"""The arrow on the hills turns, the gap shrinks, and JavaScript rounds as Python does."""

import re
import runpy
from decimal import Decimal

import numpy as np
import pytest
from playwright.sync_api import expect

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


@pytest.fixture
def picture(visit, touched):
    """Give a function that opens one of the pictures in a state."""

    def go(stem, said=""):
        page = visit(touched(f"gradients/{stem}"), f"#fig-{stem}?{said}" if said else "")
        return page.locator(".gdviz-touch")

    return go


def _written(picture):
    """The numbers that the picture says of its state, in order, each as Python writes it."""
    said = picture.locator(".gdviz-status").inner_text().translate(RAISED)
    found = re.findall(r"(-?\d+(?:\.\d+)?)(?: × 10(-?\d+))?", said)
    return [f"{factor}e{power or 0}" for factor, power in found]


def _numbers(picture):
    return [float(number) for number in _written(picture)]


def _drag(picture, name, right, down):
    """Drag a handle so many pixels."""
    handle, page = picture.get_by_role("slider", name=name, exact=True), picture.page
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
def test_python_finds_the_same_numbers_even_where_rounding_rules(picture, tmp_path, stem, state):
    opened = picture(stem, state)
    opened.get_by_role("button", name="Python").click()
    script = tmp_path / f"{stem}.py"
    script.write_text(opened.locator(".gdviz-python").inner_text(), encoding="utf-8")
    ran = runpy.run_path(str(script))
    for said, number in zip(_written(opened), ran["readout"], strict=True):
        last_digit = 10.0 ** Decimal(said).as_tuple().exponent
        assert abs(float(said) - number) <= 0.501 * last_digit
    assert ran["figure"]().axes


def test_the_arrow_turns_by_its_tip_and_the_dot_on_the_wave_follows(picture):
    opened = picture("directions")
    dot = opened.get_by_role("slider", name="the slope ahead")
    before = dot.bounding_box()
    _drag(opened, "the way we look", -90, -70)
    direction, slope, steepest, uphill = _numbers(opened)
    assert 90 < direction < 180
    assert slope == pytest.approx(steepest * np.cos(np.radians(direction - uphill)), abs=1e-3)
    after = dot.bounding_box()
    assert after["x"] > before["x"] + 40
    assert after["y"] < before["y"] - 20


def test_the_dot_moves_to_other_ground_and_the_arrow_looks_the_same_way(picture):
    opened = picture("directions")
    _drag(opened, "where we stand", -40, 30)
    direction, slope, steepest, _ = _numbers(opened)
    assert direction == 30
    assert steepest != pytest.approx(0.786, abs=1e-2)
    assert abs(slope) <= steepest


def test_the_square_is_dragged_to_the_dot_and_the_lines_turn_into_the_tangent(picture):
    opened = picture("differences")
    assert _numbers(opened) == [1, 7, 4, 4, 1]
    _drag(opened, "the point ahead", -40, 0)
    _drag(opened, "the point ahead", -10, 0)
    gap, ahead, off_ahead, both, off_both = _numbers(opened)
    assert 0.01 < gap < 0.3
    assert off_ahead == pytest.approx(3 * gap + gap**2, abs=2e-3)
    assert off_both == pytest.approx(gap**2, abs=1e-3)
    assert (ahead, both) == (3 + off_ahead, pytest.approx(3 + off_both))


def test_the_smallest_gap_does_not_solve_what_a_fair_one_does(picture):
    opened = picture("differences")
    slider = opened.get_by_role("slider", name="gap: ten to the")
    tasks = opened.locator(".gdviz-tasks li")
    slider.press("Home")
    assert _numbers(opened)[2] > 0.1
    expect(tasks.filter(has_text="Solved")).to_have_count(0)
    # Each key goes on by a tenth of a power of ten.
    for _ in range(70):
        slider.press("ArrowRight")
    assert _numbers(opened)[0] == 1e-8
    expect(tasks.nth(0)).to_contain_text("Solved")


@pytest.mark.parametrize(
    ("stem", "solving"),
    [
        ("directions", ["direction=17", "x=1.57&y=0", "x=0&y=0"]),
        ("differences", ["power=-8", "power=-5.3", "curve=parabola"]),
    ],
)
def test_all_tasks_can_be_solved(picture, stem, solving):
    opened = picture(stem)
    base = opened.page.url
    for number, state in enumerate(solving):
        opened.page.goto(f"{base}#fig-{stem}?{state}")
        expect(opened.locator(".gdviz-tasks li").nth(number)).to_contain_text("Solved")


@pytest.mark.parametrize("state", ["x=-1&y=-1", "x=2&y=2&direction=360", "x=0&y=1.57", "x=0&y=0"])
def test_no_nan_is_drawn_at_the_edges_and_on_level_ground(picture, state):
    assert not re.search("NaN|Infinity", picture("directions", state).inner_html())
