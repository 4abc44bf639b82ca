"""What the page on networks says of its pictures holds."""

import re
import runpy

import numpy as np
import pytest
from oracles.networks import PARTS, PIXEL, passed
from recipes import RECIPES
from scipy.special import expit, softmax
from statuses import status

from gdviz import data
from gdviz.drawing import style
from gdviz.experiments import starts
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, squared_error
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
    ax = RECIPES["networks/activations"].draw().axes[1]
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    heights = {mark.get_ydata()[0]: mark.get_color() for mark in marks}
    assert heights[0] == style.MODEL
    assert marks[-1].get_ydata()[0] == 1
    assert (marks[-1].get_color(), marks[-1].get_markeredgecolor()) == (style.PAPER, style.MODEL)


def test_activations_share_one_scale_and_so_do_their_derivatives():
    figure = RECIPES["networks/activations"].draw()
    for ax in figure.axes:
        curves = [line for line in ax.lines if line.get_marker() == "None"]
        # The derivative of ReLU comes in two pieces.
        assert len({line.get_color() for line in curves}) == 3


def _first_step(slope_at_0):
    """What a black pixel does in a network of 3, 4, 3, 1 without biases: its sums and gradient."""
    rng = np.random.default_rng(0)
    matrices = [rng.normal(size=shape) for shape in ((4, 3), (3, 4), (1, 3))]
    x, sums = np.zeros(3), []
    for matrix in matrices:
        sums.append(matrix @ x)
        x = np.maximum(sums[-1], 0)
    # The gradient by a bias is that by its sum; by a weight it is times an input, which is 0.
    back, by_biases = np.array([-0.5]), []
    for matrix, below in zip(reversed(matrices), [*reversed(sums[:-1]), None], strict=True):
        by_biases.insert(0, back)
        if below is not None:
            back = (matrix.T @ back) * np.where(below > 0, 1, np.where(below == 0, slope_at_0, 0))
    return np.concatenate(sums), by_biases


def test_a_black_pixel_makes_every_sum_exactly_0_where_the_biases_are():
    network = dense_network((3, 4, 3, 1))
    black = np.zeros((1, 3))
    for seed in range(100):
        weights = network.init(seed)
        for sums in list(network.outputs(black, weights))[::2]:
            assert (sums == 0).all()


def test_a_black_pixel_moves_the_last_bias_alone_unless_the_corner_has_a_slope():
    network = dense_network((3, 4, 3, 1))
    for seed in range(100):
        loss = NetworkLoss(network, cross_entropy, np.zeros((1, 3)), np.ones((1, 1)))
        gradient = loss.gradient(network.init(seed))
        np.testing.assert_array_equal(gradient, np.append(np.zeros(34), -0.5))
    sums, with_0 = _first_step(slope_at_0=0)
    assert (sums == 0).all()
    assert all((part == 0).all() for part in with_0[:-1])
    _, with_1 = _first_step(slope_at_0=1)
    assert all((part != 0).all() for part in with_1)


def _labels(ax):
    """The numbers of the diagram that stand on no neuron, each with its place."""
    found = [(text.get_text().replace("−", "-"), text.get_position()) for text in ax.texts]
    return [(float(text), place) for text, place in found if re.fullmatch(r"-?\d\.\d", text)]


def test_each_line_between_layers_bears_its_own_weight():
    figure = RECIPES["networks/layers"].draw()
    (ax,) = figure.axes
    lines = np.concatenate([gap.get_segments() for gap in ax.collections])
    weights = np.concatenate([matrix.ravel() for matrix, _ in PARTS])
    labels = _labels(ax)[-27:]  # Behind the biases.
    assert len(weights) == 27
    for (number, place), (start, end), weight in zip(labels, lines, weights, strict=True):
        along = (end - start) / np.hypot(*(end - start))
        x, y = np.subtract(place, start)
        # A word on a level line is lifted by half its height.
        assert abs(along[0] * y - along[1] * x) < 9
        assert number == weight


def test_the_biases_stand_below_the_neurons():
    (ax,) = RECIPES["networks/layers"].draw().axes
    texts = [text.get_text() for text in ax.texts]
    shown = [float(text.replace("−", "-")) for text in texts if re.fullmatch(r"[+−]\d\.\d", text)]
    biases = np.concatenate([row for _, row in PARTS])
    weights = np.concatenate([matrix.ravel() for matrix, _ in PARTS])
    assert sorted(shown) == sorted([*biases, *weights[weights < 0]])


def test_the_table_of_a_layer_holds_what_its_neurons_compute():
    figure = RECIPES["networks/rows"].draw()
    matrix, biases = PARTS[0]
    sums = (matrix * PIXEL).sum(axis=1) + biases
    expected = np.concatenate([matrix.ravel(), PIXEL, biases, sums, passed(PIXEL)[0]])
    np.testing.assert_allclose(_numbers(figure.axes[0]), expected, atol=0.005)


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
    named = dict.fromkeys(re.search(r"at (−?[\d.]+)", text)[1] for _, text in _film("hinges"))
    for hinge, place in zip(figure.axes[0].lines, named, strict=True):
        x, y = hinge.get_xdata().ravel(), hinge.get_ydata()
        bends = x[1:-1][abs(np.diff(np.diff(y) / np.diff(x))) > 1e-9]
        assert bends == pytest.approx([float(place.replace("−", "-"))], abs=0.005)


