"""Regions of equal values, compared with those that scikit-image finds."""

import numpy as np
import pytest
from skimage import measure

from gdviz.experiments.regions import boxes, regions, sizes, usual_width


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


def test_half_of_what_is_marked_lies_in_regions_of_the_usual_width_or_less():
    squares, bar = np.zeros((2, 40, 60), bool)
    for corner in range(0, 30, 10):
        squares[corner : corner + 6, :6] = True
    assert usual_width([squares]) == 6
    bar[2:4, 5:55] = True  # 100 pixels, beside 108 in squares.
    assert usual_width([squares, bar]) == 6
    bar[4, 5:55] = True
    assert usual_width([squares, bar]) == 50


def test_where_nothing_is_marked_there_is_no_usual_width():
    assert usual_width([np.zeros((8, 8), bool)]) == 0
