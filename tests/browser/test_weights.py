"""A page comes quickly, costs a phone little, and does not jump while it comes."""

from functools import cache

import pytest
from built import PATHS

FIRST_VIEW = 300_000  # Bytes, packed as hosts send them.
WHOLE_PAGE = 1_000_000
# Photographs, which no palette makes small.
HEAVIER = {"bees/": 1_600_000}
PHONE = {"width": 390, "height": 844}
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) shifts += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def read(chromium, our_site, serve):
    """Give a function that reads a page from top to bottom, once.

    It returns the bytes of the first view, those of the whole page with the largest files, and how
    much the layout shifted.
    """
    address = serve(our_site, packed=True)

    @cache
    def go(path):
        context = chromium.new_context(viewport=PHONE)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        names, sizes = {}, {}
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.requestWillBeSent",
            lambda sent: names.update({sent["requestId"]: sent["request"]["url"]}),
        )
        network.on(
            "Network.loadingFinished",
            lambda came: sizes.update({came["requestId"]: came["encodedDataLength"]}),
        )
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        first = sum(sizes.values())
        for _ in range(0, page.evaluate("document.documentElement.scrollHeight"), 700):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(20)
        page.wait_for_load_state("networkidle")
        largest = sorted(((size, names[number]) for number, size in sizes.items()), reverse=True)
        shifts = page.evaluate("shifts")
        context.close()
        return first, sum(sizes.values()), largest[:5], shifts

    return go


@pytest.mark.parametrize("path", PATHS)
def test_the_first_view_is_light(read, path):
    first, _, largest, _ = read(path)
    assert first <= FIRST_VIEW, largest


@pytest.mark.parametrize("path", PATHS)
def test_a_page_read_to_its_end_is_light(read, path):
    _, whole, largest, _ = read(path)
    assert whole <= HEAVIER.get(path, WHOLE_PAGE), largest


@pytest.mark.parametrize("path", PATHS)
def test_nothing_jumps_while_a_page_comes(read, path):
    *_, shifts = read(path)
    assert shifts <= 0.02
