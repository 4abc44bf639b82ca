"""What the page on backpropagation says of its pictures holds."""

import ast
import contextlib
import io
import re
from inspect import getsource
from itertools import pairwise

import numpy as np
import pytest
import torch
from matplotlib.colors import to_hex
from oracles.backprop import (
    INPUTS,
    RUNS,
    chain,
    four_samples,
    from_starts,
    loss,
    multiplications,
    network,
    pixel_slopes,
    stepped,
)
from recipes import PAGES, RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.networks import autodiff, operations

PAGE = PAGES["backprop"]


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _number(text):
    return float(text.replace("−", "-"))


def _scenes(name):
    """The status and all visible words of every frame that differs from the one before."""
    scenes = []
    for figure in RECIPES[f"backprop/{name}"].draw():
        words = [text for ax in figure.axes for text in ax.texts if text.get_visible()]
        scene = (status(figure), [text.get_text() for text in words if text.get_text()])
        if scene not in scenes:
            scenes.append(scene)
    return scenes


def _changes(name):
    """The status of every scene, and the words that it adds."""
    scenes = _scenes(name)
    for (_, before), (said, after) in pairwise(scenes):
        rest = list(after)
        for word in before:
            if word in rest:
                rest.remove(word)
        yield said, rest


def test_the_forward_film_adds_one_value_at_a_time_and_computes_it_as_it_says():
    changes, (values, _) = list(_changes("forward")), chain()
    assert len(changes) == len(values) - 1
    for said, added in changes:
        name = re.search(r"^(\w) =|(\w) is given", said)
        value = values[name[1] or name[2]]
        assert added == [f"{value:.2f}"]
        assert said.endswith(added[0])
        if " = " in said:
            *_, written, total = said.replace("×", "*").replace("−", "-").split(" = ")
            written = re.sub(r"tanh (\S+)", r"tanh(\1)", written.replace("²", "**2"))
            assert f"{eval(written, {'tanh': np.tanh}):.2f}" == total


def test_no_value_runs_ahead_of_what_it_is_made_of():
    known = set()
    for said, _ in _scenes("forward"):
        given = re.search(r"(\w) is given", said)
        if not given:
            name, made, *_ = said.split(" = ")
            assert set(re.findall(r"\b[a-zL]\b", made)) <= known
        known.add(given[1] if given else name)
    values, _ = chain()
    assert known == set(values)


def test_the_backward_film_changes_one_thing_a_frame_and_says_what():
    """First an arrow gets its factor; then the box gets its slope, with the product above it."""
    changes, (_, slopes) = list(_changes("backward")), chain()
    assert len(changes) == 2 * 8
    filled = {"L": 1.0}
    for (said, factor), (product, added) in zip(changes[::2], changes[1::2], strict=True):
        pattern = r"(\w) grows (\S+) times as fast as (\w)"
        after, growth, name = re.fullmatch(pattern, said).groups()
        assert factor == [f"× {growth}"]
        assert after in filled
        spelled = f"{filled[after]:.2f} × {growth}".replace("-", "−")
        slope = f"{slopes[name]:.2f}".replace("-", "−")
        assert sorted(added) == sorted([spelled, slope])
        assert product == f"slope of {name} = {spelled} = {slope}"
        filled[name] = slopes[name]
    assert filled == pytest.approx(slopes, abs=1e-12)


def test_the_products_come_out_as_they_are_written():
    """With two digits, so that a reader with a pencil finds the same."""
    for said, _ in _scenes("backward"):
        if said.startswith("slope of"):
            _, *written = re.fullmatch(r"slope of (\w) = (\S+) × (\S+) = (\S+)", said).groups()
            first, second, total = map(_number, written)
            assert f"{first * second:.2f}" == f"{total:.2f}"


def test_an_arrow_that_has_its_factor_points_back():
    for figure in RECIPES["backprop/backward"].draw():
        arrows = [patch for patch in figure.axes[0].patches if hasattr(patch, "get_arrowstyle")]
        turned = [arrow for arrow in arrows if arrow.get_arrowstyle().arrow == "<|-"]
        shown = [text for text in figure.axes[0].texts if text.get_text().startswith("×")]
        assert len(turned) == sum(text.get_visible() for text in shown)
    assert len(turned) == len(arrows) == 8


