"""The numbers of the page on frameworks."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import torch

from benchmarks.answers import START
from gdviz.experiments.spiral import arm, points

torch.set_num_threads(1)
FOLDER = Path(__file__).parents[2] / "figures" / "frameworks"
ANSWERS = json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))
MEASURED = json.loads((FOLDER / "measured.json").read_text(encoding="utf-8"))
SHORT = {
    "numpy": "by_hand",
    "torch": "with_pytorch",
    "jax": "with_jax",
    "sklearn": "with_sklearn",
    "gdviz": "with_gdviz",
}


def _apart(hand, precision, what):
    """The largest difference from gdviz in double precision, number by number."""
    ours = ANSWERS["with_gdviz"]["float64"][what]
    theirs = ANSWERS[hand][precision][what]
    return max(abs(a - b) for a, b in zip(ours, theirs, strict=True))


def _agreement():
    found = {"weights": (2 * 16 + 16 + 16 + 1, 0)}
    # PyTorch's own answer stands for the loss that all of them have.
    found["loss"] = (ANSWERS["with_pytorch"]["float64"]["loss"][0], 1e-12)
    for short, hand in SHORT.items():
        found[f"{short}_single"] = (_apart(hand, "float32", "weights"), 1e-20)
        for what in ("loss", "gradient", "weights"):
            if hand != "with_gdviz" and ANSWERS[hand]["float64"][what]:
                found[f"{short}_{what}"] = (_apart(hand, "float64", what), 1e-25)
    return found


def penalised(w, x=2.0, t=0.5):
    """The small loss with a penalty, in plain arithmetic or in PyTorch's."""
    return (w * x - t) ** 2 + 0.1 * w**2


def _tapes():
    w = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    loss = penalised(w)
    loss.backward()
    return {
        "loss": (loss.item(), 1e-12),
        # Where there is no penalty, and where there is nothing else.
        "by_product": (2 * (0.7 * 2 - 0.5) * 2, 1e-12),
        "by_size": (0.2 * 0.7, 1e-12),
        "slope": (w.grad.item(), 1e-12),
        # Three letters, a constant and six operations.
        "rows": (3 + 1 + 6, 0),
    }


@cache
def stepped(cleared):
    """A walk of PyTorch down x² + 1; `cleared` says before which steps its gradient is zeroed."""
    x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([x], lr=0.02)
    walk = [x.item()]
    for k in range(100):
        if cleared == "always" or (cleared == "every second" and k % 2 == 0):
            optimizer.zero_grad()
        (x**2 + 1).backward()
        optimizer.step()
        walk.append(x.item())
    return np.array(walk)


def _forgotten():
    added = stepped("never")
    return {
        "second": (added[2], 1e-12),
        "second_zeroed": (2 * 0.96**2, 1e-12),
        "across": (min(added), 1e-12),
        "turned": (list(added).index(min(added)), 0),
        "steps": (len(added) - 1, 0),
        "pairs": (stepped("every second")[-1], 1e-12),
    }


def _jacobian():
    sample = torch.tensor([[3.0, 1.0, 2.0]])
    weights = torch.tensor([[1.0, 0.0, -1.0], [2.0, 1.0, 0.0]])
    table = torch.autograd.functional.jacobian(lambda w: (sample @ w.T)[0], weights)
    _, slopes = torch.autograd.functional.vjp(
        lambda w: sample @ w.T, weights, torch.tensor([[2.0, -1.0]])
    )
    return {
        "entries": (table.numel(), 0),
        "zeros": (int((table == 0).sum()), 0),
        "first": (slopes[0, 0].item(), 1e-6),
        "last": (slopes[1, 2].item(), 1e-6),
    }


@cache
def spiral_end(rate, order=1):
    """The loss of PyTorch's walk on the spiral after 3000 steps, in double precision."""
    x = torch.tensor(points[::order].copy())
    t = torch.tensor(arm[::order, None].astype(float))
    parts = [torch.tensor(part, requires_grad=True) for part in START]
    for _ in range(3000):
        inward, inward_bias, outward, outward_bias = parts
        logits = torch.tanh(x @ inward.T + inward_bias) @ outward.T + outward_bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, t)
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for part, slope in zip(parts, slopes, strict=True):
                part -= rate * slope
    return loss.item()


def _cost():
    ours = MEASURED["with_gdviz"]
    found = {
        "recorded": (ANSWERS["with_jax"]["recorded"], 0),
        "run": (ANSWERS["with_jax"]["run"], 0),
        "torch_recorded": (ANSWERS["with_pytorch"]["recorded"], 0),
        "torch_run": (ANSWERS["with_pytorch"]["run"], 0),
    }
    for short, hand in SHORT.items():
        if hand != "with_gdviz":
            theirs = MEASURED[hand]
            for end, width in (("narrow", "16"), ("wide", "1024")):
                ratio = theirs[width]["seconds"] / ours[width]["seconds"]
                found[f"{short}_{end}"] = (ratio, 1e-12)
            found[f"{short}_memory"] = (theirs["16"]["memory"] / ours["16"]["memory"], 1e-12)
    del found["numpy_memory"]
    return found


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {
        "agreement": _agreement(),
        "tapes": _tapes(),
        "forgotten": _forgotten(),
        "jacobian": _jacobian(),
        "cost": _cost(),
        # Rounding leads each computation elsewhere; its digits differ, its depth does not.
        "precision": {
            "steps": (3000, 0),
            "loss": (spiral_end(1), 2e-4),
            "other_loss": (spiral_end(1, order=-1), 2e-4),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = []
# Digits of the story that are given, not computed.
SETTINGS = {"0.02", "0.1", "0.4", "0.5", "0.7", "0.9", "2.0"}
