"""What the page on loss landscapes says of its pictures holds."""

import numpy as np
import pytest
import torch
from oracles.landscape import (
    COIN,
    KINDS,
    SHAPES,
    bends,
    borne,
    components,
    end,
    gradient,
    losses,
    margins,
    plane,
    push,
    surer,
    walk,
    walks,
)
from recipes import PAGES, RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.experiments import residual
from gdviz.networks.network import Layer, Skip
from gdviz.networks.plane import random_direction
from gdviz.optim.descent import Adam, descend

# Places that are lower than the end of the walk.
LOWER = [
    ("planes", "lowest"),
    ("line", "beyond"),
    ("extremes", "tenth"),
    ("extremes", "lowest"),
    ("extremes", "doubled"),
    ("extremes", "fourfold"),
]


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _module(name):
    return RECIPES[f"landscape/{name}"].module


@pytest.mark.parametrize("kind", KINDS)
def test_the_walk_of_a_training_is_that_of_pytorch(kind):
    _, walked = residual.train(KINDS[kind], seed=5)
    np.testing.assert_allclose(walked, walk(kind), rtol=0, atol=1e-8)


def test_the_two_networks_differ_in_skips_only():
    plain, skips = (residual.spiral_loss(kind).network for kind in (False, True))
    assert plain.shapes == skips.shapes
    assert plain.shapes[::2] == tuple(SHAPES)
    unlike = [pair for pair in zip(plain.layers, skips.layers, strict=True) if pair[0] != pair[1]]
    assert len(unlike) == 7
    assert all(skip == Skip(block) for block, skip in unlike)
    assert sum(isinstance(layer, Layer) for layer in skips.layers) == 3


def test_a_training_that_does_not_reach_its_goal_is_refused(monkeypatch):
    monkeypatch.setattr(residual, "GOAL", 0)
    with pytest.raises(ValueError, match="from seed 0 is not below 0 after 150 steps"):
        residual.train(skips=False, seed=0)


def test_reach_is_the_last_step_before_a_rise_above_the_limit():
    line = np.array([1.0])
    assert residual.reach(lambda point: abs(point[0]), 0 * line, line, 0.5) == pytest.approx(0.5)
    assert residual.reach(lambda point: point @ point, 0 * line, line, 0.5) == pytest.approx(0.7)


@pytest.mark.parametrize("kind", KINDS)
def test_rescaled_weights_give_the_same_answers_and_are_far_away(kind):
    loss, weights = residual.spiral_loss(KINDS[kind]), walk(kind)[-1]
    twin = residual.rescale(loss.network, weights, factor=4)
    answers, others = (loss.network.predict(loss.x, point) for point in (weights, twin))
    np.testing.assert_allclose(others, answers, rtol=1e-13)
    assert np.linalg.norm(twin - weights) > np.linalg.norm(weights)


