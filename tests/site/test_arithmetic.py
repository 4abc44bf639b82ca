"""What JavaScript computes for pictures that one can touch is what gdviz computes."""

import inspect
import re
from functools import cache
from pathlib import Path

import dukpy
import numpy as np
import pytest

from gdviz.functions import curvature, curves, regression, surfaces
from gdviz.networks import convolution, network, operations
from gdviz.optim import descent, schedules
from gdviz.site.touch import scripts

CLOSE = {"rtol": 1e-12, "atol": 1e-14}
RNG = np.random.default_rng(0)

# What Python has and pictures that one can touch do without.
LEFT_OUT = {
    "he, glorot, Layer, Skip": {"he", "glorot", "Layer", "Network", "Skip", "dense_layer"},
    "only the loss of lines is touched": {"polynomial_loss"},
    "of pictures that only Python draws": {
        "WarmupCosine",
        "extreme_directions",
        "largest_curvature",
        "layer_norm",
        "condition_number",
        "largest_stable_rate",
        "hessian",
    },
    "of landscapes that nobody drops a ball on": {
        "Exponential",
        "FlatFloor",
        "FlatBowl",
        "MonkeySaddle",
    },
    "types": {"Rule", "LineSearch"},
    "of scenes with many channels": {"convolve_first", "im2col", "average_pool", "upsample"},
}


@cache
def _quickjs():
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs(Path(scripts.ARITHMETIC).read_text(encoding="utf-8"))
    return interpreter


def _js(expression, **given):
    """The value of an expression in which everything of the arithmetic has its name."""
    names = ", ".join(_names())
    code = f"(({{{names}}}) => {expression})(globalThis.gdviz.arithmetic)"
    given = {name: np.asarray(value).tolist() for name, value in given.items()}
    return _quickjs().evaljs(code, **given)


@cache
def _names():
    return _quickjs().evaljs("Object.keys(globalThis.gdviz.arithmetic)")


def _functions():
    for module in (curves, surfaces):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and name in _names():
                yield pytest.param(name, kind(), 1 if module is curves else 2, id=name)


def _rules():
    for name, kind in inspect.getmembers(descent, inspect.isclass):
        if issubclass(kind, descent._Rule) and not name.startswith("_"):
            yield name, kind


def test_javascript_has_all_that_python_has_or_it_is_named_as_left_out():
    modules = curves, surfaces, regression, curvature, descent, schedules, operations, network
    public = {
        name
        for module in (*modules, convolution)
        for name, member in vars(module).items()
        if getattr(member, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    left_out = {name for names in LEFT_OUT.values() for name in names}
    assert public - set(_names()) == left_out


@pytest.mark.parametrize(("name", "function", "coordinates"), [*_functions()])
def test_a_function_and_its_gradient_agree_at_random_points(name, function, coordinates):
    points = RNG.uniform(-3, 3, (200, coordinates))
    found = _js(f"dukpy.points.map((p) => [{name}()(p), ...{name}().gradient(p)])", points=points)
    expected = np.vstack([function(points.T), function.gradient(points.T)]).T
    np.testing.assert_allclose(found, expected, **CLOSE)


@pytest.mark.parametrize(("rule", "kind"), [*_rules()])
@pytest.mark.parametrize("surface", ["Hills", "Saddle", "ThreeBasins"])
def test_a_rule_takes_the_same_two_hundred_steps(rule, kind, surface):
    function, rate = getattr(surfaces, surface)(), 3e-4
    starts = RNG.uniform(-1.5, 1.5, (200, 2))
    # A walk that trembles about a minimum doubles each error of rounding; none starts near.
    steep = [start for start in starts if abs(function.gradient(start)).min() > 0.4]
    assert len(steep) > 4
    for start in steep:
        walk = f"descend({surface}(), dukpy.start, {rule}({{learning_rate: dukpy.rate}}), 200)"
        found = _js(walk, start=start, rate=rate)
        expected = descent.descend(function, start, kind(rate), 200)
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


def test_a_walk_that_diverges_ends_with_its_last_finite_point():
    found = _js("descend(Bowl(), [4, -9], GradientDescent({learning_rate: 9}), 1000)")
    expected = descent.descend(surfaces.Bowl(), (4, -9), descent.GradientDescent(9), 1000)
    assert len(found) == len(expected) < 1000
    np.testing.assert_allclose(np.array(found, float), expected, **CLOSE)


def test_a_schedule_takes_the_same_steps():
    rule = "Scheduled((rate) => Momentum({learning_rate: rate}), Decay(0.1, 5))"
    walk = f"descend(Bowl(), [4, -9], {rule}, 50)"
    rule = schedules.Scheduled(descent.Momentum, schedules.Decay(0.1, 5))
    expected = descent.descend(surfaces.Bowl(), (4, -9), rule, 50)
    np.testing.assert_allclose(_js(walk), expected, rtol=1e-12, atol=1e-12)


def test_the_loss_of_a_line_agrees():
    x, y, weights = RNG.normal(size=(3, 20))
    weights = weights.reshape(-1, 2)
    given = "line_loss(dukpy.x, dukpy.y)"
    js = f"dukpy.w.map((w) => [{given}(w), ...{given}.gradient(w)])"
    loss = regression.line_loss(x, y)
    expected = np.vstack([loss(weights.T), loss.gradient(weights.T)]).T
    np.testing.assert_allclose(_js(js, x=x, y=y, w=weights), expected, **CLOSE)
    second = "[0, 1].map((k) => [0, 1].map((l) => line_loss(dukpy.x, dukpy.y).hessian(k, l)))"
    np.testing.assert_allclose(_js(second, x=x, y=y), loss.hessian, **CLOSE)


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh"])
@pytest.mark.parametrize("error", ["squared_error", "cross_entropy"])
def test_the_loss_of_a_network_and_its_gradient_agree(activation, error):
    net = network.dense_network((2, 8, 8, 3), getattr(operations, activation))
    x, targets = RNG.normal(size=(30, 2)), RNG.integers(0, 2, (30, 3)).astype(float)
    loss = network.NetworkLoss(net, getattr(operations, error), x, targets)
    weights = RNG.normal(0, 0.7, net.size)
    given = f"NetworkLoss(dense_network([2, 8, 8, 3], {activation}), {error}, dukpy.x, dukpy.t)"
    found = _js(f"[{given}(dukpy.w), ...{given}.gradient(dukpy.w)]", x=x, t=targets, w=weights)
    np.testing.assert_allclose(
        found, [loss(weights), *loss.gradient(weights)], rtol=1e-12, atol=1e-13
    )


def test_a_convolution_agrees():
    image, kernel = RNG.normal(size=(9, 12)), RNG.normal(size=(3, 3))
    expected, _ = convolution.convolve(image[None, None], kernel[None, None], np.array([0.3]))
    found = _js("convolve(dukpy.image, dukpy.kernel, 0.3)", image=image, kernel=kernel)
    np.testing.assert_allclose(found, expected[0, 0], **CLOSE)


def test_comments_name_the_module_that_holds_the_same_in_python():
    text = Path(scripts.ARITHMETIC).read_text(encoding="utf-8")
    for module in re.findall(r"--- gdviz\.([\w.]+)", text):
        assert (Path(scripts.ARITHMETIC).parents[2] / f"{module.replace('.', '/')}.py").exists()
