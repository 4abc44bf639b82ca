"""The small sets of classes have the shapes that their names say."""

import numpy as np
import pytest

from gdviz.experiments.sets import COUNT, SETS, blobs, circles


@pytest.mark.parametrize("make", SETS.values(), ids=SETS)
def test_a_set_has_as_many_points_of_each_class_within_the_window(make):
    points, labels = make()
    assert points.shape == (COUNT, 2)
    assert len(set(np.bincount(labels))) == 1
    assert abs(points).max() < 2.5
    np.testing.assert_array_equal(points, points.round(2))
    assert (make(seed=1)[0] != points).any()


@pytest.mark.parametrize("name", ["moons", "circles", "spiral"])
def test_no_straight_line_parts_two_classes(name):
    points, labels = SETS[name]()
    columns = np.column_stack([points, np.ones(COUNT)])
    best = np.linalg.lstsq(columns, 2.0 * labels - 1)[0]
    assert np.mean((columns @ best > 0) == labels) < 0.95


def test_the_small_circle_lies_within_the_large_one():
    points, labels = circles()
    radius = np.linalg.norm(points, axis=1)
    assert radius[labels == 0].max() < radius[labels == 1].min()


def test_the_heaps_lie_round_the_corners_of_a_triangle():
    points, labels = blobs()
    middles = np.array([points[labels == label].mean(axis=0) for label in range(3)])
    sides = np.linalg.norm(middles - np.roll(middles, 1, axis=0), axis=1)
    np.testing.assert_allclose(sides, 1.2 * np.sqrt(3), atol=0.3)