def test_the_factors_in_the_page_multiply_to_the_slope_of_the_weight():
    values, slopes = chain()
    e, y, x = (values[name] for name in "eyx")
    assert 2 * e * 1 * (1 - y**2) * 1 * x == pytest.approx(slopes["w"], abs=1e-15)
    assert slopes["w"] == pytest.approx(2 * slopes["b"], abs=1e-15)
    assert "&= 2e \\cdot 1 \\cdot (1 - y^2) \\cdot 1 \\cdot x" in PAGE


def test_the_strips_shrink_with_the_nudge_and_the_corner_with_its_square():
    def parts(h):
        return (0.4 + h) * 2 - 0.8, (2 + h) * (0.4 + h) - 0.8 - 2 * h - 0.4 * h

    (strip, corner), (thinner, smaller) = parts(0.1), parts(0.01)
    assert (thinner / strip, smaller / corner) == pytest.approx((0.1, 0.01))


def test_nudges_agree_but_for_a_few_per_cent_and_fair_nudges_come_closer():
    _, slopes = chain()
    for name in INPUTS:
        off = abs(RECIPES["backprop/nudges"].facts[name] / slopes[name] - 1)
        sides = [loss(**INPUTS | {name: INPUTS[name] + h}) for h in (-0.01, 0.01)]
        fair = abs((sides[1] - sides[0]) / 0.02 / slopes[name] - 1)
        assert fair < 0.1 * off < 0.002


def test_centimetres_change_the_slope_and_not_the_answer():
    values, slopes = chain()
    assert loss(200, 0.004, 0.5, 0.2) == pytest.approx(values["L"], abs=1e-15)
    assert RECIPES["backprop/nudges"].facts["scaled"] == pytest.approx(100 * slopes["w"])


def test_the_dashed_lines_touch_the_curves_of_the_loss():
    values, slopes = chain()
    for ax, name in zip(RECIPES["backprop/nudges"].draw().axes, "xwb", strict=True):
        curve, dashed = (drawn.get_xydata() for drawn in ax.lines)
        expected = [loss(**INPUTS | {name: INPUTS[name] + change}) for change in curve[:, 0]]
        np.testing.assert_allclose(curve[:, 1], expected, atol=1e-14)
        (x0, y0), (x1, y1) = dashed[[0, -1]]
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slopes[name], abs=1e-12)
        assert (y0 + y1) / 2 == pytest.approx(values["L"], abs=1e-12)


def test_only_the_line_with_the_sum_of_the_slopes_touches_the_curve_of_the_fork():
    curve, *lines, _ = (
        drawn.get_xydata() for drawn in RECIPES["backprop/fork"].draw().axes[1].lines
    )
    np.testing.assert_allclose(curve[:, 1], curve[:, 0] * (curve[:, 0] + 2), atol=1e-12)
    crossings = []
    for (x0, y0), (x1, y1) in lines:
        slope = (y1 - y0) / (x1 - x0)
        # Where 2x + x² meets the line is a square equation: one root of multiplicity 2, or two.
        crossings.append(np.ptp(np.roots([1, 2 - slope, slope * x0 - y0]).real))
    # The wrong ones leave the curve by more than it is broad.
    apart = [abs(drawn[-1, 1] - curve[-1, 1]) / np.ptp(curve[:, 1]) for drawn in lines]
    assert apart[0] < 0.05 < 0.15 < min(apart[1:])
    assert (np.array(crossings) > 1).tolist() == [False, True, True]


def test_the_colour_of_what_is_forgotten_is_not_its_only_sign():
    lines = RECIPES["backprop/fork"].draw().axes[1].lines[1:4]
    assert len({drawn.get_linestyle() for drawn in lines}) == 3


