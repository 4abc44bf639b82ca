"""Formulas are typeset when the site is built."""

import re

import pytest

from gdviz.site import formulas


def _refuse(what, message):
    raise AssertionError(f"{what}: {message}")


def _inline(tex):
    return rf'<span class="arithmatex">\({tex}\)</span>'


@pytest.mark.parametrize(
    ("tex", "mathml"),
    [
        ("w_0", "<msub><mi>w</mi><mn>0</mn></msub>"),
        ("a &lt; b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"\frac{1}{n}", "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
        (r"\nabla f", '<mi mathvariant="normal">∇</mi><mi>f</mi>'),
    ],
)
def test_a_formula_becomes_mathml_that_screen_readers_read(tex, mathml):
    """The MathML says the same as the TeX; the drawn copy is hidden from screen readers."""
    html = formulas.fill(_inline(tex), _refuse)
    assert mathml in html
    assert 'class="katex-html" aria-hidden="true"' in html
    assert "arithmatex" not in html


def test_a_wide_formula_can_be_scrolled_by_keyboard():
    """A displayed formula is a focusable group with a name, an inline one is not."""
    html = formulas.fill(r'<div class="arithmatex">\[x^2\]</div>', _refuse)
    assert re.match(r'<div [^>]*tabindex="0" role="group" aria-label="Formula">', html)
    assert "tabindex" not in formulas.fill(_inline("x^2"), _refuse)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{a", "Unexpected end of input in a macro argument, expected '}'"),
        (r"\lamda", r"Undefined control sequence: \lamda"),
    ],
)
def test_a_wrong_formula_is_quoted_in_one_line(tex, reason):
    """The complaint quotes the formula and gives KaTeX's reason."""
    complaints = []
    formulas.fill(_inline(tex), lambda *complaint: complaints.append(complaint) or "!")
    ((what, message),) = complaints
    assert what == tex
    assert message.startswith(f"formula ${tex}$: {reason}")
    assert "\n" not in message


def test_every_font_that_the_style_names_comes_along():
    """KaTeX's style sheet and its folder of fonts belong to one version."""
    style = (formulas.KATEX / "katex.min.css").read_text(encoding="utf-8")
    named = set(re.findall(r"fonts/[\w-]+\.woff2", style))
    assert named == {f"fonts/{font.name}" for font in formulas.KATEX.glob("fonts/*")}
