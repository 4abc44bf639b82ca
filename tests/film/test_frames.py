"""A frame counts as held exactly when no line of the recipe ran since the one before."""

import pytest
from matplotlib.figure import Figure

from gdviz.drawing import style
from gdviz.film import flipbook, render
from gdviz.film.about import NOTHING
from gdviz.film.frames import Frames


def _film(*ways):
    """A dot that steps right before each of the ways to hold a frame."""
    figure = Figure(figsize=(2, 1))
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 9), ylim=(-1, 1))
    (dot,) = ax.plot([0], [0], "o", animated=True)
    for step, way in enumerate(ways):
        dot.set_data([step + 1], [0])
        yield from way(figure)


def _listed(figure):
    yield from [figure] * 3


def _one_by_one(figure):
    for _ in range(3):
        yield figure


def _apart(figure):
    yield from [figure]
    figure.axes[0].lines[0].set_data([8], [0])
    yield from [figure]
    yield figure


@pytest.mark.parametrize(
    ("ways", "held"),
    [
        ([_listed], [False, True, True]),
        ([_listed, _listed], [False, True, True] * 2),
        ([_one_by_one], [False] * 3),
        ([_apart], [False] * 3),
        ([lambda figure: [figure] * 2], [False, True]),
    ],
)
def test_only_what_a_list_gives_again_is_held(ways, held):
    frames = Frames(_film(*ways))
    assert [frames.held for _ in frames] == held


@pytest.mark.parametrize("ways", [(_listed, _apart, _one_by_one), (_one_by_one, _listed)])
def test_held_frames_are_those_that_painting_would_give(ways):
    """A generator around the film hides how it holds a frame, and so every frame is painted."""
    style.use("light")
    painted = render.record(figure for figure in _film(*ways))
    recorded = render.record(_film(*ways))
    for one, other in zip(recorded.frames(), painted.frames(), strict=True):
        assert (one == other).all()
    bound = [
        flipbook.bind("a-b", film, NOTHING)
        for film in (_film(*ways), (fig for fig in _film(*ways)))
    ]
    assert bound[0] == bound[1]
