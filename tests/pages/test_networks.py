"""What the page on networks says of its pictures holds."""

import re

import numpy as np
import pytest
from oracles.networks import PIXEL, passed, trained
from recipes import RECIPES
from statuses import status

from gdviz import data
from gdviz.drawing import style
from gdviz.film import render
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import squared_error
from gdviz.optim.descent import GradientDescent, descend
from gdviz.scenes import labelled


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _module(name):
    return RECIPES[f"networks/{name}"].module


def _film(name):
    """Every frame of a film with its status."""
    for figure in RECIPES[f"networks/{name}"].draw():
        yield figure, status(figure)


def _numbers(ax):
    """The numbers that stand in the axes."""
    texts = [text.get_text().replace("−", "-") for text in ax.texts]
    return [float(text) for text in texts if re.fullmatch(r"-?[\d.]+", text)]


def test_the_last_frame_of_the_forward_pass_shows_what_the_layers_hand_on():
    *_, (figure, _) = _film("forward")
    expected = np.concatenate([PIXEL, *passed(PIXEL)])
    np.testing.assert_allclose(_numbers(figure.axes[0]), expected, atol=0.005)


def test_every_sum_that_the_forward_pass_spells_out_is_right_and_goes_into_its_neuron():
    sums = {text: _numbers(figure.axes[0]) for figure, text in _film("forward") if "=" in text}
    assert len(sums) == 3
    for text, shown in sums.items():
        left, right = text.replace("−", "-").replace("·", "*").split("=")
        assert eval(left) == pytest.approx(float(right), abs=0.01)
        assert shown[-1] == float(right)


def test_the_loss_appears_when_the_network_is_through():
    for figure, text in _film("forward"):
        (dot,) = [line for line in figure.axes[1].lines if line.get_marker() == "o"]
        assert dot.get_visible() == text.startswith("loss")
        chance, loss = dot.get_xydata()[0]
        assert loss == pytest.approx(-np.log(chance))


def test_the_bars_of_the_neuron_each_start_where_the_one_before_ends():
    figure = RECIPES["networks/neuron"].draw()
    *terms, total = figure.axes[1].patches
    ends = np.cumsum([bar.get_height() for bar in terms])
    starts = [bar.get_y() for bar in terms]
    np.testing.assert_allclose(starts, [0, *ends[:-1]], atol=1e-15)
    assert (total.get_y(), total.get_height()) == (0, pytest.approx(ends[-1]))


def test_relu_is_marked_to_have_the_slope_0_at_its_corner():
    ax = RECIPES["networks/activations"].draw().axes[3]
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    heights = {mark.get_ydata()[0]: mark.get_color() for mark in marks}
    assert heights == {0: style.ERROR, 1: style.PAPER}


def test_three_linear_layers_answer_as_one_neuron_does():
    matrix, bias = _module("collapse").matrix, _module("collapse").bias
    for pixel in np.random.default_rng(0).random((100, 3)):
        assert passed(pixel, bent=False)[-1] == pytest.approx(matrix @ pixel + bias)


def test_without_an_activation_the_model_is_a_line_in_every_frame_and_with_relu_it_is_not():
    for figure, _ in _film("bends"):
        left, right = (
            next(line for line in ax.lines if line.get_animated()).get_ydata().ravel()
            for ax in figure.axes
        )
        np.testing.assert_allclose(np.diff(left, 2), 0, atol=1e-12)
    assert abs(np.diff(right, 2)).max() > 0.01


def test_the_hinges_add_up_to_the_answers_of_the_network():
    network, walk = _module("hinges").network, _module("hinges").walk
    *_, (figure, _) = _film("hinges")
    *hinges, total = (line for ax in figure.axes for line in ax.lines)
    corners = _module("hinges").corners
    np.testing.assert_allclose(total.get_ydata(), network.predict(corners, walk[-1])[:, 0])
    base = RECIPES["networks/hinges"].facts["base"]
    np.testing.assert_allclose(
        np.sum([hinge.get_ydata() for hinge in hinges], axis=0) + base, total.get_ydata()
    )


def test_every_hinge_has_one_corner_at_the_place_that_the_film_names():
    *_, (figure, _) = _film("hinges")
    named = dict.fromkeys(re.search(r"at (-?[\d.]+)", text)[1] for _, text in _film("hinges"))
    for hinge, place in zip(figure.axes[0].lines, named, strict=True):
        x, y = hinge.get_xdata().ravel(), hinge.get_ydata()
        bends = x[1:-1][abs(np.diff(np.diff(y) / np.diff(x))) > 1e-9]
        assert bends == pytest.approx([float(place)], abs=0.005)


def test_the_twelve_pixels_have_the_numbers_of_the_picture():
    figure = RECIPES["networks/pixels"].draw()
    sheets = np.moveaxis([_numbers(ax) for ax in figure.axes[3:]], 0, 1).reshape(3, 4, 3)
    shown = figure.axes[2].images[0].get_array()
    whole = 255 * labelled.bees(seed=0, rows=48)[0]
    np.testing.assert_array_equal(sheets, shown)
    assert any(
        (abs(whole[row : row + 3, column : column + 4] - sheets) <= 0.5).all()
        for row in range(46)
        for column in range(61)
    )


def test_the_stacks_show_as_many_sheets_as_the_shapes_below_them_say():
    for ax in RECIPES["networks/tensors"].draw().axes:
        shape = [int(part) for part in re.findall(r"\d+", ax.texts[0].get_text())]
        assert len(ax.images) == (shape[-1] if len(shape) == 3 else shape[0])


def test_every_layer_about_halves_keeps_or_doubles_the_signal():
    strengths = RECIPES["networks/signals"].module.strengths
    for factor, values in strengths.items():
        each = (values[-1] / values[0]) ** (1 / 29)
        assert each == pytest.approx(factor, rel=0.05)


def test_neurons_that_start_alike_stay_alike():
    x, y = (column[:, None] for column in data.parabola())
    network = dense_network((1, 4, 1))
    loss = NetworkLoss(network, squared_error, x, y)
    end = descend(loss, np.full(network.size, 0.5), GradientDescent(0.01), steps=100)[-1]
    assert abs(end[0] - 0.5) > 0.1
    for part in network.split(end)[:3]:
        np.testing.assert_allclose(part.ravel(), part.flat[0])


def test_a_silent_neuron_has_no_slope_left():
    stuck, end = _module("bends").stuck, _module("bends").end
    silent, gradient = _module("bends").silent, stuck.network.split(stuck.gradient(end))
    assert (gradient[0][silent] == 0).all()
    assert (gradient[2][:, silent] == 0).all()
    assert (gradient[0][~silent] != 0).all()
    assert stuck(end) > trained(6, 9)[4]


def test_the_counts_that_the_page_says_in_words_hold():
    facts = RECIPES["networks/layers"].facts
    assert _module("hinges").network.size == 19
    assert facts["size"] + 1 == 36
    assert facts["large"] > 14_000_000


def test_the_film_of_the_forward_pass_stays_within_its_limits():
    assert len(list(render.record(RECIPES["networks/forward"].draw()).frames())) <= 90
