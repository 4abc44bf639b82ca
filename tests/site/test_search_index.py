"""The search index knows which section defines a term."""

import json
import re

from gdviz.site import search

HTML = (
    '<h2 data-terms="derivative, tangent" id="slope">The slope</h2>'
    '<h3 id="error" data-terms="Newton&#x27;s method">An error</h3><h2 id="end">The end</h2>'
)


FORMULA = r'<span class="arithmatex">\(w_0 &lt; 1\)</span>'
RECIPE = "<details data-search-exclude>\n<pre>code</pre>\n</details>"


def test_a_search_reads_formulas_letter_by_letter_and_no_recipes():
    read, hidden = search.hide(f"<p>As {FORMULA} says</p>{RECIPE}<p>it falls.</p>")
    words = re.sub("<[^>]*>|\u200b", "", read)
    assert words == "As w0&lt;1 saysit falls."
    assert hidden == [FORMULA, RECIPE]


def test_what_a_search_has_not_read_is_there_again():
    page = f"<p>As {FORMULA} says</p>{RECIPE}<p>it falls.</p>"
    assert search.show(*search.hide(page)) == page


def test_sections_that_are_told_again_replace_those_of_their_page(tmp_path):
    index = tmp_path / "search_index.json"
    places = ["a/", "a/#old", "b/", "b/#same", "b/", "b/#new", "a/", "a/#old"]
    sections = [{"location": place, "text": n} for n, place in enumerate(places)]
    index.write_text(json.dumps({"docs": sections}), encoding="utf-8")
    search.complete(index, {})
    told = {
        section["location"]: section["text"] for section in json.loads(index.read_text())["docs"]
    }
    assert told == {"a/": 6, "a/#old": 7, "b/": 4, "b/#new": 5}


def test_terms_belong_to_the_section_whose_heading_names_them():
    assert search.terms(HTML, "lines/") == {
        "lines/#slope": ["derivative", "tangent"],
        "lines/#error": ["Newton's method"],
    }


def test_the_index_gets_them_and_is_a_script_too(tmp_path):
    index = tmp_path / "search_index.json"
    sections = [{"location": f"lines/{place}", "text": "é"} for place in ("", "#slope")]
    index.write_text(json.dumps({"docs": sections}), encoding="utf-8")
    search.complete(index, {"lines/#slope": ["derivative"]})
    whole, slope = json.loads(index.read_text("utf-8"))["docs"]
    assert "tags" not in whole
    assert slope["tags"] == ["derivative"]
    script = (tmp_path / "search_index.js").read_text("utf-8")
    assert script == f"var __index = {index.read_text('utf-8')}"
