"""What the page on regression says of its pictures holds."""

from functools import cache

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.regression import TRUTH, X, curves, fresh, hinged, hinged_errors, walked
from recipes import RECIPES
from statuses import status

from gdviz import data
from gdviz.drawing import style
from gdviz.experiments import free_models
from gdviz.functions.exact import exact_fits
from gdviz.functions.regression import LinearLoss


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _parts():
    """Bias, variance and all that, by degree."""
    return RECIPES["regression/tradeoff"].module


def _moving(ax):
    """The lines in the model's colour that move."""
    colour = style.PALETTE["model"][0]
    return [line for line in ax.lines if line.get_animated() and to_hex(line.get_color()) == colour]


@pytest.mark.parametrize(
    ("name", "sample", "start"),
    [
        ("regression/training", data.line(), (-2, 5)),
        ("regression/flat", data.parabola(), (-4, 8)),
    ],
)
def test_dot_line_and_words_of_a_frame_show_the_same_iterate(name, sample, start):
    shown = RECIPES[name].module.shown
    for k, figure in zip(shown, RECIPES[name].draw(), strict=True):
        slope, intercept = walked(sample, start, int(k), 0.015)
        loss = np.mean((slope * sample[0] + intercept - sample[1]) ** 2)
        (dot,), (line,) = (_moving(ax) for ax in figure.axes)
        np.testing.assert_allclose(np.ravel(dot.get_data_3d()), (slope, intercept, loss))
        np.testing.assert_allclose(line.get_ydata(), slope * X + intercept, atol=1e-12)
        words = f"step {k}: slope {slope:.3f}, intercept {intercept:.3f}, loss {loss:.3f}"
        assert status(figure) == words.replace("-", "−")


@pytest.mark.parametrize("degree", range(16))
def test_bias_variance_and_noise_add_up_to_the_test_error(degree):
    """Exactly if the test error is the average over all noise, nearly if it is measured."""
    drawn = curves(degree)
    assert _parts().total[degree] == _parts().bias[degree] + _parts().variance[degree] + 0.25
    expected = np.mean((drawn - TRUTH) ** 2) + 0.25
    assert _parts().total[degree] == pytest.approx(expected, rel=1e-10)
    differences = np.mean((drawn - fresh()) ** 2 - (drawn - TRUTH) ** 2, axis=1) - 0.25
    assert abs(differences.mean()) < 4 * differences.std() / np.sqrt(500)
    assert _parts().measured[degree] == pytest.approx(expected + differences.mean(), rel=1e-10)


@pytest.mark.parametrize("degree", range(16))
def test_the_variance_is_the_one_that_theory_expects(degree):
    """A fit passes noise on by a fixed matrix, whose squared entries add up to its variance."""
    smoother = np.transpose([np.polyfit(np.linspace(-2, 2, 20), row, degree) for row in np.eye(20)])
    expected = 0.25 * np.sum((np.vander(X, degree + 1) @ smoother) ** 2) / 100
    # The variance of 500 draws has a relative error of at most √(2/500), or 6 %.
    assert _parts().variance[degree] == pytest.approx(expected, rel=0.2)


def test_from_degree_2_on_the_bias_is_what_500_samples_leave_of_it():
    assert (_parts().bias[:2] > 5.9).all()
    assert (_parts().bias[2:] < 8 * _parts().variance[2:] / 500).all()


def test_more_freedom_never_fits_the_training_data_worse_but_degree_2_does_best_on_new_data():
    film = RECIPES["regression/degrees"].module
    assert (np.diff(film.training) < 1e-12).all()
    assert np.argmin(film.test) == np.argmin(_parts().total) == 2
    assert (np.diff(_parts().variance) > 0).all()


def _boxes(ax):
    """The numbers in boxes by their places."""
    words = [text for text in ax.texts if text.get_text().count(".") == 1]
    return {text.get_position(): float(text.get_text().replace("−", "-")) for text in words}


def test_each_row_of_the_matrices_is_a_true_equation():
    """Features times weights are predictions; these, once more, less measurements are misses."""
    product, difference = map(_boxes, RECIPES["regression/matrix"].draw().axes)
    weights = [product[4.3, -row - 0.5] for row in range(3)]
    for y in -np.arange(5) - 0.5:
        features = [product[column + 0.5, y] for column in range(3)]
        prediction, measured, miss = (difference[left + 0.5, y] for left in (0, 1.8, 3.6))
        assert features[0] == pytest.approx(features[1] ** 2, abs=0.02)
        assert np.dot(features, weights) == pytest.approx(product[6.1, y], abs=0.04)
        assert product[6.1, y] == prediction
        assert prediction - measured == pytest.approx(miss, abs=0.011)


