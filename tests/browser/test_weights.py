"""A page comes quickly, costs a phone little, and does not jump while it comes."""

from functools import cache

import pytest
from built import PATHS

FIRST_VIEW = 300_000  # Bytes, packed as hosts send them.
WHOLE_PAGE = 1_000_000
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) shifts += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
EVERY_PAGE = pytest.mark.parametrize("path", PATHS)


@pytest.fixture(scope="module")
def read(chromium, our_site, serve):
    """Give a function that reads a page from top to bottom on a phone, once.

    It returns the bytes of the first view, those of the whole page, the largest files, and how
    much the layout shifted.
    """
    address = serve(our_site, packed=True)

    @cache
    def go(path):
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.add_init_script(SHIFTS)
        sizes = _watch(context.new_cdp_session(page))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        first = sum(sizes.values())
        for _ in range(0, page.evaluate("document.documentElement.scrollHeight"), 400):
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(50)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("shifts")
        context.close()
        largest = sorted(((size, url) for url, size in sizes.items()), reverse=True)[:5]
        return first, sum(sizes.values()), largest, shifts

    return go


def _watch(network):
    """Bytes that travel for every address from here on."""
    addresses, sizes = {}, {}

    def ask(sent):
        addresses[sent["requestId"]] = sent["request"]["url"]

    def come(came):
        sizes[addresses[came["requestId"]]] = came["encodedDataLength"]

    network.on("Network.requestWillBeSent", ask)
    network.on("Network.loadingFinished", come)
    network.send("Network.enable")
    return sizes


@EVERY_PAGE
def test_the_first_view_is_light(read, path):
    first, _, largest, _ = read(path)
    assert first <= FIRST_VIEW, largest


@EVERY_PAGE
def test_a_page_read_to_its_end_is_light(read, path):
    _, whole, largest, _ = read(path)
    assert whole <= WHOLE_PAGE, largest


@EVERY_PAGE
def test_nothing_jumps_while_a_page_comes(read, path):
    *_, shifts = read(path)
    assert shifts <= 0.02
