"""A site that keeps its recipes to itself still lets readers touch its pictures."""

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect

from gdviz.builder import catalogue

SETTINGS = """
site_name: A site of its own
site_url: ''
theme: {name: material, font: false}
plugins: [gdviz: {sources: false}]
"""
PAGE = "# Lines\n\n![A picture to touch.](figures/lines/height.svg)\n"


def test_a_picture_to_touch_offers_all_but_its_program(tmp_path, serve, visit):
    catalogue.create(str(tmp_path), "lines/height", touched=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    page = visit(serve(tmp_path / "site"))
    picture = page.locator(".gdviz-touch.gdviz-alive")
    picture.scroll_into_view_if_needed()
    offered = picture.locator(".gdviz-along").get_by_role("button")
    expect(offered.filter(has_text="Link")).to_have_count(1)
    expect(offered.filter(has_text="Python")).to_have_count(0)
