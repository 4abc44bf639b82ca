"""Draw one picture in all its forms. The worker processes run this, and nothing else."""

import json
import warnings
from importlib import import_module
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from gdviz.builder.recipe import load
from gdviz.builder.schemes import Schemes
from gdviz.drawing import style
from gdviz.film import render, svg
from gdviz.film.about import About

# By name, so that a still does not depend on what makes films. `Sources` knows these names, too.
STILL, MOVING = "gdviz.builder.still", "gdviz.builder.moving"


def warm_up() -> None:
    """Draw words and a formula once: matplotlib's fonts and its parser stay for all pictures."""
    with matplotlib.rc_context():
        style.use("light")
        figure = Figure(figsize=(1, 1))
        figure.subplots().set(title="words", xlabel="$x$")
        svg.both(figure)
        render.redraw(figure)


def draw(recipe: Path, name: str, out: Path, root: Path, mp4: bool = False) -> None:
    """Write the picture called `name` into the folder `out`, from one run of its mathematics.

    A still becomes SVG, SVG with text, and PNG. A moving picture becomes these of its last frame,
    an SVG flip book, GIF, and with `mp4` also MP4. All come in light and dark. What a page needs to
    know is in the JSON, written last. In every file stand the words of the recipe and the first
    line of `figures/LICENSE`. Raises what the recipe raises, and `BadRecipe`.
    """
    # A letter that the font lacks would be drawn as an empty box.
    warnings.filterwarnings("error", message="Glyph .* missing from font")
    loaded = load(recipe)
    about = About(loaded.about, loaded.alt, _licence(root), f"figures/{name}.py")
    stem = f"{out}/{name.rpartition('/')[2]}"
    schemes = Schemes()
    for scheme, ending in (("dark", "-dark"), ("light", "")):
        style.use(scheme)
        result = loaded.draw()
        still = isinstance(result, Figure)
        if still:
            pages, size = 1, import_module(STILL).write(result, stem, ending, about, schemes)
        else:
            pages, *size = import_module(MOVING).write(
                loaded, name, stem, ending, about, mp4, schemes
            )
    known = {
        "name": name,
        "about": loaded.about,
        "alt": loaded.alt,
        "facts": loaded.facts,
        "numbers": loaded.numbers,
        "moving": not still,
        "frames": pages,
        "width": size[0],
        "height": size[1],
        "files": {path.name: path.stat().st_size for path in sorted(out.iterdir())},
    }
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    Path(f"{stem}.json").write_text(text, encoding="utf-8")


def _licence(root):
    """What the project says of how its pictures may be used."""
    try:
        return (root / "figures" / "LICENSE").read_text(encoding="utf-8").partition("\n")[0].strip()
    except FileNotFoundError:
        return ""
