"""What the formulas of the page on a hidden layer mean."""

import numpy as np
from oracles.hidden import chance

from gdviz.networks.operations import relu

# A point for each of the hidden neurons, at which it is on.
X = np.array([(0.5, 0.75), (-0.5, -0.9)])


def _relu(z):
    return relu(np.asarray(z))[0]


H = _relu(X @ np.array([(1, -1), (1, -1)]))
SHEETS = {"h_1": H[:, 0], "h_2": H[:, 1], "x_1": X[:, 0], "x_2": X[:, 1], "ReLU": _relu}
FORMULAS = {
    r"h_1 &= \operatorname{ReLU}": SHEETS,
    "z = h_1 + h_2 - 1": {"z": H.sum(axis=1) - 1, "h_1": H[:, 0], "h_2": H[:, 1]},
    r"1 - \frac{4 \, (2^m - 1)}{4^m}": {"m": 3, "value": chance(3)},
}
INLINE = {
    r"h_1 = \operatorname{ReLU}(x_1 + x_2)": SHEETS,
    r"h_2 = \operatorname{ReLU}(-x_1 - x_2)": SHEETS,
}
