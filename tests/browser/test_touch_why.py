"""The parabolas to touch say when the curve breaks through them; their tasks can be solved."""

import re

import pytest
from playwright.sync_api import expect

STATUS = ".gdviz-touchable .gdviz-status"


@pytest.fixture(scope="module")
def address(touched):
    return touched("why/by_hand")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("", "lies between both parabolas"),
        ("curve=valley&x=0&L=1.25", "lies between both parabolas"),
        ("curve=valley&x=0&L=1.2", "breaks through the parabola above"),
        ("curve=valley&x=3&mu=1", "breaks through the parabola below"),
        ("curve=trough&x=2&mu=0", "lies between both parabolas"),
        ("curve=bowl&x=-1&L=1&mu=1", "lies between both parabolas"),
        ("curve=waves&x=0&L=4&mu=0", "breaks through the parabola below"),
    ],
)
def test_it_says_where_the_curve_lies(visit, address, state, said):
    page = visit(address, f"#fig-by_hand?{state}" if state else "")
    expect(page.locator(STATUS)).to_contain_text(said)


def test_dragging_the_rate_changes_promise_and_fall(visit, address):
    page = visit(address)
    rate = page.get_by_role("slider", name="the rate")
    before = page.locator(STATUS).inner_text()
    rate.press("Shift+ArrowRight")
    expect(page.locator(STATUS)).not_to_have_text(before)


def test_its_tasks_are_open_at_first_and_can_be_solved(visit, address):
    page = visit(address)
    tasks = page.locator(".gdviz-touchable li")
    expect(tasks).to_have_count(3)
    for task, state in enumerate(["L=1.25", "L=2&rate=0.5", "curve=waves&x=1.44"]):
        expect(tasks.nth(task)).not_to_contain_text("Solved")
        page.evaluate("(hash) => { location.hash = hash; }", f"#fig-by_hand?{state}")
        expect(tasks.nth(task)).to_contain_text(re.compile("Solved"))
