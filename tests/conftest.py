"""What several tests need."""

from pathlib import Path

import pytest
from projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    (tmp_path / "figures").mkdir()
    return Project(tmp_path)
