"""A page comes quickly, costs a phone little, and does not jump while it comes."""

from dataclasses import dataclass
from functools import cache

import pytest
from built import PATHS
from rests import COME, REST
from servers import Halting, Packing

FIRST_VIEW = 300_000  # Bytes, packed as hosts send them.
STYLES = 40_000
WHOLE_PAGE = 1_000_000
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) shifts += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# What the browser waits for before it shows anything.
BLOCKING = """performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""
# Less than is seen at once, and on when all has come that is seen: a page may grow meanwhile.
READ_ON = f"""async () => {{
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  while (Math.floor(document.documentElement.scrollHeight - innerHeight - scrollY) > 0) {{
    scrollBy({{ top: 800, behavior: "instant" }});
    await frame();
    await ({COME})();
    await ({REST})();
  }}
}}"""
EVERY_PAGE = pytest.mark.parametrize("path", PATHS)


@dataclass(frozen=True)
class Reading:
    """What came while a page was read: bytes by address, and how far the layout shifted."""

    blocking: list[str]
    first_view: dict[str, int]
    whole: dict[str, int]
    shifts: float


@pytest.fixture(scope="module")
def read(chromium, our_site, serve):
    """Give a function that reads a page from top to bottom on a phone, once."""
    address = serve(our_site, Packing)

    @cache
    def go(path):
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.add_init_script(SHIFTS)
        sizes = _watch(context.new_cdp_session(page))
        page.goto(address + path)
        _settle(page, sizes)
        first_view, blocking = dict(sizes), page.evaluate(BLOCKING)
        page.evaluate(READ_ON)
        _settle(page, sizes)
        reading = Reading(blocking, first_view, dict(sizes), page.evaluate("shifts"))
        context.close()
        return reading

    return go


def _settle(page, sizes):
    """Wait until nothing has come for half a second."""
    known = -1
    while known != len(sizes):
        known = len(sizes)
        page.wait_for_timeout(500)
        page.evaluate(REST)


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


def _largest(sizes):
    """What a test says that found too much."""
    return sorted(sizes.items(), key=lambda item: -item[1])[:6]


@EVERY_PAGE
def test_the_first_view_is_light(read, path):
    sizes = read(path).first_view
    assert sum(sizes.values()) <= FIRST_VIEW, _largest(sizes)


@EVERY_PAGE
def test_a_page_is_seen_once_one_style_sheet_is_there(read, path):
    """No script and no other file stands before the first paint."""
    (sheet,) = read(path).blocking
    assert sheet.endswith("assets/gdviz/styles.css")
    assert read(path).first_view[sheet] <= STYLES


@EVERY_PAGE
def test_a_page_read_to_its_end_is_light(read, path):
    sizes = read(path).whole
    assert sum(sizes.values()) <= WHOLE_PAGE, _largest(sizes)


@EVERY_PAGE
def test_nothing_jumps_while_a_page_comes(read, path):
    assert read(path).shifts <= 0.02


def test_a_long_table_does_not_jump_while_it_comes_slowly(chromium, our_site, serve):
    """Its rows are seen when their widths are settled."""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(SHIFTS)
    page.goto(f"{serve(our_site, Halting)}symbols/")
    page.evaluate(REST)
    assert page.locator("table").first.is_visible()
    assert page.evaluate("shifts") <= 0.02
    page.context.close()


@EVERY_PAGE
def test_no_formula_asks_for_the_whole_typeface(read, path):
    """Those letters that ours need come in half the bytes."""
    assert not any(address.endswith("KaTeX_Main-Regular.woff2") for address in read(path).whole)
