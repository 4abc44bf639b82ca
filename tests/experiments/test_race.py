"""Every rule runs with the best of its rates, and what is best is judged without luck."""

import numpy as np
import pytest

from gdviz.experiments.race import RATES, RULES, best_rate, race, tail_mean
from gdviz.functions.stochastic import Noisy
from gdviz.functions.surfaces import Bowl, Rosenbrock
from gdviz.optim.descent import GradientDescent, descend

BOWL, START = Bowl(5, 1), (4, -9)


def test_the_rates_lie_six_to_a_factor_of_ten():
    np.testing.assert_allclose(RATES[[0, 6, -1]], [1e-4, 1e-3, 10])
    np.testing.assert_allclose(RATES[1:] / RATES[:-1], 10 ** (1 / 6))


def test_the_late_loss_is_the_mean_of_the_last_tenth():
    assert tail_mean(np.arange(101.0)) == np.mean(range(91, 101))


def test_the_best_rate_on_a_bowl_is_the_one_of_the_grid_nearest_to_where_it_is_best():
    """In the long run 1/3 is best; of the neighbours 0.316 and 0.464 only the first is stable."""
    assert best_rate(BOWL, BOWL, START, GradientDescent, 50) == pytest.approx(10**-0.5)


@pytest.mark.filterwarnings("error")
def test_a_walk_that_diverges_never_wins_and_warns_nobody():
    steep = Rosenbrock()
    rate = best_rate(steep, steep, (-1.2, 1), GradientDescent, 30)
    walk = descend(steep, (-1.2, 1), GradientDescent(rate), 30)
    assert len(walk) == 31
    assert len(descend(steep, (-1.2, 1), GradientDescent(1), 30)) < 31


def test_all_six_rules_run_with_their_own_rates():
    rates, walks, losses = race(BOWL, BOWL, START, steps=30)
    assert list(rates) == list(walks) == list(losses) == list(RULES)
    for name, rule in RULES.items():
        assert rates[name] == best_rate(BOWL, BOWL, START, rule, 30)
        np.testing.assert_array_equal(walks[name], descend(BOWL, START, rule(rates[name]), 30))
        np.testing.assert_array_equal(losses[name], BOWL(walks[name].T))


def test_the_rates_of_a_noisy_race_come_from_the_practice():
    noises = [Noisy(BOWL, 2, 3, seed) for seed in (0, 1)]
    rates, walks, _ = race(noises[1], BOWL, START, steps=40, practice=noises[0])
    for name, rule in RULES.items():
        assert rates[name] == best_rate(noises[0], BOWL, START, rule, 40)
        np.testing.assert_array_equal(walks[name], descend(noises[1], START, rule(rates[name]), 40))
