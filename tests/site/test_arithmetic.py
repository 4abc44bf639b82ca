"""What JavaScript computes for pictures that one can touch is what gdviz computes."""

import inspect
import re
from functools import cache

import dukpy
import numpy as np
import pytest
from recipes import ROOT

from gdviz.experiments import race
from gdviz.functions import curvature, curves, epochs, regression, surfaces
from gdviz.networks import classes, convolution, network, operations
from gdviz.optim import descent, schedules
from gdviz.scenes import shades
from gdviz.site.touch import scripts

MIRRORS = [part for part in scripts.PARTS if part.stem in ("networks", "convolution", "race")]
CLOSE = {"rtol": 1e-12, "atol": 1e-14}
RNG = np.random.default_rng(0)

# What Python has and pictures that one can touch do without.
LEFT_OUT = {
    "networks that are not dense": {"Layer", "Network", "Skip", "dense_layer"},
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
    "a browser reads picture files itself": {"read"},
}


@cache
def _quickjs():
    interpreter = dukpy.JSInterpreter()
    for path in (scripts.ARITHMETIC, *MIRRORS):
        interpreter.evaljs(path.read_text(encoding="utf-8"))
    interpreter.evaljs(
        "const { arithmetic, networks, convolution, race } = globalThis.gdviz;"
        "globalThis.everything = { ...arithmetic, ...networks, ...convolution, ...race }; true"
    )
    return interpreter


def _js(expression, **given):
    """The value of an expression in which everything of the arithmetic has its name."""
    names = ", ".join(_names())
    code = f"(({{{names}}}) => {expression})(globalThis.everything)"
    given = {name: np.asarray(value).tolist() for name, value in given.items()}
    return _quickjs().evaljs(code, **given)


@cache
def _names():
    return _quickjs().evaljs("Object.keys(globalThis.everything)")


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
        for module in (*modules, convolution, classes, epochs, shades)
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


def test_what_is_iterable_gives_another_function_for_each_step():
    walk = (
        "descend([Bowl(), Ravine(), Saddle()], [4, -9], GradientDescent({learning_rate: 0.01}), 2)"
    )
    functions = [surfaces.Bowl(), surfaces.Ravine(), surfaces.Saddle()]
    for steps in (2, 3, 9):
        found = _js(walk.replace(" 2)", f" {steps})"))
        expected = descent.descend(functions, (4, -9), descent.GradientDescent(0.01), steps)
        assert len(found) == len(expected) == min(steps, 3) + 1
        np.testing.assert_allclose(found, expected, **CLOSE)


