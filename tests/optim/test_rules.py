"""The rules walk as PyTorch and the theory of momentum say, and refuse senseless numbers."""

from dataclasses import astuple, fields

import numpy as np
import pytest
import torch

from gdviz.functions.surfaces import Bowl, Hills
from gdviz.optim.descent import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp, descend

RULES = [GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam]
# A rule, and the optimizer of PyTorch that takes the same steps. With a constant rate its velocity
# b is ours divided by −α: b ← β b + g and θ ← θ − α b is v ← β v − α g and θ ← θ + v.
TWINS = [
    (GradientDescent(0.1), lambda p: torch.optim.SGD(p, lr=0.1)),
    (Momentum(0.05), lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
    (Momentum(0.38, 0.15), lambda p: torch.optim.SGD(p, lr=0.38, momentum=0.15)),
    (Nesterov(0.05), lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)),
    (Nesterov(0.2, 0.38), lambda p: torch.optim.SGD(p, lr=0.2, momentum=0.38, nesterov=True)),
    (AdaGrad(0.5), lambda p: torch.optim.Adagrad(p, lr=0.5)),
    (AdaGrad(0.5, 0.1), lambda p: torch.optim.Adagrad(p, lr=0.5, eps=0.1)),
    (RMSProp(0.02), lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9)),
    (RMSProp(0.02, 0.5, 0.1), lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.5, eps=0.1)),
    (Adam(0.1), lambda p: torch.optim.Adam(p, lr=0.1)),
    (Adam(0.1, 0.5, 0.6, 0.01), lambda p: torch.optim.Adam(p, 0.1, (0.5, 0.6), 0.01)),
]
BOWL, START = Bowl(5, 1), np.array([4.0, -9.0])
# The best rate and momentum for curvatures from 1 to 5: for Polyak's ball, and for Nesterov's.
POLYAK = Momentum(4 / (np.sqrt(5) + 1) ** 2, ((np.sqrt(5) - 1) / (np.sqrt(5) + 1)) ** 2)
NESTEROV = Nesterov(1 / 5, (np.sqrt(5) - 1) / (np.sqrt(5) + 1))


def _torch_walk(function, start, optimizer, steps):
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer, walk = optimizer([point]), [np.array(start)]
    for _ in range(steps):
        point.grad = torch.tensor(function.gradient(walk[-1]))
        optimizer.step()
        walk.append(point.detach().numpy().copy())
    return np.array(walk)