def test_the_third_weight_begins_at_the_best_line():
    module = RECIPES["regression/weights"].module
    np.testing.assert_allclose(module.walk[0], [0, *np.polyfit(*data.parabola(), 1)], atol=1e-12)
    assert module.losses[0] == pytest.approx(
        RECIPES["regression/slices"].facts["lowest_parabola"], rel=1e-12
    )
    assert (np.diff(module.losses) < 0).all()


def _digits(degree):
    """Right digits of twenty fits by normal equations, QR and lstsq; how far curves move."""
    x = np.linspace(-2, 2, 20)
    columns = np.vander(x, degree + 1)
    heights = np.transpose([data.parabola(seed, count=20)[1] for seed in range(20)])
    exact = exact_fits(columns, heights)
    normal = np.linalg.solve(columns.T @ columns, columns.T @ heights)
    careful = LinearLoss(columns, heights).minimum
    too = np.linalg.lstsq(columns, heights, rcond=None)[0]
    sizes = np.linalg.norm(exact, axis=0)
    off = [np.linalg.norm(found - exact, axis=0) / sizes for found in (normal, careful, too)]
    fine = np.vander(np.linspace(-2, 2, 301), degree + 1)
    return *(-np.log10(np.median(off, axis=1))), abs(fine @ (normal - exact)).max()


def test_normal_equations_leave_some_digits_at_degree_15_and_none_at_19():
    assert 1e14 < RECIPES["regression/matrix"].facts["condition_15"] ** 2 < 1e15
    normal, careful, too, moved = _digits(15)
    assert 4 < normal < 7
    assert careful > 12
    assert too > 10
    assert moved < 1e-3
    normal, careful, too, _ = _digits(19)
    assert normal < 0.5
    assert careful > 10
    assert too > 7


def test_seed_5_was_chosen_because_its_test_error_is_near_the_mean():
    errors = np.mean((curves(15) - TRUTH) ** 2, axis=1) + 0.25
    assert errors[5] == pytest.approx(errors.mean(), rel=0.1)


@pytest.mark.parametrize(("count", "best"), [(20, 3), (200, 4)])
def test_a_truth_that_is_no_polynomial_keeps_some_bias_at_every_degree(count, best):
    """For e^x, with the variance that theory expects."""
    x, fresh = np.linspace(-1, 1, count), X / 2
    bias, error = [], []
    for degree in range(16):
        pass_on = np.polynomial.legendre.legvander(fresh, degree)
        pass_on = pass_on @ np.linalg.pinv(np.polynomial.legendre.legvander(x, degree))
        bias.append(np.mean((pass_on @ np.exp(2 * x) - np.exp(2 * fresh)) ** 2))
        error.append(bias[-1] + 0.25 * np.sum(pass_on**2) / 100)
    assert (np.diff(bias) < 0).all()
    assert np.argmin(error) == best


def test_descent_gets_slower_with_the_condition_number():
    """Polynomials of ever higher degree, each with the largest rate that is safe, 1/λ."""
    conditions, steps = [], []
    for degree in (1, 2, 3, 4):
        columns = np.vander(X, degree + 1)
        hessian = 2 / 100 * columns.T @ columns
        away = -np.linalg.solve(hessian, 2 / 100 * columns.T @ TRUTH)
        curvatures, directions = np.linalg.eigh(hessian)
        conditions.append(curvatures[-1] / curvatures[0])
        shares = 1 - curvatures[:, None] / curvatures[-1]
        far = (directions.T @ away)[:, None] * shares ** np.arange(50_000)
        gaps = curvatures @ far**2
        assert gaps[-1] < 1e-6 * gaps[0]
        steps.append(np.argmax(gaps < 1e-6 * gaps[0]))
    assert (np.diff(conditions) > 0).all()
    assert (np.diff(steps) > 0).all()


OTHERS = range(1000, 1500)  # Seeds of experiments that nothing was chosen by.


@cache
def _others():
    """Those experiments, as one loss, and the test errors of its best fits."""
    heights = np.transpose([data.parabola(seed, count=20)[1] for seed in OTHERS])
    loss = LinearLoss(free_models.powers(free_models.PLACES), heights)
    return loss, _errors(loss.minimum.T)


def _errors(weights):
    return free_models.expected_error(weights @ free_models.powers(X).T)


def test_a_penalty_helps_in_other_experiments_too_unless_it_is_too_large():
    loss, free = _others()
    held = _errors(loss.ridge(0.001))
    assert np.mean(held < free) > 0.99
    assert held.mean() < free.mean() / 5
    assert _errors(loss.ridge(10)).mean() > free.mean()
    known = [np.polyval(np.polyfit(free_models.PLACES, y, 2), X) for y in loss.y.T]
    assert free_models.expected_error(np.array(known)).mean() < held.mean()


