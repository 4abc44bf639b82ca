"""The numbers of the page on backpropagation."""

from functools import cache
from itertools import pairwise

import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

torch.set_num_threads(1)
INPUTS = {"x": 2.0, "w": 0.4, "b": 0.5, "t": 0.2}


def loss(x, w, b, t):
    """The chain of boxes, with tanh z = (e²ᶻ − 1) / (e²ᶻ + 1)."""
    doubled = np.exp(2 * (x * w + b))
    return ((doubled - 1) / (doubled + 1) - t) ** 2


@cache
def chain():
    """The value of every box, and the slope of the loss by it, as PyTorch finds them."""
    boxes = {
        name: torch.tensor(number, dtype=torch.float64, requires_grad=True)
        for name, number in INPUTS.items()
    }
    boxes["p"] = boxes["x"] * boxes["w"]
    boxes["z"] = boxes["p"] + boxes["b"]
    boxes["y"] = torch.tanh(boxes["z"])
    boxes["e"] = boxes["y"] - boxes["t"]
    boxes["L"] = boxes["e"] ** 2
    for box in boxes.values():
        box.retain_grad()
    boxes["L"].backward()
    values = {name: box.item() for name, box in boxes.items()}
    return values, {name: box.grad.item() for name, box in boxes.items()}


def _nudged(name):
    """The slope of the loss over a nudge of 0.01."""
    return (loss(**INPUTS | {name: INPUTS[name] + 0.01}) - loss(**INPUTS)) / 0.01


def network(weights, widths, activation):
    """Dense layers in PyTorch, and their parameters: a matrix and biases for each."""
    parts, rest = [], torch.tensor(weights, dtype=torch.float64)
    for inputs, outputs in pairwise(widths):
        for shape in ((outputs, inputs), (outputs,)):
            size = int(np.prod(shape))
            parts.append(rest[:size].reshape(shape).clone().requires_grad_())
            rest = rest[size:]

    def answers(x):
        for matrix, biases in zip(parts[:-2:2], parts[1:-2:2], strict=True):
            x = activation(x @ matrix.T + biases)
        return x @ parts[-2].T + parts[-1]

    return answers, parts


def pixel_slopes():
    """The slopes of the loss by all parameters of the network that reads one pixel."""
    weights = np.random.default_rng(99013).normal(0, 0.7, 35).round(1)
    answers, parts = network(weights, (3, 4, 3, 1), torch.relu)
    answer = answers(torch.tensor([[0.8, 0.6, 0.2]], dtype=torch.float64))
    torch.nn.functional.softplus(-answer).sum().backward()
    return [part.grad.numpy() for part in parts]


def _spiral(seed):
    """Two arms that make one turn each, the second opposite to the first."""
    rng = np.random.default_rng(seed)
    arm, along = np.arange(300) % 2, rng.uniform(0.2, 1, 300)
    turned = 2 * along * np.exp(1j * np.pi * (2.5 * along + arm))
    return np.array([turned.real, turned.imag]).T + rng.normal(0, 0.06, (2, 300)).T, arm


def _trained():
    """The spiral learned in PyTorch: the losses, and the shares on the right side at the end."""
    rng, weights = np.random.default_rng(0), np.zeros(65)
    weights[:32] = rng.normal(0, np.sqrt(2 / 18), 32)
    weights[48:64] = rng.normal(0, np.sqrt(2 / 17), 16)
    answers, parts = network(weights, (2, 16, 1), torch.tanh)
    points, arm = _spiral(0)
    x, targets = torch.tensor(points), torch.tensor(arm, dtype=torch.float64)[:, None]
    descent, losses = torch.optim.SGD(parts, lr=0.4), []
    for _ in range(3001):
        descent.zero_grad()
        missed = torch.nn.functional.binary_cross_entropy_with_logits(answers(x), targets)
        losses.append(missed.item())
        if len(losses) <= 3000:
            missed.backward()
            descent.step()
    fresh, fresh_arm = _spiral(1)
    shares = [
        np.mean((answers(torch.tensor(some))[:, 0] > 0).numpy() == side)
        for some, side in ((points, arm), (fresh, fresh_arm))
    ]
    return losses, *shares


def multiplications(hidden):
    """What PyTorch counts, forward and then backward, for one picture of 784 pixels."""
    layers = [torch.nn.Linear(784, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, 10)]
    with FlopCounterMode(display=False) as counter:
        answer = torch.nn.Sequential(*layers)(torch.zeros(1, 784))
        forward = counter.get_total_flops() // 2  # Each product is counted with its addition.
        answer.sum().backward()
    return forward, counter.get_total_flops() // 2 - forward


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    values, slopes = chain()
    pixel = pixel_slopes()
    losses, right, unseen = _trained()
    size = 784 * 128 + 128 + 128 * 10 + 10
    run, back = multiplications(128)
    return {
        "product": {
            "nudge": (0.1, 0),
            "area": (0.8, 1e-15),
            "top": (0.5 * 2 - 0.4 * 2, 1e-15),
            "side": (0.04, 1e-15),
            "corner": (2.1 * 0.5 - 0.8 - 0.2 - 0.04, 1e-15),
        },
        "forward": {name: (values[name], 1e-15) for name in "pzyeL"},
        "backward": {f"slope_{name}": (slopes[name], 1e-14) for name in "xwbty"},
        "nudges": {name: (_nudged(name), 1e-12) for name in "xwbt"}
        | {
            "nudge": (0.01, 0),
            "promised": (slopes["w"], 1e-14),
            "kept": (loss(**INPUTS | {"w": 1.4}) - loss(**INPUTS), 1e-14),
            "scaled": (100 * slopes["w"], 1e-11),
        },
        "fork": {"by_u": (2, 0), "by_v": (2 * 3, 0), "both": (2 + 2 * 3, 0), "value": (6 + 9, 0)},
        "layers": {
            "end": (pixel[5][0], 1e-14),
            "front": (pixel[1][0], 1e-14),
            "weight": (pixel[0][0, 0], 1e-14),
        },
        "cost": {
            "size": (size, 0),
            "run": (run, 0),
            "back": (back, 0),
            "sweeping": (run + back, 0),
            "nudging": ((size + 1) * run, 0),
            "times": ((size + 1) * run / (run + back), 1e-9),
        },
        "spiral": {
            "weights": (2 * 16 + 16 + 16 + 1, 0),
            "steps": (3000, 0),
            "first": (losses[0], 1e-13),
            "last": (losses[-1], 1e-11),
            "right": (right, 0),
            "unseen": (unseen, 0),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("product", "top", ".2f", "0.20"),
    ("product", "side", ".2f", "0.04"),
    ("backward", "slope_w", ".2f", "0.68"),
    ("backward", "slope_b", ".2f", "0.34"),
    ("layers", "end", ".2f", "-0.75"),
    ("cost", "size", ",.0f", "101,770"),
    ("cost", "times", ",.0f", "50,567"),
    ("spiral", "right", ".0%", "100%"),
]
# Decimals that are given, not computed; the last two stand in the code.
SETTINGS = {"0.4", "0.004", "0.8", "0.0", "1.0"}
