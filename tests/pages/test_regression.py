"""What the page on regression says of its pictures holds."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.regression import TRUTH, X, curves, fresh, walked
from recipes import RECIPES
from statuses import status

from gdviz import data
from gdviz.drawing import style
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
        assert status(figure) == words


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


def test_each_row_of_the_matrices_is_a_true_sum():
    figure = RECIPES["regression/matrix"].draw()
    (ax,) = figure.axes
    boxes = [text for text in ax.texts if text.get_text().count(".") == 1]
    numbers = {text.get_position(): float(text.get_text().replace("−", "-")) for text in boxes}
    weights = [numbers[4.1, -row - 0.5] for row in range(3)]
    for y in -np.arange(5) - 0.5:
        features = [numbers[column + 0.5, y] for column in range(3)]
        prediction, measured, miss = (numbers[left + 0.5, y] for left in (5.2, 6.8, 8.4))
        assert features[0] == pytest.approx(features[1] ** 2, abs=0.02)
        assert np.dot(features, weights) == pytest.approx(prediction, abs=0.04)
        assert prediction - measured == pytest.approx(miss, abs=0.011)


def test_the_third_weight_begins_at_the_best_line():
    module = RECIPES["regression/weights"].module
    np.testing.assert_allclose(module.walk[0], [0, *np.polyfit(*data.parabola(), 1)], atol=1e-12)
    assert module.losses[0] == pytest.approx(
        RECIPES["regression/slices"].facts["lowest_parabola"], rel=1e-12
    )
    assert (np.diff(module.losses) < 0).all()


def test_the_square_of_the_condition_number_leaves_hardly_a_digit_of_the_answer():
    columns = np.vander(np.linspace(-2, 2, 20), 16)
    assert 1e14 < RECIPES["regression/matrix"].facts["condition_15"] ** 2 < 1e15
    weights = np.ones(16)
    found = np.linalg.solve(columns.T @ columns, columns.T @ (columns @ weights))
    assert abs(found - weights).max() > 1e-6
    careful = LinearLoss(columns, columns @ weights).minimum
    assert abs(careful - weights).max() < 1e-9


def test_the_bias_of_degree_15_is_no_more_than_chance():
    """Without noise a fit is the truth; the mean of 500 strays by their variance / 500."""
    x = np.linspace(-2, 2, 20)
    truth = 2 * x**2 + 1
    np.testing.assert_allclose(np.polynomial.Polynomial.fit(x, truth, 15)(x), truth, rtol=1e-9)
    facts = RECIPES["regression/tradeoff"].facts
    assert facts["bias_15"] < 2 * facts["variance_15"] / 500
