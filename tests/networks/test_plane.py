"""A plane through a network's weights shows the loss itself, along the directions named."""

import numpy as np
import pytest

from gdviz import data
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy
from gdviz.networks.plane import Plane, principal_directions, random_direction
from gdviz.optim.descent import Adam, descend

POINTS, ARM = (part[:60] for part in data.spiral())
NETWORK = dense_network((2, 8, 8, 1))
LOSS = NetworkLoss(NETWORK, cross_entropy, POINTS, ARM[:, None])
WALK = descend(LOSS, NETWORK.init(seed=0), Adam(0.02), 60)
DIRECTIONS = np.array([random_direction(NETWORK, WALK[-1], seed) for seed in (1, 2)])
PLANE = Plane(LOSS, WALK[-1], DIRECTIONS)


def test_the_middle_of_the_plane_is_the_final_loss():
    assert PLANE((0, 0)) == pytest.approx(LOSS(WALK[-1]), rel=1e-12)


def test_a_place_on_the_plane_is_so_far_along_both_directions():
    weights = WALK[-1] + 0.3 * DIRECTIONS[0] - 0.7 * DIRECTIONS[1]
    assert PLANE((0.3, -0.7)) == pytest.approx(LOSS(weights), rel=1e-12)


def test_a_random_direction_is_as_long_as_the_weights_of_every_neuron():
    for direction in DIRECTIONS:
        for part, own in zip(NETWORK.split(direction), NETWORK.split(WALK[-1]), strict=True):
            if part.ndim == 1:
                np.testing.assert_array_equal(part, 0)
            for drawn, weights in zip(part, own, strict=True) if part.ndim > 1 else ():
                assert np.linalg.norm(drawn) == pytest.approx(np.linalg.norm(weights))


def test_random_directions_are_nearly_square_to_each_other():
    first, second = DIRECTIONS
    cosine = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
    assert abs(cosine) < 3 / np.sqrt(np.count_nonzero(first) / 8)
    np.testing.assert_array_equal(random_direction(NETWORK, WALK[-1], 1), first)


def test_the_principal_directions_are_eigenvectors_of_the_scatter_of_the_walk():
    directions, shares = principal_directions(WALK)
    away = WALK - WALK[-1]
    values, vectors = np.linalg.eigh(away.T @ away)
    np.testing.assert_allclose(shares, values[:-3:-1] / values.sum(), rtol=1e-10)
    for direction, vector in zip(directions, vectors.T[:-3:-1], strict=True):
        assert abs(direction @ vector) == pytest.approx(1, rel=1e-10)


def test_a_walk_starts_at_the_lower_left_of_where_it_ends():
    for walk in (WALK, WALK[::-1]):
        directions, _ = principal_directions(walk)
        assert (directions @ (walk[0] - walk[-1]) < 0).all()


def test_a_walk_in_a_plane_stays_in_it():
    rng = np.random.default_rng(0)
    walk = rng.normal(size=(20, 2)) @ rng.normal(size=(2, 9)) + 5
    directions, shares = principal_directions(walk)
    places = (walk - walk[-1]) @ directions.T
    np.testing.assert_allclose(walk[-1] + places @ directions, walk, rtol=1e-12)
    assert sum(shares) == pytest.approx(1, rel=1e-12)
