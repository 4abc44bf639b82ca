"""What the formulas of the page about loss landscapes mean."""

import numpy as np

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.networks.network import Skip, dense_network
from gdviz.networks.plane import Plane, random_direction

RNG = np.random.default_rng(0)
LOSS = line_loss(*data.line())
HERE, A, B, U, V, D = RNG.normal(size=(6, 2))
INNER = dense_network((3, 3))
X, OWN = RNG.normal(size=(1, 3)), RNG.normal(size=INNER.size)
SPLIT = INNER.split(OWN)
FITTED = INNER.split(random_direction(INNER, OWN, 0))[0]
PLANE = Plane(LOSS, HERE, np.array([U, V]))

FORMULAS = {
    "y = x + f(x)": {
        "x": X[0],
        "y": Skip(INNER)(X, *SPLIT)[0][0],
        "f": lambda x: INNER(x[None], *SPLIT)[0][0],
    },
    r"L\bigl(a + t": {"L": LOSS, "a": A, "b": B, "t": 0.3, "value": LOSS(0.7 * A + 0.3 * B)},
    r"d_i \leftarrow": {
        "d_i": np.random.default_rng(0).normal(size=(3, 3))[1],
        "w_i": SPLIT[0][1],
        "after": {"d_i": FITTED[1:2]},
    },
    "f(a, b) =": {
        "f": lambda a, b: PLANE((a, b)),
        "L": LOSS,
        r"\theta": HERE,
        "a": 0.4,
        "b": -1.3,
        "u": U,
        "v": V,
    },
    r"H d \approx": {
        "H": LOSS.hessian,
        "d": D,
        r"\nabla L": LOSS.gradient,
        r"\theta": HERE,
        r"\varepsilon": 1e-3,
    },
}
INLINE = {
    r"\ln 2": {"value": -np.log(0.5)},
    r"\max(4x, 0) = 4 \max(x, 0)": {"x": 0.2},
}
