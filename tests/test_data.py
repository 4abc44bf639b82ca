"""The data are those that the pages speak of, whatever NumPy's random streams may do."""

import numpy as np
import pytest
from scipy import special

from gdviz import data


def test_the_runs_are_those_the_page_relies_on():
    time, distance = data.runs()
    np.testing.assert_array_equal(time, range(50))
    expected = {0: -0.054657, 1: 0.014791, 10: 0.303047, 25: 0.629639, 49: 1.18073}
    found = {t: round(distance[t], 6) for t in expected}
    assert found == expected


def test_the_noise_of_the_runs_is_of_the_size_it_is_said_to_be():
    """Of 50 draws, mean and standard deviation lie within three of their standard errors."""
    time, distance = data.runs()
    noise = distance - 1.2 * time / 49
    assert abs(noise.mean()) < 3 * 0.055 / np.sqrt(50)
    assert abs(noise.std() - 0.055) < 3 * 0.055 / np.sqrt(100)


def test_the_guesses_are_those_the_page_relies_on():
    lines = data.guesses()
    assert lines.shape == (10, 2)
    np.testing.assert_allclose(lines[3], (0.838302, 0.065251), atol=5e-7)
    assert (lines >= 0).all()
    assert (lines <= (1, 0.1)).all()


def test_the_few_weights_are_those_the_page_relies_on():
    weights = data.few_weights()
    assert weights.shape == (35,)
    assert weights[:3].tolist() == [0.2, 0.6, -1.0]
    np.testing.assert_array_equal(10 * weights, (10 * weights).round())
    assert (weights != 0).all()


def test_the_line_and_the_parabola_are_those_the_pages_rely_on():
    x, y = data.line()
    np.testing.assert_allclose(x, np.arange(100) * 4 / 99 - 2, atol=1e-15)
    np.testing.assert_allclose((y[0], y[50], y[-1]), (-2.717579, 1.137621, 5.029629), atol=5e-7)
    x, y = data.parabola()
    np.testing.assert_allclose((y[0], y[50], y[-1]), (9.735595, 1.451916, 8.752188), atol=5e-7)
    assert data.parabola(count=20)[0].shape == (20,)


def test_the_spiral_has_two_arms_that_no_straight_line_parts():
    points, arm = data.spiral()
    assert points.shape == (300, 2)
    assert np.bincount(arm).tolist() == [150, 150]
    columns = np.column_stack([points, np.ones(300)])
    best = np.linalg.lstsq(columns, 2.0 * arm - 1)[0]
    assert np.mean((columns @ best > 0) == arm) < 0.65


def test_the_arms_of_the_spiral_are_a_half_turn_apart():
    """Turned back by 5π/4 for each unit of radius, an arm is a ray, and what is beside it noise."""
    points, arm = data.spiral()
    radius = np.linalg.norm(points, axis=1)
    angle = np.arctan2(*points.T[::-1]) - np.pi * (1.25 * radius + arm)
    assert (np.cos(angle) > 0).all()
    # Noise along the radius turns a point away from the ray, too.
    noise = radius * np.sin(angle) / np.hypot(1, 1.25 * np.pi * radius)
    assert abs(noise.mean()) < 3 * 0.06 / np.sqrt(300)
    assert abs(noise.std() - 0.06) < 3 * 0.06 / np.sqrt(2 * 300)


@pytest.mark.parametrize("make", data.SETS.values(), ids=data.SETS)
def test_a_set_has_as_many_points_of_each_class_within_the_window(make):
    points, labels = make()
    assert points.shape == (150, 2)
    assert len(set(np.bincount(labels))) == 1
    assert abs(points).max() < 2.5
    np.testing.assert_array_equal(points, points.round(2))
    assert (make(seed=1)[0] != points).any()


@pytest.mark.parametrize("name", ["moons", "circles", "spiral"])
def test_no_straight_line_parts_two_classes(name):
    points, labels = data.SETS[name]()
    columns = np.column_stack([points, np.ones(150)])
    best = np.linalg.lstsq(columns, 2.0 * labels - 1)[0]
    assert np.mean((columns @ best > 0) == labels) < 0.95


def test_the_small_circle_lies_within_the_large_one():
    points, labels = data.circles()
    radius = np.linalg.norm(points, axis=1)
    assert radius[labels == 0].max() < radius[labels == 1].min()


def test_the_heaps_lie_round_the_corners_of_a_triangle():
    points, labels = data.blobs()
    middles = np.array([points[labels == label].mean(axis=0) for label in range(3)])
    sides = np.linalg.norm(middles - np.roll(middles, 1, axis=0), axis=1)
    np.testing.assert_allclose(sides, 1.2 * np.sqrt(3), atol=0.3)


@pytest.mark.parametrize("seed", range(3))
def test_mornings_fly_with_the_chance_that_is_said(seed):
    weather, flew = data.mornings(seed, count=50_000)
    temperature, wind = weather.T
    chances = special.expit(0.6 * (temperature - 12) - 0.8 * (wind - 3))
    heaps = np.floor(10 * chances)
    for heap in range(10):
        here = heaps == heap
        spread = np.sqrt(np.mean(chances[here] * (1 - chances[here])) / here.sum())
        assert abs(flew[here].mean() - chances[here].mean()) < 4 * spread


def test_another_seed_gives_other_data():
    assert (data.line(seed=1)[1] != data.line()[1]).all()
    assert (data.parabola(seed=1)[1] != data.parabola()[1]).all()
    assert (data.runs(seed=1)[1] != data.runs()[1]).all()
    assert (data.guesses(seed=1) != data.guesses()).all()
