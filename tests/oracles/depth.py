"""The numbers of the page on depth."""

from functools import cache
from itertools import pairwise

import numpy as np
import torch
from scipy.integrate import quad
from scipy.linalg import svdvals
from scipy.optimize import brentq
from scipy.sparse.linalg import LinearOperator, eigsh
from scipy.special import digamma

torch.set_num_threads(1)
BENDS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "ReLU": torch.relu}
# The spread of the weights of a layer, by its inputs and outputs.
SPREADS = {
    "naive": lambda inputs, outputs: (3 * inputs) ** -0.5,
    "Glorot": lambda inputs, outputs: (2 / (inputs + outputs)) ** 0.5,
    "He": lambda inputs, outputs: (2 / inputs) ** 0.5,
}
DEPTHS = (2, 8, 32, 64)


def _double(array, **options):
    return torch.tensor(np.asarray(array, dtype=float), **options)


def _rms(array):
    return float(np.linalg.norm(array) / np.sqrt(np.size(array)))


def _points():
    """Points in a disc and on a ring, as complex numbers made."""
    rng = np.random.default_rng(0)
    far = rng.uniform(0, 0.8, 40)
    far[::2] += 1.2
    places = far * np.exp(1j * rng.uniform(0, 2 * np.pi, 40))
    return np.array([places.real, places.imag]).T, np.arange(40) % 2


# --- What passes through a network


def passed(matrices, bend, x, end):
    """How much of a signal and of a slope gets through layers, found by autograd."""
    start = _double(x, requires_grad=True)
    signal = start
    for matrix in matrices:
        signal = bend(signal @ matrix.T)
    (slope,) = torch.autograd.grad(signal, start, _double(end))
    return _rms(signal.detach().numpy()), _rms(slope.numpy()) / _rms(end)


def _square(count, width, spread):
    rng = np.random.default_rng(0)
    return [_double(rng.normal(0, spread, (width, width))) for _ in range(count)]


def _nine():
    """Signal and slope through 128 neurons a layer, for every start and depth."""
    found = {"width": (128, 0)}
    x = np.random.default_rng(2).normal(size=(20, 128))
    end = np.random.default_rng(1).normal(size=(20, 128))
    signals = {}
    for size, spread in SPREADS.items():
        matrices = _square(64, 128, spread(128, 128))
        for activation, bend in BENDS.items():
            for layers in DEPTHS:
                signal, slope = passed(matrices[:layers], bend, x, end)
                found[f"{activation}_{size}_{layers}"] = (slope, 1e-9 * slope)
            signals[activation, size] = signal
    return found | {
        "signal_sigmoid": (signals["sigmoid", "Glorot"], 1e-12),
        "signal_fades": (signals["ReLU", "Glorot"], 1e-18),
        "signal_kept": (signals["ReLU", "He"], 1e-11),
    }


def _congruence(count, state):
    found = []
    while len(found) < count:
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        found.append((state - 2**31) / 2**31)
    return np.sqrt(3) * np.array(found)


def _stack():
    matrices = _congruence(32 * 48 * 48, 1).reshape(32, 48, 48) / np.sqrt(48)
    x, end = _congruence(48, 2), _congruence(48, 3)
    signal, slope = passed([_double(matrix) for matrix in matrices], torch.sigmoid, x, end)
    return {
        "left": (slope, 1e-9 * slope),
        "share": (slope ** (1 / 32), 1e-12),
        "signal": (signal / _rms(x), 1e-12),
    }


# --- What theory expects of very wide layers


def _mean(function):
    """The mean of a function of a normal number."""
    value, _ = quad(lambda z: function(z) * np.exp(-z * z / 2), -9, 9, points=[0], epsabs=1e-13)
    return value / np.sqrt(2 * np.pi)


PLAIN = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: 0.25 / np.cosh(z / 2) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "ReLU": (lambda z: max(z, 0.0), lambda z: float(z > 0)),
}


