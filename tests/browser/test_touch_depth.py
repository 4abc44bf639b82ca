"""The stack of layers keeps, loses or multiplies a slope, as its tasks ask."""

import re
from shutil import copytree

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect
from recipes import RECIPES, ROOT


@pytest.fixture(scope="module")
def address(once, serve):
    """Serve a page with the picture."""

    def make(root):
        (root / "figures" / "depth").mkdir(parents=True)
        (root / "docs").mkdir()
        for ending in (".py", ".js"):
            source = RECIPES["depth/stack"].path.with_suffix(ending)
            (root / "figures" / "depth" / f"stack{ending}").write_bytes(source.read_bytes())
        copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
        page = "# A page\n\n![Touch it.](figures/depth/stack.svg)\n"
        (root / "docs" / "index.md").write_text(page, encoding="utf-8")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = re.sub(r"(?s)nav:.*?\n\n", "", settings)
        settings = re.sub(r"  - mkdocs-jupyter.*\n", "", settings)
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        build(load_config(str(root / "mkdocs.yml"), strict=True))

    return serve(once("touched-depth", make))


@pytest.mark.parametrize(
    ("number", "state"),
    [
        *enumerate(
            [
                "layers=64&activation=ReLU&size=1.41",
                "layers=64&activation=ReLU&size=3",
                "layers=16&size=12",
            ]
        )
    ],
)
def test_every_task_can_be_solved_and_none_is_at_the_beginning(visit, address, number, state):
    page = visit(address)
    tasks = page.locator(".gdviz-tasks li")
    expect(tasks.filter(has_text="Solved")).to_have_count(0)
    page.goto(f"{address}#fig-stack?{state}")
    expect(tasks.nth(number)).to_contain_text("Solved")


def test_a_button_sets_the_size_and_the_slope_is_kept(visit, address):
    page = visit(address, "#fig-stack?layers=64&activation=ReLU")
    words = page.locator(".gdviz-status")
    expect(words).to_contain_text("× 10⁻")
    page.get_by_role("button", name="He", exact=True).click()
    expect(words).to_have_text(
        "64 layers leave 0.374 of the slope, 0.985 each, and 0.385 of the signal."
    )
