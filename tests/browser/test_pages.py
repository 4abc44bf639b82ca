"""Every page is readable for everybody: in both schemes, on a phone, offline, by screen reader."""

import json
import re
from io import BytesIO

import pytest
from accessible import Axe
from built import PATHS, Page, links
from handmade import WIDE
from PIL import Image
from playwright.sync_api import expect
from rests import rest

from gdviz.drawing import style

NOTEBOOK = "notebooks/regression/"
VISITS = [("handmade_site", path) for path in ("", "lines/", NOTEBOOK)]
VISITS += [("our_site", path) for path in PATHS]
EVERY_PAGE = pytest.mark.parametrize(("site", "path"), VISITS, indirect=["site"])
SCHEMES = {"light": "default", "dark": "slate"}  # As the theme calls them.

# Axe looks at every element, and on our pages nine in ten are alike. In a flip book it finds only
# outlines, as on the plots that one can touch, a formula has one colour, and of the thousands of
# coloured words of code one of each kind is enough. The tiles of the gallery are cut alike.
EMPTY = "document.querySelectorAll('.gdviz-stage svg').forEach(book => book.replaceChildren())"
# Else another scheme would bring other flip books, full of outlines.
KEEP_BOOKS = """other => document.querySelectorAll(".gdviz-player").forEach(({ dataset }) => {
  dataset[other] = dataset[other === "dark" ? "light" : "dark"];
})"""
LIGHTEN = """
for (const shape of document.querySelectorAll(".gdviz-touchable svg :is(circle, line, path)")) {
  if (!shape.closest(".gdviz-handle")) shape.remove();
}
for (const formula of document.querySelectorAll(".katex-html, .katex-mathml")) {
  formula.textContent = formula.textContent;
}
for (const tile of document.querySelectorAll(".gdviz-tile:nth-child(n + 3)")) tile.remove();
const seen = new Set();
for (const token of document.querySelectorAll(".highlight span[class]")) {
  if (seen.has(token.className)) token.replaceWith(...token.childNodes);
  seen.add(token.className);
}
document.body.normalize();
"""


LIGHT_COME = """() => Promise.race([
  Promise.all([...document.querySelectorAll(".gdviz-light")].map(
    (image) => image.complete || new Promise((resolve) => { image.onload = resolve; }),
  )),
  new Promise((resolve) => setTimeout(resolve, 30_000)),
])"""
COME_ALL = """async () => {
  for (const image of document.querySelectorAll("article img")) {
    if (!image.checkVisibility()) continue;
    image.scrollIntoView();
    await image.decode().catch(() => { throw new Error(`${image.src} does not come`); });
  }
}"""
UNFOLD = "document.querySelectorAll('details').forEach(details => details.open = true)"
FOLD = UNFOLD.replace("true", "false")
# What is far from the screen is laid out when it comes near, which takes some frames.
LAY_OUT = """document.querySelectorAll("article > *, .site-map li, .doc-contents").forEach(
  (part) => { part.style.contentVisibility = "visible"; },
)"""
# A formula that goes on beyond the screen looks whole, and its last number is then another.
CUT = """[...document.querySelectorAll("div.gdviz-formula")].filter(
  (formula) => formula.scrollWidth > formula.clientWidth + 1,
).map((formula) => formula.querySelector("annotation").textContent)"""
# Code gets its button, and its place among the keys, when it comes into sight; so do films and
# pictures to touch. What is in sight with another needs no frame of its own.
SEE = """async (css) => {
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  await frame();
  for (const part of document.querySelectorAll(css)) {
    const { top, bottom } = part.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) continue;
    part.scrollIntoView();
    await frame();
  }
  await frame();
}"""
CODE = "pre > code"
# On a phone the theme's script waits for a reader: here one presses a key that does nothing.
AWAKE = """() => window.document$ ? null : new Promise((awake) => {
  document.querySelector("script[src*=bundle]").addEventListener("load", () => awake());
})"""
# Films without their flip book, and stills of pictures to touch.
WAITING = ".gdviz-player:not(:has(.gdviz-run:enabled)), .gdviz-touch:not(.gdviz-alive)"
FACES = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
LOADED = "[...document.querySelectorAll('{}')].map(e => e.complete && e.naturalWidth > 0)"


