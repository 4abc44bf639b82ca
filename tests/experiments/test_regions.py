"""Regions of equal values, compared with those that scikit-image finds."""

import numpy as np
import pytest
from skimage import measure

from gdviz.experiments.regions import boxes, regions, sizes, thickness


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kinds", [2, 4])
def test_regions_their_sizes_and_their_boxes_are_those_of_scikit_image(seed, kinds):
    rng = np.random.default_rng(seed)
    values = rng.integers(kinds, size=rng.integers(1, 60, 2)).repeat(2, 0)
    numbered = regions(values)
    theirs = measure.label(values, background=0, connectivity=2)
    np.testing.assert_array_equal(numbered, theirs)
    found = measure.regionprops(theirs)
    assert sizes(numbered).tolist() == [one.area for one in found]
    expected = [
        (top, bottom - 1, left, right - 1)
        for top, left, bottom, right in (one.bbox for one in found)
    ]
    assert [tuple(box) for box in boxes(numbered).tolist()] == expected


def test_a_spiral_is_one_region_however_long_it_is():
    values = np.ones((41, 41), int)
    values[1::4, :-1] = 0
    values[3::4, 1:] = 0
    assert regions(values).max() == 1


def test_the_thickness_is_the_side_of_squares_and_twice_the_width_of_a_line():
    squares, line = np.zeros((2, 200, 300), bool)
    squares[10:30, 10:30] = squares[50:70, 100:120] = True
    assert thickness([squares]) == 20
    line[:, 7:12] = True
    assert thickness([line]) == 10
    assert thickness([line, squares]) == 4 * (1000 + 800) / (400 + 160)


@pytest.mark.parametrize("radius", [20, 40])
def test_a_disc_is_four_fifths_as_thick_as_it_is_wide(radius):
    y, x = np.mgrid[-50:51, -50:51]
    assert thickness([x**2 + y**2 < radius**2]) == pytest.approx(np.pi / 2 * radius, rel=0.03)


def test_where_nothing_is_marked_the_thickness_is_0():
    assert thickness([np.zeros((8, 8), bool)]) == 0
