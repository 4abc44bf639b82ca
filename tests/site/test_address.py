"""Where a site has an address, each page says its own, and engines are told where all are."""

from pathlib import Path
from shutil import copytree

import handmade
from built import Page

THEME = Path(__file__).parents[2] / "theme"


def _built(root, address):
    """A site of two pages in the look of ours; the folder where it lies."""
    settings = handmade.site(root, "# Lines\n").read_text(encoding="utf-8")
    copytree(THEME, root / "theme")
    (root / "docs" / "second.md").write_text("# Second\n", encoding="utf-8")
    theme = "name: material, custom_dir: theme, static_templates: [robots.txt]"
    settings = settings.replace("name: material", theme)
    settings = settings.replace("site_url: ''", f"site_url: '{address}'")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    handmade.build(root / "mkdocs.yml")
    return root / "site"


def _canonical(page):
    return [link["href"] for link in Page(page).all("link") if link.get("rel") == "canonical"]


def test_a_site_with_an_address_tells_it(tmp_path):
    site = _built(tmp_path, "https://example.org/gd/")
    assert _canonical(site / "index.html") == ["https://example.org/gd/"]
    assert _canonical(site / "second" / "index.html") == ["https://example.org/gd/second/"]
    robots = (site / "robots.txt").read_text("utf-8").splitlines()
    assert robots == [
        *("User-agent: *", "Allow: /", ""),
        "Sitemap: https://example.org/gd/sitemap.xml",
    ]
    assert "https://example.org/gd/second/" in (site / "sitemap.xml").read_text("utf-8")


def test_a_site_without_one_invites_all_the_same(tmp_path):
    site = _built(tmp_path, "")
    assert _canonical(site / "index.html") == []
    assert (site / "robots.txt").read_text("utf-8").splitlines() == ["User-agent: *", "Allow: /"]