def test_the_code_of_the_tape_prints_what_the_page_shows():
    tape, rule = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, flags=re.DOTALL)
    printed, names = io.StringIO(), {}
    with contextlib.redirect_stdout(printed):
        exec(tape, names)
    assert printed.getvalue() == shown
    assert names["gradients"](names["f"])[names["x"]] == 8
    assert "Asked for `gradients(f)[x]`, it answers 8." in PAGE
    assert ast.dump(ast.parse(rule)) == ast.dump(ast.parse(getsource(autodiff.gradients)))


def test_storing_slopes_instead_of_adding_them_gives_the_slope_of_one_way():
    """The mistake of the page, made on the fork."""
    x = autodiff.Value(3.0)
    u, v = 2 * x, x**2
    f = u + v
    found = {f: 1.0}
    for value in reversed(autodiff.record(f)):
        for parent, slope in zip(value.parents, value.derivatives, strict=True):
            found[parent] = found[value] * slope
    assert found[x] in (2, 6)
    assert autodiff.gradients(f)[x] == 8


def test_the_slopes_in_the_network_are_those_of_pytorch_and_ten_weights_have_none():
    parts = pixel_slopes()
    *_, (_, words) = _scenes("layers")
    figure = list(RECIPES["backprop/layers"].draw())[-1]
    below = [text for text in figure.axes[0].texts if text.get_color() == style.ERROR]
    expected = [
        f"{slope:.2f}".replace("-", "−") if slope else "0" for part in parts[1::2] for slope in part
    ]
    assert [text.get_text() for text in below] == expected
    assert set(expected) <= set(words)
    assert sum((part == 0).sum() for part in parts[::2]) == 10


def test_the_sums_in_the_network_come_out_as_they_are_written():
    sums = [said for said, _ in _scenes("layers") if "·" in said]
    assert len(sums) == 5
    for said in sums:
        written, total = said.replace("−", "-").split(" = ")
        assert eval(written.replace("·", "*")) == pytest.approx(float(total), abs=0.0101)


def test_the_last_picture_of_the_network_draws_each_weight_by_its_slope():
    *_, figure = RECIPES["backprop/layers"].draw()
    for drawn, part in zip(figure.axes[0].collections, pixel_slopes()[::2], strict=True):
        widths = np.array(drawn.get_linewidth())
        np.testing.assert_allclose(widths, 0.4 + 3 * abs(part).ravel(), atol=1e-12)
        np.testing.assert_array_equal(drawn.get_alpha(), part.ravel() != 0)
        dashed = [pattern is not None for _, pattern in drawn.get_linestyle()]
        assert dashed == (part.ravel() < 0).tolist()


def test_the_matrix_formulas_of_the_page_give_the_gradient_of_pytorch():
    rng, n, d, m, k = np.random.default_rng(0), 7, 3, 5, 2
    x, targets, weights = rng.normal(size=(n, d)), rng.normal(size=(n, k)), rng.normal(size=32)
    answers, parts = network(weights, (d, m, k), torch.tanh)
    torch.nn.functional.mse_loss(answers(torch.tensor(x)), torch.tensor(targets)).backward()
    w1, b1, w2, b2 = (part.detach().numpy() for part in parts)
    hidden = np.tanh(x @ w1.T + b1)
    by_y = 2 / (n * k) * (hidden @ w2.T + b2 - targets)
    by_z = (by_y @ w2) * (1 - hidden**2)
    found = (by_z.T @ x, by_z.sum(axis=0), by_y.T @ hidden, by_y.sum(axis=0))
    for slopes, part in zip(found, parts, strict=True):
        np.testing.assert_allclose(slopes, part.grad.numpy(), atol=1e-14)
    for formula in (r"\bar Y^\top H", r"\bar Y \, W_2", r"\bar H \odot", r"\bar Z^\top X"):
        assert formula in PAGE


def test_the_last_circle_shows_the_chance_and_the_caption_says_so():
    (chance, *_), _, _ = stepped(0)
    *_, (_, words) = _scenes("layers")
    assert f"{chance:.2f}" in words
    assert "−1.11" not in words
    assert "in the last one the chance {{ backprop.layers.chance" in PAGE