@pytest.fixture(scope="module", params=["handmade_site", "our_site"])
def site(request):
    """Give the folder of a built site."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def address(site, serve):
    """Serve the site."""
    return serve(site)


@pytest.fixture(scope="module")
def axe():
    """Give what asks axe; it knows what words have looked like on pages before."""
    return Axe()


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
        page.keyboard.press("Shift")
        page.evaluate(AWAKE)
        page.evaluate(SEE, ".gdviz-player, .gdviz-touch")
        for player in page.locator(".gdviz-player[data-heavy]").all():
            player.locator(".gdviz-ask").click()
        # The still of a picture to touch goes when the page is at rest.
        expect(page.locator(WAITING)).to_have_count(0, timeout=30_000)
        return page

    return look


def _check_for_everybody(page, axe, width, other_scheme):
    """With all sources unfolded, nothing scrolls sideways or breaks a rule of WCAG 2.2 AA."""
    page.evaluate(UNFOLD)
    page.evaluate(LAY_OUT)
    page.evaluate(EMPTY)
    page.evaluate(SEE, CODE)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert {*page.evaluate(CUT)} <= {WIDE}
    page.evaluate(f"() => {{{LIGHTEN}}}")
    # What the pointer came to lie on may show a card, for a moment and outside of all.
    page.mouse.move(1, 400)
    expect(page.locator(".gdviz-card")).to_be_hidden()
    axe.check(page)
    # What is folded has been seen in this scheme at the other width.
    page.evaluate(FOLD)
    page.evaluate(KEEP_BOOKS, other_scheme)
    page.emulate_media(color_scheme=other_scheme, reduced_motion="reduce")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[other_scheme])
    axe.check_colours(page)


@EVERY_PAGE
def test_on_a_desk_by_day_a_page_fits_and_axe_finds_nothing(view, axe, address, path):
    page = view(address, path, "light", 1280)
    _check_for_everybody(page, axe, 1280, other_scheme="dark")


@EVERY_PAGE
def test_on_a_phone_at_night_a_file_is_whole_and_fits_and_axe_finds_nothing(view, axe, site, path):
    """All images and players are there, without a server, and its links lead to pages."""
    page = view(f"{site.as_uri()}/", f"{path}index.html", "dark", 390)
    page.evaluate(COME_ALL)
    _check_for_everybody(page, axe, 390, other_scheme="light")
    # Only where there is room, the navigation is seen.
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("a:visible", has_text="Fit a line").first.click()
    page.wait_for_url("**/lines/index.html", wait_until="commit")


def test_what_others_smuggle_into_a_page_does_not_run(chromium, our_site, serve):
    """Neither as a script nor as an attribute; and what would be sent elsewhere is not."""
    page = chromium.new_page()
    page.goto(f"{serve(our_site)}lines/")
    page.evaluate("""() => {
      document.body.append(Object.assign(document.createElement("script"), { text: "ran = 1" }));
      document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='ran = 2'>");
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate("typeof ran") == "undefined"
    assert page.evaluate("fetch('https://example.org/').catch(error => error.name)") == "TypeError"
    page.close()


def test_search_finds_a_page_opened_as_a_file(view, site):
    """The search needs no server."""
    page = view(f"{site.as_uri()}/", "index.html", "light", 1280)
    page.locator(".md-search__input").click()
    page.keyboard.type("figure", delay=20)
    page.locator(".md-search-result__item").first.wait_for()


def _corner(image):
    """The colour at the upper edge of an image as it is seen."""
    image.scroll_into_view_if_needed()
    image.evaluate("image => image.decode()")
    with Image.open(BytesIO(image.screenshot())) as seen:
        return seen.convert("RGB").getpixel((seen.width // 2, 3))


def _paper(scheme):
    return tuple(bytes.fromhex(style.PALETTE["paper"][style.SCHEMES.index(scheme)][1:]))


STILLS = [
    ("handmade_site", "lines/"),
    ("our_site", "lines/"),
    ("our_site", NOTEBOOK),
]


@pytest.mark.parametrize(("site", "path"), STILLS, indirect=["site"])
@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_a_still_follows_the_scheme_of_the_site(visit, choose, address, path, scheme):
    """The system's counts until the reader chooses; then this, even against that of the system."""
    other = style.SCHEMES[1 - style.SCHEMES.index(scheme)]
    page = visit(address, path, color_scheme=other, viewport={"width": 1280, "height": 800})
    seen = page.locator("figure > img:visible")
    twins = page.locator("figure > img").count()
    assert seen.count() == twins / 2 > 0
    assert _corner(seen.first) == _paper(other)
    choose(page, scheme)
    assert seen.count() == twins / 2
    assert _corner(seen.first) == _paper(scheme)


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_what_is_not_seen_is_not_loaded(visit, choose, address, scheme):
    """Whoever has chosen a scheme gets, at the next visit, the images of this one only."""
    page = visit(address)
    choose(page, scheme)
    # In a new browser, for what the old one has in memory it shows at once.
    page = visit(address, "lines/", storage_state=page.context.storage_state())
    rest(page)
    loaded = page.evaluate(LOADED.format("article img"))
    kinds = [image.get_attribute("class") for image in page.locator("article img").all()]
    assert loaded[:2] == [scheme == "light", scheme == "dark"]
    other = f"gdviz-{style.SCHEMES[1 - style.SCHEMES.index(scheme)]}"
    assert not any(came and kind == other for came, kind in zip(loaded, kinds, strict=True))


def test_a_picture_has_its_place_before_it_comes(visit, our_site, serve):
    """Nothing jumps while a reader scrolls, and a link to a figure leads to where it will be."""
    page = visit(serve(our_site), "lines/", viewport={"width": 1280, "height": 800})
    rest(page)
    assert not all(page.evaluate(LOADED.format("figure > img:not(.gdviz-dark)")))
    for image in page.locator("figure > img:not(.gdviz-dark)").all():
        box = image.bounding_box()
        size = [int(image.get_attribute(name)) for name in ("width", "height")]
        assert [box["width"], box["height"]] == pytest.approx(size)


@pytest.mark.parametrize("width", [390, 1100, 1280])
def test_a_picture_is_not_wider_than_the_text(visit, our_site, serve, width):
    """Where there is room beside the text, it is not the picture's; a phone's margins are."""
    page = visit(serve(our_site), "lines/", viewport={"width": width, "height": 800})
    text = page.locator("article > p").first.bounding_box()
    place = page.locator(".gdviz-picture").first.bounding_box()
    assert (place["x"], place["width"]) == (text["x"], text["width"])
    image = page.locator("figure > img:visible").first.bounding_box()
    assert image["width"] <= (width if width == 390 else text["width"])


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_what_is_printed_is_light_and_has_no_controls(view, address, scheme):
    """Paper is white even where the screen is dark, and a film is one picture."""
    page = view(address, "lines/", scheme, 1280)
    page.evaluate(SEE, CODE)
    page.emulate_media(media="print")
    colour = "e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number)"
    assert max(page.locator("article > p").first.evaluate(colour)) < 100
    stills = page.locator("figure > img:visible")
    assert _corner(stills.first) == _paper("light")
    assert stills.count() == page.locator("figure > img.gdviz-light").count()
    assert page.locator("img.gdviz-dark:visible").count() == 0
    for stage in page.locator(".gdviz-stage").all():
        # The last frame, wherever the film rests, and below it in the same image the status.
        printed = stage.locator("> :visible")
        assert printed.count() == 1
        assert printed.get_attribute("class") == "gdviz-light"
        natural = printed.evaluate(
            "async image => { image.loading = 'eager'; await image.decode();"
            " return image.naturalWidth / image.naturalHeight; }"
        )
        box = printed.bounding_box()
        assert box["width"] / box["height"] == pytest.approx(natural, rel=0.01)
    assert page.locator(".gdviz-player .gdviz-status:visible").count() == 0
    controls = page.locator(".gdviz-controls, .gdviz-more, .md-code__nav")
    assert not any(control.is_visible() for control in controls.all())


def test_on_paper_letters_are_as_large_as_in_a_book(visit, address):
    page = visit(address, "lines/")
    page.emulate_media(media="print")
    size = page.locator("article > p").first.evaluate("e => getComputedStyle(e).fontSize")
    assert 10 <= float(size.removesuffix("px")) * 72 / 96 <= 11


# A third of a sheet.
HIGH = "<canvas height='240'></canvas>"


@pytest.mark.parametrize(
    ("part", "sheets"),
    [
        (f"<table>{'<tr><td>A row.</td></tr>' * 13}</table>", 2),
        (f"<pre><code>{'A line.<br>' * 30}</code></pre>", 3),
        (f"<ul><li>{'A line.<br>' * 22}</li></ul>", 3),
        (f"<p>{HIGH}</p><div class='gdviz-formula'>{HIGH}</div>", 3),
    ],
    ids=["table", "code", "item of a list", "formula"],
)
def test_on_paper_a_long_table_goes_on_over_the_page_and_what_belongs_together_stays(
    visit, address, part, sheets
):
    """Each of three parts takes more than half a sheet."""
    page = visit(address, "rates/")
    page.evaluate("parts => { document.querySelector('article').innerHTML = parts; }", 3 * part)
    assert len(re.findall(rb"/Type /Page\b", page.pdf())) == sheets


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_a_pdf_holds_the_last_frame_of_films_that_nobody_has_come_to(
    visit, serve, handmade_site, scheme
):
    """Its images are those of the posters, which no other picture of the page has."""
    page = visit(serve(handmade_site), "rates/", color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate(LIGHT_COME)  # A preview shows what comes late; a PDF would be finished.
    images = re.findall(rb"/Subtype /Image\s*/Width (\d+)\s*/Height (\d+)", page.pdf())
    assert images.count((b"800", b"460")) == 2


def test_a_pdf_holds_the_signs_of_a_formula_that_nobody_has_come_to(visit, serve, our_site):
    """Large signs have a typeface of their own, which comes when they are laid out."""
    page = visit(serve(our_site), "bees/")
    rest(page)
    assert "KaTeX_Size2" not in page.evaluate(FACES)
    assert b"KaTeX_Size2" in page.pdf()


def test_who_prints_a_dark_page_prints_every_light_picture(visit, address):
    """Even those that nobody has scrolled to come, and before the browser itself asks for them."""
    page = visit(address, "lines/", color_scheme="dark", reduced_motion="reduce")
    rest(page)
    assert not all(page.evaluate(LOADED.format(".gdviz-light")))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate(LIGHT_COME)
    assert all(page.evaluate(LOADED.format(".gdviz-light")))


def test_a_figure_has_a_link_that_is_seen_and_leads_to_it(visit, address):
    """Its number is the link, by mouse and by keyboard, and the address can be given away."""
    page = visit(address, "lines/", viewport={"width": 1280, "height": 800})
    for name in page.locator("figure").evaluate_all("all => all.map(figure => figure.id)"):
        link = page.locator(f"#{name} figcaption").get_by_role("link", name=re.compile("Figure "))
        link.scroll_into_view_if_needed()
        assert link.is_visible()
        assert link.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
        link.press("Enter")
        page.wait_for_url(f"**/lines/#{name}")
        assert page.locator(f"#{name}").is_visible()


def test_a_saved_file_has_the_page_in_its_name(visit, address):
    """Else a dozen files called descent would lie on a reader's disk."""
    page = visit(address, "lines/")
    name = page.locator("figure").first.get_attribute("id").removeprefix("fig-")
    page.locator("summary", has_text="Take it along").first.click()
    for scheme, ending in (("light", ""), ("dark", "-dark")):
        link = page.get_by_role("link", name=f"SVG of figure 1, {scheme}, ")
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == f"lines-{name}{ending}.svg"


def test_no_words_pop_up_over_a_player(site):
    """What a flip book says of itself stays in its file, and is not what a page shows."""
    scripts = [*site.glob("figures/*-frames.js"), *site.glob("figures/*-frames-dark.js")]
    assert scripts
    for script in scripts:
        text = script.read_text("utf-8")
        assert "<title>" not in text
        assert "<metadata>" not in text
        saved = script.with_suffix(".svg").read_text("utf-8")
        assert "<title>" in saved
        assert "<metadata>" in saved


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
            # Beside a link that names it, a picture may be silent.
            assert image["alt"] or image.get("role") == "presentation"
            assert int(image["width"]) * int(image["height"]) > 0


def test_a_notebook_shows_what_it_printed_and_stays_small(our_site):
    """JupyterLab's style alone would take 600 kB."""
    file = our_site / NOTEBOOK / "index.html"
    assert "Loss at iteration   0: 2.997\nLoss at iteration  10: 1.483\n" in file.read_text("utf-8")
    assert file.stat().st_size < 120_000


def test_only_code_can_be_copied_from_a_notebook(view, our_site, serve):
    """What was printed has no button; each block of code has one."""
    page = view(serve(our_site), NOTEBOOK, "light", 1280)
    page.evaluate(UNFOLD)
    page.evaluate(SEE, CODE)
    expect(page.locator(".highlight button")).to_have_count(page.locator(".highlight").count())
    assert page.locator(".gdviz-output button").count() == 0


def test_search_leaves_code_and_controls_out(site):
    """What can be found is prose, not the sources of the pictures."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    # On the page about the plugin a recipe is what one looks for.
    texts = [entry["text"] for entry in index["docs"] if entry["location"][:7] != "plugin/"]
    text = " ".join(texts)
    assert "Figure 1." in text
    assert "def figure" not in text
    assert "How it is made" not in text
    assert "SVG with text" not in text
