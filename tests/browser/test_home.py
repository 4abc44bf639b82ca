"""The home page says at a glance what it is and where to begin, and leads to every page."""

import re

import pytest
from built import DOCS, Page

SIZES = [(1440, 900), (390, 844)]
# A picture to touch waits for a moment of rest: here there is none.
RESTLESS = "globalThis.requestIdleCallback = () => {};"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_screen_shows_name_start_and_a_landscape_to_touch(visit, our_site, serve, size, scheme):
    width, height = size
    viewport = {"width": width, "height": height}
    page = visit(serve(our_site), viewport=viewport, color_scheme=scheme)
    page.locator(".gdviz-alive").wait_for()
    start = page.get_by_role("link", name="Start with a line")
    for part in (page.locator("h1"), page.locator(".lead"), start, page.locator(".gdviz-plots")):
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height


def test_till_somebody_touches_a_busy_page_its_still_is_seen(visit, our_site, serve):
    page = visit(serve(our_site), viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.add_init_script(RESTLESS)
    page.reload()
    still = page.locator(".gdviz-touch > .gdviz-light")
    still.evaluate("image => image.decode()")
    assert still.is_visible()
    assert page.locator(".gdviz-plots").count() == 0
    box = still.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".gdviz-plots svg").wait_for()
    assert not still.is_visible()


def test_the_map_leads_to_every_page_of_the_navigation_with_its_minutes(our_site):
    page = Page(our_site / "index.html")
    cards = page.texts["site-needs"].split(" minutes")
    leads = {link["href"] for link in page.all("a")}
    lessons = {
        str(path.parent.relative_to(our_site)) + "/" for path in our_site.glob("*/index.html")
    }
    assert lessons <= leads
    # Pages to look things up in take as long as one likes.
    sources = [*DOCS.glob("*.md"), *DOCS.glob("notebooks/*.py")]
    timed = [path for path in sources if "able: " in path.read_text(encoding="utf-8")]
    assert len(cards) - 1 == len(timed) > 16


def test_an_address_that_leads_nowhere_shows_the_ways_on(our_site):
    """A host shows this page wherever it was asked, so its links begin at the root."""
    page = (our_site / "404.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article")]
    assert re.findall('href="([^"]+)"', article) == ["/.", "/gallery/"]
