"""The first use of a term leads to the glossary, and nothing else on a page is changed."""

import re

import pytest
from recipes import PAGES, RECIPES

from gdviz.site import glossary

TEXT = PAGES["glossary"]
TERMS = glossary.read(TEXT)
SECTIONS = re.findall(r"(?m)^## (.+)$", TEXT)
FEW = {
    "loss": glossary.Term("How bad.", "loss"),
    "loss landscape": glossary.Term('Like "hills".', "loss-landscape"),
    "losses": glossary.Term("How bad.", "loss"),
}


def linked(content):
    return re.sub(r' class="gdviz-term"| title="[^"]*"', "", glossary.link(content, FEW, "g/"))


def test_the_terms_stand_in_the_order_of_the_alphabet_and_each_once():
    assert [one.lower() for one in SECTIONS] == sorted({one.lower() for one in SECTIONS})


def test_every_term_of_one_meaning_is_looked_for():
    anchors = [re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", one).lower()) for one in SECTIONS]
    told_apart = {"bias-of-a-fit", "bias-of-a-neuron", "variance-of-a-fit"}
    assert {term.anchor for term in TERMS.values()} == set(anchors) - told_apart


@pytest.mark.parametrize("section", SECTIONS)
def test_a_term_is_defined_in_a_sentence_or_two_and_leads_to_its_place_and_its_figure(section):
    (body,) = re.findall(rf"(?m)^## {re.escape(section)}\n\n((?:(?!## ).*\n)*)", TEXT)
    definition = body.split("\n\n")[0]
    assert 1 <= len(definition.splitlines()) <= 2
    assert 20 < len(definition) < 200
    assert not re.search(r"[$*`\[]", definition), "a tooltip shows plain words"
    (page,) = re.findall(r"\]\((\w+)\.md#[\w-]+\) explains it", body)
    (of, figure) = re.search(r"\[Figure\]\((\w+)\.md#fig-(\w+)\) shows it", body).groups()
    assert page in PAGES
    assert f"{of}/{figure}" in RECIPES


def test_the_first_use_is_linked_with_its_definition_and_no_other():
    made = glossary.link("<p>A Loss, and a loss.</p>", FEW, "../glossary/")
    assert made == (
        '<p>A <a class="gdviz-term" href="../glossary/#loss" title="How bad.">Loss</a>, '
        "and a loss.</p>"
    )


@pytest.mark.parametrize(
    "content",
    [
        "<h2>loss</h2>",
        '<a href="x">the <em>loss</em></a>',
        "<pre><code>loss</code></pre>",
        "<figure><div>a <svg><g>loss</g></svg> loss</div></figure>",
        '<span class="arithmatex">\\(loss\\)</span>',
        '<div class="arithmatex">\\[loss\\]</div>',
        "<p>lossless, a-loss</p>",
        '<img alt="loss">',
        "<!-- loss -->",
    ],
)
def test_headings_links_pictures_code_and_formulas_are_left_alone(content):
    assert linked(content) == content


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("<h2>loss</h2><p>loss", '<h2>loss</h2><p><a href="g/#loss">loss</a>'),
        ("the loss landscape", 'the <a href="g/#loss-landscape">loss landscape</a>'),
        ("losses, loss", '<a href="g/#loss">losses</a>, loss'),
        (
            "<svg><svg></svg>loss</svg> loss",
            '<svg><svg></svg>loss</svg> <a href="g/#loss">loss</a>',
        ),
    ],
)
def test_the_longest_term_wins_and_all_its_forms_count_as_one(content, made):
    assert linked(content) == made


def test_a_definition_keeps_its_quotation_marks():
    assert 'title="Like &quot;hills&quot;."' in glossary.link("loss landscape", FEW, "g/")


def test_without_a_glossary_nothing_is_linked():
    assert glossary.link("<p>loss</p>", {}, "g/") == "<p>loss</p>"
