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
    answers, parts = network(_started(0), (2, 16, 1), torch.tanh)
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


def _started(seed):
    """Random weights, as Glorot and Bengio would have them."""
    rng, weights = np.random.default_rng(seed), np.zeros(65)
    weights[:32] = rng.normal(0, np.sqrt(2 / 18), 32)
    weights[48:64] = rng.normal(0, np.sqrt(2 / 17), 16)
    return weights


@cache
def from_starts(runs, steps=3000):
    """Many networks learn the spiral side by side, each from a seed and with a rate.

    Returns the losses, the shares on the right side, the lengths of the gradients and the weights,
    each at the last five places.
    """
    weights = torch.tensor(np.array([_started(seed) for seed, _ in runs]), requires_grad=True)
    rates = torch.tensor([rate for _, rate in runs], dtype=torch.float64)[:, None]
    points, arm = _spiral(0)
    x = torch.tensor(points).T.expand(len(runs), 2, 300)
    targets = torch.tensor(arm, dtype=torch.float64).expand(len(runs), 300)
    last = []
    for step in range(steps + 1):
        inward = weights[:, :32].reshape(-1, 16, 2)
        hidden = torch.tanh(torch.baddbmm(weights[:, 32:48, None], inward, x))
        answers = torch.baddbmm(weights[:, 64:, None], weights[:, None, 48:64], hidden)[:, 0]
        surprises = torch.nn.functional.softplus(answers) - targets * answers
        missed = surprises.mean(dim=1)
        (slopes,) = torch.autograd.grad(missed.sum(), weights)
        if step > steps - 5:
            right = ((answers > 0) == (targets > 0)).double().mean(dim=1)
            last.append([part.detach().numpy() for part in (missed, right, slopes.norm(dim=1))])
            last[-1].append(weights.detach().numpy())
        weights = (weights - rates * slopes).detach().requires_grad_()
    return tuple(np.array(part) for part in zip(*last, strict=True))


# Nine starts with each of two rates, and the first one with others.
RUNS = (*((seed, rate) for rate in (0.4, 2.0) for seed in range(9)), (0, 1), (0, 4), (0, 8))


def _starts():
    """What becomes of the nine starts."""
    losses, right, lengths, weights = from_starts(RUNS)
    slow, fast = right[-1, :9], right[-1, 9:18]
    stuck = 9 + int(np.flatnonzero(fast < 1)[0])
    # Which of the two places is the last one hangs on the last digits of a computer.
    lower, higher = np.argsort(losses[-2:, stuck]) - 2
    walked = weights[lower, stuck]
    # A neuron and its mirror image do the same work: they agree in the product of their weights.
    work = walked[:32:2] * walked[48:64]
    alike = max(np.sum(np.isclose(work, one, rtol=0, atol=1e-3)) for one in work)
    return {
        "reached": (np.sum(fast == 1), 0),
        "reached_slow": (np.sum(slow == 1), 0),
        "worst_slow": (slow.min(), 1e-12),
        "stuck": (stuck - 9, 0),
        "low": (losses[lower, stuck], 1e-7),
        "high": (losses[higher, stuck], 1e-7),
        "right": (right[lower, stuck], 1e-12),
        "slope": (lengths[lower, stuck], 1e-6),
        "alike": (alike, 0),
        # At such rates rounding errors grow: the more, the larger the steps.
        "rate_0_4": (losses[-1, 0], 5e-6),
        "rate_1": (losses[-1, 18], 5e-5),
        "rate_2": (losses[-1, 9], 5e-5),
        "rate_4": (losses[-1, 19], 5e-5),
        "rate_8": (losses[-1, 20], 5e-5),
    }


def stepped(steps, rate=0.1):
    """The chances and losses of the network that reads one pixel, as PyTorch's SGD walks down."""
    weights = np.random.default_rng(99013).normal(0, 0.7, 35).round(1)
    answers, parts = network(weights, (3, 4, 3, 1), torch.relu)
    pixel = torch.tensor([[0.8, 0.6, 0.2]], dtype=torch.float64)
    descent, chances, losses, seen = torch.optim.SGD(parts, lr=rate), [], [], []
    for _ in range(steps + 1):
        descent.zero_grad()
        answer = answers(pixel)
        missed = torch.nn.functional.binary_cross_entropy_with_logits(
            answer, torch.ones_like(answer)
        )
        missed.backward()
        chances.append(torch.sigmoid(answer).item())
        losses.append(missed.item())
        seen.append([(part.detach().numpy().copy(), part.grad.numpy().copy()) for part in parts])
        descent.step()
    return chances, losses, seen


