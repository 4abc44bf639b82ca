"""What moves is painted anew, and the film is the same as if everything had been."""

import itertools

import numpy as np
import pytest
import scenes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from gdviz.drawing import style
from gdviz.film import render
from gdviz.film.stage import Stage, moving


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _line(**settings):
    figure = Figure(figsize=(3, 2), **settings)
    ax = figure.add_axes((0.15, 0.2, 0.7, 0.6), xlim=(0, 1), ylim=(0, 1), title="title")
    return figure, ax.plot([0, 1], [0, 1], lw=5, animated=True)[0]


def _painted_again(stage):
    return {layer.part for layer in stage.repainted}


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("scene", scenes.SCENES)
def test_every_frame_of_what_moves_is_identical_to_a_full_redraw(scene, scale):
    expected = [render.pixels(figure, scale) for figure in scene()]
    film = render.record(scene(), scale)
    differing = [int((a != b).sum()) for a, b in zip(film.frames(), expected, strict=True)]
    assert differing == [0] * scenes.FRAMES
    assert any(len(positions) for positions, _ in film.changes)


def test_a_redraw_shows_what_matplotlib_saves(tmp_path):
    """Nothing moves here, so that nothing is left out when matplotlib saves the figure."""
    figure, line = _line()
    line.set_animated(False)
    figure.savefig(tmp_path / "figure.rgba", dpi=100)
    saved = np.fromfile(tmp_path / "figure.rgba", np.uint32).reshape(200, 300)
    assert (render.redraw(figure) == saved).all()


def test_a_redraw_shows_moving_artists_and_leaves_them_marked():
    figure, line = _line()
    shown = render.redraw(figure)
    assert render.moving(figure) == [line]
    line.remove()
    assert (render.redraw(figure) != shown).sum() > 500


def test_a_title_is_painted_again_only_when_a_line_runs_through_it():
    figure, line = _line()
    title = figure.axes[0].title
    stage = Stage(figure)
    stage.paint()
    assert title not in _painted_again(stage)
    line.set(clip_on=False, data=([0.5, 0.5], [0, 2]))
    stage.paint()
    assert title in _painted_again(stage)


def test_what_stands_still_is_painted_once():
    """Even where moving tick labels make matplotlib take their axes for changed."""

    class Counted(Line2D):
        times = 0

        def draw(self, renderer):
            self.times += 1
            super().draw(renderer)

    still = Counted([0, 1], [1, 0], zorder=0)
    for figure in (frames := scenes.tick_labels()):
        figure.axes[0].add_line(still)
        break
    render.record(itertools.chain([figure], frames))
    assert still.times == 1


def test_an_axis_whose_labels_are_given_beside_its_ticks_stands_still():
    figure, _ = _line()
    axis = figure.axes[0].xaxis
    axis.set_ticks([0, 1], ["low", "high"])
    assert axis not in moving(figure)


@pytest.mark.parametrize("function", [lambda value, _: f"{value:g} m", {0: "low", 1: "high"}.get])
def test_an_axis_moves_if_a_function_of_the_recipe_labels_it(function):
    figure, _ = _line()
    axis = figure.axes[0].xaxis
    axis.set_major_formatter(function)
    assert axis in moving(figure)


def test_what_changes_without_being_told_is_found_out_and_named():
    """The frames in which it shows are neither the first nor the last."""

    class Secret(Line2D):
        def draw(self, renderer):
            self.set_transform(self.axes.transData + Affine2D().translate(0, shift[0]))
            super().draw(renderer)

    def frames():
        figure, line = _line()
        figure.axes[0].add_line(Secret([0, 1], [0.9, 0.9], label="secret"))
        for k in range(5):
            shift[0] = -20 * (k == 2)
            line.set_ydata([0, k / 8])
            yield figure

    shift = [0]
    with pytest.raises(render.Unmarked, match=r"frame 3: the Secret 'secret' changes .*animated="):
        render.record(frames(), check=True)


def test_a_film_on_paper_has_no_half_transparent_pixels():
    film = render.record(scenes.half_transparent_paper())
    assert (film.first >> 24 < 255).any()
    for painted, laid in zip(film.frames(), film.on_paper().frames(), strict=True):
        straight = painted.view(np.uint8).reshape(*painted.shape, 4) / 255
        opacity = straight[..., 3:]
        expected = 255 * (straight[..., :3] * opacity + 1 - opacity)  # Paper is white.
        shown = laid.view(np.uint8).reshape(*laid.shape, 4)
        assert (shown[..., 3] == 255).all()
        assert np.abs(shown[..., :3] - expected).max() <= 0.5 + 1e-9


def test_an_opaque_film_is_on_paper_as_it_is():
    film = render.record(scenes.moving_title())
    assert film.on_paper() is film


def test_the_scale_multiplies_the_size_in_pixels():
    figure, _ = _line()
    assert render.record([figure], scale=2).first.shape == (400, 600)
    assert render.pixels(figure, scale=3).shape == (600, 900)


def test_pixels_are_red_green_blue_and_alpha_in_memory_order():
    figure = Figure(figsize=(1, 1), facecolor="#102030")
    assert render.pixels(figure).view(np.uint8).reshape(-1, 4)[0].tolist() == [16, 32, 48, 255]


def test_a_held_frame_changes_nothing():
    figure, _ = _line()
    film = render.record([figure, figure, figure])
    assert [len(positions) for positions, _ in film.changes] == [0, 0]


def test_only_what_changed_is_kept():
    first, second = list(render.record(scenes.moving_title()).frames())[:2]
    positions, pixels = render.record(scenes.moving_title()).changes[0]
    assert (positions == np.flatnonzero(first != second)).all()
    assert (pixels == second.flat[positions]).all()


def test_something_that_is_no_figure_is_named():
    figure, line = _line()
    with pytest.raises(TypeError, match=r"frame 2 is <matplotlib.lines.Line2D.*yield the .*figure"):
        render.record([figure, line])


def test_a_second_figure_is_refused():
    with pytest.raises(ValueError, match="frame 2 is another figure: yield the same one"):
        render.record([_line()[0], _line()[0]])


def test_no_frame_at_all_is_refused():
    with pytest.raises(ValueError, match="no frame was yielded"):
        render.record([])


def test_a_figure_that_changes_its_size_is_refused():
    def frames():
        figure, _ = _line()
        yield figure
        figure.set_size_inches(4, 2)
        yield figure

    with pytest.raises(ValueError, match="frame 2 changed the figure's size"):
        render.record(frames())
