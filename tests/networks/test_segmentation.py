"""Patches are cut as they should be, training repeats to the bit, and scores count pixels."""

import warnings
from itertools import islice
from multiprocessing import get_context

import numpy as np
import pytest
import torch
from twins import twin

from gdviz.networks.operations import sigmoid
from gdviz.networks.segmentation import (
    NETWORK,
    Patches,
    intersection_over_union,
    normalized,
    precision,
    predict,
    recall,
    training,
)
from gdviz.optim.descent import Adam, descend
from gdviz.optim.schedules import Scheduled, WarmupCosine

RNG = np.random.default_rng(0)
# Each pixel of these images is unlike any other, and a few are marked, one in the last corner.
IMAGES = RNG.random((2, 70, 90, 3), np.float32)
LABELS = RNG.random((2, 70, 90)) < 0.01
LABELS[:, -1, -1] = True
WEIGHTS = NETWORK.init(seed=0).astype(np.float32)


def _turns(patch):
    """The eight ways to lay down a square."""
    for turns in range(4):
        turned = np.rot90(patch, turns, (1, 2))
        yield from (turned, turned[:, :, ::-1])


def _cut(patches, steps):
    """Image and target of all patches of the first steps, in their order."""
    pairs = [pair for mean in islice(patches, steps) for pair in mean.functions]
    return (np.concatenate([getattr(pair, name) for pair in pairs]) for name in ("x", "targets"))


def _origin(patch, its_targets):
    """From which image a patch was cut, how it was turned, and its row and column there.

    Fails if it is part of no image, or if its targets are not from the same place.
    """
    for image, (x, y) in enumerate(zip(map(normalized, IMAGES), LABELS, strict=True)):
        for turn, (turned, target) in enumerate(
            zip(_turns(patch), _turns(its_targets), strict=True)
        ):
            for row, column in np.argwhere(x[0] == turned[0, 0, 0]):
                place = slice(row, row + turned.shape[1]), slice(column, column + turned.shape[2])
                if np.array_equal(x[:, *place], turned):
                    np.testing.assert_array_equal(y[place], target[0])
                    return image, turn, row, column
    raise AssertionError("a patch that is part of no image")


def test_a_patch_is_a_part_of_an_image_with_the_same_part_of_its_label():
    x, targets = _cut(Patches(IMAGES, LABELS, seed=1, pairs=5, side=16), steps=40)
    assert x.shape == (400, 3, 16, 16)
    assert targets.shape == (400, 1, 16, 16)
    assert x.dtype == np.float32
    origins = np.array([_origin(*patch) for patch in zip(x, targets, strict=True)])
    for kind in (origins[::2], origins[1::2]):
        assert {*kind[:, 0]} == {0, 1}
        assert {*kind[:, 1]} == set(range(8))
    for places, last in zip(origins[::2, 2:].T, (70 - 16, 90 - 16), strict=True):
        assert places.min() <= 1
        assert places.max() >= last - 1


def test_every_second_patch_holds_a_marked_pixel():
    one = np.zeros((1, 200, 300), bool)
    one[0, 150, 199] = True
    _, targets = _cut(Patches(np.zeros((1, 200, 300, 3)), one, pairs=1, side=32), steps=100)
    marked = targets.any(axis=(1, 2, 3))
    anywhere, near = np.mean(marked[::2]), np.mean(marked[1::2])
    assert anywhere < 0.2
    assert near == 1
    # In the middle half of the patch, and anywhere in it.
    _, _, rows, columns = np.nonzero(targets[1::2])
    for places in (rows, columns):
        assert {places.min(), places.max()} <= {8, 9, 22, 23}


def test_patches_come_again_for_the_same_seed_and_others_for_another():
    cut = [next(_cut(Patches(IMAGES, LABELS, seed), steps=2)) for seed in (0, 0, 1)]
    np.testing.assert_array_equal(cut[0], cut[1])
    assert not np.array_equal(cut[0], cut[2])


def test_images_without_marked_pixels_can_be_cut_too():
    assert next(iter(Patches(IMAGES, LABELS & False)))(WEIGHTS) > 0


def test_normalized_colours_have_mean_0_and_deviation_1():
    colours = normalized(IMAGES[0] * (0.1, 1, 10) + 0.5)
    assert colours.shape == (3, 70, 90)
    np.testing.assert_allclose(colours.mean(axis=(1, 2)), 0, atol=1e-4)
    np.testing.assert_allclose(colours.std(axis=(1, 2)), 1, rtol=1e-4)
    np.testing.assert_array_equal(normalized(np.ones((4, 4, 3))), 0)


