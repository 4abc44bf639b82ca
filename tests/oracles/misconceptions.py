"""The numbers of the page on misconceptions: its facts are those of other pages."""


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """It draws no picture of its own."""
    return {}


SAID: list[tuple[str, str, str, str]] = []
# Rates, a loss and thresholds to compare, and where the walks on the waves start.
SETTINGS = {"0.01", "0.1", "0.25", "0.6", "0.9", "1.8"}