def test_a_step_raises_the_chance_and_lowers_the_loss_as_the_film_says():
    chances, losses, _ = stepped(10)
    said = [words for words, _ in _scenes("step")]
    assert said[0] == f"run: the chance of a bee is {chances[0]:.3f}, the loss {losses[0]:.2f}"
    assert said[3] == f"run again: the chance of a bee is {chances[1]:.3f}"
    assert said[4] == f"check: the loss fell from {losses[0]:.2f} to {losses[1]:.2f}"
    for k, words in enumerate(said[5:], start=2):
        assert words == f"step {k}: chance {chances[k]:.3f}, loss {losses[k]:.2f}"
    assert (np.diff(chances) > 0).all()
    assert (np.diff(losses) < 0).all()


def test_the_lines_of_the_step_are_as_thick_as_the_slopes_and_then_as_the_weights():
    _, _, seen = stepped(1)
    frames = dict.fromkeys(words for words, _ in _scenes("step"))
    for figure in RECIPES["backprop/step"].draw():
        widths = [list(gap.get_linewidth()) for gap in figure.axes[0].collections]
        frames[status(figure)] = np.concatenate(widths)
    start, back, tweak, *_ = frames.values()
    for drawn, place, part in ((start, 0, 0), (back, 0, 1), (tweak, 1, 0)):
        wanted = np.concatenate([abs(pair[part]).ravel() for pair in seen[place][::2]])
        np.testing.assert_allclose(drawn, 0.4 + 3 * wanted / wanted.max(), atol=1e-12)


def test_a_black_pixel_teaches_only_the_last_bias_when_all_biases_are_0():
    weights = np.random.default_rng(0).normal(size=35)
    weights[12:16] = weights[28:31] = weights[34] = 0
    answers, parts = network(weights, (3, 4, 3, 1), torch.relu)
    answer = answers(torch.zeros((1, 3), dtype=torch.float64))
    torch.nn.functional.softplus(-answer).sum().backward()
    assert [np.count_nonzero(part.grad.numpy()) for part in parts] == [0, 0, 0, 0, 0, 1]


def test_the_tables_of_the_samples_are_those_of_pytorch():
    _, parts = four_samples()
    *_, figure = RECIPES["backprop/samples"].draw()
    shown = [
        int(_number(text.get_text()))
        for ax in figure.axes
        for text in ax.texts
        if re.fullmatch(r"−?\d+", text.get_text())
    ]
    given = [[1, 0, 0, 1, 1, 1, 2, 0], [2, 0, 2, 3]]
    values = {name: part[0].ravel() for name, part in parts.items()}
    slopes = {name: part[1].ravel() for name, part in parts.items()}
    rows = [given[0], *(values[name] for name in "ZHY"), given[1]]
    rows += [slopes[name] for name in "ZHY"]
    for names in (("W1", "b1"), ("W2", "b2")):
        rows += [part[name] for part in (values, slopes) for name in names]
    np.testing.assert_array_equal(shown, np.concatenate(rows))


def test_the_sums_of_the_samples_come_out_as_they_are_written():
    worked = [said for said, _ in _scenes("samples") if re.search(r"= −?\d+$", said)]
    assert len(worked) == 8
    for said in worked:
        written, total = said.partition(": ")[2].replace("−", "-").split(" = ")
        assert eval(written.replace("·", "*")) == int(total)


def test_what_is_lit_in_the_samples_are_the_numbers_of_the_sum():
    module = RECIPES["backprop/samples"].module
    tables = {name: table for row in module.ROWS for name, (table, _) in row.items()}
    for _, sources, said in module.SCENES:
        if "·" in said:
            written = said.partition(": ")[2].replace("−", "-").rpartition(" = ")[0]
            lit = [abs(n) for name, cells in sources.items() for n in np.ravel(tables[name][cells])]
            assert sorted(abs(int(n)) for n in re.findall(r"\d+", written)) == sorted(lit)


