"""Every rule runs with the best of its settings, and what is best is judged without luck."""

from itertools import product

import numpy as np
import pytest

from gdviz.experiments.race import (
    GRIDS,
    MADE,
    RATES,
    RULES,
    SHARES,
    fading,
    race,
    run,
    settings_and_losses,
    tail_mean,
    together,
    tune,
)
from gdviz.functions.stochastic import Noisy
from gdviz.functions.surfaces import Bowl, Rosenbrock
from gdviz.optim.descent import GradientDescent, Momentum, Nesterov, descend

BOWL, START = Bowl(5, 1), (4, -9)
SETTINGS = {
    "plain": {},
    "momentum": {"momentum": 0.7},
    "Nesterov": {"momentum": 0.7},
    "AdaGrad": {},
    "RMSProp": {"decay": 0.99},
    "Adam": {"momentum": 0.7, "decay": 0.99},
    "fading": {"halved_after": 5},
}


def test_the_rates_lie_six_to_a_factor_of_ten():
    np.testing.assert_allclose(RATES[[0, 6, -1]], [1e-4, 1e-3, 10])
    np.testing.assert_allclose(RATES[1:] / RATES[:-1], 10 ** (1 / 6))


def test_the_late_loss_is_the_mean_of_the_last_tenth():
    assert tail_mean(np.arange(101.0)) == np.mean(range(91, 101))
    assert tail_mean([3.0, 2.0]) == 2


def _walk(rule, steps=30):
    """The walk of one rule as `descend` takes it; of Nesterov's ball by the printed formula."""
    if not isinstance(rule, Nesterov):
        return descend(BOWL, START, rule, steps)
    place, velocity = np.array(START, float), np.zeros(2)
    walk = [place]
    for _ in range(steps):
        looked = place + rule.momentum * velocity
        velocity = rule.momentum * velocity - rule.learning_rate * BOWL.gradient(looked)
        place = place + velocity
        walk.append(place)
    return np.array(walk)


@pytest.mark.parametrize("name", MADE)
def test_walks_at_once_are_those_that_one_takes_alone(name):
    rates = np.array([0.01, 0.1, 0.2])
    columns = {key: np.full((3, 1), value) for key, value in SETTINGS[name].items()}
    rule = MADE[name](learning_rate=rates[:, None], **columns)
    places = np.broadcast_arrays(*together(BOWL, START, rule, 30))
    for number, rate in enumerate(rates):
        walk = np.array(places)[:, :, number, 0]
        np.testing.assert_allclose(walk, _walk(MADE[name](rate, **SETTINGS[name])), atol=1e-10)


def test_every_walk_meets_every_noise():
    rule = Momentum(np.array([[0.05], [0.1]]), 0.5)
    pushes = np.stack(
        [np.random.default_rng(seed).normal(0, 3, (20, 2)) for seed in (0, 1, 2)], axis=-1
    )
    *_, last = together(BOWL, START, rule, 20, pushes)
    assert last.shape == (2, 2, 3)
    for (number, rate), seed in product(enumerate((0.05, 0.1)), (0, 1, 2)):
        walk = descend(Noisy(BOWL, 2, 3, seed), START, Momentum(rate, 0.5), 20)
        np.testing.assert_allclose(last[:, number, seed], walk[-1], atol=1e-12)


def test_a_fading_rate_is_half_after_as_many_steps():
    memory = None
    rule = fading(0.8, 4)
    steps = []
    for _ in range(5):
        step, memory = rule(np.ones(1), memory)
        steps.append(-step[0])
    assert (steps[0], steps[4]) == (0.8, 0.4)


def test_the_best_rate_on_a_bowl_is_the_one_of_the_grid_nearest_to_where_it_is_best():
    """In the long run 1/3 is best; of the neighbours 0.316 and 0.464 only the first is stable."""
    best = tune("plain", BOWL, BOWL, START, 50)
    assert best == {"learning_rate": pytest.approx(10**-0.5)}


def test_no_other_pair_of_the_grid_comes_lower():
    best = tune("momentum", BOWL, BOWL, START, 50)
    scores = {
        (rate, share): tail_mean(BOWL(descend(BOWL, START, Momentum(rate, share), 50).T))
        for rate, share in product(RATES[15:25], SHARES)
    }
    assert tuple(best.values()) == pytest.approx(min(scores, key=scores.get))


def test_what_is_fixed_is_not_tuned():
    assert tune("momentum", BOWL, BOWL, START, 50, momentum=0.9)["momentum"] == 0.9


@pytest.mark.filterwarnings("error")
def test_a_walk_that_diverges_never_wins_and_warns_nobody():
    steep = Rosenbrock()
    best = tune("plain", steep, steep, (-1.2, 1), 30)
    assert len(descend(steep, (-1.2, 1), GradientDescent(**best), 30)) == 31
    assert len(descend(steep, (-1.2, 1), GradientDescent(1), 30)) < 31


def test_all_six_rules_run_with_their_own_settings():
    settings, walks, losses, late = race(BOWL, BOWL, START, steps=30)
    assert list(settings) == list(walks) == list(losses) == list(late) == list(RULES)
    for name, chosen in settings.items():
        assert chosen == tune(name, BOWL, BOWL, START, 30)
        assert set(chosen) == {"learning_rate", *GRIDS.get(name, {})}
        np.testing.assert_allclose(walks[name], _walk(RULES[name](**chosen)), atol=1e-12)
        np.testing.assert_allclose(losses[name], BOWL(walks[name].T), rtol=1e-9)
        assert late[name] == pytest.approx(tail_mean(losses[name]))


def test_the_settings_of_a_noisy_race_come_from_the_practice():
    practice, noises = (np.random.default_rng(n).normal(0, 3, (40, 2, 9)) for n in (0, 1))
    settings, walks, losses, late = race(
        BOWL, BOWL, START, 40, ["plain"], practice=practice, pushes=noises
    )
    assert settings["plain"] == tune("plain", BOWL, BOWL, START, 40, practice)
    # One walk for each noise, as `descend` takes them.
    alone = []
    for number in range(9):
        tilted = [_Tilted(push) for push in noises[:, :, number]]
        alone.append(descend(tilted, START, GradientDescent(**settings["plain"]), 40))
    np.testing.assert_allclose(walks["plain"], alone[0], atol=1e-12)
    heights = np.array([BOWL(walk.T) for walk in alone])
    np.testing.assert_allclose(losses["plain"], heights.mean(axis=0))
    np.testing.assert_allclose(late["plain"], heights[:, -4:].mean(axis=1))


class _Tilted:
    """The bowl with a push."""

    def __init__(self, push):
        self.push = push

    def __call__(self, point):
        return BOWL(point)

    def gradient(self, point):
        return BOWL.gradient(point) + self.push


def test_the_facts_name_each_setting():
    walk, losses, late = run("Adam", {"learning_rate": 0.1}, BOWL, BOWL, START, 20)
    assert (walk.shape, losses.shape, late.shape) == ((21, 2), (21,), (1,))
    chosen = {"learning_rate": 0.1, "momentum": 0.5, "decay": 0.9}
    assert settings_and_losses({"Adam": chosen}, {"Adam": late}) == {
        "adam_rate": 0.1,
        "adam_share": 0.5,
        "adam_decay": 0.9,
        "adam_loss": late[0],
    }
