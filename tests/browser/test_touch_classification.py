"""The border of a classification obeys, mornings flip, and the tasks can be solved."""

import pytest
from playwright.sync_api import expect

STATUS = ".gdviz-touchable .gdviz-status"


@pytest.fixture
def page(visit, touched):
    """Open the page."""
    return visit(touched("classification/by_hand"), reduced_motion="reduce")


def _handle(page, name):
    return page.locator(f".gdviz-handle[aria-label='{name}']")


def test_a_flip_shows_on_the_map_and_counts(page):
    chosen, words = _handle(page, "the chosen morning"), page.locator(STATUS)
    expect(words).to_contain_text("misses 1")
    expect(chosen).to_have_attribute("aria-valuetext", "8.7 and 2.4, flew")
    fill = chosen.locator("circle").last
    before = fill.get_attribute("style")
    page.get_by_role("button", name="Flip it").click()
    expect(words).to_contain_text("misses 0")
    expect(chosen).to_have_attribute("aria-valuetext", "8.7 and 2.4, stayed")
    assert fill.get_attribute("style") != before


def test_the_square_makes_the_model_surer_and_leaves_the_border(page):
    calm = _handle(page, "the border in calm air")
    place = float(calm.get_attribute("aria-valuenow"))
    steepness = calm.get_attribute("aria-valuetext")
    _handle(page, "where the chance is 0.9").press("Shift+ArrowLeft")
    assert float(calm.get_attribute("aria-valuenow")) == pytest.approx(place, abs=0.02)
    assert float(calm.get_attribute("aria-valuetext").split()[0]) > float(steepness.split()[0])


def test_without_a_yes_there_is_no_precision(page):
    page.get_by_role("slider", name="threshold").press("End")
    words = page.locator(STATUS)
    expect(words).to_contain_text("Threshold 0.980: hits 0, false alarms 0, misses 12, recall 0.00")
    expect(words).not_to_contain_text("precision")


# With two mornings flipped a border parts them all.
CLEAR = "0,1,0,0,0,1,0,0,1,0,0,1,0,0,0,0,1,1,0,1,1,1,1,0"


@pytest.mark.parametrize(
    ("task", "state"),
    [
        (0, "start=3.234,-0.927,-0.308"),
        (1, "steps=30&threshold=0.1"),
        (2, f"labels={CLEAR}&steps=1100"),
    ],
)
def test_a_task_can_be_solved_and_is_not_solved_before(visit, touched, task, state):
    page = visit(touched("classification/by_hand"), reduced_motion="reduce")
    tasks = page.locator(".gdviz-tasks li")
    expect(tasks).to_have_count(3)
    assert "Solved" not in page.locator(".gdviz-tasks").inner_text()
    page.goto(f"{page.url.partition('#')[0]}#fig-by_hand?{state}")
    expect(tasks.nth(task)).to_contain_text("Solved")
