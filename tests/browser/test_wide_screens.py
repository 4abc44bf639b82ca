"""On a wide screen, some figures stand beside the text that follows them."""

import re

import pytest
from recipes import PAGES

BESIDE = re.compile(r"\(figures/\w+/(\w+)\.svg\)\{ \.beside \}")
BOXES = {page: names for page, text in PAGES.items() if (names := BESIDE.findall(text))}
# The figure, and the first and the last of the text that may stand beside it.
MEASURE = """(names) => names.map((name) => {
  const figure = document.getElementById(`fig-${name}`).parentElement;
  const text = [];
  let part = figure.nextElementSibling;
  for (; part.matches("p, ul, ol, .gdviz-formula"); part = part.nextElementSibling) text.push(part);
  // What is far from the screen is as high as it is only when it is asked to be.
  for (const part of [figure, ...text]) part.style.contentVisibility = "visible";
  const lines = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].filter((line) => line.width);
  };
  const box = (part) => part.getBoundingClientRect().toJSON();
  const right = Math.max(...lines(text[0]).map((line) => line.right));
  return { figure: box(figure), first: { ...box(text[0]), right }, end: box(text.at(-1)).bottom };
})"""
HOLE = 80  # So many pixels below the end of the text may be empty.


@pytest.fixture(scope="module")
def measured(stay, our_site, serve):
    """Give a function that measures the marked figures of a page, and the text at each."""

    def measure(page, width):
        opened = stay(serve(our_site), f"{page}/", viewport={"width": width, "height": 900})
        return opened.evaluate(MEASURE, BOXES[page])

    return measure


@pytest.mark.parametrize("page", BOXES)
def test_on_a_wide_screen_the_text_stands_beside_its_figure_and_is_long_enough(measured, page):
    for figure, first, end in map(dict.values, measured(page, 1440)):
        assert first["right"] <= figure["left"]
        assert first["top"] < figure["top"] + 40
        assert end > figure["bottom"] - HOLE


def test_on_other_screens_it_stands_below(measured):
    for width in (390, 768, 1280):
        for figure, first, _ in map(dict.values, measured("lines", width)):
            assert first["top"] >= figure["bottom"]


def test_an_open_recipe_takes_the_width_of_the_text(stay, our_site, serve):
    page = stay(serve(our_site), "lines/", viewport={"width": 1440, "height": 900})
    figure = page.locator(".beside").first
    narrow = figure.bounding_box()["width"]
    figure.get_by_text("How it is made").click()
    assert figure.bounding_box()["width"] > 1.5 * narrow
