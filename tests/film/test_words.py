"""What a status line says is told in plain letters, or refused."""

import pytest

from gdviz.film.words import plain


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("step 3: loss 0.25", "step 3: loss 0.25"),
        (r"$\alpha = 0.1$, loss $\nabla L = 3$", "α = 0.1, loss ∇L = 3"),
        ("$x_1^2$", "x²₁"),
        ("$2.3 \\times 10^{-11}$", "2.3 × 10⁻¹¹"),
        (r"it costs \$3 or \$4", "it costs $3 or $4"),
        ("it costs $3", "it costs $3"),
        ("$a<b$ and $c \\leq d$", "a < b and c ≤ d"),
    ],
)
def test_formulas_become_letters(text, letters):
    assert plain(text) == letters


@pytest.mark.parametrize("text", [r"$\frac{1}{2}$", r"$\sqrt{2}$", "$x^{y_q}$", "$x^@$"])
def test_what_letters_in_a_row_cannot_show_is_refused(text):
    with pytest.raises(ValueError, match="cannot be written in plain letters; write it without"):
        plain(text)
