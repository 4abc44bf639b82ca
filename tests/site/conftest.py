"""What the tests of sites have in common."""

import pytest
from mkdocs.config.defaults import MkDocsConfig


@pytest.fixture(autouse=True)
def _new_plugins():
    """MkDocs keeps plugins from build to build: what one test told ours is not for the next."""
    yield
    MkDocsConfig.plugins.plugin_cache.clear()
