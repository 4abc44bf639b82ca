"""The network that the pictures show has learnt to find bees in scenes that it never saw."""

import numpy as np
import pytest

from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict
from gdviz.scenes import labelled


@pytest.fixture(scope="module")
def training():
    """Train, unless it has been done."""
    return bees.training()


@pytest.fixture(scope="module")
def held_out():
    """Paint the scenes to judge by."""
    return bees.held_out_scenes()


def _overlaps(weights, scenes):
    return [
        intersection_over_union(predict(weights, image) > 0.5, label)
        for image, label in zip(scenes["images"], scenes["labels"], strict=True)
    ]


def test_scenes_are_those_of_their_seeds(held_out):
    image, label = labelled.bees(1003)
    np.testing.assert_array_equal(held_out["images"][3], image)
    np.testing.assert_array_equal(held_out["labels"][3], label)
    assert len(bees.training_scenes()["images"]) == 24


def test_bees_are_found_in_scenes_never_seen(training, held_out):
    overlaps = _overlaps(training["weights"][-1], held_out)
    assert np.mean(overlaps) >= 0.82
    assert min(overlaps) >= 0.75


def test_none_is_found_before_the_training(training, held_out):
    assert np.mean(_overlaps(training["weights"][0], held_out)) < 0.05
    assert training["overlaps"][0] < 0.05


def test_the_overlaps_on_the_way_are_those_of_the_first_four_scenes(training, held_out):
    watched = {name: scenes[: bees.WATCHED] for name, scenes in held_out.items()}
    for k in (0, 20, -1):
        expected = np.mean(_overlaps(training["weights"][k], watched))
        assert training["overlaps"][k] == pytest.approx(expected, abs=1e-12)


def test_the_loss_falls(training):
    first, *_, last = losses = training["losses"]
    assert first > losses[10] > losses[20] > losses[30] > last
    assert last < first / 20
    assert last < 1.05 * losses.min()


def test_the_steps_run_from_0_to_the_last_evenly_by_their_logarithm(training):
    steps = training["steps"]
    assert (steps[0], steps[1], steps[-1]) == (0, 1, bees.STEPS)
    ratios = steps[15:] / steps[14:-1]
    assert ratios.max() < 1.25
    assert {name: len(found) for name, found in training.items()} == dict.fromkeys(
        ("steps", "weights", "losses", "overlaps"), len(steps)
    )
