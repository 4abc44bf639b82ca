"""The race to touch tunes as gdviz tunes, runs again, and tells who flew off."""

import re

import pytest
from playwright.sync_api import expect

from gdviz.experiments.race import RATES, RULES, race
from gdviz.functions.surfaces import Ravine, Rosenbrock

STATUS = ".gdviz-touchable .gdviz-status"


@pytest.fixture(scope="module")
def address(touched):
    return touched("momentum/race")


def _ranking(page):
    """The rules from the lowest to the highest, with the losses that the page tells."""
    _, _, said = page.locator(STATUS).inner_text().partition(": ")
    told = re.findall(r"(\w+) ([\d.]+)(?: × 10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?[,.]", said)
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    return {name: float(f"{loss}e-{power.translate(raised) or 0}") for name, loss, power in told}


def _tune(page):
    """Tune all, and wait until all are."""
    page.get_by_role("button", name="Tune all").click()
    button = page.locator(".gdviz-tools button", has_text=re.compile("^Tune all$"))
    button.wait_for(timeout=120_000)


@pytest.mark.parametrize(
    ("place", "function", "start", "steps"),
    [("valley", Rosenbrock(), (-1.2, 1), 200), ("ravine", Ravine(100, 1), (2, -1), 30)],
)
def test_all_are_tuned_as_in_the_races_of_the_page(visit, address, place, function, start, steps):
    x, y = start
    page = visit(address, f"#fig-race?place={place}&x={x}&y={y}&steps={steps}")
    _tune(page)
    _, _, _, late = race(function, function, start, steps)
    told = _ranking(page)
    assert list(told) == sorted(RULES, key=lambda name: late[name])
    for name, loss in told.items():
        assert loss == pytest.approx(late[name].item(), rel=0.05)


def test_a_task_notices_a_rate_that_brings_adam_lowest(visit, address):
    page = visit(address)
    task = page.locator(".gdviz-tasks li").first
    expect(task).not_to_contain_text("Solved")
    page.get_by_role("slider", name="rate α").locator("visible=true").focus()
    for _ in range(18):
        page.keyboard.press("ArrowRight")
    assert next(iter(_ranking(page))) == "Adam"
    expect(task).to_contain_text("Solved")


def test_each_arrow_key_goes_to_the_next_rate_that_is_tried(visit, address):
    page = visit(address, "#fig-race?rule=plain")
    slider = page.get_by_role("slider", name="rate α").locator("visible=true")
    slider.press("Home")
    for rate in RATES[1:6]:
        slider.press("ArrowRight")
        assert float(slider.get_attribute("aria-valuetext")) == pytest.approx(rate, rel=1e-3)


def test_who_flew_off_is_told_and_comes_last(visit, address):
    page = visit(address, "#fig-race?plain_learning_rate=30&momentum_learning_rate=30")
    said = page.locator(STATUS).inner_text()
    assert re.search(r"plain diverged at step \d+, momentum diverged at step \d+\.", said)
    assert "Tune all" in said
    assert not re.search("NaN|Infinity|undefined", said)
    _tune(page)
    assert len(_ranking(page)) == 6


def test_another_landscape_begins_where_the_race_of_the_page_began(visit, address):
    page = visit(address)
    page.get_by_label("landscape").select_option("saddle")
    expect(page.locator(STATUS)).to_contain_text("Step 16,")
    handle = page.locator("[aria-label='the start']")
    expect(handle).to_have_attribute("aria-valuetext", "x 1.500, y 0.001")


def test_a_run_grows_to_as_many_steps_as_there_were(visit, address):
    page = visit(address, "#fig-race?steps=60")
    whole = page.locator(STATUS).inner_text()
    page.get_by_role("button", name="Run").click()
    expect(page.locator(STATUS)).not_to_contain_text("Step 60,")
    expect(page.locator(STATUS)).to_have_text(whole, timeout=60_000)
