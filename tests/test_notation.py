"""Numbers look as mathematics writes them."""

import pytest

from gdviz.notation import as_mathematics, format_number, weighted_sum


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("loss -0.5", "loss −0.5"),
        ("from -2 to -.5", "from −2 to −.5"),
        ("1e-05", "10⁻⁵"),
        ("-2.3e-11 or 7.2e+18", "−2.3 × 10⁻¹¹ or 7.2 × 10¹⁸"),
        ("1.0e-5", "1.0 × 10⁻⁵"),
        ("3202 of 14000, 0.12345, -1234.5", "3,202 of 14,000, 0.12345, −1,234.5"),
        ("1,234 and 999 and 1e3a", "1,234 and 999 and 1e3a"),
        ("mini-batch, 3-D, 2026-11-27, a-1", "mini-batch, 3-D, 2026-11-27, a-1"),
        ("(-1, -2)", "(−1, −2)"),
    ],
)
def test_numbers_are_written_by_hand_and_words_keep_their_hyphens(text, written):
    assert as_mathematics(text) == written


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (-1.005, ".1f", "−1.0"),
        (2, "d", "2"),
        (-2e-9, ".0e", "−2 × 10⁻⁹"),
        (3202, "d", "3,202"),
        ("x-axis", ".2f", "x-axis"),
    ],
)
def test_a_number_is_written_in_its_form_and_text_stays(number, form, written):
    assert format_number(number, form) == written


def test_a_weighted_sum_is_written_as_by_hand():
    written = weighted_sum((-0.5, 1.2, -1), (2, 0, 0.25), -0.1)
    assert written == "−0.5·2.00 + 1.2·0.00 − 1.0·0.25 − 0.1 = −1.35"
    assert weighted_sum((0.5,), (2,), 0.1) == "0.5·2.00 + 0.1 = 1.10"
    assert weighted_sum((-1.2, 0.4), (-0.75, 0)) == "−1.2·(−0.75) + 0.4·0.00 = 0.90"
