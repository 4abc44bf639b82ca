"""Everything has a name, and the name looks like what it names."""

import re

import pytest
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from pictures import reader
from pictures.looks import role
from pictures.marks import gap, marks, pixels, roles
from pictures.shown import painted, shown
from recipes import RECIPES

# Axes with ticks and without a label, by what says in its place what the ticks count.
UNLABELLED = {
    "the title": {
        "batches/paths 4 y",
        "batches/spiral 1 y",
        "batches/spiral 2 y",
        "bees/training 4 y",
        "gradients/secant 2 y",
        "regression/flat 1 z",
        "regression/training 1 z",
    },
    "the axes beside it or below": {
        "gradients/slices 4 y",
        "landscape/planes 4 y",
        "landscape/spiral 2 y",
        "rates/directions 1 x",
        "rates/directions 2 x",
        "rates/directions 2 y",
        "rates/directions 4 y",
    },
    "its curves or bars": {"bees/accuracy 1 x", "bees/own 4 y", "bees/threshold 2 y"},
}
# What stands at a tick that counts: 0.5, with powers of ten or as mathematics sets it.
COUNT = re.compile(r"[−\d.]+|\$.*\^.*\$|\$\\mathdefault\{[−\d.]+\}\$")
NEAR = 40  # Pixels from a word to what it names, at most.
# Words in the colour of a role with nothing of it near.
FAR: dict[tuple[str, str], str] = {}


@pytest.mark.parametrize("name", RECIPES)
def test_every_axis_with_ticks_has_a_label(name):
    """Ticks that are words need none."""
    bare = set()
    for number, ax in enumerate(shown(name).figure.axes, start=1):
        for letter in "xyz" if reader.has_axes(ax) else "":
            axis = getattr(ax, f"{letter}axis", None)
            ticks = axis.get_ticklabels() if axis else []
            counts = any(COUNT.fullmatch(tick.get_text()) for tick in ticks)
            if counts and not axis.label.get_text():
                bare.add(f"{name} {number} {letter}")
    excused = {axis for axes in UNLABELLED.values() for axis in axes if axis.startswith(f"{name} ")}
    assert bare == excused


@pytest.mark.parametrize("name", RECIPES)
def test_a_legend_shows_what_it_names_as_it_is(name):
    figure = shown(name).figure
    for legend in _legends(figure):
        holders = [legend.axes] if legend.axes else figure.axes
        drawn = [one for ax in holders for one in (*ax.get_children(), *ax.containers)]
        for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True):
            (named,) = (one for one in drawn if one.get_label() == text.get_text())
            # Bars come several at once.
            named = named[0] if isinstance(named, tuple) else named
            assert _look(handle) == _look(named), text


def _legends(figure):
    return [drawn for drawn in reader.artists(figure).values() if isinstance(drawn, Legend)]


def _look(artist):
    """Colours, marker and dashes."""
    marker = artist.get_marker() if isinstance(artist, Line2D) else ""
    return roles(artist), marker, artist.get_linestyle()


@pytest.mark.parametrize("name", RECIPES)
def test_no_legend_covers_what_is_drawn(name):
    painted(name)
    figure = shown(name).figure
    for legend in _legends(figure):
        for title, mark in marks(figure).items():
            assert gap(legend.get_window_extent(), pixels(mark)) > 0, title


def _is_near(word, mark):
    """Whether a word, or the place to which it belongs, is near a mark."""
    there = [word.get_window_extent()]
    if isinstance(word, Annotation):
        x, y = word.axes.transData.transform(word.xy)
        there.append(Bbox([(x, y), (x, y)]))
    return any(gap(box, pixels(mark)) <= NEAR for box in there)


@pytest.mark.parametrize("name", RECIPES)
def test_a_word_in_a_colour_stands_near_something_of_that_colour(name):
    painted(name)
    figure = shown(name).figure
    words = [word for word in reader.artists(figure).values() if isinstance(word, Text)]
    for word in words:
        colour = role(word.get_color())
        if word.axes and word.get_visible() and colour in ("data", "model", "truth", "error"):
            beside = [mark for mark in marks(figure).values() if mark.axes is word.axes]
            like = [mark for mark in beside if any(colour in said for said in roles(mark))]
            found = any(_is_near(word, mark) for mark in like)
            assert found != ((name, word.get_text()) in FAR), word
