"""The numbers that a reader gives to options, or one clear refusal."""

from gdviz.system.errors import BadInput

STEPS = 100_000  # More of them, or of workers, is a slip of the hand.


def number(option: str, text: str) -> float:
    """The number that an option was given; a decimal comma is taken for a point."""
    try:
        return float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        raise BadInput(f"{option} {text}: this is no number; write one, such as 0.1") from None


def whole(option: str, text: str, low: int = 1, high: int = STEPS) -> int:
    """The whole number that an option was given, from `low` to `high`."""
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadInput(f"{option} {text}: write a whole number from {low} to {high}")
    return int(text)
