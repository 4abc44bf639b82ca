"""Write a moving picture: its film as GIF, its flip book as SVG, its last frame like a still."""

from importlib import import_module
from pathlib import Path

from gdviz.builder import still
from gdviz.builder.recipe import BadRecipe, Recipe
from gdviz.builder.schemes import Schemes
from gdviz.drawing import style
from gdviz.film import flipbook, gif, render
from gdviz.film.about import About
from gdviz.film.frames import Frames

VIDEO = "gdviz.film.video"  # By name, so that no film depends on it without its MP4.


def write(
    recipe: Recipe, name: str, stem: str, ending: str, about: About, mp4: bool, schemes: Schemes
) -> tuple[int, int, int]:
    """Write the picture in the scheme at hand; return its pages, their width and their height."""
    frames = recipe.draw()
    assert isinstance(frames, Frames)
    try:
        # What is right in one scheme is so in the other.
        film = render.record(frames, check=bool(ending)).on_paper()
    except render.Unmarked as error:
        raise BadRecipe(str(error), recipe.figure_line) from None
    recipe.check_moves(film.changes)
    timing = style.FRAMES_PER_SECOND, style.HOLD
    gif.write(Path(f"{stem}{ending}.gif"), film, *timing, about)

    def bound():
        return flipbook.bind(name.replace("/", "-"), recipe.module.figure(), about)

    book, pages = schemes.drawn("book", film.painted, bound)
    Path(f"{stem}-frames{ending}.svg").write_text(book.text, encoding="utf-8")
    still.write(frames.figure, stem, ending, about, schemes)
    if mp4:
        sharp = render.record(recipe.module.figure(), style.SHARP).on_paper()
        import_module(VIDEO).write(Path(f"{stem}{ending}.mp4"), sharp, *timing, about)
    return pages, book.width, book.height
