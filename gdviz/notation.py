"""Numbers as mathematics writes them: a real minus sign, and as many decimals as one reads."""

import re
from collections.abc import Collection

MINUS = "\N{MINUS SIGN}"
# A hyphen before digits that is no part of a word or of a date, and one in the exponent of 1e-05.
_HYPHEN = re.compile(r"(?<![\w.-])-(?=[\d.])|(?<=\de)-(?=\d)")


def with_minus(text: str) -> str:
    """Give the numbers in a text a real minus sign: screen readers skip a hyphen, and lines break.

    Words keep their hyphens.
    """
    return _HYPHEN.sub(MINUS, text)


def format_number(number: str | float, form: str = ".2f") -> str:
    """A number with two decimals or in another form; text stays as it is."""
    return number if isinstance(number, str) else format(number, form).replace("-", MINUS)


def weighted_sum(
    weights: Collection[float], values: Collection[float], bias: float | None = None
) -> str:
    """A neuron's sum as one writes it: 0.2·0.80 − 1.0·0.20 + 0.9 = 0.86."""
    terms = [f"{weight:+.1f}·{value:.2f}" for weight, value in zip(weights, values, strict=True)]
    if bias is not None:
        terms.append(f"{bias:+.1f}")
    first, *others = terms
    # Between two terms a sign is an operation, which stands between spaces.
    written = first.removeprefix("+") + "".join(f" {term[0]} {term[1:]}" for term in others)
    total = sum(weight * value for weight, value in zip(weights, values, strict=True)) + (bias or 0)
    return f"{written} = {total:.2f}".replace("-", MINUS)
