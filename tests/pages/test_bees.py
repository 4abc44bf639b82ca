"""What the page on bees says holds, with room for what differs from processor to processor."""

import numpy as np
import pytest
from oracles.bees import answers, held_out, last, overlap, walk
from recipes import RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.networks.segmentation import NETWORK, Patches, training
from gdviz.optim.descent import Adam, descend
from gdviz.optim.schedules import Scheduled, WarmupCosine
from gdviz.scenes import bee, scene


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def test_the_trained_network_finds_the_bees_of_held_out_scenes():
    assert RECIPES["bees/failures"].facts["mean"] > 0.82
    assert RECIPES["bees/failures"].facts["worst"] > 0.76


def test_before_training_the_overlap_is_about_zero():
    images, labels = held_out()
    untrained = answers(walk()["weights"][0], images) > 0.5
    assert overlap(untrained, labels) < 0.05


def test_within_a_few_steps_the_network_finds_the_lazy_answer():
    steps, losses = walk()["steps"], walk()["losses"]
    lazy = (steps >= 3) & (steps <= 25)
    assert (walk()["overlaps"][lazy] < 0.05).all()
    assert (losses[lazy] < 0.4 * losses[0]).all()


def test_the_loss_falls():
    losses = walk()["losses"]
    assert losses[-1] < 0.05 * losses[0]
    assert losses[-1] == pytest.approx(losses.min(), rel=0.2)


def test_shadows_fool_the_network_early_and_not_late():
    facts = RECIPES["bees/shadows"].facts
    assert facts["shadows_early"] > 2 * facts["without_early"]
    assert facts["bees_late"] > 0.8
    assert facts["shadows_late"] < 0.05


def test_no_bee_is_overlooked_as_a_whole():
    for seed, answer in enumerate(last(), start=1000):
        for one in scene.laid_out(seed).bees:
            body = bee.label((one,), *answer.shape)
            assert (answer[body] > 0.5).mean() > 0.5


def test_accuracy_hardly_moves_while_the_overlap_climbs():
    facts = RECIPES["bees/accuracy"].facts
    assert facts["accuracy_early"] < facts["accuracy_none"] < facts["accuracy_late"]
    assert facts["accuracy_late"] - facts["accuracy_early"] < 0.02
    assert facts["overlap_none"] == 0
    assert 0.2 < facts["overlap_early"] < 0.5
    assert facts["overlap_late"] > 0.82


def test_precision_is_bought_with_recall():
    facts = RECIPES["bees/threshold"].facts
    assert facts["precision_10"] < facts["precision_50"] < facts["precision_90"]
    assert facts["recall_10"] > facts["recall_50"] > facts["recall_90"]
    assert facts["overlap_50"] > max(facts["overlap_10"], facts["overlap_90"])


def test_most_mistakes_lie_at_the_border_of_a_bee():
    assert RECIPES["bees/failures"].facts["border"] > 0.7


def test_the_failures_shown_are_the_worst_scenes():
    _, labels = held_out()
    each = [overlap(*pair) for pair in zip(last() > 0.5, labels, strict=True)]
    figure = RECIPES["bees/failures"].draw()
    titles = [ax.get_title() for ax in figure.axes[:3]]
    assert titles == [f"overlap {value:.2f}" for value in sorted(each)[:3]]


def test_each_frame_of_the_training_shows_what_its_status_says():
    images, _ = held_out()
    steps, losses, weights = (walk()[name] for name in ("steps", "losses", "weights"))
    shown_steps = iter(range(len(steps)))
    before = None
    for figure in RECIPES["bees/training"].draw():
        if status(figure) == before:
            continue
        before, k = status(figure), next(shown_steps)
        assert before.startswith(f"step {steps[k]}: loss {losses[k]:.3f}")
        (shown,) = figure.axes[2].images
        expected = answers(weights[k], images[6:7])[0]
        np.testing.assert_allclose(shown.get_array(), expected, atol=1e-3)
        for line in figure.axes[3].lines:
            assert line.get_xdata()[-1] == steps[k]


def test_the_kernel_s_feature_map_fills_in_place_by_place():
    for number, figure in enumerate(RECIPES["bees/kernel"].draw()):
        (shown,) = figure.axes[2].images
        assert np.ma.count(shown.get_array()) == number // 3 + 1


def test_the_network_is_trained_by_descend():
    patches = Patches(*(scenes[:2] for scenes in held_out()))
    start = NETWORK.init(0).astype(np.float32)
    walked = descend(patches, start, Scheduled(Adam, WarmupCosine(0.008, 3)), 3)
    np.testing.assert_array_equal(walked, list(training(patches, 3)))