@cache
def share(activation, gain, layers=32):
    """What a layer keeps of the slope, as a mean over several layers."""
    value, slope = PLAIN[activation]
    strength, kept = 1.0, 0.0
    for _ in range(layers):
        spread = gain * strength
        kept += np.log(gain**2 * _mean(lambda z, s=spread: slope(s * z) ** 2)) / 2
        strength = np.sqrt(_mean(lambda z, s=spread: value(s * z) ** 2))
    return float(np.exp(kept / layers))


def _gains():
    measured = []
    x = np.random.default_rng(2).normal(size=(5, 128))
    end = np.random.default_rng(1).normal(size=(5, 128))
    for gain in np.geomspace(0.4, 12, 7):
        matrices = _square(32, 128, gain / np.sqrt(128))
        for activation, bend in BENDS.items():
            _, slope = passed(matrices, bend, x, end)
            measured.append(np.log(slope) / 32 - np.log(share(activation, gain)))
    level = {
        activation: brentq(lambda gain, a=activation: share(a, gain) - 1, low, high, xtol=1e-6)
        for activation, low, high in (("sigmoid", 9, 11), ("tanh", 1, 1.5))
    }
    eighth = share("sigmoid", 1.0) ** 8
    return {
        # Between the gains that the recipe tries it draws straight lines.
        "sigmoid_level": (level["sigmoid"], 2e-3),
        "ReLU_level": (2**0.5, 1e-9),
        "tanh_level": (level["tanh"], 2e-3),
        "sigmoid_glorot": (share("sigmoid", 1.0), 1e-9),
        "sigmoid_eight": (eighth, 1e-7 * eighth),
        "tanh_two": (share("tanh", 2.0), 1e-9),
        "farthest": (abs(np.expm1(measured)).max(), 1e-6),
    }