@pytest.mark.parametrize(("rule", "optimizer"), TWINS)
@pytest.mark.parametrize(("function", "start"), [(BOWL, START), (Hills(), np.array([1.2, 4.0]))])
def test_a_rule_walks_as_pytorch_does(rule, optimizer, function, start):
    walk = descend(function, start, rule, 100)
    assert len(walk) == 101
    expected = _torch_walk(function, start, optimizer, 100)
    np.testing.assert_allclose(walk, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_held_to_pytorch(rule):
    assert rule in {type(ours) for ours, _ in TWINS}


def test_a_ball_with_momentum_moves_by_its_velocity():
    """v₁ = −0.1·(20, −9) and v₂ = 0.5 v₁ − 0.1·(5·2, −8.1) = (−2, 1.26)."""
    walk = descend(BOWL, START, Momentum(0.1, 0.5), 2)
    np.testing.assert_allclose(walk, [(4, -9), (2, -8.1), (0, -6.84)], atol=1e-14)


@pytest.mark.parametrize("rule", [Momentum, Nesterov])
def test_without_momentum_a_ball_walks_as_gradient_descent_does(rule):
    walk = descend(BOWL, START, rule(0.1, momentum=0), 20)
    np.testing.assert_array_equal(walk, descend(BOWL, START, GradientDescent(0.1), 20))


def test_the_first_step_of_adam_is_the_learning_rate_in_every_coordinate():
    step, _ = Adam(0.25)(np.array([1e-3, -7e5]), None)
    np.testing.assert_allclose(step, [-0.25, 0.25], rtol=1e-4)


def test_the_rates_of_adagrad_never_grow():
    """In no coordinate, whatever the slopes are."""
    rule, squares, rates = AdaGrad(0.5), None, []
    for gradient in np.random.default_rng(0).normal(0, (1, 100), (50, 2)):
        step, squares = rule(gradient, squares)
        rates.append(step / -gradient)
    assert (np.diff(rates, axis=0) <= 0).all()
    # The coordinate whose slopes are steeper has the smaller rate.
    assert rates[-1][1] < rates[-1][0] / 50


def _first_below(points, loss=1e-6):
    return int(np.argmax(BOWL(points.T) < loss))


def test_iterations_until_the_loss_is_below_a_millionth():
    """Polyak's ball needs 13 steps, Nesterov's 19, and the best rate without momentum 23."""
    assert _first_below(descend(BOWL, START, POLYAK, 40)) == 13
    assert _first_below(_ball(descend(BOWL, START, NESTEROV, 40), NESTEROV)) == 19
    assert _first_below(descend(BOWL, START, GradientDescent(1 / 3), 40)) == 23


def test_the_best_numbers_are_those_of_the_text():
    assert astuple(POLYAK) == pytest.approx((0.38197, 0.14590), abs=5e-6)
    assert astuple(NESTEROV) == pytest.approx((0.2, 0.38197), abs=5e-6)


def _ball(walk, rule):
    """Where Nesterov's ball is: one plain step from where it looked the step before."""
    steps = rule.learning_rate * np.array([BOWL.gradient(point) for point in walk[:-1]])
    return np.vstack([walk[:1], walk[:-1] - steps])


@pytest.mark.parametrize("rule", [NESTEROV, Nesterov(0.05, 0.9)])
def test_nesterovs_ball_looks_ahead_before_it_steps(rule):
    """The textbook's v ← β v − α ∇f(θ + β v), θ ← θ + v, and the points θ + β v it looks at."""
    place, velocity = START, np.zeros(2)
    balls, ahead = [place], [place]
    for _ in range(40):
        uphill = BOWL.gradient(place + rule.momentum * velocity)
        velocity = rule.momentum * velocity - rule.learning_rate * uphill
        place = place + velocity
        balls.append(place)
        ahead.append(place + rule.momentum * velocity)
    walk = descend(BOWL, START, rule, 40)
    np.testing.assert_allclose(walk, ahead, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(_ball(walk, rule), balls, rtol=1e-12, atol=1e-14)


def _factor(rate, momentum):
    """By what a heavy ball's distance shrinks in the long run, where the curvatures are 1 and 5.

    One step is a matrix that acts on (θ, v): its largest eigenvalue is the factor.
    """
    rule, factors = Momentum(rate, momentum), []
    for curvature in (1, 5):
        columns = []
        for place, velocity in np.eye(2):
            step, kept = rule(np.array(curvature * place), np.array(velocity))
            columns.append((place + step, kept))
        factors.append(np.abs(np.linalg.eigvals(np.transpose(columns))).max())
    return max(factors)


def test_no_other_rate_and_momentum_shrink_the_distance_faster():
    best = _factor(*astuple(POLYAK))
    # Two eigenvalues meet here, so that rounding errors count by their square root.
    assert best == pytest.approx(np.sqrt(POLYAK.momentum), abs=1e-7)
    others = [
        _factor(rate, momentum)
        for rate in np.linspace(0.05, 0.6, 56)
        for momentum in np.linspace(0, 0.6, 61)
    ]
    assert min(others) > best


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_keeps_single_precision(rule):
    memory = None
    for _ in range(3):
        step, memory = rule(0.1)(np.ones(4, "f4"), memory)
        assert step.dtype == np.float32


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_keeps_nothing_of_a_walk(rule):
    rule = rule(0.1)
    first = descend(BOWL, START, rule, 9)
    np.testing.assert_array_equal(descend(BOWL, START, rule, 9), first)


def _senseless():
    for rule in RULES:
        for name in (field.name for field in fields(rule)):
            share = name in {"momentum", "decay"}
            for value in (1, 1.5, -0.1, np.nan) if share else (0, -0.1, np.nan, np.inf):
                yield rule, name, value


@pytest.mark.parametrize(("rule", "name", "value"), list(_senseless()))
def test_a_rule_refuses_numbers_that_make_no_sense(rule, name, value):
    with pytest.raises(ValueError, match=f"the {name.replace('_', ' ')} is {value}; it must be"):
        rule(**{"learning_rate": 0.1, name: value})
