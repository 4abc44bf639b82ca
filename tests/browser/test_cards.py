"""A link to a figure shows the picture while one points at it, and can be rid of."""

import pytest
from players import CALM
from playwright.sync_api import expect
from rests import rest


def _card(page):
    return page.locator(".gdviz-card")


def _link(page, name):
    return page.get_by_role("link", name=name, exact=True).first


@pytest.mark.parametrize(("scheme", "ending"), [("light", ""), ("dark", "-dark")])
def test_a_card_shows_the_picture_in_the_colours_of_the_page(visit, address, scheme, ending):
    page = visit(address, "rates/", color_scheme=scheme, **CALM)
    image = page.locator(".gdviz-card img")
    for name, still in [("the other", "rates-second"), ("Figure 1", "rates-first")]:
        _link(page, name).hover()
        expect(image).to_be_visible()
        expect(image).to_have_js_property("src", f"{address}figures/{still}-webp{ending}.svg")
        expect(image).to_have_js_property("naturalWidth", 400)


def test_a_picture_of_another_page_is_shown_in_a_page_opened_as_a_file(visit, handmade_site):
    page = visit(f"{handmade_site.as_uri()}/", "rates/index.html", **CALM)
    page.locator("a[href$='#fig-misfit']").hover()
    expect(_card(page)).to_be_visible()
    image = page.locator(".gdviz-card img")
    assert image.evaluate("image => image.src").endswith("/figures/lines-misfit.svg")


def test_a_card_stays_while_one_points_at_it_and_goes_by_itself(visit, address):
    page = visit(address, "rates/", **CALM)
    _link(page, "the other").hover()
    expect(_card(page)).to_be_visible()
    _card(page).hover()
    page.wait_for_timeout(400)
    expect(_card(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(_card(page)).to_be_hidden()


def test_the_keyboard_brings_a_card_and_escape_takes_it_away(visit, address):
    page = visit(address, "rates/", **CALM)
    link = _link(page, "the other")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/lines/#fig-misfit")


def test_a_card_is_next_to_its_link_and_within_the_window(visit, address):
    page = visit(address, "rates/", viewport={"width": 700, "height": 400}, **CALM)
    link = _link(page, "the other")
    for place in ("start", "end"):
        link.evaluate("(link, block) => link.scrollIntoView({ block })", place)
        page.mouse.move(5, 5)
        expect(_card(page)).to_be_hidden()
        link.hover()
        expect(_card(page)).to_be_visible()
        line, card = link.bounding_box(), _card(page).bounding_box()
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= 700
        gap = max(card["y"] - line["y"] - line["height"], line["y"] - card["y"] - card["height"])
        assert abs(gap) <= 6


def test_a_finger_simply_follows_the_link(visit, address):
    phone = {"width": 390, "height": 844}
    page = visit(address, "rates/", has_touch=True, is_mobile=True, viewport=phone, **CALM)
    expect(_card(page)).to_have_count(0)
    _link(page, "the other").tap()
    page.wait_for_url("**/rates/#fig-second")


def test_nothing_is_loaded_before_it_is_pointed_at(visit, address):
    page = visit(address, "rates/", **CALM)
    rest(page)
    files = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [file for file in files if file.endswith(".svg") and "/figures/" in file]
