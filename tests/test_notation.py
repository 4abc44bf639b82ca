"""Numbers look as mathematics writes them."""

import pytest

from gdviz.notation import format_number, weighted_sum, with_minus


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("loss -0.5", "loss −0.5"),
        ("from -2 to -.5", "from −2 to −.5"),
        ("1e-05", "1e−05"),
        ("mini-batch, 3-D, 2026-11-27, a-1", "mini-batch, 3-D, 2026-11-27, a-1"),
        ("(-1, -2)", "(−1, −2)"),
    ],
)
def test_numbers_get_a_real_minus_and_words_keep_their_hyphens(text, written):
    assert with_minus(text) == written


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(-1.005, ".1f", "−1.0"), (2, "d", "2"), (-2e-9, ".0e", "−2e−09"), ("x-axis", ".2f", "x-axis")],
)
def test_a_number_is_written_in_its_form_and_text_stays(number, form, written):
    assert format_number(number, form) == written


def test_a_weighted_sum_is_written_as_by_hand():
    written = weighted_sum((-0.5, 1.2, -1), (2, 0, 0.25), -0.1)
    assert written == "−0.5·2.00 + 1.2·0.00 − 1.0·0.25 − 0.1 = −1.35"
    assert weighted_sum((0.5,), (2,), 0.1) == "0.5·2.00 + 0.1 = 1.10"
    assert weighted_sum((-1.2, 0.4), (-0.75, 0)) == "−1.2·−0.75 + 0.4·0.00 = 0.90"
