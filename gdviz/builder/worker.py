"""Draw one picture in all its forms. The worker processes run this, and nothing else."""

import json
import warnings
from collections import deque
from pathlib import Path

from matplotlib.figure import Figure

from gdviz.builder.recipe import load
from gdviz.drawing import style
from gdviz.film import gif, png, render, vector, video


def draw(recipe: Path, name: str, out: Path, mp4: bool = False) -> None:
    """Write the picture called `name` into the folder `out`, from one run of its mathematics.

    A still becomes SVG and PNG; a moving picture an SVG flip book, GIF, a PNG of its last frame
    and with `mp4` also MP4; PNG, GIF and MP4 in light and dark. What a page needs to know is in the
    JSON, written last. Raises what the recipe raises, and `BadRecipe`.
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
        if still:
            _write_still(loaded, f"{stem}{ending}")
        else:
            _write_film(loaded, f"{stem}{ending}", mp4)
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


def _write_still(recipe, stem):
    """Write the still in the scheme at hand."""
    png.write(Path(f"{stem}.png"), render.pixels(recipe.draw(), style.SHARP))


def _write_film(recipe, stem, mp4):
    """Write the moving picture in the scheme at hand."""
    film = render.record(recipe.draw())
    recipe.check_moves(film.changes)
    gif.write(Path(f"{stem}.gif"), film, style.FRAMES_PER_SECOND, style.HOLD)
    # The last frame once more, in full: what the recorded one must be, and the poster.
    figure = deque(recipe.draw(), maxlen=1).pop()
    recipe.check_marked(film.last(), render.pixels(figure))
    png.write(Path(f"{stem}.png"), render.pixels(figure, style.SHARP))
    if mp4:
        sharp = render.record(recipe.draw(), style.SHARP)
        video.write(Path(f"{stem}.mp4"), sharp, style.FRAMES_PER_SECOND, style.HOLD)
