"""Draw one picture in all its forms. The worker processes run this, and nothing else."""

import json
import warnings
from collections import deque
from importlib.util import find_spec
from itertools import tee
from pathlib import Path

from matplotlib.figure import Figure

from gdviz.builder.recipe import Recipe, load
from gdviz.drawing import style
from gdviz.film import gif, png, render, vector, video


def draw(recipe: Path, name: str, out: Path) -> None:
    """Write the picture called `name` into the folder `out`, from one run of its mathematics.

    A still becomes SVG and PNG; a moving picture an SVG flip book, GIF, a PNG of its last frame
    and, where imageio-ffmpeg is installed, MP4; PNG, GIF and MP4 in light and dark. What a page
    needs to know is in the JSON, written last. Raises what the recipe raises, and `BadRecipe`.
    """
    # A letter that the font lacks would be drawn as an empty box.
    warnings.filterwarnings("error", message="Glyph .* missing from font")
    loaded = load(recipe)
    stem = out / name.rpartition("/")[2]
    style.use("sentinels")
    result = loaded.draw()
    still = isinstance(result, Figure)
    drawing = vector.draw(name, result)
    stem.with_suffix(".svg").write_text(drawing.text, encoding="utf-8")
    for scheme, ending in zip(style.SCHEMES, ("", "-dark"), strict=True):
        style.use(scheme)
        write = _still if still else _film
        write(loaded, f"{stem}{ending}")
    about = {
        "name": name,
        "about": loaded.about,
        "alt": loaded.alt,
        "facts": loaded.facts,
        "moving": not still,
        "frames": drawing.frames,
        "width": drawing.width,
        "height": drawing.height,
        "files": {path.name: path.stat().st_size for path in sorted(out.iterdir())},
    }
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    stem.with_suffix(".json").write_text(text, encoding="utf-8")


def _still(recipe: Recipe, stem: str) -> None:
    """Write the still in the scheme at hand."""
    png.write(Path(f"{stem}.png"), render.pixels(recipe.draw(), style.SHARP))


def _film(recipe: Recipe, stem: str) -> None:
    """Write the moving picture in the scheme at hand."""
    film = render.record(recipe.draw())
    recipe.check_moves(film.changes)
    gif.write(Path(f"{stem}.gif"), film, style.FRAMES_PER_SECOND, style.HOLD)
    recorded, seen = tee(recipe.draw())
    sharp = render.record(recorded, style.SHARP)
    last = deque(sharp.frames(), maxlen=1).pop()  # All of them would fill the memory.
    *_, figure = seen
    recipe.check_marked(last, render.pixels(figure, style.SHARP))
    png.write(Path(f"{stem}.png"), last)
    if find_spec("imageio_ffmpeg"):
        video.write(Path(f"{stem}.mp4"), sharp, style.FRAMES_PER_SECOND, style.HOLD)
