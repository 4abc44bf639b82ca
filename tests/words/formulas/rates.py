"""What the formulas of the page about learning rates mean."""

import numpy as np

from gdviz.functions.curvature import hessian
from gdviz.functions.surfaces import Bowl, Ravine
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.line_search import ExactSearch

PLACE = {"x": 0.7, "y": -1.9}
HERE = np.array([*PLACE.values()])
BOWL = Bowl(5, 1)
RATE = 0.23
THERE = descend(BOWL, HERE, GradientDescent(RATE), 1)[1]
SEVENTH = descend(BOWL, (4, -9), GradientDescent(RATE), 7)[7]
STEEP, FLAT = BOWL.hessian.diagonal()
GRADIENT, HESSIAN = Ravine().gradient(HERE), hessian(Ravine(), HERE)

FORMULAS = {
    r"f(x, y) = \tfrac{1}{2}": PLACE
    | {"f": lambda *point: BOWL(point), r"\nabla f": lambda *point: BOWL.gradient(point)},
    r"f(x, y) = \tfrac{1}{4}": PLACE | {"f": lambda *point: Ravine(5, 1)(point)},
    r"H \begin{pmatrix}": {"H": hessian(Ravine(5, 1), HERE)},
    "x_k =": {r"\alpha": RATE, "k": 7, "x_k": SEVENTH[0], "y_k": SEVENTH[1]},
    r"\alpha = \frac": {
        "g": GRADIENT[:, None],  # As columns, so that a lost ⊤ shows.
        "H": HESSIAN,
        r"\alpha": [[-ExactSearch(HESSIAN)(GRADIENT, None)[0][0] / GRADIENT[0]]],
    },
}
INLINE = {
    r"f(x, y) = \tfrac{1}{2} (10 x^2 + 2 y^2)": PLACE | {"f": lambda *point: Bowl(10, 2)(point)},
    "2/L = 0.2": {"L": 10},
    r"2/(L + \mu) = 1/6": {"L": 10, r"\mu": 2},
    r"L/\mu": {"L": 10, r"\mu": 2, "value": STEEP / FLAT},
    "5x": {"x": 0.7, "value": BOWL.gradient(HERE)[0]},
    r"x - \alpha \cdot 5x = (1 - 5\alpha) \, x": {"x": 0.7, r"\alpha": RATE, "value": THERE[0]},
    r"(1 - \alpha) \, y": {"y": -1.9, r"\alpha": RATE, "value": THERE[1]},
    r"1 - \alpha\lambda": {
        r"\alpha": RATE,
        r"\lambda": 3,
        "value": descend(Bowl(3, 0), (1, 0), GradientDescent(RATE), 1)[1, 0],
    },
    "L = 5": {"L": STEEP},
    r"\mu = 1": {r"\mu": FLAT},
    "1/L = {{ rates.factors.no_overshoot | .1f }}": {"L": STEEP},
    "2/L = {{ rates.factors.limit | .1f }}": {"L": STEEP},
    r"2/(L + \mu) = {{ rates.factors.best_rate | .3f }}": {"L": STEEP, r"\mu": FLAT},
    "1/L": {"L": STEEP, "value": 0.2},
    "2/L": {"L": STEEP, "value": 0.4},
}
