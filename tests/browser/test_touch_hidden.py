"""Two hidden neurons that one can turn: what is stuck comes free when an arrow changes sides."""

import re

import pytest
from playwright.sync_api import expect

STATUS = ".gdviz-touchable .gdviz-status"


@pytest.fixture(scope="module")
def address(touched):
    return touched("hidden/by_hand")


@pytest.fixture
def page(visit, address):
    page = visit(address, reduced_motion="reduce")
    page.locator(STATUS).wait_for()
    return page


def _steps(page, count):
    """Walk so many steps, by the slider."""
    page.locator(".gdviz-touchable input[type=range]").first.evaluate(
        "(slider, count) => { slider.value = count; slider.dispatchEvent(new Event('input')); }",
        count,
    )
    expect(page.locator(STATUS)).to_contain_text(re.compile(rf"^Step {count:,}:"), timeout=60_000)


def _middle(handle):
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_is_stuck_until_an_arrow_is_pulled_to_the_other_side(page):
    _steps(page, 1000)
    expect(page.locator(STATUS)).to_contain_text("loss 0.478, 3 of 4 right")
    page.get_by_role("button", name="Reset").click()
    arrow, line = (
        page.get_by_role("slider", name=f"{part} of neuron 2") for part in ("arrow", "line")
    )
    arrow.scroll_into_view_if_needed()
    (x, y), (foot_x, foot_y) = _middle(arrow), _middle(line)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(2 * foot_x - x, 2 * foot_y - y, steps=5)
    page.mouse.up()
    _steps(page, 1000)
    expect(page.locator(STATUS)).to_contain_text("4 of 4 right")
    expect(page.locator(".gdviz-tasks li").first).to_contain_text("Solved.")


def test_all_corners_can_be_right_without_a_step(visit, address):
    page = visit(address, "#fig-by_hand?inward=1,-1,-1,1", reduced_motion="reduce")
    expect(page.locator(STATUS)).to_contain_text("Step 0: ")
    expect(page.locator(STATUS)).to_contain_text("4 of 4 right")
    expect(page.locator(".gdviz-tasks li").last).to_contain_text("Solved.")


def test_a_moved_line_keeps_its_direction_and_a_turned_arrow_its_line(page):
    line, arrow = (
        page.get_by_role("slider", name=f"{part} of neuron 1") for part in ("line", "arrow")
    )
    weights = arrow.get_attribute("aria-valuetext").rpartition(", ")[0]
    line.press("Shift+ArrowUp")
    assert arrow.get_attribute("aria-valuetext").rpartition(", ")[0] == weights
    before = _middle(line)
    arrow.press("ArrowUp")
    assert _middle(line) == pytest.approx(before, abs=2)
