"""The numbers of the home page."""


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """It quotes none."""
    return {}


SAID = []
# The version of a licence.
SETTINGS = {"4.0"}