def test_a_penalty_buys_less_variance_with_more_bias_and_a_higher_training_error():
    loss, _ = _others()
    parts = []
    for weights in (loss.minimum.T, loss.ridge(0.001)):
        drawn = weights @ free_models.powers(X).T
        missed = loss.columns @ weights.T - loss.y
        parts.append(
            (
                np.mean((drawn.mean(axis=0) - TRUTH) ** 2),
                np.mean(drawn.var(axis=0)),
                np.mean(missed**2),
            )
        )
    free, held = parts
    # The bias of the free fits is chance: the 500th part of their variance.
    assert free[0] < 3 * free[1] / 500
    assert held[0] > 5 * held[1] / 500
    assert held[1] < free[1] / 10
    assert held[2] > free[2]


def test_a_walk_that_stops_does_better_in_other_experiments_too():
    loss, free = _others()
    errors = {steps: _errors(loss.stopped(0.3, steps)) for steps in (10, 1000, 10**9, 10**12)}
    assert np.mean(errors[1000] < free) > 0.99
    means = {steps: error.mean() for steps, error in errors.items()}
    assert means[10] > means[1000] < means[10**9] < means[10**12] < free.mean()
    twin = _errors(loss.ridge(1 / (2 * 0.3 * 1000)))
    assert twin.mean() == pytest.approx(means[1000], rel=0.01)


def test_the_walk_has_the_parabola_soon_and_the_noise_late():
    """Without noise a thousand steps lead to the truth; of pure noise most is still missing."""
    columns = free_models.powers(free_models.PLACES)
    truth = LinearLoss(columns, free_models.truth(free_models.PLACES)[:, None])
    assert np.sqrt(_errors(truth.stopped(0.3, 1000)) - 0.25) < 0.15
    noise = LinearLoss(columns, _others()[0].y - truth.y)
    early, late = (
        np.mean((weights @ free_models.powers(X).T) ** 2)
        for weights in (noise.stopped(0.3, 1000), noise.minimum.T)
    )
    assert early < late / 10


def test_a_formula_leads_where_the_walk_leads():
    loss = free_models.powers_loss(5)
    w = np.zeros(16)
    for _ in range(300):
        w -= 0.3 * 2 / 20 * loss.columns.T @ (loss.columns @ w - loss.y)
    np.testing.assert_allclose(loss.stopped(0.3, 300), w, rtol=1e-9, atol=1e-12)


def test_training_errors_fall_all_the_while_in_the_film_of_the_walk():
    film = RECIPES["regression/stopping"].module
    assert (np.diff(film.training) < 0).all()
    lowest = np.argmin(film.test)
    assert 500 < film.steps[lowest] < 2000
    assert (np.diff(film.test[lowest:]) > 0).all()


def test_double_descent_shows_in_other_experiments_too():
    """Down, up and down; the second valley is not as low; with a penalty there is no peak."""
    seeds = range(2000, 2200)
    free = {count: hinged_errors(count, seeds=seeds) for count in (3, 10, 20, 1000)}
    middle = {count: np.median(errors) for count, errors in free.items()}
    assert middle[3] > middle[10] < middle[20] > middle[1000] > middle[10]
    assert np.quantile(free[20], 0.9) > 10
    held = [np.median(hinged_errors(count, 0.01, seeds)) for count in (10, 20, 40)]
    assert held[0] > held[1] > held[2]
    assert held[2] < min(middle.values())


def test_no_number_of_hinges_does_without_a_penalty_what_they_do_with_one():
    picture = RECIPES["regression/double"]
    assert picture.facts["ridge_test"] < picture.module.middle.min()


def test_the_shortest_weights_are_long_where_there_are_as_many_as_dots():
    lengths = {
        count: np.median([np.linalg.norm(hinged(count, seed)[0]) for seed in range(200)])
        for count in (20, 1000)
    }
    assert lengths[20] > 5 * lengths[1000]


def test_the_bias_of_degree_15_is_no_more_than_chance():
    """Without noise a fit is the truth; the mean of 500 strays by their variance / 500."""
    x = np.linspace(-2, 2, 20)
    truth = 2 * x**2 + 1
    np.testing.assert_allclose(np.polynomial.Polynomial.fit(x, truth, 15)(x), truth, rtol=1e-9)
    facts = RECIPES["regression/tradeoff"].facts
    assert facts["bias_15"] < 2 * facts["variance_15"] / 500
