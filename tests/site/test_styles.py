"""A page waits for one style sheet, which is that of all pages, and looks as with its own."""

import pytest

from gdviz.site import styles

HOME = """<head>
  <link rel="stylesheet" href="theme/main.css">
  <link rel="stylesheet" href="assets/site.css">
  <link rel="stylesheet" href="https://b.org/a.css">
</head><p>Home</p>"""
LINES = """<head>
  <link rel="stylesheet" href="../theme/main.css">
  <link rel="stylesheet" href="../math/formulas.css">
</head>"""
LOST = '<head><link rel="stylesheet" href="/theme/main.css"></head>'
SHEETS = {
    "theme/main.css": 'a{background:url("data:image/svg+xml,<svg/>")}b{mask:url(#there)}',
    "assets/site.css": "c{src:url('fonts/one.woff2')}",
    "math/formulas.css": "d{src:url(fonts/two.woff2),url(/three.woff2)}",
}


@pytest.fixture
def site(tmp_path):
    """Join the style sheets of three pages."""
    pages = {"index.html": HOME, "lines/index.html": LINES, "404.html": LOST}
    for name, text in {**pages, **SHEETS}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    styles.join(tmp_path)
    return tmp_path


def test_every_page_asks_for_the_one_sheet_and_for_what_other_sites_have(site):
    home = (site / "index.html").read_text(encoding="utf-8")
    assert home == (
        '<head><link rel="stylesheet" href="assets/gdviz/styles.css">\n'
        '  <link rel="stylesheet" href="https://b.org/a.css">\n</head><p>Home</p>'
    )
    lines = (site / "lines" / "index.html").read_text(encoding="utf-8")
    assert lines == '<head><link rel="stylesheet" href="../assets/gdviz/styles.css">\n</head>'


def test_a_page_that_may_stand_anywhere_keeps_its_sheets(site):
    assert (site / "404.html").read_text(encoding="utf-8") == LOST


def test_the_sheet_has_all_rules_in_their_order_and_leads_to_the_same_files(site):
    assert (site / styles.ALL).read_text(encoding="utf-8").splitlines() == [
        SHEETS["theme/main.css"],
        "c{src:url('../fonts/one.woff2')}",
        "d{src:url(../../math/fonts/two.woff2),url(/three.woff2)}",
    ]