def test_the_twelve_pixels_have_the_numbers_of_the_picture():
    (ax,) = RECIPES["networks/pixels"].draw().axes
    whole, *squares = (image.get_array() for image in ax.images)
    few = np.reshape(squares, (3, 4, 3))
    sheets = np.moveaxis(np.reshape(_numbers(ax), (3, 3, 4)), 0, -1)
    np.testing.assert_array_equal(sheets, few)
    places = [
        (row, column)
        for row in range(10)
        for column in range(13)
        if (whole[row : row + 3, column : column + 4] == few).all()
    ]
    assert (_module("pixels").top, _module("pixels").left) in places


def test_the_framed_pixel_has_the_colour_that_the_network_is_asked_about():
    np.testing.assert_allclose(_module("pixels").few[0, 0] / 255, PIXEL, atol=1e-15)


def test_the_rows_show_as_many_pictures_as_the_shapes_above_them_say():
    (ax,) = RECIPES["networks/tensors"].draw().axes
    tops = [round(image.get_extent()[3]) for image in ax.images]
    shapes = [re.match(r"\((\d+), ", text.get_text()) for text in ax.texts]
    picture, film, batch = [int(shape[1]) for shape in shapes if shape]
    # A picture comes with its three sheets.
    assert [tops.count(top) for top in dict.fromkeys(tops)] == [1 + 3, film, batch]
    assert picture == 96


def test_the_sheets_of_a_picture_add_up_to_it():
    module = _module("tensors")
    np.testing.assert_array_equal(module.sheets.sum(axis=0), module.picture)


def test_every_layer_about_halves_keeps_or_doubles_the_signal():
    strengths = _module("signals").strengths
    for factor, runs in strengths.items():
        for values in runs:
            each = (values[-1] / values[0]) ** (1 / 29)
            assert each == pytest.approx(factor, rel=0.05)


def test_gradients_fade_and_explode_as_signals_do():
    network = dense_network((64,) * 31)
    x = np.random.default_rng(0).normal(size=(50, 64))
    for seed in range(5):
        lengths = []
        for factor in (0.5, 1, 2):
            parts = network.split(factor * network.init(seed))
            _, pullback = network(x, *parts)
            lengths.append(np.linalg.norm(pullback(np.ones((50, 64)))[0]))
        assert lengths[0] < 1e-6 * lengths[1]
        assert lengths[2] > 1e6 * lengths[1]


def test_neurons_that_start_alike_stay_alike():
    x, y = (column[:, None] for column in data.parabola())
    network = dense_network((1, 4, 1))
    loss = NetworkLoss(network, squared_error, x, y)
    end = descend(loss, np.full(network.size, 0.5), GradientDescent(0.01), steps=100)[-1]
    assert abs(end[0] - 0.5) > 0.1
    for part in network.split(end)[:3]:
        np.testing.assert_allclose(part.ravel(), part.flat[0])


def test_a_silent_neuron_has_no_slope_left():
    x, y = (column[:, None] for column in data.parabola())
    network = dense_network((1, 6, 1))
    loss = NetworkLoss(network, squared_error, x, y)
    for seed in (62, 71):  # Those that are stuck.
        end = descend(loss, network.init(seed), GradientDescent(0.01), 3000)[-1]
        sums, *_ = network.outputs(x, end)
        silent = sums.max(axis=0) < 0
        slopes, offsets, heights, _ = network.split(loss.gradient(end))
        assert silent.any()
        assert not slopes[silent].any()
        assert not offsets[silent].any()
        assert not heights[:, silent].any()


def _ends():
    """Loss, silent neurons and unheard samples of every start, for six and for eight."""
    module = _module("starts")
    return [(module.losses[n], module.silent[n], module.unheard[n]) for n in (6, 8)]


def test_most_networks_can_spare_a_silent_neuron():
    for losses, silent, _ in _ends():
        learned = losses < 1
        assert learned.sum() >= 98
        with_silent, without = losses[learned & (silent > 0)], losses[learned & (silent == 0)]
        assert abs(np.median(with_silent) - np.median(without)) < 0.005
        assert with_silent.max() < 1.2 * without.max()


def test_stuck_starts_are_those_with_most_samples_unheard_and_not_those_with_most_silent():
    stuck = [(loss > 1).sum() for loss, _, _ in _ends()]
    assert stuck == [2, 1]
    for losses, silent, unheard in _ends():
        np.testing.assert_array_equal(losses > 1, unheard > 0.5)
        assert silent[losses > 1].min() <= silent[losses < 1].max()
    losses, silent, _ = _ends()[0]
    assert sorted(silent[losses > 1]) == [1, 3]


def test_the_hinges_of_a_stuck_start_open_to_one_side():
    for neurons in (6, 8):
        run = starts.train(neurons)
        # At the outermost samples, which neurons are on.
        left, right = run["on"][:, 0], run["on"][:, -1]
        for start in np.flatnonzero(run["losses"] > 1):
            assert left[start].any() != right[start].any()


