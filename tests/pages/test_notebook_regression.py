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
from scipy.stats import linregress

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


@cache
def _drawn():
    """The measurements and the start, drawn in this order after seeding NumPy's old generator."""
    state = np.random.get_state()
    np.random.seed(677028644)
    x = np.linspace(-2, 2, 100)
    y = 2 * x + 1 + np.random.normal(0, 0.5, 100)
    start = np.array([np.random.uniform(), np.random.uniform()])
    np.random.set_state(state)
    return x, y, start


def _loss(line):
    x, y, _ = _drawn()
    return np.sum(np.square(y - np.polyval(line, x))) / 100


def _end(learning_rate, steps):
    """Slope and intercept in closed form: as the mean of x is 0, each goes its own way."""
    x, y, start = _drawn()
    best = np.polyfit(x, y, 1)
    curvatures = 2 * np.array([np.mean(x**2), 1])
    return best + (1 - learning_rate * curvatures) ** steps * (start - best)


def test_the_table_has_the_digits_it_was_made_for(printed):
    assert TABLE in printed


def test_the_table_follows_from_the_closed_form(printed):
    losses = [f"{_loss(_end(0.015, steps)):.3f}" for steps in range(0, 100, 10)]
    assert re.findall(r"Loss at iteration +\d+: ([\d.]+)\n", printed) == losses


def test_every_ten_steps_gain_less_than_the_ten_before():
    losses = [_loss(_end(0.015, steps)) for steps in range(0, 101, 10)]
    assert (np.diff(losses, 2) > 0).all()


def test_both_gradients_are_the_right_one(printed):
    x, y, _ = _drawn()
    columns = np.column_stack([x, np.ones(100)])
    expected = 2 / 100 * columns.T @ (columns @ [-1, 3] - y)
    pairs = re.findall(r"\[(-[\d.]+) +([\d.]+)\]", printed)
    assert len(pairs) == 2
    np.testing.assert_allclose(np.array(pairs, float), [expected] * 2, atol=6e-7)


def test_the_lines_are_the_walks_and_those_of_least_squares(printed):
    x, y, start = _drawn()
    fit = linregress(x, y)
    lines = {
        "start": start,
        "100 steps": _end(0.015, 100),
        "least squares": (fit.slope, fit.intercept),
        "truth": (2, 1),
    }
    for name, line in lines.items():
        assert f"{name:13} {line[0]:.3f} x + {line[1]:.3f}  loss {_loss(line):.4f}\n" in printed
    losses = {name: _loss(line) for name, line in lines.items()}
    assert losses["least squares"] < losses["100 steps"] < losses["truth"] < losses["start"]


def test_the_better_the_line_the_smaller_the_loss(printed):
    for line in [(0, 0), (1, 1), (2, 1)]:
        assert f"slope {line[0]}, intercept {line[1]}: loss {_loss(line):.3f}\n" in printed
    assert _loss((0, 0)) > _loss((1, 1)) > _loss((2, 1))


def test_the_first_answer_is_right(printed):
    """Four rates arrive as far as four decimals tell, but the smallest; the last diverges."""
    ends = {rate: _loss(_end(rate, 100)) for rate in (0.015, 0.15, 0.5, 0.7, 0.75)}
    for rate, end in ends.items():
        assert f"learning rate {rate:5}: loss {end:.4f}\n" in printed
    best = f"{_loss(np.polyfit(*_drawn()[:2], 1)):.4f}"
    assert [rate for rate, end in ends.items() if f"{end:.4f}" == best] == [0.15, 0.5, 0.7]
    assert ends[0.75] > ends[0.015]
    limit = 1 / np.mean(_drawn()[0] ** 2)
    assert 0.7 < limit < 0.75
    assert f"about {limit:.3f}" in TEXT


def test_the_second_answer_is_right(printed):
    """The intercept moves by the mean, the slope by the dot's share in the sum of x²."""
    x = _drawn()[0]
    slope = 20 * x[-1] / np.sum(x**2)
    assert f"slope {slope:+.3f}, intercept {20 / 100:+.3f}\n" in printed
    assert slope > 20 / 100


def test_what_the_plots_alternative_texts_say_is_so():
    x, y, _ = _drawn()
    assert np.mean(np.abs(y - np.polyval((2, 1), x)) < 1) > 0.9
    losses = [_loss(_end(0.015, steps)) for steps in range(101)]
    assert losses[0] - losses[20] > 3 * (losses[20] - losses[100])
    assert losses[100] < 1.01 * _loss(np.polyfit(x, y, 1))
    left, right = np.polyval(_end(0.015, 100) - (2, 1), [-2, 2])
    assert -0.1 < left < 0.1
    assert -0.2 < right < 0


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
    assert "seed was searched for" in prose
