"""What the notebook on regression prints and says holds, by other ways of computing it."""

import ast
import os
import re
import subprocess
import sys
from functools import cache

import numpy as np
import pytest
from notebooks import FOLDER, NOTEBOOKS
from recipes import RECIPES
from scipy.stats import linregress

from gdviz import data

SCRIPT = FOLDER / "regression.py"
TEXT = NOTEBOOKS["notebooks/regression"]
TABLE = """\
Loss at iteration   0: 2.997
Loss at iteration  10: 1.483
Loss at iteration  20: 0.824
Loss at iteration  30: 0.537
Loss at iteration  40: 0.412
Loss at iteration  50: 0.358
Loss at iteration  60: 0.334
Loss at iteration  70: 0.323
Loss at iteration  80: 0.319
Loss at iteration  90: 0.317
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Run the notebook as a plain script, far from the project; give what it prints."""
    environment = {**os.environ, "MPLBACKEND": "template"}  # A backend that shows nothing.
    command = [sys.executable, "-W", "error", str(SCRIPT)]
    folder = tmp_path_factory.mktemp("reader")
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment)
    assert run.stderr == ""
    assert [*folder.iterdir()] == []
    return run.stdout


START = (-2, 5)
CURVED = np.vander(np.linspace(-2, 2, 100), 3)


@cache
def _drawn():
    """The second set and its start, drawn in this order after seeding NumPy's old generator."""
    state = np.random.get_state()
    np.random.seed(677028644)
    x = np.linspace(-2, 2, 100)
    y = 2 * x + 1 + np.random.normal(0, 0.5, 100)
    start = np.array([np.random.uniform(), np.random.uniform()])
    np.random.set_state(state)
    return (x, y), start


def _loss(line, sample):
    x, y = sample
    return np.sum(np.square(y - np.polyval(line, x))) / 100


def _end(learning_rate, steps, sample, start):
    """Slope and intercept in closed form: as the mean of x is 0, each goes its own way."""
    best = np.polyfit(*sample, 1)
    curvatures = 2 * np.array([np.mean(sample[0] ** 2), 1])
    return best + (1 - learning_rate * curvatures) ** steps * (start - best)


def _walked(steps, learning_rate=0.015):
    """The line after so many steps on the measurements of the page."""
    return _end(learning_rate, steps, data.line(), START)


def test_the_second_table_has_the_digits_it_was_made_for(printed):
    assert TABLE in printed


def test_the_second_table_follows_from_the_closed_form(printed):
    sample, start = _drawn()
    walk = [_end(0.015, steps, sample, start) for steps in range(0, 100, 10)]
    losses = [f"{_loss(line, sample):.3f}" for line in walk]
    assert re.findall(r"Loss at iteration +\d+: ([\d.]+)\n", printed) == losses


def test_the_first_table_is_that_of_the_page(printed):
    """Row by row: the step, the slope, the intercept and the loss that the page quotes."""
    rows = re.findall(r"(?m)^ *(\d+) +(-?[\d.]+) +([\d.]+) +([\d.]+)$", printed)
    facts = RECIPES["regression/training"].facts
    named = [
        (str(step), *(f"{facts[f'{name}_{step}']:.3f}" for name in ("slope", "intercept", "loss")))
        for step in (0, 1, 60, 300)
    ]
    assert rows == named


def test_every_ten_steps_gain_less_than_the_ten_before():
    sample, start = _drawn()
    losses = [_loss(_end(0.015, steps, sample, start), sample) for steps in range(0, 101, 10)]
    assert (np.diff(losses, 2) > 0).all()


def test_steps_are_long_where_the_gradient_is_large():
    walk = np.array([_walked(steps) for steps in range(301)])
    assert (np.diff(np.linalg.norm(np.diff(walk, axis=0), axis=1)) < 0).all()


def test_both_gradients_are_the_right_one(printed):
    x, y = data.line()
    columns = np.column_stack([x, np.ones(100)])
    expected = 2 / 100 * columns.T @ (columns @ [-1, 3] - y)
    pairs = re.findall(r"\[(-[\d.]+) +([\d.]+)\]", printed)
    assert len(pairs) == 2
    np.testing.assert_allclose(np.array(pairs, float), [expected] * 2, atol=6e-7)


def test_the_lines_are_the_walks_and_those_of_least_squares(printed):
    fit = linregress(*data.line())
    lines = {
        "start": START,
        "300 steps": _walked(300),
        "least squares": (fit.slope, fit.intercept),
        "truth": (2, 1),
    }
    losses = {name: _loss(line, data.line()) for name, line in lines.items()}
    for name, line in lines.items():
        said = f"{name:13} {line[0]:.3f} x + {line[1]:.3f}  loss {losses[name]:.4f}\n"
        assert said in printed
    assert losses["least squares"] < losses["300 steps"] < losses["truth"] < losses["start"]
    assert f"{losses['300 steps']:.4f}" == f"{losses['least squares']:.4f}"