def test_the_curves_that_are_fitted_to_each_neuron_coincide_and_the_others_do_not():
    module = _module("rescale")
    np.testing.assert_allclose(module.mended_twin, module.mended, rtol=1e-10)
    assert module.gentle[50] == module.sharp[50]
    assert (module.sharp[:40] > 5 * module.gentle[:40]).all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_middle_of_a_plane_is_the_final_loss(kind):
    loss, walked = residual.train(KINDS[kind], seed=5)
    assert _module("planes").facts[f"middle_{kind}"] == pytest.approx(loss(walked[-1]), abs=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_every_height_of_a_plane_is_that_of_pytorch(kind):
    heights = _module("planes").heights[list(KINDS).index(kind)]
    np.testing.assert_allclose(10**heights, plane(kind), rtol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_a_direction_of_a_plane_is_fitted_to_each_neuron(kind):
    network, weights = residual.spiral_loss(KINDS[kind]).network, walk(kind)[-1]
    for seed in (0, 1):
        direction = random_direction(network, weights, seed)
        np.testing.assert_allclose(direction, push(weights, seed), rtol=0, atol=1e-12)
        for drawn, own in zip(network.split(direction), network.split(weights), strict=True):
            lengths = np.linalg.norm(drawn, axis=-1)
            expected = np.linalg.norm(own, axis=-1) if own.ndim > 1 else 0
            np.testing.assert_allclose(lengths, expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("kind", KINDS)
def test_the_rate_of_the_page_is_the_fastest_of_those_named(kind):
    medians = {}
    for rate in (0.001, 0.003, 0.01, 0.03):
        loss, needed = residual.spiral_loss(KINDS[kind]), []
        for seed in range(12):
            start = residual.initial_weights(loss.network, KINDS[kind], seed)
            walked = descend(loss, start, Adam(rate), steps=70)
            arrived = losses(KINDS[kind], walked).numpy() < 0.01
            needed.append(arrived.argmax() if arrived.any() else np.inf)
        medians[rate] = np.median(needed)
    assert min(medians, key=medians.get) == 0.01
    assert sorted(medians.values())[1] > 1.2 * medians[0.01]


def test_the_start_that_is_shown_is_the_most_ordinary_one():
    apart = sum(abs(borne(kind) - np.median(borne(kind))) for kind in KINDS)
    assert np.argmin(apart) == 5


def test_it_is_the_slowest_one_to_train():
    for skips in KINDS.values():
        steps = [len(residual.train(skips, start)[1]) for start in range(12)]
        assert np.argmax(steps) == 5


def test_the_straight_line_goes_down_all_the_way():
    module = _module("line")
    between = (module.along >= 0) & (module.along <= 1)
    assert (np.diff(module.straight[between]) < 0).all()
    ahead = (module.losses < 0.6) & (np.arange(len(module.losses)) < module.worst)
    beside = np.interp(module.places[ahead], module.along, module.straight)
    assert np.mean(module.losses[ahead] < beside) > 0.9


def test_half_way_between_two_ends_a_network_is_worth_no_more_than_a_coin():
    module = _module("line")
    assert module.across[60] == pytest.approx(0.5)
    assert module.between[60] > COIN


def test_dot_lines_and_words_of_a_frame_show_the_same_iterate():
    walked = walk("skips")
    directions, _ = components(walked)
    directions *= np.sign(np.sum(directions * _module("walk").directions, axis=1))[:, None]
    own = losses(True, walked).numpy()
    shadow = losses(True, walked[-1] + (walked - walked[-1]) @ directions.T @ directions).numpy()
    seen = []
    for figure in RECIPES["landscape/walk"].draw():
        above, plot = figure.axes
        k = int(status(figure).split(":")[0].removeprefix("step "))
        seen.append(k)
        gap = f"plane {shadow[k]:.3f}, gap {abs(own[k] - shadow[k]):.3f}"
        assert status(figure) == f"step {k}: loss {own[k]:.3f}, {gap}"
        trail, dot = above.lines
        expected = (walked[: k + 1] - walked[-1]) @ directions.T
        np.testing.assert_allclose(np.transpose(trail.get_data()), expected, atol=1e-7)
        np.testing.assert_allclose(np.ravel(dot.get_data()), expected[-1], atol=1e-7)
        for line, values in zip(plot.lines, (own, shadow), strict=True):
            np.testing.assert_allclose(line.get_ydata(), values[: k + 1], rtol=1e-6)
    assert {0, int(own.argmax()), len(walked) - 1} <= set(seen)


def test_the_plane_of_the_walk_agrees_with_it_only_at_the_end():
    module = _module("walk")
    assert module.gaps[-1] < 1e-12
    assert (module.gaps[:-1] > 1e-6).all()
    left, right, bottom, top = module.window
    assert (module.places > (left, bottom)).all()
    assert (module.places < (right, top)).all()


def test_the_end_of_the_walk_is_no_minimum():
    length = np.linalg.norm(gradient(True, end()))
    assert length > 0.09
    ways = [_module(name).facts[fact] for name, fact in LOWER]
    assert max(ways) < 0.8 * losses(True, end()).item()
    assert _module("extremes").facts["tenth"] < _module("extremes").facts["lowest"]


def test_a_larger_last_layer_leads_further_down_where_all_points_are_right():
    """From every end of a walk where they are, of both kinds; a wrong point turns it round."""
    right = []
    for kind, skips in KINDS.items():
        for number, walked in enumerate(walks(kind)):
            beside, last = margins(skips, walked[-1]), np.zeros(len(walked[-1]))
            last[-17:] = walked[-1][-17:]
            # The slope along the last layer: every point has its part, below 0 if it is right.
            parts = -beside / (1 + np.exp(beside)) / len(beside)
            assert gradient(skips, walked[-1]) @ last == pytest.approx(parts.sum(), abs=1e-9)
            assert ((parts < 0) == (beside > 0)).all()
            if (beside > 0).all():
                right.append((kind, number))
                grown = [surer(skips, walked[-1], factor) for factor in (1, 1.1, 2, 4, 8)]
                assert (np.diff(grown) < 0).all()
                assert losses(skips, walked[-1] + last).item() == pytest.approx(grown[2], rel=1e-9)
    assert ("skips", 5) in right
    assert len(right) >= 12


def test_a_random_direction_hides_the_steep_ones():
    """Not only the one that is shown: twelve of them."""
    matrix = bends(True, end())
    for seed in range(12):
        way = push(end(), seed) / np.linalg.norm(push(end(), seed))
        assert way @ (matrix @ way) < _module("extremes").facts["up"] / 100


def test_near_the_end_the_way_that_bends_most_downwards_is_level():
    module = _module("extremes")
    near = abs(module.distances) < 0.15
    assert np.ptp(module.steepest[near]) > 20 * np.ptp(module.down[near])


@pytest.mark.parametrize("every", [1, 2, 4])
def test_fewer_hollows_lie_around_the_network_with_skips(every):
    """Whether the grid is fine or coarse."""
    module = _module("planes")
    plain, skips = (
        module.count_hollows(losses[::every, ::every]) for losses in (module.plain, module.skips)
    )
    assert skips < plain


def test_the_curvatures_are_in_the_order_in_which_the_page_tells_them():
    facts = _module("extremes").facts
    assert facts["down"] < 0 < facts["drawn"] < facts["up"] / 100
    assert facts["lowest"] < losses(True, end()).item() < facts["climbed"] / 100


def test_a_coin_has_the_loss_of_a_network_that_answers_one_half():
    zero = torch.zeros(1, 3873, dtype=torch.float64)
    np.testing.assert_allclose([losses(False, zero).item(), residual.COIN], COIN, rtol=1e-12)


def test_the_page_says_what_a_local_minimum_is_not():
    text = PAGES["landscape"]
    assert all(word in text for word in ("local minimum", "[saddles](descent.md#", "Plateaus"))