def test_a_schedule_takes_the_same_steps():
    rule = "Scheduled((rate) => Momentum({learning_rate: rate}), Decay(0.1, 5))"
    walk = f"descend(Bowl(), [4, -9], {rule}, 50)"
    rule = schedules.Scheduled(descent.Momentum, schedules.Decay(0.1, 5))
    expected = descent.descend(surfaces.Bowl(), (4, -9), rule, 50)
    np.testing.assert_allclose(_js(walk), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", race.RULES)
def test_a_race_is_run_with_the_same_walk_and_the_same_mean_in_the_end(name):
    """Even where a walk is thrown about, for each number is computed in the same order."""
    rate = 0.3 if name in ("AdaGrad", "RMSProp", "Adam") else 0.002
    js = f"[...together(Rosenbrock(), [-1.2, 1], RULES.{name}({{learning_rate: {rate}}}), 300)]"
    valley = surfaces.Rosenbrock()
    walk, _, late = race.run(name, {"learning_rate": rate}, valley, valley, (-1.2, 1), 300)
    np.testing.assert_allclose(_js(js), walk, **CLOSE)
    assert _js(f"tail_mean({js}.map(Rosenbrock()))") == pytest.approx(late.item(), rel=1e-12)


@pytest.mark.parametrize("name", race.RULES)
def test_a_rule_is_tuned_to_the_same_settings(name):
    ravine, grid = surfaces.Ravine(100, 1), {"learning_rate": race.RATES} | race.GRIDS.get(name, {})
    tries = {setting: np.array(values).tolist() for setting, values in grid.items()}
    js = f"[...tune(RULES.{name}, Ravine(100, 1), Ravine(100, 1), [-3, -2], 20, {tries})].at(-1)"
    assert _js(js) == race.tune(name, ravine, ravine, (-3, -2), 20)


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


def test_chances_of_classes_and_their_loss_agree():
    logits, targets = RNG.normal(0, 3, (30, 3)), np.eye(3)[RNG.integers(0, 3, 30)]
    loss, pullback = classes.softmax_cross_entropy(logits, targets)
    np.testing.assert_allclose(_js("softmax(dukpy.z)", z=logits), classes.softmax(logits), **CLOSE)
    given = "softmax_cross_entropy(dukpy.z, dukpy.t)"
    found = _js(f"[{given}[0], ...{given}[1](0.7)[0].flat()]", z=logits, t=targets)
    np.testing.assert_allclose(found, [loss, *np.ravel(pullback(0.7))], **CLOSE)


@pytest.mark.parametrize("scale", ["he", "glorot"])
def test_a_network_starts_and_learns_classes_in_batches_alike(scale):
    net = network.dense_network((2, 8, 8, 3), operations.tanh)
    x, labels = RNG.normal(size=(40, 2)), RNG.integers(0, 3, 40)
    normals, shuffle = RNG.normal(size=net.size), RNG.permutation(50)

    start = normals.copy()
    for part in net.split(start):
        part *= getattr(network, scale)(part.shape) if part.ndim > 1 else 0
    losses = epochs.Epochs(lambda *rows: classes.class_loss(net, *rows), x, labels, 12, shuffle)
    walk = descent.descend(losses, start, descent.Momentum(0.1), 100)
    expected = [*walk.ravel(), classes.share_right(net, walk[-1], x, labels)]

    found = _js(
        f"""{{
          const network = dense_network([2, 8, 8, 3], tanh);
          const loss = (...rows) => class_loss(network, ...rows);
          const losses = Epochs(loss, dukpy.x, dukpy.labels, 12, dukpy.shuffle);
          const start = network.init(dukpy.normals, {scale});
          const walk = descend(losses, start, Momentum({{ learning_rate: 0.1 }}), 100);
          return [...walk.flat(), share_right(network, walk.at(-1), dukpy.x, dukpy.labels)];
        }}""",
        x=x,
        labels=labels,
        shuffle=shuffle,
        normals=normals,
    )
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


def test_a_convolution_agrees():
    image, kernel = RNG.normal(size=(9, 12)), RNG.normal(size=(3, 3))
    expected, _ = convolution.convolve(image[None, None], kernel[None, None], np.array([0.3]))
    found = _js("convolve(dukpy.image, dukpy.kernel, 0.3)", image=image, kernel=kernel)
    np.testing.assert_allclose(found, expected[0, 0], **CLOSE)


@pytest.mark.parametrize("size", [(9, 7), (48, 48), (50, 131), (211, 97)])
def test_the_shades_of_a_picture_agree(size):
    pixels = RNG.integers(0, 256, (*size, 4), np.uint8)
    js = "middle_square(dukpy.pixels, dukpy.columns, 48)"
    found = _js(js, pixels=pixels.ravel(), columns=size[1])
    np.testing.assert_array_equal(found, shades.middle_square(pixels[..., :3], 48))


def test_comments_name_the_module_that_holds_the_same_in_python():
    for path in (scripts.ARITHMETIC, *MIRRORS):
        for module in re.findall(r"--- gdviz\.([\w.]+)", path.read_text(encoding="utf-8")):
            assert (ROOT / "gdviz" / f"{module.replace('.', '/')}.py").exists()
