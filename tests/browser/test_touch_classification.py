"""The border of a classification obeys, mornings flip, and the tasks can be solved."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def touched(our_site, serve, visit):
    """Open the page, and find its picture."""
    page = visit(serve(our_site), "classification/", reduced_motion="reduce")
    page.set_default_timeout(60_000)
    root = page.locator(".gdviz-touch[data-touch='classification/by_hand']")
    root.locator(".gdviz-status").wait_for()
    return root


def _handle(touched, name):
    return touched.locator(f".gdviz-handle[aria-label='{name}']")


def test_a_flip_shows_on_the_map_and_counts(touched):
    chosen, words = _handle(touched, "the chosen morning"), touched.locator(".gdviz-status")
    expect(words).to_contain_text("1 misses")
    expect(chosen).to_have_attribute("aria-valuetext", "8.7 and 2.4, flew")
    fill = chosen.locator("circle").last
    before = fill.get_attribute("style")
    touched.get_by_role("button", name="Flip it").click()
    expect(words).to_contain_text("0 misses")
    expect(chosen).to_have_attribute("aria-valuetext", "8.7 and 2.4, stayed")
    assert fill.get_attribute("style") != before


def test_the_square_makes_the_model_surer_and_leaves_the_border(touched):
    calm = _handle(touched, "the border in calm air")
    place = float(calm.get_attribute("aria-valuenow"))
    steepness = calm.get_attribute("aria-valuetext")
    _handle(touched, "where the chance is 0.9").press("Shift+ArrowLeft")
    assert float(calm.get_attribute("aria-valuenow")) == pytest.approx(place, abs=0.02)
    assert float(calm.get_attribute("aria-valuetext").split()[0]) > float(steepness.split()[0])


def test_without_a_yes_there_is_no_precision(touched):
    slider = touched.locator("input[type=range]")
    slider.press("End")
    words = touched.locator(".gdviz-status")
    expect(words).to_contain_text("At 0.980: 0 hits, 0 false alarms, 12 misses, recall 0.00")
    expect(words).not_to_contain_text("precision")


def test_a_low_threshold_after_a_walk_misses_no_flight(touched):
    for _ in range(30):
        touched.get_by_role("button", name="Step", exact=True).click()
    slider = touched.locator("input[type=range]")
    for _ in range(84):
        slider.press("ArrowLeft")
    expect(touched.locator(".gdviz-tasks li").nth(1)).to_contain_text("Solved")
