"""A small site whose pictures are written by hand, so that no test waits for drawing."""

import json
from pathlib import Path

from PIL import Image

STILL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">'
    '<style data-standalone="">svg{--gdviz-paper:#fff;--gdviz-data:#1f6feb}</style>'
    '<rect width="400" height="200" style="fill:var(--gdviz-paper)"/>'
    '<circle cx="200" cy="100" r="60" style="fill:var(--gdviz-data)"/></svg>'
)
STATUSES = ("step 0: loss 4.00", "step 1: loss 1.00", "step 2: loss 0.25", "step 3: loss < 0.1")


def _flipbook():
    frames = "".join(
        f'<g class="frame{" shown" if step == 3 else ""}" data-ticks="{1 + 2 * (step == 1)}"'
        f' data-status="{status.replace("<", "&lt;")}">'
        f'<circle cx="{60 + 80 * step}" cy="100" r="20" style="fill:var(--gdviz-path)"/></g>'
        for step, status in enumerate(STATUSES)
    )
    return STILL.replace(
        "</svg>", f"<style>.frame:not(.shown){{display:none}}</style>{frames}</svg>"
    )


def picture(root: Path, name: str, moving: bool = False, **facts: float) -> None:
    """Write a recipe and what the builder would have drawn of it."""
    recipe = root / "figures" / f"{name}.py"
    recipe.parent.mkdir(parents=True, exist_ok=True)
    recipe.write_text('"""A disc."""\n\nprint("this recipe & its <source>")\n', encoding="utf-8")
    folder = (root / "build" / "figures" / name).parent
    folder.mkdir(parents=True, exist_ok=True)
    stem = recipe.stem
    endings = (".png", "-dark.png", ".gif", "-dark.gif") if moving else (".png", "-dark.png")
    for ending in endings:
        # A poster of twice the size, with a status line below that the SVG lacks.
        Image.new("L", (800, 460)).save(folder / f"{stem}{ending}")
    (folder / f"{stem}.svg").write_text(_flipbook() if moving else STILL, encoding="utf-8")
    about = {
        "name": name,
        "about": "A disc.",
        "alt": f'A "disc" & its name, {name}.',
        "facts": facts,
        "moving": moving,
        "frames": len(STATUSES) if moving else 1,
        "width": 400,
        "height": 200,
        "files": {file.name: file.stat().st_size for file in folder.glob(f"{stem}[.-]*")},
    }
    (folder / f"{stem}.json").write_text(json.dumps(about), encoding="utf-8")


def site(root: Path, text: str) -> Path:
    """Write a site of one page, `text`, with two pictures; return its mkdocs.yml."""
    picture(root, "lines/misfit", error=0.0045, runs=50)
    picture(root, "lines/descent", moving=True, steps=3202)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "index.md").write_text(text, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(
        "site_name: A site of its own\n"
        "site_url: ''\n"
        "theme: {name: material, font: false}\n"
        "plugins: [gdviz]\n"
        "markdown_extensions:\n"
        "  - pymdownx.superfences\n"
        "  - pymdownx.arithmatex: {generic: true}\n"
        "validation: {links: {anchors: warn}}\n",
        encoding="utf-8",
    )
    return config
