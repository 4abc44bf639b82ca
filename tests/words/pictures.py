"""What can be told of a picture from its figure, to hold its caption and alternative text to."""

import re
from collections.abc import Callable

from matplotlib.collections import Collection, LineCollection
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.quiver import Quiver
from matplotlib.text import Annotation
from pictures.shown import shown


def figure(name: str) -> Figure:
    """The figure of a picture; of a film, as it is at its end."""
    return shown(name).figure


def panels(name: str) -> list:
    """The axes of a picture, but for its colour bars."""
    return [ax for ax in figure(name).axes if ax.get_label() != "<colorbar>"]


def words_of(ax) -> str:
    """All that is written in a panel or along its axes."""
    texts = [ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), *ax.get_legend_handles_labels()[1]]
    texts += [text.get_text() for text in ax.texts]
    return " ".join(texts).lower()


def _any(name, kind, true=lambda artist: True):
    """Whether the panels have an artist of this kind for which something is true."""
    return any(
        true(artist)
        for ax in panels(name)
        for artist in ax.findobj(lambda artist: isinstance(artist, kind))
        if artist is not ax.patch
    )


def _dashes(name, pattern):
    """Whether a line has this pattern: its strokes longer than its gaps, shorter, or in turn."""

    def alike(artist):
        many = isinstance(artist, Collection)
        patterns = artist.get_linestyle() if many else [artist._dash_pattern]
        kinds = {len(dashes): dashes for _, dashes in patterns if dashes}
        two = kinds.get(2, (0, 0))
        return {"dashed": two[0] > two[1], "dotted": two[0] < two[1], "mixed": 4 in kinds}[pattern]

    return _any(name, (Line2D, Collection, Patch), alike)


def _marked(name, marks):
    """Whether lines or scattered points have one of these markers."""
    shapes = [MarkerStyle(mark).get_path() for mark in marks]

    def scattered(collection):
        paths = collection.get_paths()
        return any(len(one.vertices) == len(mark.vertices) for one in paths for mark in shapes)

    return _any(name, Line2D, lambda line: line.get_marker() in list(marks)) or _any(
        name, Collection, scattered
    )


def _apart(name, axis):
    """Whether panels lie beside (0) or above each other (1)."""
    boxes = [ax.get_position() for ax in panels(name)]
    return max(box.min[axis] for box in boxes) > min(box.max[axis] for box in boxes)


def _filled(name):
    return _any(name, Patch) or _any(
        name, Collection, lambda one: not isinstance(one, LineCollection)
    )


def _scaled(name, scale):
    return any(scale in (ax.get_xscale(), ax.get_yscale()) for ax in panels(name))


# What a word promises, and how it shows.
SIGNS: dict[str, Callable[[str], bool]] = {
    r"dashed": lambda name: _dashes(name, "dashed"),
    r"dotted": lambda name: _dashes(name, "dotted"),
    r"dash-dotted": lambda name: _dashes(name, "mixed"),
    r"in space|three dimensions": lambda name: any(ax.name == "3d" for ax in panels(name)),
    r"from above": lambda name: any(ax.name != "3d" for ax in panels(name)),
    r"logarithmic": lambda name: _scaled(name, "log"),
    r"linear axis": lambda name: _scaled(name, "linear"),
    r"arrows?": lambda name: _any(name, (Quiver, FancyArrowPatch, Annotation)),
    r"(?:a|the) cross|crosses(?! the)": lambda name: _marked(name, "xX+P"),
    r"circles?|rings?": lambda name: _marked(name, "o") or _any(name, Patch),
    r"squares?": lambda name: _marked(name, "s") or _filled(name),
    r"diamonds?": lambda name: _marked(name, "Dd"),
    r"triangles?": lambda name: _marked(name, "^v"),
    r"bars?": lambda name: _any(name, Patch),
    r"hatched": lambda name: _any(name, Patch, lambda patch: bool(patch.get_hatch())),
    r"shad(?:ed|ing)": _filled,
    r"contours?": lambda name: _any(name, (ContourSet, LineCollection)),
    r"(?:on the )?left(?:,| the| a)|on the right": lambda name: _apart(name, 0),
    r"^above,|(?<=[.] )below,": lambda name: _apart(name, 1),
}


def missing(name: str, text: str) -> list[str]:
    """The words of a text that promise what the figure does not have."""
    return [
        word
        for word, shows in SIGNS.items()
        if re.search(rf"(?<!\w)(?:{word})(?![\w-])", text, re.I | re.M) and not shows(name)
    ]


def turned(name: str, text: str) -> bool:
    """Whether what a text says of its left panel is written in the right one, and the other way."""
    halves = re.search(r"\bleft,? (.*?)[.,;:] (?:on the )?right,? (.*)", text, re.IGNORECASE)
    if not halves or len(panels(name)) < 2:
        return False
    order = sorted(panels(name), key=lambda ax: ax.get_position().x0)
    left, right = words_of(order[0]), words_of(order[-1])
    said, other = (set(re.findall(r"[a-z]{3,}", half.lower())) for half in halves.groups())
    straight = sum(word in left for word in said) + sum(word in right for word in other)
    crossed = sum(word in right for word in said) + sum(word in left for word in other)
    return crossed > straight


def wrong_way(text: str) -> list[str]:
    """What is said to fall from a number to a larger one, or to rise to a smaller one."""
    number = r"(−?-?\d[\d.]*(?:e[-+−]?\d+)?)"
    found = []
    for verb, sign in {"falls?|drops?|shrinks?": 1, "rises?|climbs?|grows?": -1}.items():
        pattern = rf"\b(?:{verb})\b[^.,;]*? from [^.,;]*?{number}[^.;]*? to [^.,;]*?{number}"
        for said in re.finditer(pattern, text):
            first, last = (float(part.replace("−", "-").rstrip(".")) for part in said.groups())
            found += [said[0]] if sign * (first - last) <= 0 else []
    return found
