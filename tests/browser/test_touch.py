"""A picture that one can touch obeys pointer, keyboard and address, and hands over its state."""

import json
import re
import runpy
from shutil import copytree

import numpy as np
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect
from recipes import RECIPES, ROOT

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

STATUS = ".gdviz-touchable .gdviz-status"
POINT = "[aria-label='the line as a point']"
CAPTION = "Drag it."


@pytest.fixture(scope="module")
def address(once, serve):
    """Serve a page with one of our pictures."""

    def make(root):
        (root / "figures" / "lines").mkdir(parents=True)
        (root / "docs").mkdir()
        for ending in (".py", ".js"):
            text = RECIPES["lines/by_hand"].path.with_suffix(ending).read_text(encoding="utf-8")
            (root / "figures" / "lines" / f"by_hand{ending}").write_text(text, encoding="utf-8")
        copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
        page = f"# A page\n\n![{CAPTION}](figures/lines/by_hand.svg)\n"
        (root / "docs" / "index.md").write_text(page, encoding="utf-8")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = re.sub(r"(?s)nav:.*?\n\n", "", settings)
        settings = re.sub(r"  - mkdocs-jupyter.*\n", "", settings)
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        build(load_config(str(root / "mkdocs.yml"), strict=True))

    return serve(once("touched", make))


@pytest.fixture(params=[{}, {"reduced_motion": "reduce"}], ids=["lively", "calm"])
def page(visit, address, request):
    """Open the page."""
    return visit(address, "", **request.param)


def _numbers(page):
    """The slope, the intercept and the loss that the page tells."""
    said = page.locator(STATUS).inner_text().replace("−", "-")
    return [float(number) for number in re.findall(r"(?:slope|intercept|loss) (-?[\d.]+)", said)]


def test_it_shows_its_still_to_who_has_no_javascript(visit, address):
    page = visit(address, "", java_script_enabled=False)
    expect(page.locator(".gdviz-touch img").first).to_be_visible()
    expect(page.locator(".gdviz-plots")).to_have_count(0)


def test_its_still_is_printed(page):
    page.emulate_media(media="print")
    expect(page.locator(".gdviz-touch .gdviz-light")).to_be_visible()
    expect(page.locator(".gdviz-touchable")).to_be_hidden()


def test_steps_are_those_of_gdviz(page):
    page.get_by_role("button", name="100 steps").click()
    time, distance = data.runs()
    loss = line_loss(time / 49, distance)
    end = descend(loss, (-0.5, 0.6), GradientDescent(0.1), 100)[-1]
    np.testing.assert_allclose(_numbers(page), [*end, loss(end)], atol=5.1e-4)


def test_the_point_follows_the_pointer_and_the_line_follows_the_point(page):
    handle = page.locator(POINT)
    end = page.locator("[aria-label='right end of the line']")
    before = end.bounding_box()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    slope, intercept, _ = _numbers(page)
    assert slope > -0.1
    assert abs(intercept - 0.6) < 0.03
    assert end.bounding_box()["y"] < before["y"] - 20


def test_arrow_keys_move_it_and_shift_moves_it_further(page):
    page.focus(POINT)
    page.keyboard.press("ArrowRight")
    assert _numbers(page)[0] == pytest.approx(-0.48)
    page.keyboard.press("Shift+ArrowLeft")
    assert _numbers(page)[0] == pytest.approx(-0.68)
    expect(page.locator(POINT)).to_have_attribute("aria-valuetext", re.compile("slope −0.680"))


def test_what_happened_is_said_once_it_rests(page):
    page.focus(POINT)
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    heard = page.locator(".gdviz-touchable [role=status]")
    expect(heard).to_have_text(page.locator(STATUS).inner_text())


def test_a_run_goes_on_by_itself_until_it_is_paused(visit, address):
    page = visit(address)
    page.get_by_role("button", name="Run").click()
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^[1-9]\d+ steps"))
    page.get_by_role("button", name="Pause").click()
    rests = page.locator(STATUS).inner_text()
    page.wait_for_timeout(200)
    expect(page.locator(STATUS)).to_have_text(rests)


def test_divergence_is_told_and_shows_no_nan(page):
    page.get_by_role("slider", name="learning rate").press("End")
    page.get_by_role("button", name="100 steps").click()
    expect(page.locator(STATUS)).to_contain_text("Diverged at step")
    assert not re.search("NaN|Infinity|undefined", page.locator(".gdviz-touch").inner_html())
    page.get_by_role("slider", name="learning rate").press("Home")
    expect(page.locator(STATUS)).to_contain_text("100 steps")


def test_a_link_leads_back_to_the_same_state(page, visit, address):
    page.get_by_role("slider", name="learning rate").press("ArrowLeft")
    page.get_by_role("button", name="10 steps").click()
    state = page.locator(STATUS).inner_text()
    page.get_by_role("button", name="Link").click()
    page.wait_for_url("**#fig-by_hand?*")
    other = visit(address, page.url.removeprefix(address))
    expect(other.locator(STATUS)).to_have_text(state)
    other.get_by_role("button", name="Reset").click()
    expect(other.locator(STATUS)).to_contain_text("0 steps: slope −0.500")


@pytest.mark.parametrize(
    "said",
    ["rate=abc", "rate=9", "rate=", "slope=NaN", "steps=-1", "colour=red", "rate=<script>alert(1)"],
)
def test_a_bad_address_is_told_in_one_line_and_changes_nothing(visit, address, said):
    page = visit(address, f"#fig-by_hand?{said}")
    expect(page.locator(STATUS)).to_contain_text("This is the picture as it begins: the address")
    assert page.locator(f"{STATUS} *").count() == 0
    page.get_by_role("button", name="Step", exact=True).click()
    expect(page.locator(STATUS)).to_contain_text("1 step:")


def test_the_script_that_one_takes_along_computes_what_the_page_shows(page, tmp_path):
    page.get_by_role("slider", name="learning rate").press("ArrowRight")
    page.get_by_role("button", name="10 steps").click()
    slope, intercept, loss = _numbers(page)
    page.get_by_role("button", name="Python").click()
    script = tmp_path / "by_hand.py"
    script.write_text(page.locator(".gdviz-python").inner_text(), encoding="utf-8")
    ran = runpy.run_path(str(script))
    assert ran["steps"] == 10
    np.testing.assert_allclose(ran["walk"][-1], (slope, intercept), atol=5.1e-4)
    assert ran["loss"](ran["walk"][-1]) == pytest.approx(loss, abs=5.1e-5)
    assert ran["figure"]().axes


def test_the_picture_that_one_takes_along_stands_alone(page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == "by_hand.svg"
    assert "var(" not in text
    assert text.count("<circle") > 50


def test_a_task_notices_when_it_is_solved(page):
    tasks = page.locator(".gdviz-tasks li")
    expect(tasks.nth(1)).not_to_contain_text("Solved")
    page.goto(f"{page.url.partition('#')[0]}#fig-by_hand?slope=-2&intercept=-1&rate=0.7&steps=59")
    expect(tasks.nth(1)).to_contain_text("Solved")


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_the_page_and_its_targets_are_large_enough(visit, address, width):
    page = visit(address, "", viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in page.locator(".gdviz-touchable :is(button, input, .gdviz-handle)").all():
        box = part.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_ten_thousand_steps_do_not_freeze_the_page(page):
    page.goto(f"{page.url.partition('#')[0]}#fig-by_hand?rate=0.005&steps=10000")
    expect(page.locator(STATUS)).to_contain_text("10,000 steps")
    assert json.loads(page.evaluate("JSON.stringify([performance.now() > 0])")) == [True]
