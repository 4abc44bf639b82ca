"""What the page on depth says of its pictures holds."""

import re
import runpy

import numpy as np
import pytest
from oracles.depth import share
from recipes import PAGES, RECIPES
from scipy.linalg import svdvals

from gdviz.experiments import rings
from gdviz.experiments.deep import ACTIVATIONS, SIZES, deep_network, strengths

COIN = np.log(2)


def _module(name):
    return RECIPES[f"depth/{name}"].module


def _losses(activation, layers):
    """Of each size, the losses of three seeds with the best of their rates."""
    found = _module("outcome").losses
    return {size: found[activation, size, layers] for size in SIZES}


def test_two_layers_learn_with_every_activation_and_size():
    for activation in ACTIVATIONS:
        for losses in _losses(activation, 2).values():
            assert losses.max() < 0.6 * COIN


def test_sigmoid_learns_nothing_in_8_layers_or_more():
    for layers in (8, 32):
        for losses in _losses("sigmoid", layers).values():
            assert losses.min() > 0.9999 * COIN


def test_in_32_layers_those_learn_whose_slope_stays_about_level():
    left = {
        (activation, size): RECIPES["depth/nine"].facts[f"{activation}_{size}_32"]
        for activation in ACTIVATIONS
        for size in SIZES
    }
    for (activation, size), slope in left.items():
        losses = _losses(activation, 32)[size]
        if 0.1 < slope < 10:
            assert losses.max() < 0.7 * COIN
        else:
            assert losses.min() > 0.9999 * COIN


def test_all_8_layers_of_relu_learn():
    assert max(losses.max() for losses in _losses("ReLU", 8).values()) < 0.01


def test_the_deep_network_has_all_that_the_small_one_has():
    """A layer with the unit matrix hands on what ReLU made, so that two layers and thirty agree."""
    x = np.random.default_rng(5).normal(size=(20, 8))
    small, deep = deep_network(2, 8, "ReLU"), deep_network(32, 8, "ReLU")
    weights = small.init(0)
    unit = np.concatenate([np.eye(8).ravel(), np.zeros(8)])
    more = np.concatenate([weights, np.tile(unit, 30)])
    np.testing.assert_array_equal(small.predict(x, weights), deep.predict(x, more))


def test_scaled_skips_and_skips_with_norms_learn_from_all_seeds_and_nothing_does_without():
    losses = _module("helps").losses
    assert losses["none"].min() > 0.9999 * COIN
    assert losses["scaled skip"].max() < 0.02
    assert losses["skip and norm"].max() < 1e-4


def test_where_skips_diverge_they_do_so_with_all_rates():
    losses = rings.train("ReLU", 32, "naive", "skip")["losses"]
    diverged = ~(losses < 100)
    assert diverged.all(axis=0).sum() == RECIPES["depth/helps"].facts["failed"]


def test_scaled_skips_make_sigmoid_learn_where_nothing_did_before():
    assert RECIPES["depth/helps"].facts["sigmoid"] < 0.1
    test_sigmoid_learns_nothing_in_8_layers_or_more()


def test_the_share_of_tanh_rises_slowly_and_stays_above_1_beyond_its_level():
    shares = [share("tanh", gain) for gain in (2.0, 4.0, 8.0)]
    assert (np.diff(shares) > 0).all()
    assert shares[0] > 1
    # Of ReLU it doubles each time.
    assert (np.divide(shares[1:], shares[:-1]) < 1.6).all()


def test_tanh_lets_slopes_grow_while_its_signal_stays_within_1():
    network = deep_network(32, 128, "tanh")
    x = np.random.default_rng(5).normal(size=(5, 128))
    for seed in range(3):
        weights = 2 * network.init(seed, SIZES["Glorot"])
        signal, slope = strengths(network, weights, x)
        assert signal[1:].max() <= 1
        assert slope[0] > 10


def test_a_strong_signal_of_sigmoid_says_nothing():
    network = deep_network(64, 128, "sigmoid")
    weights = network.init(0, SIZES["Glorot"])
    one, other = np.random.default_rng(5).normal(size=(2, 1, 128))
    np.testing.assert_allclose(
        network.predict(one, weights), network.predict(other, weights), rtol=1e-12
    )


def test_the_dots_lie_on_the_curves_of_all_activations():
    module = _module("gains")
    for activation in ACTIVATIONS:
        expected = module.lines[activation][::10]
        np.testing.assert_allclose(module.dots[activation], expected, rtol=0.05)


