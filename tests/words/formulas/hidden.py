"""What the formulas of the page on a hidden layer mean."""

import numpy as np

from gdviz.networks.operations import relu
from oracles.hidden import chance

X = np.array([0.5, 0.75])


def _relu(z):
    return relu(np.asarray(z))[0]


SHEETS = {"h_1": 1.25, "h_2": 0.0, "x_1": X[0], "x_2": X[1], "ReLU": _relu}
FORMULAS = {
    r"h_1 &= \operatorname{ReLU}": SHEETS,
    "z = h_1 + h_2 - 1": {"z": 0.25, "h_1": 1.25, "h_2": 0.0},
    r"1 - \frac{4 \, (2^m - 1)}{4^m}": {"m": 3, "value": chance(3)},
}
INLINE = {
    r"h_1 = \operatorname{ReLU}(x_1 + x_2)": SHEETS,
    r"h_2 = \operatorname{ReLU}(-x_1 - x_2)": SHEETS,
}
