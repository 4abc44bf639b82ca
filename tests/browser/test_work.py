"""A browser styles and lays out a page once while it comes, and of a long one what is near."""

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}}
LONG = ["lines/", "descent/", "momentum/", "networks/", "why/"]
TRACE = {"traceConfig": {"includedCategories": ["devtools.timeline"]}}
# The first element in each part of the text: where its part begins, and whether it is laid out.
PARTS = """[...document.querySelectorAll(
  "article > :is(p, ul, .gdviz-formula, .gdviz-picture, .site-table) > :first-child",
)].map(
  (part) => [
    part.parentElement.getBoundingClientRect().top,
    part.checkVisibility({ contentVisibilityAuto: true }),
  ],
)"""
TOP = "document.querySelector(location.hash).getBoundingClientRect().top"


@pytest.fixture(scope="module")
def address(our_site, serve):
    """Serve our own site."""
    return serve(our_site)


def _styled(chromium, address):
    """How many elements get a style while a page comes, and how many it has."""
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    tracing = context.new_cdp_session(page)
    events, ends = [], []
    tracing.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    tracing.on("Tracing.tracingComplete", lambda end: ends.append(end))
    tracing.send("Tracing.start", {"transferMode": "ReportEvents", **TRACE})
    page.goto(address)
    page.wait_for_timeout(500)
    tracing.send("Tracing.end")
    while not ends:
        page.wait_for_timeout(50)
    counts = [
        event["args"]["elementCount"]
        for event in events
        if event["name"] == "UpdateLayoutTree" and "elementCount" in event.get("args", {})
    ]
    elements = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    return sum(counts), elements


@pytest.mark.parametrize("path", LONG)
def test_a_page_is_not_styled_anew_once_it_is_there(chromium, address, path):
    """What is far below, most of all elements, is not styled at all."""
    styled, elements = _styled(chromium, address + path)
    assert styled < elements * 2 / 5, (styled, elements)


def test_the_map_of_the_home_page_waits_until_one_comes_near(chromium, address):
    """Its many pictures have styles of their own to compute."""
    styled, elements = _styled(chromium, address)
    assert styled < elements, (styled, elements)


@pytest.mark.parametrize("path", LONG)
def test_of_a_long_text_what_is_near_the_screen_is_laid_out(visit, address, path):
    page = visit(address, path, **PHONE)
    seen = page.evaluate(PARTS)
    near = [is_laid_out for top, is_laid_out in seen if -200 < top < 844]
    far = [is_laid_out for top, is_laid_out in seen if top > 10_000]
    assert near
    assert all(near)
    assert far
    assert not any(far)


@pytest.mark.parametrize("path", ["lines/#fig-descent", "momentum/#a-race", "momentum/#fig-race"])
def test_a_link_into_a_long_text_leads_to_its_place(visit, address, path):
    """And what one reads there stays when one has scrolled up and down again."""
    page = visit(address, path, **PHONE)
    page.wait_for_timeout(500)
    assert 0 <= page.evaluate(TOP) < 120
    page.mouse.wheel(0, -1500)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(300)
    assert -60 <= page.evaluate(TOP) < 180


def test_on_paper_all_of_a_long_text_is_laid_out(visit, address):
    page = visit(address, "momentum/", **PHONE)
    page.emulate_media(media="print")
    assert all(is_laid_out for _, is_laid_out in page.evaluate(PARTS))
