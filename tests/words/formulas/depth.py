"""What the formulas of the page about depth mean."""

import numpy as np

from gdviz.experiments.deep import naive
from gdviz.networks.network import glorot, he
from gdviz.networks.operations import layer_norm, tanh
from gdviz.optim.clipping import Clipped
from gdviz.optim.descent import GradientDescent

RNG = np.random.default_rng(0)
Z, ROW, LONG = RNG.normal(size=5), RNG.normal(size=6), 10 * RNG.normal(size=4)


def _slope_of_tanh(z):
    _, pullback = tanh(np.asarray(z))
    return pullback(np.ones_like(z))[0]


FORMULAS = {
    r"g \, \sqrt": {
        "g": 1.3,
        "n": 5,
        "z": Z,
        r"\varphi'": _slope_of_tanh,
        "value": 1.3 * np.sqrt(np.mean(1 / np.cosh(Z) ** 4)),
    },
    r"y = \frac{x - \mu}": {
        "y": layer_norm(ROW[None])[0][0],
        "x": ROW,
        r"\mu": ROW.mean(),
        r"\sigma": ROW.std(),
        r"\varepsilon": 1e-5,
    },
    r"\frac{c}{\lVert g \rVert} \, g": {
        "c": 2.0,
        "g": LONG,
        "value": -Clipped(GradientDescent(1), longest=2)(LONG, None)[0],
    },
}
INLINE = {
    r"1/\sqrt{3n}": {"n": 7, "value": naive((7, 7))},
    r"1/\sqrt{n}": {"n": 7, "value": glorot((7, 7))},
    r"\sqrt{2/n}": {"n": 7, "value": he((7, 7))},
    r"g = \sqrt{2}": {"g": he((7, 7)) / glorot((7, 7))},
    r"g / \sqrt{2}": {"g": 1.3, "value": 1.3 * np.sqrt(np.mean(np.array([0, 1])))},
}
