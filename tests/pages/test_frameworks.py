"""What the page on frameworks says of its pictures holds."""

import contextlib
import io
import re
from importlib.util import find_spec

import numpy as np
import pytest
import torch
from oracles.frameworks import ANSWERS, FOLDER, MEASURED, penalised, stepped
from recipes import PAGES, RECIPES

from benchmarks.answers import (
    HANDS,
    PRECISIONS,
    RATE,
    START,
    STEPS,
    answer,
    installed,
    pytorch_loss,
    recorded_by_pytorch,
)
from benchmarks.hands.by_hand import train
from gdviz.experiments.spiral import arm, points
from gdviz.networks.autodiff import Value, record

PAGE = PAGES["frameworks"]
# What rounding alone may do in a hundred steps, on any processor.
ROUNDING = {"float64": 1e-14, "float32": 3e-6}


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("hand", HANDS)
def test_the_answers_that_are_kept_are_those_of_gdviz(hand, precision):
    ours = answer("with_gdviz", precision)
    for what, theirs in ANSWERS[hand][precision].items():
        if theirs is None:
            assert (hand, what) == ("with_sklearn", "gradient")
        else:
            np.testing.assert_allclose(theirs, ours[what], rtol=0, atol=ROUNDING[precision])


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("hand", installed())
def test_who_is_installed_answers_what_is_kept(hand, precision):
    for what, now in answer(hand, precision).items():
        kept = ANSWERS[hand][precision][what]
        assert (now is None) == (kept is None)
        if now:
            np.testing.assert_allclose(now, kept, rtol=0, atol=ROUNDING[precision])


def test_the_loss_that_pytorch_compiles_is_that_of_all_and_its_record_is_as_long_as_kept():
    first, *_ = train(points, arm[:, None].astype(float), START, RATE, 1)
    error, parts = pytorch_loss()
    assert error(*parts).item() == pytest.approx(first, rel=1e-12)
    assert recorded_by_pytorch() == ANSWERS["with_pytorch"]["recorded"]
    assert ANSWERS["with_pytorch"]["run"] < ANSWERS["with_pytorch"]["recorded"] / 2


def test_a_fault_would_be_seen():
    """A hundred steps with a rate that is one part in a million larger miss by far more."""
    *_, weights = train(points, arm[:, None].astype(float), START, RATE * (1 + 1e-6), STEPS)
    off = np.concatenate([part.ravel() for part in weights])
    apart = np.abs(off - ANSWERS["with_gdviz"]["float64"]["weights"]).max()
    assert apart > 1e6 * ROUNDING["float64"]


def test_every_hand_is_shown_and_what_is_shown_is_what_is_run():
    shown = re.findall(r'--8<-- "benchmarks/hands/(\w+)\.py"', PAGE)
    assert sorted(shown) == sorted(HANDS)


def test_all_are_dated_and_versioned():
    for hand in HANDS:
        assert ANSWERS[hand]["version"]
        assert ANSWERS[hand]["date"].startswith("2026-11-28")
    assert MEASURED["date"] == "2026-11-28"
    assert "Linux on two cores, on 28 November 2026" in PAGE
    assert MEASURED["machine"] == "Linux x86_64, 2 processor cores"


def _blocks(title):
    """The program and its output below the last tab of a title."""
    tab = PAGE.rpartition(f'=== "{title}"')[2]
    program, output = re.findall(r"(?ms)^    ```(?:python|text)\n(.*?)^    ```", tab)[:2]
    return re.sub("(?m)^    ", "", program), re.sub("(?m)^    ", "", output)


@pytest.mark.parametrize(
    "title",
    [
        title
        for title in ("gdviz", "PyTorch", "JAX")
        if find_spec(title.lower()) or title == "PyTorch"
    ],
)
def test_a_record_prints_what_stands_below_it(title):
    program, output = _blocks(title)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(program, {})
    assert printed.getvalue().split() == output.split()


def test_the_record_of_jax_is_the_tape_of_gdviz_without_its_leaves():
    _, output = _blocks("JAX")
    words = {"mul": "×", "sub": "−", "integer_pow[y=2]": "power 2", "add": "+"}
    made = [words[name] for name in re.findall(r":f32\[\] = (\S+)", output)]
    loss = penalised(Value(0.7, "w"), Value(2.0, "x"), Value(0.5, "t"))
    assert made == [value.name for value in record(loss) if value.parents]
    assert len(made) == 6


def test_the_script_names_the_rows_of_gdviz_and_the_nodes_of_pytorch():
    script = (FOLDER / "tapes.js").read_text(encoding="utf-8")
    rows = re.findall(r'\{ name: "(.*?)".*?from: \[(.*?)\].*?torch: "(\w*)"', script)
    loss = penalised(Value(0.7, "w"), Value(2.0, "x"), Value(0.5, "t"))
    tape = record(loss)
    for value, (name, made_of, _) in zip(tape, rows, strict=True):
        assert name == value.name
        assert [int(n) for n in re.findall(r"\d", made_of)] == [
            tape.index(parent) for parent in dict.fromkeys(value.parents)
        ]

    found = {}

    def walk(node, value):
        found[tape.index(value)] = type(node).__name__
        nexts = [after for after, _ in node.next_functions if after]
        tracked = [parent for parent in dict.fromkeys(value.parents) if _leads_to_w(parent)]
        for after, parent in zip(nexts, tracked, strict=True):
            walk(after, parent)

    walk(penalised(torch.tensor(0.7, requires_grad=True)).grad_fn, loss)
    assert [torch_name for *_, torch_name in rows] == [found.get(n, "") for n in range(len(tape))]


def _leads_to_w(value):
    return any(part.name == "w" for part in record(value))


def test_rounding_grows_slowly_with_the_small_rate_and_bursts_with_the_large_one():
    drifts = RECIPES["frameworks/precision"].module.drifts
    for computed, small, large in (("single", 3e-5, 1e-5), ("other order", 1e-13, 1e-12)):
        calm, wild = drifts[f"{computed}, rate 0.4"], drifts[f"{computed}, rate 1"]
        assert calm.max() < small
        assert wild[:101].max() < large
        assert wild[100:301].max() > 0.01
        assert wild[-1] > 0.001


def test_the_losses_of_both_orders_are_low():
    facts = RECIPES["frameworks/precision"].facts
    assert max(facts["loss"], facts["other_loss"]) < 0.005


def test_who_forgets_is_never_lower_than_a_heavy_ball_with_its_whole_memory():
    added = stepped("never")
    # z² − (2 − 2α) z + 1 = 0: both roots are of size 1, so nothing fades.
    roots = np.roots([1, -(2 - 0.02 * 2), 1])
    np.testing.assert_allclose(np.abs(roots), 1, atol=1e-12)
    assert np.abs(added[75:]).max() > 1.99
    velocities = np.diff(added)
    np.testing.assert_allclose(
        velocities[1:], velocities[:-1] - 0.02 * 2 * added[1:-1], rtol=0, atol=1e-12
    )


def test_a_narrow_network_is_slow_in_pytorch_and_a_wide_one_is_not():
    facts = RECIPES["frameworks/cost"].facts
    assert facts["sklearn_narrow"] > facts["torch_narrow"] > 1 > facts["torch_wide"]
    assert facts["jax_narrow"] < 1
    # JAX does the same arithmetic and more: what PyTorch takes besides is longer than that.
    assert facts["jax_narrow"] < facts["torch_narrow"] / 2
    assert facts["run"] < facts["recorded"] / 3
