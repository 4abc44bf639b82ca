"""The landscape of the home page comes piece by piece, turns, and can be taken along."""

import re

import pytest
from playwright.sync_api import expect

# Whether the page could answer between one piece of ground and the next.
WATCH = """
  window.answered = [];
  let isFree = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { isFree = true; };
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (...given) {
    answered.push(isFree);
    isFree = false;
    port2.postMessage(0);
    return put.apply(this, given);
  };
"""
PIXELS = "canvas => canvas.toDataURL()"


@pytest.fixture
def page(visit, touched):
    page = visit(touched("index/drop"), reduced_motion="reduce")
    page.locator(".gdviz-alive").wait_for()
    return page


def test_while_a_picture_is_built_the_page_answers(page):
    page.add_init_script(WATCH)
    page.reload()
    page.locator(".gdviz-alive").wait_for()
    assert page.evaluate("answered") == 4 * [True]


def test_the_ground_turns_with_its_slider_and_back_with_reset(page):
    ground = page.locator(".gdviz-sheet canvas")
    before = ground.evaluate(PIXELS)
    page.get_by_role("slider", name="turn").press("End")
    assert ground.evaluate(PIXELS) != before
    page.get_by_role("button", name="Reset").click()
    assert ground.evaluate(PIXELS) == before


def test_ground_and_dots_lie_on_each_other(page):
    boxes = [page.locator(f".gdviz-sheet > {part}").bounding_box() for part in ("canvas", "svg")]
    assert boxes[0] == pytest.approx(boxes[1], abs=0.5)


def test_who_takes_the_picture_along_takes_its_ground(page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture").click()
    file = tmp_path / "taken.svg"
    download.value.save_as(file)
    (ground,) = re.findall('<image href="(data:image/png[^"]+)"', file.read_text("utf-8"))
    assert ground == page.locator(".gdviz-sheet canvas").evaluate(PIXELS)
    expect(page.locator(".gdviz-sheet")).to_be_visible()
