"""The lesson plans fill their minutes, and their slides hold all that they show."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from recipes import PAGES, RECIPES

from gdviz.site import slides

TEXT = PAGES["teach"]
FONTS = Path(__file__).parents[2] / "docs" / "assets" / "fonts"
LESSONS = re.findall(r"(?m)^## (\d+) minutes: .+\n((?:(?!## ).*\n)*)", TEXT)
PLAN = """\
## 20 minutes: A step

### Minute 0 to 4: Look & see

[Figure](lines.md#fig-walk) of Fit a line: play it.
Then wait.

*Ask:* How low?
And where?

*Expect:* At {{ lines.walk.low | .1f }}.
"""


@pytest.fixture
def gallery(tmp_path):
    """One film, whose files hold a few bytes."""
    (tmp_path / "walk.svg").write_bytes(b"<svg/>")
    (tmp_path / "walk.gif").write_bytes(b"GIF89a")
    walk = SimpleNamespace(
        folder=tmp_path, stem="walk", moving=True, alt="A dot.", facts={"low": 0.25}
    )
    return SimpleNamespace(find=lambda name, part="whole": {"lines/walk": walk}[name])


def test_a_step_becomes_a_slide_with_its_picture_question_and_answer(gallery):
    ((minutes, html),) = slides.lessons(PLAN, gallery, FONTS)
    assert minutes == "20"
    assert "<h2>Look &amp; see</h2>" in html
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+" alt="A dot."' in html
    assert 'data-film="data:image/gif;base64,R0lGODlh"' in html
    assert "<p>How low? And where?</p>" in html
    assert '<p class="answer"><strong>At 0.2.</strong></p>' in html


def test_the_slides_need_nothing_beside_them(gallery):
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    assert not re.search(r'(?:src|href)="(?!data:)|url\("(?!data:)|@import|fetch\(|https?:', html)


def test_the_slides_have_the_typefaces_of_the_site(chromium, gallery):
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    page = chromium.new_page()
    page.set_content(html)
    page.evaluate("document.fonts.ready")
    loaded = (
        "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    )
    assert set(page.evaluate(loaded)) == {"fraunces", "atkinson"}
    page.close()


@pytest.mark.parametrize(
    ("on", "back"), [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), (" ", "ArrowLeft")]
)
def test_keys_and_a_presenter_go_on_and_back(chromium, gallery, on, back):
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    page = chromium.new_page()
    page.set_content(html)
    page.keyboard.press(on)
    assert page.get_by_role("status").inner_text() == "2 / 2"
    page.keyboard.press(on)
    assert page.get_by_text("At 0.2.").is_visible()
    page.keyboard.press(back)
    assert page.get_by_role("status").inner_text() == "1 / 2"
    page.close()


def test_a_button_fills_the_screen_with_the_slides(chromium, gallery):
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    page = chromium.new_page()
    page.set_content(html)
    for filled in (True, False):
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_timeout(100)
        assert page.evaluate("!!document.fullscreenElement") == filled
    page.close()


def test_axe_finds_nothing_on_a_slide(chromium, gallery):
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    page = chromium.new_page()
    page.set_content(html)
    assert Axe().run(page).response["violations"] == []
    page.close()


def test_slides_of_a_site_without_typefaces_have_those_of_the_system(gallery, tmp_path):
    ((_, html),) = slides.lessons(PLAN, gallery, tmp_path)
    assert "@font-face" not in html


@pytest.mark.parametrize(("minutes", "text"), LESSONS)
def test_the_steps_of_a_lesson_follow_each_other_and_fill_its_minutes(minutes, text):
    steps = re.findall(r"(?m)^### Minute (\d+) to (\d+): ", text)
    ends = ["0", *(end for _, end in steps)]
    assert [begin for begin, _ in steps] == ends[:-1]
    assert ends[-1] == minutes


@pytest.mark.parametrize(("minutes", "text"), LESSONS)
def test_a_lesson_has_aims_slides_homework_and_a_picture_a_step(minutes, text):
    assert f"(slides/lesson-{minutes}.html)" in text
    assert "*Aims:* " in text
    assert f"### Homework for {minutes} minutes" in text
    shown = re.findall(r"(?m)^\[Figure\]\((\w+)\.md#fig-(\w+)\) of .+: ", text)
    assert {f"{page}/{name}" for page, name in shown} <= set(RECIPES)
    steps = text.count("### Minute ")
    assert len(shown) == text.count("*Ask:* ") == text.count("*Expect:* ") == steps


def test_every_step_has_a_slide(gallery):
    walk = gallery.find("lines/walk")
    made = dict(slides.lessons(TEXT, SimpleNamespace(find=lambda name, part="whole": walk), FONTS))
    for minutes, text in LESSONS:
        assert made[minutes].count("<h2>") == text.count("### Minute ")


def _shown(chromium, gallery, width, height):
    """Where the picture and the answer of a slide are on a screen of this size, once it is told."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="380"/>'
    (gallery.find("lines/walk").folder / "walk.svg").write_text(svg)
    ((_, html),) = slides.lessons(PLAN, gallery, FONTS)
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    for _ in range(2):
        page.click("#on")
    boxes = [page.locator(f".here {what}").bounding_box() for what in ("img", ".answer")]
    page.close()
    return boxes


def test_on_a_phone_a_picture_is_as_wide_as_the_screen(chromium, gallery):
    picture, answer = _shown(chromium, gallery, 390, 844)
    assert (picture["x"], picture["width"]) == (0, 390)
    assert answer["y"] >= picture["y"] + picture["height"]


def test_on_a_phone_held_across_the_words_stand_beside_the_picture(chromium, gallery):
    picture, answer = _shown(chromium, gallery, 844, 390)
    assert picture["width"] > 400
    assert picture["y"] + picture["height"] < 390
    assert answer["x"] >= picture["x"] + picture["width"]
    assert answer["y"] + answer["height"] < 390


@pytest.mark.parametrize("height", [720, 1080, 2160])
def test_on_a_wall_letters_are_large_and_the_whole_slide_is_seen(chromium, gallery, height):
    picture, answer = _shown(chromium, gallery, height * 16 // 9, height)
    assert answer["height"] > 0.04 * height
    assert picture["height"] == pytest.approx(0.6 * height, abs=1)
    assert answer["y"] + answer["height"] < height