def _drawn(seed):
    """The weights of 32 layers, and the generator, whose next numbers are the signal."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, 1 / 8, (32, 64, 64)), rng


def _directions():
    deepest = []
    for seed in range(31):
        layers = _double(_drawn(seed)[0])
        deepest.append(torch.linalg.svdvals(torch.linalg.multi_dot(list(layers.flip(0)))).numpy())
    tenths = [np.count_nonzero(values > 0.1) for values in deepest]
    strengths = [np.linalg.norm(values) / 8 for values in deepest]
    matrices, rng = _drawn(strengths.index(np.median(strengths)))
    stretches = {}
    for layers in (1, 8, 32):
        product = np.eye(64)
        for matrix in matrices[layers - 1 :: -1]:
            product = product @ matrix
        stretches[layers] = svdvals(product)
    weights = [_double(2**0.5 * matrix) for matrix in matrices]
    signals = [_double(rng.normal(size=64))]
    for matrix in weights:
        signals.append(torch.relu(matrix @ signals[-1]))

    def through(x):
        for matrix in weights:
            x = torch.relu(matrix @ x)
        return x

    bent = svdvals(torch.autograd.functional.jacobian(through, signals[0]).numpy())
    growth = np.exp(16 * (digamma(np.arange(64, 0, -1) / 2) + np.log(2 / 64)))
    found = {
        "strength_32": (np.linalg.norm(stretches[32]) / 8, 1e-12),
        "expected": (np.count_nonzero(growth > 0.1), 0),
        "draws": (31, 0),
        "fewest": (min(tenths), 0),
        "most": (max(tenths), 0),
        "weakest": (min(strengths), 1e-9),
        "strongest": (max(strengths), 1e-9),
        "awake": (min(torch.count_nonzero(signal).item() for signal in signals), 0),
        "tenth_relu": (np.count_nonzero(bent > 0.1), 0),
        "strength_relu": (np.linalg.norm(bent) / 8, 1e-12),
        "turned_low": (1, 1e-13),
        "turned_high": (1, 1e-13),
    }
    for layers, values in stretches.items():
        found[f"largest_{layers}"] = (values.max(), 1e-12)
        found[f"tenth_{layers}"] = (np.count_nonzero(values > 0.1), 0)
    return found


# --- What networks learn


def _alone():
    """ReLU networks of several depths, each by itself, after 400 steps of 0.2."""
    points, inner = _points()
    found = {"points": (40, 0), "steps": (400, 0), "coin": (0.69314718056, 1e-11)}
    for layers in (2, 8, 32):
        rng = np.random.default_rng(0)
        widths = (2, *[32] * layers, 1)
        parts = []
        for inputs, outputs in pairwise(widths):
            drawn = rng.normal(0, (3 * inputs) ** -0.5, (outputs, inputs))
            parts += [_double(drawn, requires_grad=True)]
            parts += [torch.zeros(outputs, dtype=torch.float64, requires_grad=True)]
        descent = torch.optim.SGD(parts, lr=0.2)
        for step in range(401):
            signal = _double(points)
            for weights, biases in zip(parts[:-2:2], parts[1:-2:2], strict=True):
                signal = torch.relu(torch.nn.functional.linear(signal, weights, biases))
            logits = torch.nn.functional.linear(signal, *parts[-2:])[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, _double(inner))
            if step < 400:
                descent.zero_grad()
                loss.backward()
                descent.step()
        found[f"last_{layers}"] = (loss.item(), 1e-8)
    return found


@cache
def learned(activation, layers, sizes=("naive",), help="none"):
    """The lowest loss after 200 steps with three rates: a row for each size, a seed each in it."""
    points, inner = _points()
    runs = [(rate, size, seed) for rate in (0.02, 0.5, 2) for size in sizes for seed in range(3)]
    rngs = [np.random.default_rng(seed) for _, _, seed in runs]
    widths = (2, *[32] * layers, 1)
    parts = []
    for inputs, outputs in pairwise(widths):
        drawn = [
            rng.normal(0, SPREADS[size](inputs, outputs), (inputs, outputs))
            for rng, (_, size, _) in zip(rngs, runs, strict=True)
        ]
        parts.append(torch.tensor(np.array(drawn), dtype=torch.float32, requires_grad=True))
        parts.append(torch.zeros((len(runs), 1, outputs), requires_grad=True))
    rates = torch.tensor([rate for rate, _, _ in runs])[:, None, None]
    x = torch.tensor(points, dtype=torch.float32).expand(len(runs), 40, 2)
    targets = torch.tensor(inner, dtype=torch.float32).expand(len(runs), 40)
    branch = layers**-0.5 if help == "scaled skip" else 1.0

    def losses():
        signal = x
        for number in range(layers):
            sums = torch.baddbmm(parts[2 * number + 1], signal, parts[2 * number])
            if number and help == "skip and norm":
                sums = torch.nn.functional.layer_norm(sums, (32,))
            made = BENDS[activation](sums)
            signal = made if help == "none" or not number else signal + branch * made
        logits = torch.baddbmm(parts[-1], signal, parts[-2])[:, :, 0]
        each = torch.nn.functional.binary_cross_entropy_with_logits
        return each(logits, targets, reduction="none").mean(dim=1)

    for _ in range(200):
        slopes = torch.autograd.grad(losses().sum(), parts)
        with torch.no_grad():
            for part, slope in zip(parts, slopes, strict=True):
                part -= rates * slope
    ends = torch.nan_to_num(losses().detach(), nan=np.inf).numpy()
    return ends.reshape(3, len(sizes), 3).min(axis=0)


def _outcome():
    every = tuple(SPREADS)
    sigmoid = {layers: learned("sigmoid", layers, every) for layers in (2, 8, 32)}
    tanh = dict(zip(every, learned("tanh", 32, every), strict=True))
    relu = dict(zip(every, learned("ReLU", 32, every), strict=True))
    return {
        **{f"sigmoid_{layers}": (found.min(), 1e-5) for layers, found in sigmoid.items()},
        "tanh_naive": (tanh["naive"].min(), 1e-6),
        # One digit is said: in single precision, more would hang on how a machine rounds.
        "tanh_Glorot": (tanh["Glorot"].max(), 0.1),
        "tanh_He": (tanh["He"].max(), 5e-3),
        "ReLU_naive": (relu["naive"].min(), 1e-6),
        "ReLU_Glorot": (relu["Glorot"].min(), 1e-4),
        "ReLU_He": (relu["He"].max(), 0.02),
        "ReLU_eight": (learned("ReLU", 8).max(), 1e-5),
    }


def _helped():
    """Slopes through 32 layers of ReLU with helps, and what is learned with them."""
    found = {}
    end = _double(np.random.default_rng(1).normal(size=(20, 128)))
    matrices = _square(32, 128, 384**-0.5)
    for name, branch in (("none", None), ("skip", 1.0), ("scaled", 32**-0.5), ("norm", 1.0)):
        x = _double(np.random.default_rng(2).normal(size=(20, 128)), requires_grad=True)
        signal = x
        for matrix in matrices:
            sums = signal @ matrix.T
            if name == "norm":
                sums = torch.nn.functional.layer_norm(sums, (128,))
            made = torch.relu(sums)
            signal = made if branch is None else signal + branch * made
        (slope,) = torch.autograd.grad(signal, x, end)
        left = (slope.norm() / end.norm()).item()
        found[name] = (left, 1e-9 * left)
    ends = {
        help: learned("ReLU", 32, help=help)
        for help in ("none", "skip", "scaled skip", "skip and norm")
    }
    return found | {
        "learned_none": (ends["none"].min(), 1e-6),
        "learned_scaled": (ends["scaled skip"].max(), 1e-4),
        "failed": (np.count_nonzero(ends["skip"] > 1), 0),
        "sigmoid": (learned("sigmoid", 32, help="scaled skip").max(), 1e-4),
    }


# --- The chain, and the edge


def _heard(place):
    state = torch.zeros((), dtype=torch.float64)
    for _ in range(50):
        state = torch.tanh(place[0] * state + place[1])
    return (state - 0.5) ** 2


def _walked(longest):
    """A walk of 40 steps of 0.3 by PyTorch's optimizer, and its gradients' lengths."""
    place = _double((1.6, -0.36), requires_grad=True)
    descent = torch.optim.SGD([place], lr=0.3)
    places, lengths = [place.detach().clone().numpy()], []
    for _ in range(40):
        descent.zero_grad()
        _heard(place).backward()
        lengths.append(torch.nn.utils.clip_grad_norm_([place], longest).item())
        descent.step()
        places.append(place.detach().clone().numpy())
    return np.array(places), np.array(lengths), _heard(place).item()


def count_learned(longest):
    """How many of 300 starts come below 0.01, their slopes pulled back through the chain."""
    w, b = (
        grid.ravel() for grid in np.meshgrid(np.linspace(1, 3, 20), np.linspace(-1.5, -0.1, 15))
    )
    for step in range(401):
        states = [np.zeros(300)]
        for _ in range(50):
            states.append(np.tanh(w * states[-1] + b))
        if step == 400:
            return np.count_nonzero(np.square(states[-1] - 0.5) < 0.01)
        back, by_w, by_b = 2 * (states[-1] - 0.5), 0, 0
        for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
            back = back * (1 - after**2)
            by_w, by_b = by_w + back * before, by_b + back
            back = back * w
        factor = 0.3 * np.minimum(1, longest / np.maximum(np.hypot(by_w, by_b), 1e-300))
        w, b = w - factor * by_w, b - factor * by_b
    raise AssertionError


def _cliff():
    places, lengths, free = _walked(1e9)
    _, _, held = _walked(1.0)
    edge = int(np.argmax(lengths))
    return {
        "steepest": (lengths[edge], 1e-7),
        "jump": (0.3 * lengths[edge], 1e-7),
        "far": (places[edge + 1][1], 1e-7),
        "free_loss": (free, 1e-7),
        # PyTorch adds a millionth to the length by which it divides.
        "held_loss": (held, 1e-8),
        "learned_free": (count_learned(np.inf), 0),
        "learned_held": (count_learned(1.0), 0),
    }


RATES = (0.15, 0.2, 0.3)
SHAPES = [(16, 2), (16, 16), (1, 16)]


def _initial(seed):
    """Weights and biases, layer by layer in one row."""
    rng = np.random.default_rng(seed)
    parts = []
    for shape in SHAPES:
        parts += [rng.normal(0, (2 / sum(shape)) ** 0.5, shape).ravel(), np.zeros(shape[0])]
    return np.concatenate(parts)


def _missed(weights):
    """The mean squared errors of networks of three layers, one for each row of weights."""
    points, inner = _points()
    signal, at = _double(points), 0
    for number, (outputs, inputs) in enumerate(SHAPES):
        matrix = weights[..., at : at + outputs * inputs].unflatten(-1, (outputs, inputs))
        at += outputs * inputs
        signal = signal @ matrix.mT + weights[..., None, at : at + outputs]
        at += outputs
        signal = torch.tanh(signal) if number < 2 else signal
    return (signal[..., 0] - _double(2 * inner - 1)).square().mean(dim=-1)


def _largest(weights):
    """The largest curvature, by SciPy's eigsh."""
    weights = weights.clone().requires_grad_()
    (slope,) = torch.autograd.grad(_missed(weights), weights, create_graph=True)

    def image(direction):
        moved = slope @ _double(direction.ravel())
        return torch.autograd.grad(moved, weights, retain_graph=True)[0].numpy()

    size = weights.numel()
    operator = LinearOperator((size, size), matvec=image, dtype=float)
    return eigsh(operator, k=1, which="LA", return_eigenvectors=False)[0]


