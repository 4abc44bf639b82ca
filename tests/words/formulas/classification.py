"""What the formulas of the page on classification mean."""

import numpy as np
from scipy.special import expit

from gdviz.functions.classification import LogLoss, logistic
from words.tex import Depends

RNG = np.random.default_rng(0)
N = 5
X, B, W = RNG.normal(size=N), 0.3, -0.7
COLUMNS = np.column_stack([X, np.ones(N)])
T = np.array([1, 0, 0, 1, 1])
Z = W * X + B
LOSS = LogLoss(COLUMNS, T)
WEIGHTS = np.array([W, B])
MORNINGS = {r"\sigma": expit, "n": N, "z": Z, "t": T, "x": X, "c": expit(Z)}
# One morning: whatever is nudged, all that follows is computed again.
ONE = {
    "z": 0.8,
    "t": 0.3,
    "c": Depends(lambda names: logistic(names.of("z"))),
    r"\ell": Depends(
        lambda names: (
            -names.of("t") * np.log(names.of("c")) - (1 - names.of("t")) * np.log(1 - names.of("c"))
        )
    ),
    r"\sigma": logistic,
    r"\sigma'": lambda z: (logistic(z + 1e-6) - logistic(z - 1e-6)) / 2e-6,
    "e": np.e,
}
C = expit(0.8)
MATRIX = {"X": COLUMNS, "w": WEIGHTS, "t": T, "n": N, r"\sigma": expit}

FORMULAS = {
    r"\sigma(z) =": ONE,
    "L = ": MORNINGS | {"L": LOSS(WEIGHTS)},
    r"\sigma'(z) =": ONE,
    r"\frac{\partial \ell}{\partial c}": ONE,
    r"\frac{\partial \ell}{\partial z}": ONE,
    r"\nabla L = \frac{1}{n} \sum": MORNINGS | {r"\nabla L": LOSS.gradient(WEIGHTS)},
    "H =": MORNINGS | {"H": LOSS.hessian(WEIGHTS)},
    r"\nabla L = \frac{1}{n} \, X": MATRIX | {r"\nabla L": LOSS.gradient(WEIGHTS)},
}
INLINE = {
    r"z = 0.6 \, (u - 12) - 0.8 \, (v - 3)": {"u": 15, "v": 2, "z": 2.6},
    "z = wx + b": {"w": W, "x": X[0], "b": B, "z": Z[0]},
    r"c = \sigma(z)": ONE,
    r"\ell = -t \log c - (1 - t) \log (1 - c)": ONE,
    "z = w_1 x_1 + w_2 x_2 + b": {
        "w_1": 2,
        "w_2": -3,
        "x_1": 0.5,
        "x_2": 0.25,
        "b": 1,
        "z": np.array([0.5, 0.25, 1]) @ (2, -3, 1),
    },
    r"1 - \sigma(z)": ONE | {"value": 1 - C},
    r"c \, (1 - c)": ONE | {"value": C * (1 - C)},
    r"\sigma(z) - t": ONE | {"value": C - 0.3},
    r"-\log p_t": {"p_t": 0.2, "value": -np.log(0.2)},
    r"\log {{ classification.odds.odds | .0f }} \approx {{ classification.odds.logit | .2f }}": {},
    r"\log 9 \approx {{ classification.odds.exercise | .2f }}": {},
}
