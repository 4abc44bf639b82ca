"""Every picture, drawn once for all tests of it, and what was seen on the way."""

import re
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
from pictures.schemes import BothSchemes
from PIL import Image
from recipes import FILMS, RECIPES

from gdviz.drawing import style
from gdviz.film import canvas, render
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
    film = frames(name)
    for figure in film:
        if first is None:
            first = reader.facts(figure)
            drawn = reader.artists(figure).items()
            marked = {title: artist for title, artist in drawn if artist.get_animated()}
            moving = marked or dict(drawn)
        if not film.held:
            readings = zip(*map(reader.reading, moving.values()), strict=True)
            now = [dict(zip(moving, part, strict=True)) for part in readings]
        seen.append(now)
    if name not in FILMS:
        return Shown(figure, first, first, [], [], [])
    return Shown(figure, first, reader.facts(figure), *map(list, zip(*seen, strict=True)))


def frames(name, scheme="dark") -> Frames:
    """The figure of a picture for every frame."""
    style.use(scheme)
    drawn = RECIPES[name].module.figure()
    return Frames.of(drawn if name in FILMS else [drawn])


def statuses(name) -> Iterator[str]:
    """What the status line of a film says in every frame."""
    for frame in shown(name).facts:
        yield re.match(r"(['\"])(.*)\1 ink", frame["axes 0 Status 1"])[2]


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
def painted(name):
    """A thumbnail without words for each scheme, (height, width, 3), and the words themselves.

    Of a film it is the last frame. From then on all that is in the figure has its place.
    """
    figure, words = shown(name).figure, []
    with patch.object(canvas, "Renderer", BothSchemes):
        dark = _without_words(figure, words)
    thumbnails = {"light": _small(dark.light), "dark": _small(dark)}
    return thumbnails, [word for word in words if word.get_visible() and word.get_text().strip()]


def light(name):
    """The thumbnail of a still that is drawn in the light scheme."""
    (figure,) = frames(name, "light")
    thumbnail = _small(_without_words(figure, []))
    style.use("dark")  # As all other tests of pictures expect it.
    return thumbnail


def _without_words(figure, words):
    """What has painted all of a figure but its words, which are collected."""
    with patch.object(Text, "draw", lambda text, _: words.append(text)):
        render.pixels(figure)
    return figure.canvas.get_renderer()


def _small(renderer):
    """What a renderer has painted, as small as a thumbnail."""
    picture = Image.fromarray(np.asarray(renderer.buffer_rgba())[..., :3])
    high = round(WIDTH * picture.height / picture.width)
    return np.asarray(picture.resize((WIDTH, high), Image.Resampling.BOX))
