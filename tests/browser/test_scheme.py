"""A page has the scheme of the system until a reader chooses one, which stays."""

import pytest

DARK = "body[data-md-color-scheme=slate]"
LIGHT = "body[data-md-color-scheme=default]"
# What the browser itself draws: the bars to scroll with, and on a phone its own head.
AROUND = """[
  getComputedStyle(document.documentElement).colorScheme,
  document.querySelector("meta[name=theme-color]").content,
  getComputedStyle(document.body).getPropertyValue("--gdviz-paper"),
]"""


@pytest.fixture
def page(visit, address):
    """Open the page of a film as a reader whose system is dark."""
    return visit(address, "lines/", color_scheme="dark")


def test_without_a_choice_a_page_follows_the_system(page):
    page.locator(DARK).wait_for()
    page.emulate_media(color_scheme="light")
    page.locator(LIGHT).wait_for()


def test_what_a_reader_has_chosen_stays_on_other_pages_whatever_the_system_does(
    page, address, choose
):
    choose(page, "light")
    page.goto(f"{address}rates/")
    page.locator(LIGHT).wait_for()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    page.locator(LIGHT).wait_for()
    # The button leads on from there.
    page.locator("label[for=__palette_2]:visible").click()
    page.locator(DARK).wait_for()


def test_the_enter_key_turns_from_the_system_to_light_to_dark_and_back(page):
    page.emulate_media(color_scheme="light")
    page.locator("#__palette_0").focus()
    for scheme in (LIGHT, DARK, LIGHT):
        page.keyboard.press("Enter")
        page.locator(scheme).wait_for()
    assert page.locator("label[for=__palette_1]").is_visible()


@pytest.mark.parametrize(("scheme", "name"), [("light", "light"), ("dark", "dark")])
def test_the_browser_s_own_parts_have_the_scheme_of_the_page(page, choose, scheme, name):
    choose(page, scheme)
    seen, bar, paper = page.evaluate(AROUND)
    assert (seen, bar) == (name, paper)
