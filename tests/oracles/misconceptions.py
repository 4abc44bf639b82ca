"""The numbers of the page on misconceptions: its facts are those of other pages."""


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """It draws no picture of its own."""
    return {}


SAID: list[tuple[str, str, str, str]] = []
# Rates, a share, a loss and thresholds to compare, and where the walks on the waves start; and the
# overlap on real photographs, which the page on bees tells as well.
SETTINGS = {"0.01", "0.028", "0.05", "0.1", "0.25", "0.4", "0.6", "0.9", "1.8"}
