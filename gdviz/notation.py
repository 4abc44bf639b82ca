"""Numbers as mathematics writes them: −3,202.5 and 2.3 × 10⁻¹¹."""

import re
from collections.abc import Collection

MINUS = "\N{MINUS SIGN}"
RAISED = dict(zip("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ", strict=True))
# A hyphen before digits that is no part of a word or of a date.
_HYPHEN = re.compile(r"(?<![\w.-])-(?=[\d.])")
# What Python writes for a power of ten: 2.3e-11.
_POWER = re.compile(r"(?<![\w.])(?P<factor>[\d.,]+)e(?P<sign>[-−+]?)0*(?P<exponent>\d+)\b")
# Four digits or more before the point, but for a date.
_LARGE = re.compile(r"(?<![\w.,])[1-9]\d{3,}(?![\w-])")


def as_mathematics(text: str) -> str:
    """The text with its numbers as one writes them by hand.

    They get a real minus sign, for screen readers skip a hyphen and lines break behind it; a power
    of ten instead of an e; and commas between thousands. Words keep their hyphens.
    """
    text = _POWER.sub(_as_power, _HYPHEN.sub(MINUS, text))
    return _LARGE.sub(lambda match: f"{int(match[0]):,}", text)


def _as_power(match):
    sign = "" if match["sign"] == "+" else match["sign"]
    power = "10" + "".join(RAISED[digit] for digit in sign + match["exponent"])
    return power if match["factor"] == "1" else f"{match['factor']} × {power}"


def format_number(number: str | float, form: str = ".2f") -> str:
    """A number with two decimals or in another form; text stays as it is."""
    return number if isinstance(number, str) else as_mathematics(format(number, form))


def weighted_sum(
    weights: Collection[float], values: Collection[float], bias: float | None = None
) -> str:
    """A neuron's sum as one writes it: 0.2·0.80 − 1.0·(−0.20) + 0.9 = 1.26."""
    terms = []
    for weight, value in zip(weights, values, strict=True):
        factor = f"({value:.2f})" if value < 0 else f"{value:.2f}"
        terms.append(f"{weight:+.1f}·{factor}")
    if bias is not None:
        terms.append(f"{bias:+.1f}")
    first, *others = terms
    # Between two terms a sign is an operation, which stands between spaces.
    written = first.removeprefix("+") + "".join(f" {term[0]} {term[1:]}" for term in others)
    total = sum(weight * value for weight, value in zip(weights, values, strict=True)) + (bias or 0)
    return f"{written} = {total:.2f}".replace("-", MINUS)
