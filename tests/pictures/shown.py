"""Every picture, drawn once in either scheme for all tests of it, and what was seen on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unittest.mock import patch

import numpy as np
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray
from pictures import reader
from PIL import Image
from recipes import FILMS, RECIPES

from gdviz.drawing import style
from gdviz.film import render
from gdviz.film.frames import Frames

WIDTH = 112  # Of a thumbnail, in pixels.


@dataclass(frozen=True)
class Shown:
    """A picture in the dark scheme, as it is at its end, and frame by frame what moves in it.

    `first` is what the reader says of the first frame, `last` of the last one. `facts`, `points`
    and `ends` are those of all that moves, by name, a dictionary a frame; a still has none.
    """

    figure: Figure
    first: dict[str, str]
    last: dict[str, str]
    facts: list[dict[str, str]]
    points: list[dict[str, NDArray]]
    ends: list[dict[str, NDArray]]


@cache
def shown(name):
    """Look at a picture."""
    first, seen = None, []
    for figure, held in frames(name, "dark"):
        if first is None:
            first = reader.facts(figure)
            drawn = reader.artists(figure).items()
            marked = {title: artist for title, artist in drawn if artist.get_animated()}
            moving = marked or dict(drawn)
        if not held:
            readings = zip(*map(reader.reading, moving.values()), strict=True)
            now = [dict(zip(moving, part, strict=True)) for part in readings]
        seen.append(now)
    if name not in FILMS:
        return Shown(figure, first, first, [], [], [])
    return Shown(figure, first, reader.facts(figure), *map(list, zip(*seen, strict=True)))


def frames(name, scheme) -> Iterator[tuple[Figure, bool]]:
    """The figure of a picture for every frame, and whether it only holds the one before."""
    style.use(scheme)
    drawn = RECIPES[name].module.figure()
    frames = Frames.of(drawn if name in FILMS else [drawn])
    for figure in frames:
        yield figure, frames.held


def facts(name):
    """All that is said of a picture; of a film, its first frame and what is different later."""
    seen = shown(name)
    if name not in FILMS:
        return seen.first
    middle = seen.first | seen.facts[len(seen.facts) // 2]
    said = seen.first | {"frames": f"{len(seen.facts)}"}
    for when, frame in {"middle": middle, "last": seen.last}.items():
        later = {title: fact for title, fact in frame.items() if fact != seen.first.get(title)}
        said |= {f"{when}, {title}": fact for title, fact in later.items()}
    return said | {f"moves, {title}": fact for title, fact in _moves(seen)}


def _moves(seen):
    """When each thing changes, and how it ends on average, where later frames count more."""
    for title in seen.facts[0]:
        pairs = enumerate(pairwise(frame[title] for frame in seen.facts), start=2)
        changed = [number for number, (one, other) in pairs if one != other]
        if changed:
            ends = np.array([frame[title] for frame in seen.ends])
            mean = np.average(ends, axis=0, weights=np.arange(len(ends)) + 1)
            least = reader.FINEST * abs(ends).max(axis=0)
            place = reader.joined(np.where(abs(mean) < least, 0, mean), ", ")
            when = f"{len(changed)} changes in frames {changed[0]} to {changed[-1]}"
            yield title, f"{when}, ends about ({place})"


@cache
def painted(name, scheme):
    """A small picture without words, (height, width, 3), and the words: of a film, the last frame.

    From then on all that is in the figure has its place. Of words only the dark scheme knows.
    """
    if scheme == "dark":
        figure = shown(name).figure
    else:
        *_, (figure, _) = frames(name, scheme)
        _hide_words(figure)
    words = []
    with patch.object(Text, "draw", lambda text, _: words.append(text)):
        pixels = render.pixels(figure)
    style.use("dark")  # As all other tests of pictures expect it.
    picture = Image.fromarray(pixels.view(np.uint8).reshape(*pixels.shape, 4)[..., :3])
    high = round(WIDTH * picture.height / picture.width)
    thumbnail = np.asarray(picture.resize((WIDTH, high), Image.Resampling.BOX))
    return thumbnail, [word for word in words if word.get_visible() and word.get_text().strip()]


def _hide_words(figure):
    """Spare the figure the search for places of words, which takes longer than all the rest."""
    for word in figure.findobj(Text):
        # An arrow that begins at a word is painted with it.
        if not getattr(word, "arrow_patch", None):
            word.set_visible(False)
