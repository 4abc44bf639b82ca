"""What the formulas of the page about mini-batches mean."""

from itertools import combinations

import numpy as np

from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Tilted
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.schedules import Decay

RATE, CURVATURE, SPREAD, PUSH = 0.3, 1.7, 0.6, -0.8
# A step multiplies x by this, and adds what stands behind.
SHRINK = descend(Bowl(CURVATURE, 0), (1, 0), GradientDescent(RATE), 1)[1, 0]
ADDED = descend(Tilted(Bowl(CURVATURE, 0), np.array([SPREAD, 0])), (0, 0), GradientDescent(RATE), 1)
VARIANCE = sum(SHRINK ** (2 * k) * ADDED[1, 0] ** 2 for k in range(200))
TILTED = Tilted(Bowl(CURVATURE, 0), np.array([PUSH, 0]))
# All ways to take three of seven numbers, and how far their means are from the mean of all.
STOCK = np.array([0.3, 1.9, -2.2, 0.8, 4.1, -0.7, 1.1])
MEANS = np.array([np.mean(taken) for taken in combinations(STOCK, 3)])
ALONE, TOGETHER = (np.sqrt(np.mean((cloud - STOCK.mean()) ** 2)) for cloud in (STOCK, MEANS))
FLOOR = {r"\alpha": RATE, r"\lambda": CURVATURE, r"\sigma": SPREAD}

FORMULAS = {
    r"\frac{\alpha \, \sigma^2}": FLOOR | {"value": VARIANCE},
    r"x \leftarrow": FLOOR
    | {"x": 0.7, r"\varepsilon": PUSH}
    | {"after": {"x": descend(TILTED, (0.7, 0), GradientDescent(RATE), 1)[1:, 0]}},
    "v =": FLOOR | {"v": VARIANCE},
    "d_m =": {"m": 3, "n": 7, "d_1": ALONE, "d_m": TOGETHER},
}
INLINE = {
    r"\alpha/(2 - \alpha) = 0.5/1.5": {r"\alpha": 0.5},
    r"\tfrac{1}{2} \lambda x^2": FLOOR | {"x": 0.7, "value": Bowl(CURVATURE, 0)((0.7, 0))},
    r"\alpha_k = 0.05 / (1 + k/100)": {"k": 37, r"\alpha_k": Decay(0.05, 100)(37)},
    r"f(x) = (x^2 - 1)^2 - 0.4 \, x": {"x": 0.7, "f": lambda x: DoubleWell(0.4)([x])},
}
