"""Colours by role: readable in both schemes, told apart by colour-blind eyes, never mixed up."""

import itertools

import matplotlib
import numpy as np
import pytest
from contrast import contrast, linear
from matplotlib import colors

from gdviz.drawing import style

LINES = ("data", "model", "truth", "error", "muted")
# What the three kinds of dichromats see, in linear RGB (Machado, Oliveira and Fernandes 2009).
SIGHT = {
    "all colours": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def _lab(linear):
    """CIE L*a*b* of a colour in linear RGB, white point D65."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.array(to_xyz) @ np.clip(linear, 0, 1) / (0.9505, 1, 1.089))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("scheme", [0, 1], ids=style.SCHEMES)
@pytest.mark.parametrize("role", LINES)
def test_every_line_and_every_word_stands_out_from_the_paper(role, scheme):
    """4.5 to 1, what WCAG asks of text, for these colours are also those of words."""
    assert contrast(style.PALETTE[role][scheme], style.PALETTE["paper"][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=style.SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_what_shares_a_picture_is_told_apart_by_colour_blind_eyes(sight, scheme):
    for one, other in itertools.combinations(("data", "model", "truth", "error"), 2):
        seen = [
            _lab(np.array(SIGHT[sight]) @ linear(style.PALETTE[role][scheme]))
            for role in (one, other)
        ]
        assert np.linalg.norm(seen[0] - seen[1]) >= 20, (one, other)


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_a_role_is_a_colour_of_the_scheme_in_use(scheme):
    for earlier in ("light", "dark"):
        style.use(earlier)
        colors.to_rgb(style.DATA)  # Which matplotlib remembers.
        style.use(scheme)
        expected = style.PALETTE["data"][style.SCHEMES.index(scheme)]
        assert colors.to_hex(style.DATA) == expected


def test_what_was_set_before_is_forgotten():
    with matplotlib.rc_context({"lines.linewidth": 99}):
        style.use("light")
        assert (
            matplotlib.rcParams["lines.linewidth"] == matplotlib.rcParamsDefault["lines.linewidth"]
        )


@pytest.mark.parametrize("scheme", [0, 1], ids=style.SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_six_things_stay_apart_for_every_kind_of_colour_vision(sight, scheme):
    colours = [style.PALETTE[name.partition(":")[2]][scheme] for name in style.SIX]
    seen = [_lab(np.array(SIGHT[sight]) @ linear(colour)) for colour in colours]
    nearest = min(np.linalg.norm(one - other) for one, other in itertools.combinations(seen, 2))
    assert nearest >= 15


@pytest.mark.parametrize("scheme", [0, 1], ids=style.SCHEMES)
@pytest.mark.parametrize("name", style.SIX)
def test_each_of_six_stands_out_from_the_paper(name, scheme):
    colour, paper = (style.PALETTE[role][scheme] for role in (name.partition(":")[2], "paper"))
    assert contrast(colour, paper) >= 3