def test_colours_up_to_255_make_the_valley_of_the_loss_far_narrower_than_fractions_do():
    colours = labelled.bees(seed=0, rows=24)[0].reshape(-1, 3)
    narrow = []
    for inputs in (colours, 255 * colours):
        with_bias = np.column_stack([inputs, np.ones(len(inputs))])
        narrow.append(np.linalg.cond(with_bias.T @ with_bias))
    assert narrow[1] > 100 * narrow[0]


def test_all_hinges_begin_at_0():
    network = dense_network((1, 6, 1))
    _, offsets, _, _ = network.split(network.init(starts.MIDDLE))
    assert not offsets.any()


def test_the_films_show_the_middle_one_of_the_starts():
    losses = starts.train(6)["losses"]
    assert (losses < losses[starts.MIDDLE]).sum() == 50
    assert RECIPES["networks/bends"].facts["bent"] == pytest.approx(losses[starts.MIDDLE], abs=1e-9)


def test_softmax_makes_chances_of_any_scores_and_keeps_their_order():
    rng = np.random.default_rng(0)
    for scores in rng.normal(0, 3, (100, 4)):
        chances = softmax(scores)
        assert chances.sum() == pytest.approx(1)
        assert (chances > 0).all()
        assert (np.argsort(chances) == np.argsort(scores)).all()
        np.testing.assert_allclose(softmax(scores + 5), chances)


def test_between_two_answers_softmax_is_the_sigmoid_of_their_difference():
    rng = np.random.default_rng(0)
    for first, second in rng.normal(0, 3, (100, 2)):
        assert softmax([first, second])[0] == pytest.approx(expit(first - second))


def test_a_step_down_raises_the_score_that_is_right_and_lowers_all_others():
    rng = np.random.default_rng(0)
    for scores in rng.normal(0, 3, (100, 4)):
        for truth in range(4):
            for place in range(4):
                nudged = scores + 1e-6 * (np.arange(4) == place)
                change = -np.log(softmax(nudged)[truth]) + np.log(softmax(scores)[truth])
                assert (change < 0) == (place == truth)


def test_the_bars_of_softmax_are_as_long_as_their_numbers_say():
    figure = RECIPES["networks/softmax"].draw()
    scores = np.array([1, 2, -1])
    for ax, expected in zip(figure.axes, (scores, np.exp(scores), softmax(scores)), strict=True):
        np.testing.assert_allclose([bar.get_width() for bar in ax.patches], expected)
        np.testing.assert_allclose(_numbers(ax), expected, atol=0.005)


def _chosen(name, folder, **chosen):
    """What a recipe computes once a reader has chosen something else."""
    source = RECIPES[f"networks/{name}"].path.read_text(encoding="utf-8")
    for variable, value in chosen.items():
        source, count = re.subn(rf"(?m)^{variable} = .*$", f"{variable} = {value}", source)
        assert count == 1
    changed = folder / f"{name}.py"
    changed.write_text(source, encoding="utf-8")
    return runpy.run_path(str(changed))


def test_without_an_activation_the_border_of_the_playground_is_straight(tmp_path):
    """What one score is ahead of the other grows evenly along each axis: it is 0 on a line."""
    for activation, straight in (("none", True), ("tanh", False)):
        given = {"activation": f'"{activation}"', "hidden": "(8, 8)", "steps": 50}
        ran = _chosen("playground", tmp_path, **given)
        points = ran["grid"].reshape(2, -1).T
        scores = ran["network"].predict(points, ran["walk"][-1])
        ahead = (scores[:, 1] - scores[:, 0]).reshape(ran["grid"].shape[1:])
        bends = [abs(np.diff(ahead, 2, axis)).max() for axis in (0, 1)]
        assert (max(bends) < 1e-9) == straight


def test_dashed_lines_run_where_the_sums_of_hidden_neurons_are_0():
    module = _module("neurons")
    inward, biases, *_ = module.network.split(module.weights)
    _, plane = module.figure().axes
    lines = [line.get_xydata() for line in plane.lines if line.get_linestyle() == "--"]
    window = np.stack(np.meshgrid(plane.get_xlim(), plane.get_ylim()), axis=-1)
    corners = window.reshape(-1, 2) @ inward.T + biases
    # A sum that has one sign in all corners is 0 nowhere in the picture.
    crossing = np.abs(np.sign(corners).sum(axis=0)) < 4
    assert len(lines) == crossing.sum() == 3
    for line, row, bias in zip(lines, inward[crossing], biases[crossing], strict=True):
        assert len(np.unique(line, axis=0)) == 2
        np.testing.assert_allclose(line @ row + bias, 0, atol=1e-9)


def test_the_counts_that_the_page_says_in_words_hold():
    facts = RECIPES["networks/layers"].facts
    assert _module("hinges").network.size == 19
    assert facts["size"] + 1 == 36
    assert facts["large"] > 14_000_000


def test_the_film_of_the_forward_pass_stays_within_its_limits():
    assert len(list(RECIPES["networks/forward"].draw())) <= 140
