"""A term tells its definition where it stands."""

from players import CALM
from playwright.sync_api import expect
from recipes import PAGES

from gdviz.site import glossary

LOSS = glossary.read(PAGES["glossary"])["loss"].definition


def test_a_term_shows_its_definition_to_mouse_and_keyboard_until_escape(visit, our_site, serve):
    page = visit(serve(our_site), "lines/", **CALM)
    term = page.locator("a.gdviz-term", has_text="loss").first
    definition = page.get_by_role("tooltip").filter(has_text=LOSS)
    term.hover()
    expect(definition).to_be_visible()
    page.mouse.move(5, 5)
    expect(definition).to_be_hidden()
    page.keyboard.press("Tab")
    term.focus()
    expect(definition).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
