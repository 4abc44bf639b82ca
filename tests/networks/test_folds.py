"""The line of a fold is where the sum is 0, and the net lies over the plane as a lattice."""

import numpy as np
import pytest

from gdviz.networks.folds import FAR, fold, threads


@pytest.mark.parametrize("seed", range(5))
def test_the_sum_is_0_all_along_a_fold(seed):
    *inward, bias = np.random.default_rng(seed).normal(size=3)
    ends = fold(inward, bias)
    points = ends[0] + np.linspace(0, 1, 7)[:, None] * (ends[1] - ends[0])
    np.testing.assert_allclose(points @ inward + bias, 0, atol=1e-12)
    # It goes on for FAR times the length of the weights, to both sides of its middle.
    assert np.linalg.norm(ends[1] - ends[0]) == pytest.approx(2 * FAR * np.hypot(*inward))
    np.testing.assert_allclose(ends.mean(axis=0) @ (-inward[1], inward[0]), 0, atol=1e-9)


def test_without_weights_there_is_no_line():
    np.testing.assert_array_equal(fold((0, 0), 0.3), np.zeros((2, 2)))


def test_threads_go_from_edge_to_edge_and_cross_as_a_lattice():
    net = threads(reach=2, count=5, points=9)
    assert len(net) == 10
    for way, side in ((net[:5], 1), (net[5:], 0)):
        assert [set(thread[:, side]) for thread in way] == [{-2}, {-1}, {0}, {1}, {2}]
        assert all(list(thread[:, 1 - side]) == list(np.linspace(-2, 2, 9)) for thread in way)