def _step():
    """What the first step does, and where ten of them end."""
    chances, losses, seen = stepped(10)
    slopes = np.concatenate([grad.ravel() for _, grad in seen[0]])
    places = {
        "first_weight": (0, (0, 0)),
        "other": (0, (1, 0)),
        "last_weight": (4, (0, 0)),
        "last_bias": (5, (0,)),
    }
    found = {
        "rate": 0.1,
        "steps": 10,
        "chance_0": chances[0],
        "chance_1": chances[1],
        "chance_last": chances[-1],
        "loss_0": losses[0],
        "loss_1": losses[1],
        "loss_last": losses[-1],
        "bold_loss": stepped(1, rate=1)[1][1],
        "promised": 0.1 * np.sum(slopes**2),
        "real": losses[0] - losses[1],
        "moved": np.sum(slopes != 0),
        "other_end": seen[0][1][1][1],
    }
    for name, (part, at) in places.items():
        found[f"{name}_before"], found[f"{name}_slope"] = (array[at] for array in seen[0][part])
        found[f"{name}_after"] = seen[1][part][0][at]
    return {name: (value, 1e-12) for name, value in found.items()}


def _ways():
    """Ways through the network, counted by walking them one by one."""
    widths = (3, 4, 4, 4, 4, 4, 1)

    def walk(layer):
        return sum(walk(layer + 1) for _ in range(widths[layer + 1])) if layer < 6 else 1

    lines = sum(one * other for one, other in pairwise(widths))
    return {
        "one": (walk(0), 0),
        "all": (3 * walk(0), 0),
        "lines": (lines, 0),
        "marked": (walk(2), 0),
        "next": (walk(3), 0),
    }


def four_samples():
    """The network of whole numbers in PyTorch: H, the loss, and the slopes of all its arrays."""
    given = [
        [[1, 0], [0, 1], [1, 1], [2, 0]],
        [[1, 1], [1, -1], [-1, 2]],
        [0, 2, 0],
        [[2, -1, 1]],
        [1],
    ]
    x, w1, b1, w2, b2 = (torch.tensor(part, dtype=torch.float64) for part in given)
    parts = {"W1": w1, "b1": b1, "W2": w2, "b2": b2}
    for part in parts.values():
        part.requires_grad_()
    parts["Z"] = torch.nn.functional.linear(x, w1, b1)
    parts["H"] = torch.relu(parts["Z"])
    parts["Y"] = torch.nn.functional.linear(parts["H"], w2, b2)
    for part in parts.values():
        part.retain_grad()
    targets = torch.tensor([[2], [0], [2], [3]], dtype=torch.float64)
    missed = torch.nn.functional.mse_loss(parts["Y"], targets)
    missed.backward()
    return missed.item(), {
        name: (part.detach().numpy(), part.grad.numpy()) for name, part in parts.items()
    }


def _samples():
    missed, parts = four_samples()
    values, slopes = parts["H"][0][:, 0], parts["Y"][1][:, 0]
    found = {"loss": missed, "first": parts["W2"][1][0, 0], "bias": parts["b2"][1][0]}
    for k, (value, slope) in enumerate(zip(values, slopes, strict=True), start=1):
        found |= {f"value_{k}": value, f"slope_{k}": slope, f"product_{k}": value * slope}
    return {name: (value, 1e-12) for name, value in found.items()}


def multiplications(hidden, inputs=784, outputs=10):
    """What PyTorch counts, forward and then backward, for one picture."""
    layers = [torch.nn.Linear(inputs, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, outputs)]
    with FlopCounterMode(display=False) as counter:
        answer = torch.nn.Sequential(*layers)(torch.zeros(1, inputs))
        forward = counter.get_total_flops() // 2  # Each product is counted with its addition.
        answer.sum().backward()
    return forward, counter.get_total_flops() // 2 - forward


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    values, slopes = chain()
    pixel = pixel_slopes()
    (chance, *_), missed, _ = stepped(0)
    losses, right, unseen = _trained()
    size = 784 * 128 + 128 + 128 * 10 + 10
    run, back = multiplications(128)
    large = sum(multiplications(100, 192 * 256 * 3, 1))
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
        "fork": {"by_u": (2, 0), "by_v": (2 * 3, 0), "both": (2 + 2 * 3, 0), "value": (6 + 9, 0)}
        | {"bottom_u": (2, 0), "bottom_v": (2 * -1, 0), "bottom": (2 + 2 * -1, 0)},
        "layers": {
            "logit": (np.log(chance / (1 - chance)), 1e-12),
            "chance": (chance, 1e-12),
            "by_chance": (-np.exp(missed[0]), 1e-12),
            "sigmoid_slope": (1 / (np.exp(0.553) + np.exp(-0.553)) ** 2, 1e-12),
            "second": (-1.1 * pixel[5][0], 1e-14),
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
            "table": (128 * (128 * 784), 0),
            "filled": (128 * 784, 0),
            "large": (192 * 256 * 3 * 100 + 100 + 100 + 1, 0),
            "large_sweeping": (large, 0),
            "step": (1e8 * large, 0),
            "hours": (1e8 * large / 32e9 / 60 / 60, 1e-9),
        },
        "step": _step(),
        "paths": _ways(),
        "samples": _samples(),
        "starts": _starts(),
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
# Of the exercises.
SETTINGS |= {"0.1", "0.3"}
