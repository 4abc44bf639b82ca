"""The stack of layers keeps, loses or multiplies a slope, as its tasks ask."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def address(touched):
    return touched("depth/stack")


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (0, "layers=64&activation=ReLU&size=1.41"),
        (1, "layers=64&activation=ReLU&size=3"),
        (2, "layers=16&size=12"),
    ],
)
def test_every_task_can_be_solved_and_none_is_at_the_beginning(visit, address, number, state):
    page = visit(address)
    tasks = page.locator(".gdviz-tasks li")
    expect(tasks.filter(has_text="Solved")).to_have_count(0)
    page.goto(f"{address}#fig-stack?{state}")
    expect(tasks.nth(number)).to_contain_text("Solved")


def test_a_button_sets_the_size_and_the_slope_is_kept(visit, address):
    page = visit(address, "#fig-stack?layers=64&activation=ReLU")
    words = page.locator(".gdviz-touchable .gdviz-status")
    expect(words).to_contain_text("× 10⁻")
    page.get_by_role("button", name="He", exact=True).click()
    expect(words).to_have_text(
        "64 layers leave 0.374 of the slope, 0.985 each, and 0.385 of the signal."
    )
