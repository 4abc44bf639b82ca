"""A kernel chosen by hand: products, sum and map are NumPy's, and one's own picture stays here."""

import re
import runpy

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from recipes import RECIPES, ROOT
from scipy import signal

from gdviz.scenes.shades import middle_square

STATUS = ".gdviz-touchable .gdviz-status"
FRAME = "[aria-label='the frame']"
EDGES = [[-1, 0, 1]] * 3
FILE = "input[type=file]"


@pytest.fixture(scope="module")
def address(touched):
    return touched("bees/by_hand")


@pytest.fixture
def page(visit, address):
    """Open the page."""
    return visit(address)


@pytest.fixture
def photograph(tmp_path):
    """A picture of noise, as a file."""
    pixels = np.random.default_rng(0).integers(0, 256, (70, 101, 3), np.uint8)
    path = tmp_path / 'my "photo".png'
    Image.fromarray(pixels).save(path)
    return path, pixels


def _said(page):
    """The numbers that the page tells: row, column, sum, black, white."""
    words = page.locator(STATUS).inner_text().rpartition("Row")[2].replace("−", "-")
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", words)]


def _expected(shades, kernel, row, column):
    sums = signal.correlate2d(shades, kernel, mode="valid").round(2)
    white = abs(sums).max()
    return [row, column, sums[row - 1, column - 1], -white if sums.min() < 0 else 0, white]


def _bee():
    return np.array(RECIPES["bees/by_hand"].drawn["numbers"]["shades"])


@pytest.mark.parametrize("name", ["Edges", "Outlines", "Blur", "Sharpen", "Learnt"])
def test_the_sums_of_each_kernel_are_those_of_scipy(page, name):
    page.get_by_role("button", name=name).click()
    kernel = dict(RECIPES["bees/by_hand"].drawn["numbers"]["kernels"])[name]
    expected = _expected(_bee(), np.reshape(kernel, (3, 3)), 26, 19)
    np.testing.assert_allclose(_said(page), expected, atol=1e-9)


def test_the_products_shown_are_those_under_the_frame_and_add_up_to_the_sum(page):
    page.focus(FRAME)
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("ArrowLeft")
    words = page.locator(".gdviz-plots svg").nth(2).locator(".gdviz-name").all_text_contents()
    numbers = [float(word.replace("−", "-")) for word in words[9:]]
    assert _said(page)[:2] == [16, 18]
    np.testing.assert_allclose(numbers, (_bee()[15:18, 17:20] * EDGES).ravel())
    assert sum(numbers) == _said(page)[2]
    assert words[0] == f"{_bee()[15, 17]} × −1"


def test_a_click_on_the_map_moves_the_frame_there(page):
    box = page.locator(".gdviz-plots image").nth(1).bounding_box()
    page.mouse.click(box["x"] + 10.5 * box["width"] / 46, box["y"] + 30.5 * box["height"] / 46)
    assert _said(page)[:2] == [31, 11]


def test_a_weight_that_is_typed_changes_the_sum(page):
    field = page.get_by_role("spinbutton", name="weight in row 2, column 2")
    field.fill("2.5")
    field.press("Enter")
    expected = _expected(_bee(), [[-1, 0, 1], [-1, 2.5, 1], [-1, 0, 1]], 26, 19)
    np.testing.assert_allclose(_said(page), expected)


def test_the_tasks_notice_when_they_are_solved_and_not_before(page):
    tasks = page.locator(".gdviz-tasks li")
    for name in ("Outlines", "Blur", "Sharpen", "Learnt", "Edges"):
        page.get_by_role("button", name=name).click()
    expect(page.locator(".gdviz-solved", has_text="Solved")).to_have_count(0)
    for state in (
        "row=23&column=17",
        "kernel=0,-1,0,-1,4,-1,0,-1,0",
        "kernel=1,1,1,0,0,0,-1,-1,-1",
    ):
        page.evaluate(f"location.hash = '#fig-by_hand?{state}'")
    for number in range(3):
        expect(tasks.nth(number)).to_contain_text("Solved")


def test_a_reader_s_picture_is_brought_down_as_python_does_it(page, photograph, monkeypatch):
    path, pixels = photograph
    page.locator(FILE).set_input_files(path)
    expect(page.locator(STATUS)).to_contain_text("stays in this browser")
    shades = middle_square(pixels, 48)
    np.testing.assert_allclose(_said(page), _expected(shades, EDGES, 26, 19))
    # The script that one takes along reads the file by its name.
    page.get_by_role("button", name="Python").click()
    script = path.with_name("by_hand.py")
    script.write_text(page.locator(".gdviz-python").inner_text(), encoding="utf-8")
    monkeypatch.setenv("GDVIZ_CACHE", str(ROOT / "build" / "cache"))
    monkeypatch.chdir(path.parent)
    np.testing.assert_allclose(runpy.run_path(str(script))["readout"], _said(page))


def test_a_link_carries_all_but_the_picture_and_says_so(page, photograph, visit, address):
    page.locator(FILE).set_input_files(photograph[0])
    expect(page.locator(STATUS)).to_contain_text("no link carries it")
    seen = _said(page)
    page.get_by_role("button", name="Link").click()
    page.wait_for_url("**#fig-by_hand?picture=own")
    assert _said(page) == seen
    other = visit(address, page.url.removeprefix(address))
    expect(other.locator(STATUS)).to_contain_text("No link carries a reader's own picture. Row 26")
    np.testing.assert_allclose(_said(other), _expected(_bee(), EDGES, 26, 19))


def test_what_is_no_picture_or_too_large_is_told_in_one_line(page, tmp_path):
    (tmp_path / "letter.png").write_text("Dear bee", encoding="utf-8")
    page.locator(FILE).set_input_files(tmp_path / "letter.png")
    expect(page.locator(STATUS)).to_contain_text("letter.png is no picture for this browser")
    Image.new("1", (4001, 4000)).save(tmp_path / "wide.png")
    page.locator(FILE).set_input_files(tmp_path / "wide.png")
    expect(page.locator(STATUS)).to_contain_text("wide.png has more than 16 million pixels")
    np.testing.assert_allclose(_said(page), _expected(_bee(), EDGES, 26, 19))
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(STATUS)).to_have_text(re.compile("^Row 26"))
