"""Regions of equal values, compared with those that scikit-image finds."""

import numpy as np
import pytest
from skimage import measure

from gdviz.experiments.regions import boxes, regions, sizes


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
