"""Every picture that one can touch obeys keys and address, and computes what Python computes."""

import re
import runpy
import subprocess
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from recipes import TOUCHED

NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
BROKEN = re.compile("NaN|Infinity|undefined")
# How high a picture is as it begins, and how high the page keeps its place till it is built.
ROOM = """(root) => {
  const python = root.querySelector(".gdviz-python");
  const wasHidden = python.hidden;
  python.hidden = true;
  const built = root.offsetHeight;
  python.hidden = wasHidden;
  root.classList.remove("gdviz-alive");
  const kept = parseFloat(getComputedStyle(root).minHeight);
  root.classList.add("gdviz-alive");
  return [built, kept];
}"""
LATE = """() => {
  const late = getComputedStyle(document.querySelector(".gdviz-touch"), "::after");
  return [late.animationDelay, late.visibility, late.content];
}"""
REM = 20  # Pixels.
LONG = 60_000  # Milliseconds, on a machine that has much to do.


class Picture:
    """A picture on its page, as a reader meets it."""

    def __init__(self, page):
        self.page, self.root = page, page.locator(".gdviz-touch")
        self.words = self.root.locator(".gdviz-status")

    def every(self, css):
        """What is seen of its parts."""
        return [part for part in self.root.locator(css).all() if part.is_visible()]

    def press(self, name):
        """Press one of the buttons below the picture."""
        self.root.locator(".gdviz-along").get_by_role("button", name=name).click()

    def change(self):
        """Move every slider and every handle a little, by keys."""
        for slider in self.every("input[type=range]"):
            slider.press("ArrowRight")
        for handle in self.every(".gdviz-handle"):
            handle.press("ArrowRight")
            handle.press("ArrowUp")

    def check(self):
        """Nothing shows that it is no number; letters of images mean nothing."""
        html = self.root.locator(".gdviz-touchable").inner_html()
        assert not BROKEN.search(re.sub('data:[^"]*', "", html))

    def said(self):
        """The numbers that stand in its words, each with how much its last digit is worth."""
        text = self.words.inner_text().replace("−", "-")
        return [_read(*found) for found in NUMBER.findall(text)]


def _read(digits, power):
    raised = 10.0 ** int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)
    return float(digits.replace(",", "")) * raised, 10.0 ** -len(digits.partition(".")[2]) * raised


@pytest.fixture(scope="module", params=TOUCHED)
def name(request):
    """Give one name after the other, each to all tests before the next."""
    return request.param


@pytest.fixture(scope="module")
def opened(name, stay, touched):
    """Open the page of a picture, for all tests that can share it."""
    return _met(stay, touched(name))


@pytest.fixture
def picture(opened):
    """Give a picture as it begins."""
    opened.press("Reset")
    return opened


@pytest.fixture(scope="module")
def in_hand(name, stay, touch_site):
    """Open the page of a picture as a file on a phone, for all tests that can share it."""
    phone = {"width": 390, "height": 844}
    address = f"{touch_site.as_uri()}/{name}/index.html"
    return _met(stay, address, has_touch=True, is_mobile=True, viewport=phone)


@pytest.fixture
def meet(name, touched, visit):
    """Give a function that opens the page of a picture anew."""

    def go(said):
        return _met(visit, touched(name), said)

    return go


def _met(visit, address, said="", **options):
    page = visit(address, said, reduced_motion="reduce", **options)
    page.set_default_timeout(LONG)
    picture = Picture(page)
    picture.words.wait_for()
    return picture


def _run(script, folder):
    path = folder / "taken.py"
    path.write_text(script, encoding="utf-8")
    return runpy.run_path(str(path))


def test_the_script_that_one_takes_along_computes_what_the_page_says(picture, tmp_path):
    picture.press("Python")
    for change in (lambda: None, picture.change):
        change()
        ran = _run(picture.root.locator(".gdviz-python").inner_text(), tmp_path)
        said = picture.said()
        assert len(said) == len(ran["readout"]), picture.words.inner_text()
        for (value, digit), computed in zip(said, ran["readout"], strict=True):
            assert value == pytest.approx(computed, abs=0.51 * digit)
        assert "figure" in ran


def test_a_link_leads_back_and_reset_to_the_beginning(picture, meet):
    beginning = picture.words.inner_text()
    picture.change()
    changed = picture.words.inner_text()
    assert changed != beginning
    picture.press("Link")
    picture.page.wait_for_url("**#fig-*?*")
    other = meet("#" + picture.page.url.partition("#")[2])
    expect(other.words).to_have_text(changed)
    picture.press("Reset")
    picture.press("Link")
    expect(picture.words).to_have_text(beginning)
    picture.page.go_back()
    expect(picture.words).to_have_text(changed)
    other.press("Reset")
    expect(other.words).to_have_text(beginning)