def test_the_largest_and_the_other_stretches_come_from_the_strongest_ways_of_the_product():
    stretches = _module("directions").stretches
    for layers, values in stretches.items():
        product = np.linalg.multi_dot([np.eye(64), *_module("directions").matrices[:layers][::-1]])
        np.testing.assert_allclose(values[:10], svdvals(product)[:10], rtol=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_32_layers_keep_the_strength_of_a_slope_and_few_directions_and_with_relu_fewer(seed):
    rng = np.random.default_rng(100 + seed)
    matrices, x = rng.normal(0, 1 / 8, (32, 64, 64)), rng.normal(size=64)
    plain, bent, awake = np.eye(64), np.eye(64), []
    for matrix in matrices:
        sums = 2**0.5 * matrix @ x
        x = np.where(sums > 0, sums, 0)
        awake.append(np.count_nonzero(x))
        plain, bent = matrix @ plain, 2**0.5 * np.diag(sums > 0) @ matrix @ bent
    stretches, fewer = svdvals(plain), svdvals(bent)
    assert 0.1 < np.linalg.norm(stretches) / 8 < 10
    assert 0.1 < np.linalg.norm(fewer) / 8 < 10
    assert (fewer > 0.1).sum() < (stretches > 0.1).sum() < 16
    # Next to the largest of them the others are 0.
    assert fewer[min(awake)] < 1e-12 * fewer[0]


def test_from_other_seeds_skips_do_the_same_to_the_slope():
    x = np.random.default_rng(5).normal(size=(20, 128))
    bounds = {
        "none": (0, 1e-11),
        "skip": (50, 500),
        "scaled skip": (0.5, 2),
        "skip and norm": (1, 4),
    }
    for help, (low, high) in bounds.items():
        network = deep_network(32, 128, "ReLU", help)
        for seed in range(1, 5):
            _, slope = strengths(network, network.init(seed, SIZES["naive"]), x)
            assert low < slope[0] < high


def test_orthogonal_matrices_that_shrink_leave_a_power_of_what_they_keep():
    path = RECIPES["depth/directions"].path
    line = "turns = np.linalg.qr(matrices)[0]"
    asked = "turns = 0.9 * np.linalg.qr(matrices)[0]"
    assert asked in PAGES["depth"]
    code = path.read_text(encoding="utf-8")
    assert line in code
    names = {}
    exec(compile(code.replace(line, asked), str(path), "exec"), names)
    np.testing.assert_allclose(names["turned"], 0.9**32, rtol=1e-12)


def test_the_curvature_stays_near_its_limit_in_the_second_half():
    facts = RECIPES["depth/edge"].facts
    assert 0.95 < facts["low"] < 1 < facts["high"] < 1.05
    assert facts["limit_1"] < facts["highest"]
    assert facts["limit_2"] < facts["start"] < facts["limit_1"]


def test_a_believing_neuron_falls_off_a_cliff_where_its_bias_changes_sign():
    echo = _module("cliff").echo
    for weight in (1.2, 1.6):
        assert echo((weight, -0.01)) > 1
        assert echo((weight, 0.01)) < 0.3


def test_the_walk_that_is_thrown_off_stands_on_level_ground():
    module = _module("cliff")
    assert np.linalg.norm(module.echo.gradient(module.free[-1])) < 1e-2
    assert module.echo(module.free[-1]) > 0.2


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("layers", [1, 7, 64])
def test_the_stack_is_computed_as_a_network_computes(activation, layers, tmp_path):
    code = RECIPES["depth/stack"].path.read_text(encoding="utf-8")
    for name, value in {"layers": layers, "activation": repr(activation), "size": 1.41}.items():
        code, count = re.subn(rf"(?m)^{name} = .*$", f"{name} = {value}", code)
        assert count == 1
    script = tmp_path / "stack.py"
    script.write_text(code, encoding="utf-8")
    names = runpy.run_path(str(script))
    network = deep_network(layers, 48, activation)
    weights = np.concatenate(
        [np.append(matrix.ravel(), np.zeros(48)) for matrix in names["matrices"]]
    )
    x = names["signals"][0][None]
    _, pullback = network(x, *network.split(weights))
    slope, *_ = pullback(names["slopes"][-1][None])
    np.testing.assert_allclose(names["slopes"][0], slope[0], rtol=1e-10, atol=0)
    np.testing.assert_allclose(names["signals"][-1], network.predict(x, weights)[0], rtol=1e-12)
