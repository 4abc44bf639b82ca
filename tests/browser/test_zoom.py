"""Who needs large letters, or colours of the system's own, gets the whole page."""

import numpy as np
import pytest
from contrast import contrast
from players import CALM
from playwright.sync_api import expect

# 1280 pixels at 200 %.
TWICE = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
# What does not change while a picture is touched or a film plays. What is far from the screen has
# no inner text till it is laid out.
WORDS = """article => {
  for (const part of article.children) part.style.contentVisibility = "visible";
  const ours = ":scope > :is(h1, h2, h3, p, ul, ol), figcaption, summary";
  const parts = article.querySelectorAll(ours);
  return [...parts].map((part) => part.innerText.replace(/\\s+/g, ""));
}"""
# What sticks out of the window on a side to which nobody can scroll.
OUTSIDE = """article => [...article.querySelectorAll("*")].filter((part) => {
  const box = part.getBoundingClientRect();
  const scrolls = part.closest("pre, .gdviz-formula, .md-typeset__scrollwrap, .gdviz-heard, svg");
  return box.width && !scrolls && (box.left < 0 || box.right > innerWidth + 1);
}).map((part) => part.outerHTML.slice(0, 80))"""
INKS = """plots => [...plots.querySelectorAll("text")].map((text) => {
  const paper = getComputedStyle(text.ownerSVGElement).backgroundColor;
  return [getComputedStyle(text).fill, paper];
})"""


@pytest.fixture
def read(visit, our_site, serve):
    """Give a function that opens a page with a picture to touch, once the picture is alive."""

    def look(**reader):
        page = visit(serve(our_site), "lines/", **CALM, **reader)
        page.locator(".gdviz-touch").first.scroll_into_view_if_needed()
        expect(page.locator(".gdviz-touch").first).to_have_class("gdviz-touch gdviz-alive")
        return page

    return look


@pytest.mark.parametrize("colours", ["none", "active"])
def test_at_200_percent_no_word_is_lost_and_nothing_scrolls_sideways(read, colours):
    words = read(viewport={"width": 1280, "height": 800}).locator("article").evaluate(WORDS)
    assert len(words) > 50
    page = read(forced_colors=colours, **TWICE)
    assert page.locator("article").evaluate(WORDS) == words
    assert page.evaluate("document.scrollingElement.scrollWidth") == 640
    assert page.locator("article").evaluate(OUTSIDE) == []


def test_at_200_percent_keys_open_the_menu_and_reach_no_link_of_it_before(visit, our_site, serve):
    """Else the focus would be on links beside the screen, where nobody sees it."""
    page = visit(serve(our_site), "lines/", **TWICE)
    home = page.locator(".md-nav--primary a.md-nav__link", has_text="Home").first
    assert not home.evaluate("link => { link.focus(); return link === document.activeElement; }")
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(home).to_be_in_viewport()
    home.focus()
    expect(home).to_be_focused()
    menu.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.set_viewport_size({"width": 1280, "height": 800})  # Here it stands beside the text.
    expect(menu).to_be_hidden()
    expect(home).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_the_system_a_picture_to_touch_keeps_its_paper(read, choose, scheme):
    """Even where the reader has chosen a scheme that is not the system's."""
    page = read(forced_colors="active", color_scheme="dark" if scheme == "light" else "light")
    choose(page, scheme)
    seen = page.locator(".gdviz-plots").first.evaluate(INKS)
    assert seen
    for colours in seen:
        ink, paper = (np.array(colour[4:-1].split(","), float) / 255 for colour in colours)
        assert contrast(ink, paper) >= 4.5
