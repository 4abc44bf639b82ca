"""What several tests need."""

import gc
import os
import re
from pathlib import Path

from gdviz.system.environment import DRAWING

# Before the first import of numpy and matplotlib: numbers come out as in the processes that draw.
os.environ.update(DRAWING)

import pytest
from chromium import PATH
from projects import Project
from xdist.scheduler import LoadScopeScheduling

# Pictures and pages stay for later tests: to look through them all for garbage finds none.
gc.set_threshold(20_000, 20, 20)

PAGES = {folder.name for folder in (Path(__file__).parents[1] / "figures").glob("*/")}


class Together(LoadScopeScheduling):
    """One process gets all tests that name a page or one of its pictures, or else those of a file.

    So no recipe is drawn in two processes, and no oracle is asked in two.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        if file.startswith("tests/browser/"):
            return file
        names = re.findall(r"\[(\w+)", test) + re.findall(r"test_(\w+)\.py", file)
        return next((name for name in names if name in PAGES), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together | None:
    """With `--dist loadscope`, say which tests belong together."""
    return Together(config, log) if config.getvalue("dist") == "loadscope" else None


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
