"""No line covers another, no name is cut in two, and on a phone a table fits."""

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}}
# What is far from the screen has no size till it is laid out.
FITS = """async (article) => {
  for (const part of article.children) part.style.contentVisibility = "visible";
  article.getBoundingClientRect();
  await document.fonts.ready;
  const frames = article.querySelectorAll(".md-typeset__scrollwrap");
  return [...frames].map(frame => frame.scrollWidth <= frame.clientWidth);
}"""


@pytest.fixture
def open_ours(visit, our_site, serve):
    """Give a function that opens a page of our own site."""
    return lambda path, **reader: visit(serve(our_site), path, **reader)


@pytest.mark.parametrize("width", [390, 1440])
def test_what_a_cell_printed_hangs_below_its_code(open_ours, width):
    page = open_ours("notebooks/regression/", viewport={"width": width, "height": 900})
    printed = page.locator(".highlight + .gdviz-output").first
    printed.scroll_into_view_if_needed()
    code = page.locator(".highlight:has(+ .gdviz-output) code").first.bounding_box()
    assert printed.bounding_box()["y"] == pytest.approx(code["y"] + code["height"], abs=0.5)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_name_in_a_table_stands_on_one_line(open_ours, width):
    page = open_ours("plugin/", viewport={"width": width, "height": 900})
    names = page.locator("#options ~ .site-table tr > :first-child code")
    lines = names.evaluate_all("all => all.map(name => name.getClientRects().length)")
    assert set(lines) == {1}


@pytest.mark.parametrize("path", ["backprop/", "batches/"])
def test_on_a_phone_tables_fit(open_ours, path):
    page = open_ours(path, **PHONE)
    page.mouse.wheel(0, 300)  # The theme frames the tables.
    expect(page.locator(".md-header__title--active")).to_be_visible()
    fits = page.locator("article").evaluate(FITS)
    assert fits
    assert all(fits)


@pytest.mark.parametrize("end", ["::before", "::after"])
def test_in_colours_of_the_system_a_fold_has_its_marks(open_ours, end):
    fold = open_ours("bees/", forced_colors="active").locator("article > details > summary").first
    mark = "(fold, end) => getComputedStyle(fold, end).backgroundColor"
    paper = fold.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert fold.evaluate(mark, end) != paper


def test_a_table_that_ends_a_quotation_is_seen(visit, address):
    """A table is hidden until all of its rows have come."""
    expect(visit(address, "lines/").locator("blockquote table")).to_be_visible()