def test_each_set_has_a_best_line_of_its_own(printed):
    first, second = np.polyfit(*data.line(), 1), np.polyfit(*_drawn()[0], 1)
    assert f"best line of the first set:  {first.round(3)}\n" in printed
    assert f"best line of the second set: {second.round(3)}\n" in printed


def test_the_better_the_line_the_smaller_the_loss(printed):
    lines = [(0, 0), (1, 1), (2, 1)]
    losses = [_loss(line, data.line()) for line in lines]
    for line, loss in zip(lines, losses, strict=True):
        assert f"slope {line[0]}, intercept {line[1]}: loss {loss:.3f}\n" in printed
    assert losses[0] > losses[1] > losses[2]


def test_the_first_answer_is_right(printed):
    """Four rates arrive as far as four decimals tell, but the smallest; the last diverges."""
    rates = (0.015, 0.15, 0.5, 0.7, 0.75)
    ends = {rate: _loss(_walked(100, rate), data.line()) for rate in rates}
    for rate, end in ends.items():
        assert f"learning rate {rate:5}: loss {end:.4f}\n" in printed
    best = f"{_loss(np.polyfit(*data.line(), 1), data.line()):.4f}"
    assert [rate for rate, end in ends.items() if f"{end:.4f}" == best] == [0.15, 0.5, 0.7]
    assert ends[0.75] > ends[0.015]
    limit = 1 / np.mean(data.line()[0] ** 2)
    assert 0.7 < limit < 0.75
    assert f"about {limit:.3f}" in TEXT


def test_the_second_answer_is_right(printed):
    """The intercept moves by the mean, the slope by the dot's share in the sum of x²."""
    x = data.line()[0]
    slope = 20 * x[-1] / np.sum(x**2)
    assert f"slope {slope:+.3f}, intercept {20 / 100:+.3f}\n" in printed
    assert slope > 20 / 100


def test_the_third_answer_is_right(printed):
    """Both gradients are that of the matrix formula, and the walk is that of the page."""
    y = data.parabola()[1]
    expected = 2 / 100 * CURVED.T @ (CURVED @ [0.5, -1, 3] - y)
    threes = re.findall(r"(?m)(?:formula|losses): +\[(\S+) +(\S+) +(\S+)\]$", printed)
    assert len(threes) == 2
    np.testing.assert_allclose(np.array(threes, float), [expected] * 2, atol=6e-6)
    facts = RECIPES["regression/weights"].facts
    end = np.array([facts[f"walk_{name}"] for name in ("square", "slope", "constant")])
    assert f"after {facts['steps']} steps: {end.round(4)}\nloss: {facts['loss']:.3f}\n" in printed


def test_what_the_plots_alternative_texts_say_is_so():
    x, y = data.line()
    assert np.mean(np.abs(y - np.polyval((2, 1), x)) < 1) > 0.9
    losses = np.array([_loss(_walked(steps), data.line()) for steps in range(301)])
    assert losses[0] - losses[50] > 9 * (losses[50] - losses[300])
    assert losses[200] < 1.05 * _loss(np.polyfit(x, y, 1), data.line())
    left, right = np.polyval(_walked(300) - (2, 1), [-2, 2])
    assert 0 < left < 0.15
    assert -0.15 < right < 0


def test_what_a_question_asks_is_folded_away():
    """Each cell under a question hides what it gives, and the last one is an answer itself."""
    script = SCRIPT.read_text("utf-8")
    turn = script[script.index("## Your turn") :]
    cells = re.findall(r"(?m)^# %%\n(.*)", turn)
    assert [cell.partition(":")[0] for cell in cells] == ["#| fold", "#| fold", "#| answer"]


def test_no_numpy_warns_of_it():
    """Before version 2, NumPy warns of `lstsq` unless it is told what counts as zero."""
    calls = re.findall(r"lstsq\(.*\)", SCRIPT.read_text("utf-8"))
    assert len(calls) == 4
    assert all("rcond=None" in call for call in calls)


def test_it_needs_numpy_and_matplotlib_only():
    names = [
        alias.name.partition(".")[0]
        for node in ast.walk(ast.parse(SCRIPT.read_bytes()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    assert names == ["matplotlib", "numpy"]


def test_its_text_has_no_numbers_but_settings_and_tested_ones():
    prose = re.sub(r"(?s)\$\$.*?\$\$", "", TEXT)
    assert set(re.findall(r"\d+\.\d+", prose)) == {"0.015", "0.15", "0.7", "0.75", "0.735"}
    assert prose.count("was searched for") == 2
