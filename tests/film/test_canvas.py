"""What is the same in both schemes but for its colours has the same checksum, and nothing else."""

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb

from gdviz.drawing import draw, style
from gdviz.drawing.palette import PALETTE
from gdviz.film import canvas, render, svg


def roles(ax):
    """A mark with its edges, words with a box, and points of two colours."""
    draw.dot(ax, 0.5, 0.5)
    draw.note(ax, "here", (0.2, 0.2), (9, 9))
    ax.scatter([0.7, 0.8], [0.7, 0.8], color=[style.DATA, style.TRUTH], edgecolor=style.PAPER)


def shades(ax):
    """What has the same colours in both schemes."""
    ax.contourf(np.eye(3))
    ax.pcolormesh(np.eye(3))
    ax.imshow(np.eye(3))


def mixed(ax):
    ax.plot([0, 1], [0, 1], color=np.array(to_rgb(style.DATA)) / 2)


def other_place(ax):
    ax.plot([0, 1], [0, to_rgb(style.PAPER)[0]], color=style.DATA)


def other_words(ax):
    ax.set_title(to_hex(style.DATA))


def image(ax):
    ax.imshow([[to_rgb(style.DATA)]])


def mesh(ax):
    ax.pcolormesh([[0]], color=style.DATA)


def line_as_pixels(ax):
    ax.plot([0, 1], [0, 1], color=style.DATA, rasterized=True)


def filtered_line(ax):
    (line,) = ax.plot([0, 1], [0, 1], color=style.DATA)
    line.set_agg_filter(lambda pixels, dpi: (pixels, 0, 0))


def filter_that_paints(ax):
    red = to_rgb(style.DATA)[0]
    (line,) = ax.plot([0, 1], [0, 1], color="red")
    line.set_agg_filter(lambda pixels, dpi: (np.full_like(pixels, red), 0, 0))


def painted(what, scheme):
    style.use(scheme)
    figure, ax = draw.canvas()
    what(ax)
    return render.painting(figure, 1)[1], figure


@pytest.mark.parametrize("what", [roles, shades])
def test_what_differs_in_the_colours_of_its_roles_has_one_checksum_and_comes_from_the_dark(what):
    dark, figure = painted(what, "dark")
    drawn = [svg.in_light(each).text for each in svg.both(figure)]
    light, figure = painted(what, "light")
    assert dark == light
    assert drawn == [each.text for each in svg.both(figure)]


@pytest.mark.parametrize(
    "what",
    [
        mixed,
        other_place,
        other_words,
        image,
        mesh,
        line_as_pixels,
        filtered_line,
        filter_that_paints,
    ],
)
def test_what_cannot_come_from_the_dark_scheme_has_another_checksum(what):
    assert painted(what, "dark")[0] != painted(what, "light")[0]


def test_every_frame_of_a_film_counts():
    def film(scheme, number):
        style.use(scheme)
        figure, ax = draw.canvas()
        line = draw.line(ax, [0, 1], [0, 1], animated=True)
        for frame in range(3):
            line.set_color(to_hex(style.DATA) if frame == number else style.MODEL)
            yield figure

    alike, *others = (
        [render.record(film(scheme, number)).painted for scheme in style.SCHEMES]
        for number in (None, 0, 1, 2)
    )
    assert alike[0] == alike[1]
    assert alike[0] not in [one for pair in others for one in pair]


def test_a_dark_colour_has_one_light_one_and_that_stays():
    assert all(style.IN_LIGHT[dark] == light for light, dark in PALETTE.values())
    assert all(style.IN_LIGHT.get(light, light) == light for light, _ in PALETTE.values())


def test_a_colour_is_the_same_however_its_opacity_was_written_when_it_was_first_seen():
    seen = []
    for opacity in (1, 1.0):
        canvas._in_light.cache_clear()
        canvas._in_light((0, 0, 0, opacity))
        seen.append(canvas._in_light((0, 0, 0, 1.0)))
    assert seen[0] == seen[1]
