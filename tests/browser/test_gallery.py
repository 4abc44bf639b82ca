"""The gallery is light, and what one filters it by is read out."""

import gzip
from urllib.parse import urlsplit

import pytest
from recipes import RECIPES, TOUCHED
from rests import rest

WINDOW = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def base(our_site, serve):
    """Serve our own site."""
    return serve(our_site)


def test_words_page_and_kind_narrow_it_down_by_keyboard(visit, base):
    page = visit(base, "gallery/", viewport=WINDOW)
    told = page.get_by_role("status")
    assert told.inner_text() == f"{len(RECIPES)} pictures"
    cards = page.locator(".gdviz-tile:visible")
    page.get_by_label("Kind").select_option("To touch")
    assert told.inner_text() == f"{len(TOUCHED)} pictures"
    assert cards.count() == len(TOUCHED)
    page.get_by_label("Page").select_option("Fit a line")
    page.keyboard.press("Shift+Tab")
    page.get_by_label("Word").focus()
    page.keyboard.type("LINE hand")
    assert told.inner_text() == "1 picture"
    assert page.locator("h2:visible").count() == 1
    page.keyboard.type("x")
    assert told.inner_text().startswith("No picture fits.")
    assert cards.count() == page.locator("h2:visible").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_its_first_view_is_light_and_without_scripts_all_is_shown(visit, base, our_site, scripts):
    """Packed, as servers send it, the first view takes less than 300 kB."""
    page = visit(base, "gallery/", viewport=WINDOW, java_script_enabled=scripts)
    assert page.locator(".gdviz-filter").is_visible() == scripts
    assert page.locator(".gdviz-tile:visible").count() == len(RECIPES)
    assert page.locator(".gdviz-tile img:visible").first.is_visible()
    if scripts:
        rest(page)
        asked = page.evaluate("performance.getEntries().map(entry => entry.name)")
        paths = {urlsplit(url).path for url in asked if url.startswith(base)}
        files = [our_site / path.removeprefix("/") for path in paths]
        files = [file / "index.html" if file.is_dir() else file for file in files]
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 300_000


def test_on_paper_a_card_is_whole_and_nothing_asks_for_a_hand(visit, base):
    page = visit(base, "gallery/", viewport=WINDOW)
    assert page.locator(".gdviz-filter").is_visible()
    page.emulate_media(media="print")
    assert page.locator(":is(.gdviz-filter, .gdviz-tile details):visible").count() == 0
    broken = "card => getComputedStyle(card).breakInside"
    assert page.locator(".gdviz-tile").first.evaluate(broken) == "avoid"
