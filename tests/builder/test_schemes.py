"""A picture is drawn as SVG once for both schemes, but where it has colours of its own making."""

from functools import partial
from pathlib import Path

import pytest

from gdviz.builder import worker
from gdviz.film import flipbook, svg
from gdviz.film.picture import Picture

RECIPE = '''
"""A dot climbs."""

from gdviz.drawing import draw, style
from matplotlib.colors import to_rgb

alt = "A dot climbs from 0 to 2."


def figure():
    fig, ax = draw.canvas()
    ax.set(xlim=(0, 2), ylim=(0, 2))
    dot = draw.dot(ax, 0, 0, color=COLOUR, animated=True)
    for step in range(3):
        dot.set_data([step], [step])
        yield fig
'''
MIXED = "[part / 2 for part in to_rgb(style.DATA)]"


@pytest.mark.parametrize(("colour", "times"), [("style.DATA", 1), (MIXED, 2)])
def test_svg_is_drawn_once_for_both_schemes_unless_a_recipe_mixes_colours(
    project, monkeypatch, colour, times
):
    drawn = []

    def noted(draw, *given):
        drawn.append(draw.__name__)
        return draw(*given)

    monkeypatch.setattr(svg, "both", partial(noted, svg.both))
    monkeypatch.setattr(flipbook, "bind", partial(noted, flipbook.bind))
    recipe = project.write("lines/moving", RECIPE.replace("COLOUR", colour))
    worker.draw(recipe, "lines/moving", project.root, project.root)
    assert sorted(drawn) == ["bind"] * times + ["both"] * times
    saved = project.root / "saved.svg"
    for scheme, ending in (("light", ""), ("dark", "-dark")):
        Picture(recipe, scheme).save(saved)
        assert _drawn(saved) == _drawn(project.root / f"moving{ending}.svg")


def _drawn(path: Path) -> str:
    """What an SVG shows, without what it says of itself."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    return head + rest.rpartition("</metadata>\n")[2]