def test_colours_can_be_changed_as_another_image_needs_it():
    like = IMAGES[0] * (0.1, 1, 10) + 0.5
    part = normalized(like[10:30, :40], like)
    np.testing.assert_allclose(part, normalized(like)[:, 10:30, :40], rtol=1e-6)


def test_the_mean_of_losses_is_the_loss_of_the_batch():
    patches = Patches(IMAGES, LABELS, seed=2)
    mean, (x, y) = next(iter(patches)), _cut(patches, steps=1)
    other = twin(NETWORK, WEIGHTS)
    expected = torch.nn.functional.binary_cross_entropy_with_logits(
        other(torch.tensor(x)), torch.tensor(y)
    )
    expected.backward()
    gradient = torch.nn.utils.parameters_to_vector(part.grad for part in other.parameters())
    assert mean(WEIGHTS) == pytest.approx(expected.item(), rel=1e-4)
    atol = 1e-4 * gradient.abs().max().item()
    np.testing.assert_allclose(mean.gradient(WEIGHTS), gradient, rtol=1e-4, atol=atol)


def test_training_is_the_descent_of_page_one_in_single_precision_for_any_number_of_threads():
    walks = [
        np.array(list(training(Patches(IMAGES, LABELS, threads=threads), steps=3)))
        for threads in (1, 2, 2, 4)
    ]
    walks.append(
        descend(Patches(IMAGES, LABELS), WEIGHTS, Scheduled(Adam, WarmupCosine(8e-3, 3)), 3)
    )
    assert {walk.dtype for walk in walks} == {np.dtype("f4")}
    assert len({walk.tobytes() for walk in walks}) == 1
    assert walks[0].shape == (4, 44297)


@pytest.mark.parametrize("shape", [(64, 64), (61, 70), (57, 72), (9, 8)])
def test_a_prediction_is_as_large_as_the_image(shape):
    image = IMAGES[0][: shape[0], : shape[1]]
    found = predict(WEIGHTS, image)
    assert found.shape == shape
    assert found.dtype == np.float32
    assert 0 <= found.min() < found.max() <= 1


def test_a_prediction_is_the_sigmoid_of_what_pytorch_answers():
    image = RNG.random((40, 48, 3))
    with torch.no_grad():
        expected = torch.sigmoid(twin(NETWORK, WEIGHTS)(torch.tensor(normalized(image))[None]))
    np.testing.assert_allclose(predict(WEIGHTS, image), expected[0, 0], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("rows", [8, 192, 200, 411])
def test_a_prediction_strip_by_strip_is_that_of_the_whole(rows):
    image = RNG.random((rows, 16, 3))
    weights = np.abs(WEIGHTS) / 12  # No say of a pixel is cancelled by another's.
    like = image / 4
    x = np.pad(normalized(image, like), ((0, 0), (0, -rows % 8), (0, 0)), "reflect")[None]
    expected = sigmoid(NETWORK.predict(x, weights)[0, 0, :rows])[0]
    np.testing.assert_allclose(predict(weights, image, like), expected, rtol=1e-5)


def test_a_process_that_is_forked_predicts_as_its_parent_does():
    image = RNG.random((16, 16, 3))
    expected = predict(WEIGHTS, image)
    # Python warns of a fork where threads are.
    with warnings.catch_warnings(action="ignore"), get_context("fork").Pool(1) as pool:
        found = pool.apply_async(predict, (WEIGHTS, image)).get(timeout=20)
    np.testing.assert_array_equal(found, expected)


def test_scores_are_counts_of_pixels():
    found, label = RNG.random((2, 30, 40)) < [[[0.3]], [[0.5]]]
    both = sum(a and b for a, b in zip(found.flat, label.flat, strict=True))
    either = sum(a or b for a, b in zip(found.flat, label.flat, strict=True))
    assert intersection_over_union(found, label) == both / either
    assert precision(found, label) == both / sum(found.flat)
    assert recall(found, label) == both / sum(label.flat)


@pytest.mark.parametrize(
    ("found", "marked", "scores"),
    [(0, 0, (1, 1, 1)), (0, 1, (0, 1, 0)), (1, 0, (0, 0, 1)), (1, 1, (1, 1, 1))],
)
def test_scores_of_empty_and_full_masks(found, marked, scores):
    masks = np.full((2, 3), found, bool), np.full((2, 3), marked, bool)
    assert tuple(score(*masks) for score in (intersection_over_union, precision, recall)) == scores
