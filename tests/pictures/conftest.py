"""What the tests of pictures need."""

import pytest

from gdviz.drawing import style


@pytest.fixture(autouse=True, scope="module")
def _dark():
    """Let colours be what they are in the dark scheme, whatever other files have left."""
    style.use("dark")