def test_a_bad_address_is_told_in_one_line(picture, name):
    picture.change()
    picture.press("Link")
    picture.page.wait_for_url("**#fig-*?*")
    keys = re.findall(r"[?&](\w+)=", picture.page.url)
    for key in [*keys, "other"]:
        picture.page.evaluate(
            "(hash) => { location.hash = hash; }",
            f"#fig-{name.partition('/')[2]}?{key}={'<img src=x onerror=alert(1)>' * 20}",
        )
        expect(picture.words).to_contain_text("This is the picture as it begins: the address")
        assert picture.words.locator("*").count() == 0


def test_extremes_break_nothing(picture):
    keyboard = picture.page.keyboard
    for end in ("End", "Home"):
        for slider in picture.every("input[type=range]"):
            slider.press(end)
            picture.check()
    for choice in picture.every("select"):
        for option in choice.locator("option").all():
            choice.select_option(value=option.get_attribute("value"))
            picture.check()
    for handle in picture.every(".gdviz-handle"):
        handle.focus()
        keyboard.down("Shift")
        for key, times in (("Left", 8), ("Down", 8), ("Right", 16), ("Up", 16)):
            for _ in range(times):
                keyboard.down(f"Arrow{key}")  # Held, it comes again and again.
            keyboard.up(f"Arrow{key}")
        keyboard.up("Shift")
        expect(handle).to_be_focused()
        picture.check()


def test_it_fits_and_can_be_hit(picture):
    _check_fit(picture, 1280)


def test_it_takes_the_room_that_was_kept_for_it(picture, in_hand):
    """What is below does not jump when a picture is built while one looks at it."""
    for met in (picture, in_hand):
        built, kept = met.root.evaluate(ROOM)
        assert abs(built - kept) <= 4 * REM


def _check_fit(picture, width):
    """Nothing is wider than the page, and all that one can use is large enough for a finger."""
    assert picture.page.viewport_size["width"] == width
    assert picture.page.evaluate("document.documentElement.scrollWidth") <= width
    for part in picture.every("button, input, select, .gdviz-handle"):
        box = part.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_who_waits_long_for_a_picture_is_told(chromium, touched):
    """Its room is kept, and would be empty without a word."""
    page = chromium.new_page()
    page.route("**/touch.js", lambda route: route.abort())
    page.goto(touched("lines/by_hand"))
    page.wait_for_timeout(3500)
    delay, seen, words = page.evaluate(LATE)
    assert delay == "3s"
    assert seen == "visible"
    assert "has not come yet" in words
    page.close()


def test_the_picture_that_one_takes_along_stands_alone(picture, name, tmp_path):
    with picture.page.expect_download() as download:
        picture.press("Picture")
    file = tmp_path / "taken.svg"
    assert download.value.suggested_filename == f"{name.replace('/', '-')}.svg"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert "var(" not in text
    ElementTree.fromstring(text)
    subprocess.run(["rsvg-convert", file, "--output", tmp_path / "taken.png"], check=True)


def test_nothing_moves_by_itself_even_in_a_page_opened_as_a_file(in_hand):
    in_hand.page.wait_for_timeout(700)  # A long walk takes some frames.
    before = in_hand.root.inner_html()
    in_hand.page.wait_for_timeout(700)
    in_hand.words.wait_for()
    heard = re.compile(r'(<p class="gdviz-heard".*?</p>)', re.DOTALL)
    assert heard.sub("", in_hand.root.inner_html()) == heard.sub("", before)


def test_on_a_phone_it_fits_and_a_finger_moves_it_and_not_the_page(in_hand):
    _check_fit(in_hand, 390)
    handle = in_hand.root.locator(".gdviz-handle").first
    if not handle.count():
        return
    handle.evaluate("(h) => h.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = in_hand.words.inner_text(), handle.get_attribute("transform")
    scrolled = in_hand.page.evaluate("scrollY")
    hand = in_hand.page.context.new_cdp_session(in_hand.page)
    for kind, way in (("Start", 0), ("Move", 20), ("Move", 40), ("End", 40)):
        fingers = [] if kind == "End" else [{"x": x - way / 2, "y": y - way}]
        hand.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": fingers})
    assert in_hand.page.evaluate("scrollY") == scrolled
    assert (in_hand.words.inner_text(), handle.get_attribute("transform")) != before


def test_without_javascript_and_on_paper_one_sees_the_still(picture, visit, touched, name):
    picture.page.emulate_media(media="print")
    expect(picture.root.locator(".gdviz-light")).to_be_visible()
    expect(picture.root.locator(".gdviz-touchable")).to_be_hidden()
    picture.page.emulate_media(media="screen")
    plain = visit(touched(name), java_script_enabled=False)
    expect(plain.locator(".gdviz-touch img").first).to_be_visible()
    expect(plain.locator(".gdviz-plots")).to_have_count(0)
