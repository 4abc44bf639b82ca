"""What the formulas of the page of proofs mean."""

import numpy as np
from oracles.why import chain_heights

from gdviz.functions.bounds import Huber
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend
from words.tex import Depends

X, Y = np.array([1, 0.5]), np.array([0.5, 0.2])
# The parabola is the curve itself where that has the curvature L in all directions.
ROUND = Bowl(3, 3)
CURVE = {"f": ROUND, r"\nabla f": ROUND.gradient, "x": X, "y": Y, "L": 3}

RATE = 0.4
SLOPE = ROUND.gradient(X)
FALL = ROUND(X) - ROUND(X - RATE * SLOPE)

# The worst function for five steps.
HUBER = Huber(2 / 11, 3)
HEIGHT = HUBER(descend(HUBER, [2], GradientDescent(1 / 3), 5)[-1])

# Two rates, for which one factor decides and then the other.
RATES = np.array([0.1, 0.6])
FACTORS = [np.linalg.norm(np.eye(2) - rate * np.diag([3, 1]), 2) for rate in RATES]

# On a chain of 2k + 1 the way from the start is never longer than this.
FAR = np.sqrt(2 * 5 / 3)
FLOOR = 3 * chain_heights(9, 4)[-1, 2]

STEP_AHEAD = X - SLOPE / 5


def _newton(x):
    """The step on log cosh x, by hand: tanh x · cosh² x is half of sinh 2x."""
    return x - np.sinh(2 * x) / 2


NEWTON = [_newton(0.6)]
NEWTON += [_newton(NEWTON[-1])]

FORMULAS = {
    r"f(x) + \nabla f(x) \cdot (y - x) + \frac{L}{2}": CURVE | {"value": ROUND(Y)},
    r"f(x) + \nabla f(x) \cdot (y - x) \le": CURVE,
    r"\alpha \left(1 - \frac{L \alpha}{2}\right)": {
        r"\alpha": RATE,
        "L": 3,
        "g": SLOPE,
        "value": FALL,
    },
    r"\frac{L R^2}{4k + 2}": {"L": 3, "R": 2, "k": 5, "value": HEIGHT},
    r"\max(|1 - \alpha \mu|": {r"\alpha": RATES, "L": 3, r"\mu": 1, "value": FACTORS},
    r"\frac{3 L R^2}{32 (k + 1)^2}": {"L": 3, "R": FAR, "k": 4, "value": FLOOR},
    # Theorem 3 of Su, Boyd and Candès, r = 3, with their s for 1/L: 2 |x₀ − x*|² / (s (k + 1)²).
    r"\frac{2 L R^2}{(k + 1)^2}": {"L": 3, "R": 2, "k": 4, "value": 2 * 4 / (1 / 3 * 25)},
    # In a round bowl the very first gradient is as long as the bound.
    r"\sqrt{\frac{2 L": {
        "L": 3,
        "f": lambda point: ROUND(point) + 0.7,
        "x_0": X,
        "m": 0.7,
        "k": 1,
        "value": np.linalg.norm(SLOPE),
    },
    r"\theta \leftarrow": {
        r"\theta": 0.6,
        "H": Depends(lambda names: 1 / np.cosh(names[r"\theta"]) ** 2),
        r"\nabla f": np.tanh,
        "after": {r"\theta": NEWTON},
    },
}
INLINE = {
    r"r_{k+1}^2 = r_k^2 - \tfrac{2}{L} g \cdot (x_k - z) + \tfrac{1}{L^2} \lVert g \rVert^2": {
        "r_{k+1}": np.linalg.norm(STEP_AHEAD - Y),
        "r_k": np.linalg.norm(X - Y),
        "x_k": X,
        "z": Y,
        "L": 5,
        "g": SLOPE,
    },
}