def test_a_pullback_is_the_product_of_a_row_of_slopes_and_a_table_that_is_nearly_empty():
    rng = np.random.default_rng(0)
    pixels, weights, slopes = rng.normal(size=(1, 7)), rng.normal(size=(5, 7)), rng.normal(size=5)
    table = torch.autograd.functional.jacobian(
        lambda part: torch.tensor(pixels) @ part.T, torch.tensor(weights)
    ).numpy()
    assert table.size == 5 * (5 * 7)
    assert np.count_nonzero(table) == 5 * 7
    _, found, _ = operations.dense(pixels, weights, np.zeros(5))[1](slopes[None])
    np.testing.assert_allclose(found.ravel(), slopes @ table.reshape(5, 35), atol=1e-14)


def test_a_neuron_has_as_many_ways_as_all_it_leads_to_together():
    (ax,) = RECIPES["backprop/paths"].draw().axes
    counts = [
        int(text.get_text().replace(",", ""))
        for text in ax.texts
        if re.fullmatch(r"[\d,]+", text.get_text())
    ]
    columns = np.split(counts, np.cumsum([3, 4, 4, 4, 4, 4]))
    for column, following in pairwise(columns):
        assert (column == following.sum()).all()
    # The marked lines leave the marked neuron, and there are no others.
    gap = ax.collections[2]
    thick = np.flatnonzero(np.array(gap.get_linewidth()) > 2)
    assert thick.tolist() == [0, 4, 8, 12]


@pytest.mark.parametrize("hidden", [1, 32, 1024])
def test_multiplications_are_those_that_pytorch_counts(hidden):
    forward, backward = multiplications(hidden)
    size, run, back = RECIPES["backprop/cost"].module.counts(hidden)
    assert (run, back) == (forward, backward)
    assert size == 784 * hidden + hidden + 10 * hidden + 10


def test_a_sweep_costs_in_proportion_to_the_weights_and_nudges_to_their_square():
    nudging, sweeping = (
        np.log10(drawn.get_xydata()) for drawn in RECIPES["backprop/cost"].draw().axes[0].lines
    )
    for points, power in ((nudging, 2), (sweeping, 1)):
        run, rise = points[-1] - points[0]
        assert rise / run == pytest.approx(power, abs=0.01)


def test_the_edge_of_the_area_is_where_the_network_is_undecided():
    module = RECIPES["backprop/spiral"].module
    *_, figure = RECIPES["backprop/spiral"].draw()
    (area,) = figure.axes[0].patches
    vertices = area.get_path().vertices
    inner = vertices[(np.abs(vertices) < 2.59).all(axis=1)]
    said = module.network.predict(inner, module.walk[-1])
    assert np.abs(said).max() < 0.3
    assert len(inner) > 100


def test_the_status_of_the_spiral_counts_the_points_inside_the_area():
    module, seen = RECIPES["backprop/spiral"].module, []
    for k, figure in zip(module.shown, RECIPES["backprop/spiral"].draw(), strict=True):
        (area,) = figure.axes[0].patches
        rings = area.get_path().to_polygons()
        inside = sum(_inside(ring, module.points).astype(int) for ring in rings) % 2
        share = np.mean(inside == module.arm)
        words = re.fullmatch(r"step (\S+): loss (\S+), (\d+)% on the right side", status(figure))
        assert int(words[1].replace(",", "")) == k
        assert int(words[3]) == pytest.approx(100 * share, abs=1.01)
        assert float(words[2]) == pytest.approx(module.losses[k], abs=6e-4)
        seen.append(share)
    assert seen[0] < 0.6
    assert seen[-1] == 1


def _inside(ring, points):
    """Whether a level ray to the right crosses a ring an odd number of times."""
    (x0, y0), (x1, y1) = ring.T[:, :, None], np.roll(ring, -1, axis=0).T[:, :, None]
    x, y = points.T
    spans = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return (spans & beyond).sum(axis=0) % 2 == 1


def test_the_loss_of_the_spiral_only_falls():
    assert (np.diff(RECIPES["backprop/spiral"].module.losses) < 0).all()


def test_the_winding_of_the_spiral_gets_most_of_the_film():
    """From the first bend to the last: between four fifths and one fifth of the loss."""
    module = RECIPES["backprop/spiral"].module
    shown = module.losses[module.shown] / module.losses[0]
    assert np.mean((shown < 0.9) & (shown > 0.2)) > 0.6
    assert np.mean(module.shown < 100) < 0.2