def steepness(seeds):
    """The largest curvature every 60 of 1,200 steps, and the losses there: by rate, seed and time.

    All walks go side by side.
    """
    weights = _double([_initial(seed) for _ in RATES for seed in seeds], requires_grad=True)
    rates = _double(np.repeat(RATES, len(seeds)))[:, None]
    curvatures, losses = [], []
    for step in range(1201):
        missed = _missed(weights)
        if step % 60 == 0:
            curvatures.append([_largest(one) for one in weights.detach()])
            losses.append(missed.detach().numpy())
        (slopes,) = torch.autograd.grad(missed.sum(), weights)
        weights = (weights - rates * slopes).detach().requires_grad_()
    shape = (len(RATES), len(seeds), -1)
    return np.transpose(curvatures).reshape(shape), np.transpose(losses).reshape(shape)


def _edge():
    curvatures, losses = steepness(range(5))
    scaled = curvatures[:, :, 10:] * np.array(RATES)[:, None, None] / 2
    late, others = scaled[:, 0], scaled[:, 1:]
    ends = {f"end_{n}": (run[0][-1], 1e-5) for n, run in enumerate(curvatures, start=1)}
    return ends | {
        "start": (curvatures[0, 0, 0], 1e-5),
        "highest": (curvatures[0, 0].max(), 1e-5),
        "limit_1": (40 / 3, 1e-12),
        "limit_2": (10, 1e-12),
        "limit_3": (20 / 3, 1e-12),
        "asked": (0.25, 0),
        "low": (late.min(), 1e-6),
        "high": (late.max(), 1e-6),
        "others": (4, 0),
        # They are said with one digit: some walks jump to and fro, and more would hang on how a
        # machine rounds.
        "others_low": (np.min(others), 0.02),
        "others_high": (np.max(others), 0.01),
        "first_loss": (losses[0, 0, 0], 1e-10),
        "last_loss": (losses[:, 0, -1].max(), 1e-9),
    }


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {
        "rings": _alone(),
        "powers": {
            "half_9": (1 / 512, 0),
            "half_10": (1 / 1024, 0),
            "quarter_32": (2.0**-64, 0),
            "half_32": (2.0**-32, 0),
            "nine_32": (np.exp(32 * np.log(0.9)), 1e-14),
            "nine_64": (np.exp(64 * np.log(0.9)), 1e-15),
            "over_64": (np.exp(64 * np.log(1.1)), 1e-10),
        },
        "stack": _stack(),
        "nine": _nine(),
        "gains": _gains(),
        "directions": _directions(),
        "outcome": _outcome(),
        "helps": _helped(),
        "cliff": _cliff(),
        "edge": _edge(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("powers", "half_10", ".5f", "0.00098"),
    ("gains", "sigmoid_glorot", ".3f", "0.235"),
    ("helps", "failed", "d", "2"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"2.5", "0.9", "1.1", "0.02", "0.5", "0.01", "0.15", "0.2", "0.3"}
