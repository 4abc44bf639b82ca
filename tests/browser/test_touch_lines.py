"""The line laid by hand follows pointer and keys, walks as gdviz walks, and tells what happens."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

STATUS = ".gdviz-touchable .gdviz-status"
POINT = "[aria-label='the line as a point']"


@pytest.fixture(scope="module")
def address(touched):
    return touched("lines/by_hand")


@pytest.fixture(params=[{}, {"reduced_motion": "reduce"}], ids=["lively", "calm"])
def page(visit, address, request):
    """Open the page."""
    return visit(address, "", **request.param)


def _numbers(page):
    """The slope, the intercept and the loss that the page tells."""
    said = page.locator(STATUS).inner_text().replace("−", "-")
    return [float(number) for number in re.findall(r"(?:slope|intercept|loss) (-?[\d.]+)", said)]


def test_steps_are_those_of_gdviz(page):
    page.get_by_role("button", name="100 steps").click()
    time, distance = data.runs()
    loss = line_loss(time / 49, distance)
    end = descend(loss, (-0.5, 0.6), GradientDescent(0.1), 100)[-1]
    np.testing.assert_allclose(_numbers(page), [*end, loss(end)], atol=5.1e-4)


def test_the_point_follows_the_pointer_and_the_line_follows_the_point(page):
    handle = page.locator(POINT)
    end = page.locator("[aria-label='right end of the line']")
    before = end.bounding_box()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    slope, intercept, _ = _numbers(page)
    assert slope > -0.1
    assert abs(intercept - 0.6) < 0.03
    assert end.bounding_box()["y"] < before["y"] - 20


def test_arrow_keys_move_it_and_shift_moves_it_further(page):
    page.focus(POINT)
    page.keyboard.press("ArrowRight")
    assert _numbers(page)[0] == pytest.approx(-0.48)
    page.keyboard.press("Shift+ArrowLeft")
    assert _numbers(page)[0] == pytest.approx(-0.68)
    expect(page.locator(POINT)).to_have_attribute("aria-valuetext", re.compile("slope −0.680"))


def test_what_happened_is_said_once_it_rests(page):
    page.focus(POINT)
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    heard = page.locator(".gdviz-touchable [role=status]")
    expect(heard).to_have_text(page.locator(STATUS).inner_text())


def test_a_run_goes_on_by_itself_until_it_is_paused(visit, address):
    page = visit(address)
    page.get_by_role("button", name="Run").click()
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^[1-9]\d+ steps"))
    page.get_by_role("button", name="Pause").click()
    rests = page.locator(STATUS).inner_text()
    page.wait_for_timeout(200)
    expect(page.locator(STATUS)).to_have_text(rests)


def test_divergence_is_told_and_shows_no_nan(page):
    page.get_by_role("slider", name="learning rate").press("End")
    page.get_by_role("button", name="100 steps").click()
    expect(page.locator(STATUS)).to_contain_text("Diverged at step")
    assert not re.search("NaN|Infinity|undefined", page.locator(".gdviz-touch").inner_html())
    page.get_by_role("slider", name="learning rate").press("Home")
    expect(page.locator(STATUS)).to_contain_text("100 steps")


@pytest.mark.parametrize(
    "said",
    ["rate=abc", "rate=9", "rate=", "slope=NaN", "steps=-1", "colour=red", "rate=<script>alert(1)"],
)
def test_a_bad_address_is_told_in_one_line_and_changes_nothing(visit, address, said):
    page = visit(address, f"#fig-by_hand?{said}")
    expect(page.locator(STATUS)).to_contain_text("This is the picture as it begins: the address")
    assert page.locator(f"{STATUS} *").count() == 0
    page.get_by_role("button", name="Step", exact=True).click()
    expect(page.locator(STATUS)).to_contain_text("1 step:")


def test_a_task_notices_when_it_is_solved(page):
    tasks = page.locator(".gdviz-tasks li")
    expect(tasks.nth(1)).not_to_contain_text("Solved")
    page.goto(f"{page.url.partition('#')[0]}#fig-by_hand?slope=-2&intercept=-1&rate=0.7&steps=59")
    expect(tasks.nth(1)).to_contain_text("Solved")


def test_ten_thousand_steps_do_not_freeze_the_page(page):
    page.goto(f"{page.url.partition('#')[0]}#fig-by_hand?rate=0.005&steps=10000")
    expect(page.locator(STATUS)).to_contain_text("10,000 steps")