def _losses(walk):
    """The loss of the spiral at many places at once."""
    module = RECIPES["backprop/spiral"].module
    inward, biases, outward, last = np.split(walk, [32, 48, 64], axis=1)
    hidden = np.tanh(inward.reshape(-1, 16, 2) @ module.points.T + biases[:, :, None])
    answers = (outward[:, None] @ hidden)[:, 0] + last
    return np.mean(np.logaddexp(0, answers) - module.arm * answers, axis=1)


def test_larger_rates_end_lower_from_the_first_start_and_do_not_fall_at_every_step():
    losses, *_ = from_starts(RUNS)
    ends = losses[-1, [0, 18, 9, 19, 20]]
    assert (np.diff(ends) < 0).all()
    for rate in (1, 2, 4, 8):
        walk = RECIPES["backprop/starts"].module.train(0, rate)["walk"]
        assert (np.diff(_losses(walk[:1000])) > 0).any()


def test_two_starts_jump_to_and_fro_and_more_steps_do_not_lower_their_loss():
    losses, right, lengths, _ = from_starts(((1, 2.0), (7, 2.0)), 4500)
    assert (right < 1).all()
    assert (lengths > 0.29).all()
    np.testing.assert_allclose(losses[2:], losses[:-2], atol=1e-9)
    assert (abs(np.diff(losses, axis=0)) > 0.001).all()
    facts = RECIPES["backprop/starts"].facts
    assert losses.min() == pytest.approx(facts["low"], abs=1e-6)


def test_no_start_with_the_small_rate_is_caught_and_each_still_falls():
    losses, right, *_ = from_starts(RUNS)
    assert (np.diff(losses[:, :9], axis=0) < 0).all()
    assert (losses[-1, :9] < 0.21).all()
    assert right[-1, 0] == 1


def test_copies_of_a_neuron_get_equal_slopes():
    rng = np.random.default_rng(0)
    weights = rng.normal(size=9)
    # Two hidden neurons with two inputs; the second one is the first, turned round.
    weights[2:4], weights[5], weights[7] = -weights[0:2], -weights[4], -weights[6]
    answers, parts = network(weights, (2, 2, 1), torch.tanh)
    answers(torch.tensor(rng.normal(size=(5, 2)))).square().mean().backward()
    inward, biases, outward, _ = (part.grad.numpy() for part in parts)
    np.testing.assert_allclose(inward[0], -inward[1], atol=1e-15)
    np.testing.assert_allclose((biases[0], outward[0, 0]), (-biases[1], -outward[0, 1]), atol=1e-15)


def test_the_starts_that_fail_are_drawn_in_another_colour():
    colours = [ax.title.get_color() for ax in RECIPES["backprop/starts"].draw().axes]
    failed = [colour == style.ERROR for colour in colours]
    _, right, *_ = from_starts(RUNS)
    assert failed == (right[-1, 9:18] < 1).tolist()


def test_the_arms_differ_in_more_than_their_colour():
    (marks,) = next(RECIPES["backprop/spiral"].draw()).axes[0].collections
    assert len({to_hex(colour, keep_alpha=True) for colour in marks.get_facecolor()}) == 2
    assert len({to_hex(colour) for colour in marks.get_edgecolor()}) == 1


def test_the_page_leads_to_the_mini_batches():
    assert "[Mini-batches](batches.md)" in PAGE.partition("## What comes next")[2]


def test_a_step_through_a_hundred_million_photographs_would_take_a_day():
    assert 24 <= RECIPES["backprop/cost"].facts["hours"] < 27


@pytest.mark.parametrize(
    "words",
    [
        "What follows is not a part of its output layer",
        "at least nearly everywhere",
        "a *subgradient*",
        "in these units",
        "Nothing else belongs into the product",
        "Differentiate from the outside in",
        "[@chollet-python]",
        "[@sanderson-backpropagation]",
    ],
)
def test_the_page_says(words):
    assert words in PAGE
