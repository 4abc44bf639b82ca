"""A small site whose pictures are written by hand, so that no test waits for drawing."""

import base64
import io
import json
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from PIL import Image

from gdviz.builder import build as builder
from gdviz.drawing.palette import PALETTE

STATUSES = ("step 0: loss 4.00", "step 1: loss 1.00", "step 2: slope −0.25", "step 3: loss < 0.1")
SCHEMES = ("", "-dark")  # How the files of either scheme end.
# Too wide for a phone.
WIDE = r"L(w_0, w_1) = \sum_{i=1}^{n} (w_0 x_i + w_1 - y_i)^2 + (w_0 x_i + w_1 - y_i)^2"
FORMS = (".svg", "-text.svg", ".png")
FILM = (*FORMS, ".gif", "-frames.svg")


def colours(ending: str) -> dict[str, str]:
    """What each role looks like in the files that end so."""
    return {role: pair[SCHEMES.index(ending)] for role, pair in PALETTE.items()}


def _svg(ending, body, height=200):
    """A disc in the colours of a scheme, with the head that the builder gives an SVG."""
    colour = colours(ending)
    return (
        f'<svg class="gdviz" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 {height}"'
        f' width="400" height="{height}">\n'
        "<title>A disc.</title>\n<desc>What one sees.</desc>\n<metadata><rdf:RDF"
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>\n<defs></defs>\n'
        f'<rect width="400" height="200" fill="{colour["paper"]}"/>'
        f'<circle cx="200" cy="100" r="60" fill="{colour["data"]}"/>{body}</svg>\n'
    )


def _frames(ending):
    """A dot that wanders, as a group for each frame; its minus is a hyphen, as recipes write it."""
    yield "<style>.gdviz .frame:not(.shown){display:none}</style>"
    for step, status in enumerate(STATUSES):
        status = status.replace("<", "&lt;").replace("−", "-")
        yield (
            f'<g class="frame{" shown" * (step == 3)}" data-ticks="{1 + 2 * (step == 1)}"'
            f' data-status="{status}">'
            f'<circle cx="{60 + 80 * step}" cy="100" r="20" fill="{colours(ending)["path"]}"/></g>'
        )


def _write(path, form, ending):
    """Write one file of a picture in one scheme."""
    if form == "-frames.svg":
        path.write_text(_svg(ending, "".join(_frames(ending))), encoding="utf-8")
    elif form.endswith(".svg"):
        letters = "<text>disc</text>" if form == "-text.svg" else ""
        path.write_text(_svg(ending, letters), encoding="utf-8")
    else:
        # Of twice the size, with a status line below that the flip book lacks.
        Image.new("RGB", (800, 460), colours(ending)["paper"]).save(path)


def _last_frame(stem, ending):
    """The still of a film: its pixels, as high as those of its PNG."""
    pixels = io.BytesIO()
    image = Image.new("RGB", (800, 460), colours(ending)["paper"])
    image.putpixel((0, 0), (len(stem), 0, 0))  # On paper equal images would be one.
    image.save(pixels, "PNG")
    data = base64.b64encode(pixels.getvalue()).decode()
    drawn = f'<image width="400" height="230" href="data:image/png;base64,{data}"/>'
    return _svg(ending, drawn, height=230)


def picture(root: Path, name: str, moving: bool = False, **facts: float) -> None:
    """Write a recipe and what the builder would have drawn of it."""
    recipe = root / "figures" / f"{name}.py"
    recipe.parent.mkdir(parents=True, exist_ok=True)
    recipe.write_text('"""A disc."""\n\nprint("this recipe & its <source>")\n', encoding="utf-8")
    folder = (root / "build" / "figures" / name).parent
    folder.mkdir(parents=True, exist_ok=True)
    stem = recipe.stem
    for form in FILM if moving else FORMS:
        kind, dot, suffix = form.rpartition(".")
        for ending in SCHEMES:
            _write(folder / f"{stem}{kind}{ending}{dot}{suffix}", form, ending)
    for ending in SCHEMES if moving else ():
        (folder / f"{stem}{ending}.svg").write_text(_last_frame(stem, ending), encoding="utf-8")
    about = {
        "name": name,
        "about": "A disc.",
        "alt": f'A "disc" & its name, {name}.',
        "facts": facts,
        "numbers": None,
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
        "  - attr_list\n"
        "  - pymdownx.superfences\n"
        "  - pymdownx.arithmatex: {generic: true}\n"
        "validation: {links: {anchors: warn}}\n",
        encoding="utf-8",
    )
    return config


def build(settings: Path, serving: bool = False) -> None:
    """Build the site of a mkdocs.yml with its pictures as they are: none is drawn."""
    config = load_config(str(settings), strict=not serving)
    config.plugins["gdviz"].serving = serving
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "build", lambda root, mp4=False: {})
        build_site(config)
