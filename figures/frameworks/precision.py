"""Two computations of one walk drift apart by rounding: slowly, or a million times in no time."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.spiral import arm, network, points
from gdviz.networks.network import NetworkLoss, glorot
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, descend

steps = 3000
targets = arm[:, None].astype(float)
start = network.init(seed=0, scale=glorot)


def walked(rate, precision="float64", order=1):
    """All weights of a walk; the order −1 takes the samples from the last to the first."""
    x, t = (array[::order].astype(precision) for array in (points, targets))
    loss = NetworkLoss(network, cross_entropy, x, t)
    return descend(loss, start.astype(precision), GradientDescent(rate), steps)


def drift(one, other):
    """The largest difference of any weight, after each step."""
    return np.abs(one - other).max(axis=1)


slow = walked(0.4)
fast = walked(1)
drifts = {
    "single, rate 1": drift(fast, walked(1, "float32")),
    "other order, rate 1": drift(fast, walked(1, order=-1)),
    "single, rate 0.4": drift(slow, walked(0.4, "float32")),
    "other order, rate 0.4": drift(slow, walked(0.4, order=-1)),
}

loss = NetworkLoss(network, cross_entropy, points, targets)
facts = {
    "steps": steps,
    "loss": loss(fast[-1]),
    "other_loss": loss(walked(1, order=-1)[-1]),
}
alt = (
    "Four curves on logarithmic axes: the largest difference of a weight against the step. With "
    "the rate 0.4 both stay low, about 10⁻⁵ at most in single precision and 10⁻¹⁴ with the samples "
    "in another order. With the rate 1 both shoot up between step 100 and step 300."
)


def figure():
    fig, ax = draw.canvas(height=4.2)
    looks = {
        "single, rate 1": {"color": style.ERROR, "linestyle": "-"},
        "other order, rate 1": {"color": style.ERROR, "linestyle": "--"},
        "single, rate 0.4": {"color": style.DATA, "linestyle": "-"},
        "other order, rate 0.4": {"color": style.DATA, "linestyle": "--"},
    }
    k = np.arange(1, steps + 1)
    for name, look in looks.items():
        # Equal to the last digit would be 0, which has no place on a logarithmic axis.
        draw.line(ax, k, np.maximum(drifts[name][1:], 1e-17), label=name, **look)
    ax.set(xlabel="step", ylabel="largest difference", xscale="log", yscale="log")
    ax.set(xlim=(1, steps), ylim=(1e-18, 1e7))
    ax.set_yticks([1e-16, 1e-12, 1e-8, 1e-4, 1])
    ax.legend(loc="upper left", ncols=2)
    return fig
