"""What several tests need."""

import os
import re
from pathlib import Path

from gdviz.system.environment import DRAWING

# Before the first import of numpy and matplotlib: numbers come out as in the processes that draw.
os.environ.update(DRAWING)

import pytest
from chromium import PATH
from projects import Project


@pytest.hookimpl(tryfirst=True)  # Before xdist reads the groups.
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process run all tests of a page, so that no recipe is run twice."""
    for item in items:
        page = re.search(
            r"tests/pages/test_(?!figures|numbers)(\w+)\.py|\[(\w+)/\w+\b", item.nodeid
        )
        if page:
            item.add_marker(pytest.mark.xdist_group(page[1] or page[2]))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    (tmp_path / "figures").mkdir()
    return Project(tmp_path)


@pytest.fixture(scope="session")
def chromium():
    """Give a running Chromium."""
    from playwright.sync_api import sync_playwright  # Only where it is asked for.

    with sync_playwright() as playwright:
        # Without windows it opens a page three times as fast. Its letters are as wide as elsewhere
        # once it does not move them to whole pixels.
        browser = playwright.chromium.launch(
            executable_path=PATH, args=["--font-render-hinting=none"]
        )
        yield browser
        browser.close()
