"""The search index knows which section defines a term."""

import json

from gdviz.site import search

HTML = (
    '<h2 data-terms="derivative, tangent" id="slope">The slope</h2>'
    '<h3 id="error" data-terms="Newton&#x27;s method">An error</h3><h2 id="end">The end</h2>'
)


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
