"""Batches to choose by hand walk as gdviz walks, whatever is chosen; their tasks can be solved."""

import re
import runpy

import numpy as np
import pytest
from playwright.sync_api import expect

STATUS = ".gdviz-touchable .gdviz-status"
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@pytest.fixture(scope="module")
def address(touched):
    return touched("batches/by_hand")


def _numbers(page):
    """All numbers that the page tells of its state."""
    said = page.locator(STATUS).inner_text().replace("−", "-").replace(",", "")
    found = re.findall(r"(-?\d+(?:\.\d+)?)(?: × 10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?", said)
    return [float(f"{digits}e{power.translate(POWERS) or 0}") for digits, power in found]


def _taken_along(page, folder):
    """What the script of the present state computes; it also draws."""
    page.get_by_role("button", name="Python").click()
    script = folder / "by_hand.py"
    script.write_text(page.locator(".gdviz-python").inner_text(), encoding="utf-8")
    ran = runpy.run_path(str(script))
    assert ran["figure"]().axes
    return ran


@pytest.mark.parametrize(
    "state",
    [
        "",
        "size=1&rate=0.02",
        "size=5&order=dealt",
        "size=20&rate=0.2&fading=fades&against=steps",
        "size=1&order=dealt&fading=fades&seen=1230",
        "size=50&seen=40",
        "size=100&order=dealt&rate=0.3",
    ],
)
def test_whatever_is_chosen_the_page_tells_what_the_script_computes(
    visit, address, tmp_path, state
):
    page = visit(address, f"#fig-by_hand?{state}" if state else "")
    ran = _taken_along(page, tmp_path)
    (steps, seen, *heights), told = ran["readout"], _numbers(page)
    assert told[:2] == [steps, seen]
    np.testing.assert_allclose(told[2:], heights, rtol=0, atol=5.1e-5)


def test_a_rate_that_is_too_large_is_told_and_a_smaller_one_is_asked_for(visit, address, tmp_path):
    page = visit(address, "#fig-by_hand?size=1&rate=0.7")
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^Diverged at step \d+: .* smaller"))
    assert not re.search("NaN|Infinity|undefined", page.locator(".gdviz-touch").inner_html())
    assert "Solved" not in page.locator(".gdviz-tasks").inner_text()
    ran = _taken_along(page, tmp_path)
    assert f"Diverged at step {ran['steps']}:" in page.locator(STATUS).inner_text()


def test_each_press_of_a_key_goes_to_the_next_size(visit, address):
    page = visit(address)
    size = page.get_by_role("slider", name="dots a step")
    expect(size).to_have_attribute("aria-valuetext", "10")
    size.press("ArrowRight")
    expect(page.locator(STATUS)).to_contain_text("Step 100, 2,000 dots")
    size.press("Home")
    expect(size).to_have_attribute("aria-valuetext", "1")


def test_a_walk_that_has_ended_runs_again_from_its_start(visit, address):
    page = visit(address, "#fig-by_hand?size=50")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^Step [1-9], "))
    expect(page.locator(STATUS)).to_contain_text("Step 40, 2,000 dots", timeout=30_000)
    expect(page.get_by_role("button", name="Run")).to_be_visible()


@pytest.mark.parametrize(
    ("task", "state"),
    [
        (0, "size=1&rate=0.01"),
        (1, "size=100&rate=0.4&order=dealt"),
        (1, "size=10&rate=0.05&order=dealt"),
        (2, "size=1&rate=0.005&order=dealt"),
    ],
)
def test_a_task_can_be_solved_and_is_not_solved_before(visit, address, task, state):
    page = visit(address)
    tasks = page.locator(".gdviz-tasks li")
    assert "Solved" not in page.locator(".gdviz-tasks").inner_text()
    page.goto(f"{address}#fig-by_hand?{state}")
    expect(tasks.nth(task)).to_contain_text("Solved.")
