"""A training that was left is taken up again, and ends with the same bytes."""

from itertools import islice

import numpy as np
import pytest

from gdviz.experiments.photograph import Training
from gdviz.experiments.progress import AGAIN, begun, walk
from gdviz.networks.segmentation import Patches, training

STEPS = 6
_y, _x = np.mgrid[:64, :64]
LABEL = (_y - 30) ** 2 + (_x - 20) ** 2 < 100
IMAGE = np.random.default_rng(0).uniform(0, 0.5, (64, 64, 3)).astype("f4") + 0.4 * LABEL[..., None]
PATCHES = Patches([IMAGE], [LABEL], side=16, pairs=1)


def _bytes(progress):
    return progress.weights.tobytes(), progress.mean.tobytes(), progress.squares.tobytes()


@pytest.fixture(scope="module")
def whole():
    """All of a training at once."""
    return list(walk(PATCHES, begun(STEPS)))


def test_the_weights_are_those_of_the_training_of_the_site(whole):
    expected = np.array(list(training(PATCHES, STEPS)))
    np.testing.assert_array_equal([one.weights for one in whole], expected)


@pytest.mark.parametrize("left_after", [0, 1, 3, STEPS])
def test_what_was_left_after_any_step_ends_as_if_it_had_not_been(whole, left_after):
    *_, left = islice(walk(PATCHES, begun(STEPS)), left_after + 1)
    *_, end = walk(PATCHES, left)
    assert _bytes(end) == _bytes(whole[-1])
    assert (end.done, end.taken, end.left) == (STEPS, STEPS, 0)


def test_another_round_keeps_what_adam_remembers_and_warms_up_anew(whole):
    again = whole[-1].once_more(2)
    assert (again.peak, again.left, again.taken) == (AGAIN, 2, STEPS)
    assert _bytes(again) == _bytes(whole[-1])
    *_, end = walk(PATCHES, again)
    assert (end.done, end.taken) == (2, STEPS + 2)


def test_a_photograph_is_learnt_from_a_start_for_the_steps_that_are_left():
    task = Training(IMAGE, LABEL, steps=4)
    *_, middle = islice(task.walk(), 3)
    *_, end = Training(IMAGE, LABEL, middle.left, start=middle).walk()
    *_, at_once = task.walk()
    assert _bytes(end) == _bytes(at_once)
