"""Every page is readable for everybody: in both schemes, on a phone, offline, by screen reader."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from built import Page, links
from PIL import Image

from gdviz.drawing import style

DOCS = Path(__file__).parents[2] / "docs"
PATHS = [
    f"{path.relative_to(DOCS).with_suffix('')}/".removeprefix("index/")
    for path in sorted([*DOCS.glob("*.md"), *DOCS.glob("notebooks/*.py")])
]
NOTEBOOK = "notebooks/regression/"
VISITS = [("handmade_site", path) for path in ("", "lines/", NOTEBOOK)]
VISITS += [("our_site", path) for path in PATHS]
EVERY_PAGE = pytest.mark.parametrize(("site", "path"), VISITS, indirect=["site"])
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passes need not be written down: on a long page that takes as long as the rules.
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

# Axe looks at every element, and on our pages nine in ten are alike. It judges no hidden frame of a
# flip book, and of the thousands of coloured words of code one of each kind is enough.
LIGHTEN = """
for (const frame of document.querySelectorAll(".frame:not(.shown)")) frame.remove();
const seen = new Set();
for (const token of document.querySelectorAll(".highlight span[class]")) {
  if (seen.has(token.className)) token.replaceWith(...token.childNodes);
  seen.add(token.className);
}
document.body.normalize();
"""


@pytest.fixture(scope="module", params=["handmade_site", "our_site"])
def site(request):
    """Give the folder of a built site."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def address(site, serve):
    """Serve the site."""
    return serve(site)


@pytest.fixture
def view(visit):
    """Give a function that opens a page as some reader does, and scrolls through it once."""

    def look(base, path, scheme, width):
        page = visit(
            base,
            path,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
        )
        for player in page.locator(".gdviz-player").all():
            player.scroll_into_view_if_needed()
            player.locator("button:enabled").wait_for()
        return page

    return look


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@EVERY_PAGE
def test_it_fits_the_window_and_axe_finds_nothing(view, address, path, scheme, width):
    """With all sources unfolded, nothing scrolls sideways or breaks a rule of WCAG 2.2 AA."""
    page = view(address, path, scheme, width)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    page.evaluate(f"() => {{{LIGHTEN}}}")
    found = Axe().run(page, options=OPTIONS)
    assert not found.response["violations"], found.generate_report()


@EVERY_PAGE
def test_a_page_opened_as_a_file_is_whole(view, site, path):
    """All images and players are there, and its links lead to pages."""
    page = view(f"{site.as_uri()}/", f"{path}index.html", "light", 1280)
    for image in page.locator("article img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
    page.locator("a:visible", has_text="Fit a line").first.click()
    page.wait_for_url("**/lines/index.html")


def test_search_finds_a_page_opened_as_a_file(view, site):
    """The search needs no server."""
    page = view(f"{site.as_uri()}/", "index.html", "light", 1280)
    page.locator(".md-search__input").click()
    page.keyboard.type("figure", delay=20)
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_a_still_follows_the_scheme(view, our_site, serve, scheme):
    """Its paper is that of the page's scheme, even against that of the system."""
    other = style.SCHEMES[1 - style.SCHEMES.index(scheme)]
    page = view(serve(our_site), "lines/", other, 1280)
    slate = {"light": "default", "dark": "slate"}[scheme]
    image = page.locator("figure > img").first
    image.scroll_into_view_if_needed()
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{slate}')")
    with Image.open(BytesIO(image.screenshot())) as seen:
        corner = seen.convert("RGB").getpixel((seen.width // 2, 3))
    paper = style.PALETTE["paper"][style.SCHEMES.index(scheme)]
    assert corner == tuple(bytes.fromhex(paper[1:]))


def test_what_is_printed_is_light_and_has_no_controls(view, address):
    """Paper is white even where the screen is dark."""
    page = view(address, "lines/", "dark", 1280)
    page.emulate_media(media="print")
    colour = "e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number)"
    assert max(page.locator("article p").first.evaluate(colour)) < 100
    assert page.locator("figure > img").first.evaluate("e => getComputedStyle(e).colorScheme") == (
        "light"
    )
    assert page.locator(".gdviz-controls:visible, .gdviz-more:visible").count() == 0


@EVERY_PAGE
def test_the_html_holds_together(site, path):
    """Links and sources are there and our own, each id is given once, images have text and size."""
    page = Page(site / path / "index.html")
    for tag, link in links(page):
        target = link.partition("#")[0]
        if ":" not in target:
            assert (site / path / target).exists(), link
        else:
            assert tag == "a", link
            assert target.startswith(("https:", "javascript:void")), link
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for image in page.all("img"):
        if not image["src"].endswith("icon.svg"):
            assert image["alt"]
            assert int(image["width"]) * int(image["height"]) > 0


def test_a_notebook_shows_what_it_printed_and_stays_small(our_site):
    """JupyterLab's style alone would take 600 kB."""
    file = our_site / NOTEBOOK / "index.html"
    assert "Loss at iteration   0: 2.997\nLoss at iteration  10: 1.483\n" in file.read_text("utf-8")
    assert file.stat().st_size < 100_000


def test_only_code_can_be_copied_from_a_notebook(view, our_site, serve):
    """What was printed has no button; each block of code has one."""
    page = view(serve(our_site), NOTEBOOK, "light", 1280)
    page.locator(".highlight button").first.wait_for()
    assert page.locator(".highlight button").count() == page.locator(".highlight").count()
    assert page.locator(".gdviz-output button").count() == 0


def test_search_leaves_code_and_controls_out(site):
    """What can be found is prose, not the sources of the pictures."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "Figure 1." in text
    assert "def figure" not in text
    assert "PNG, dark" not in text
