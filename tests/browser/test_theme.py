"""On a phone the theme's script waits for a reader, and misses nothing of what came first."""

import pytest
from playwright.sync_api import expect
from rests import rest

PHONE = {"viewport": {"width": 390, "height": 800}}
RUNS = "() => typeof document$ === 'object'"


@pytest.fixture
def page(visit, address):
    """Open a page on a phone, and wait till nothing more comes by itself."""
    page = visit(address, "lines/", **PHONE)
    rest(page)
    return page


def _found(page):
    """Wait for what the search has found."""
    page.locator(".md-search-result__item:visible").first.wait_for()


def _delay(page, script):
    """Let a script come late, as over a slow line."""
    page.route(script, lambda route: (page.wait_for_timeout(300), route.continue_()))


def test_a_page_that_nobody_touches_does_without(page):
    assert not page.evaluate(RUNS)


def test_a_wide_screen_has_it_at_once(visit, address):
    page = visit(address, "lines/")
    rest(page)
    assert page.evaluate(RUNS)


def test_who_scrolls_reads_the_title_of_the_page_in_the_header(page):
    page.mouse.wheel(0, 600)
    expect(page.locator(".md-header__title--active")).to_be_visible()


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_that_wakes_it_opens_the_search(page, key):
    page.keyboard.press(key)
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("figure")
    _found(page)


def test_what_is_typed_before_it_runs_is_searched_for(page):
    _delay(page, "**/bundle*.js")
    page.locator(".md-header__button[for=__search]").click()
    page.keyboard.type("figure")
    assert not page.evaluate(RUNS)
    _found(page)


def test_a_search_in_the_address_is_made(visit, address):
    _found(visit(address, "lines/?q=figure", **PHONE))


def test_the_first_tap_opens_the_menu(page):
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()


def test_the_first_tap_on_the_scheme_switches_it(page, choose):
    choose(page, "dark")


def test_who_comes_to_a_section_reads_the_title_of_the_page_in_the_header(page, address):
    """Even where the browser has gone there before any script of the page ran."""
    _delay(page, "**/theme.js")
    page.goto(f"{address}lines/#the-descent")
    expect(page.locator(".md-header__title--active")).to_be_visible()
