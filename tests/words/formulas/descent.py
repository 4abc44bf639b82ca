"""What the formulas of the page about descent mean."""

import math

import numpy as np
from scipy import optimize

from gdviz.functions.curvature import hessian
from gdviz.functions.curves import Parabola, Waves
from gdviz.functions.surfaces import Bowl, FlatBowl, Hills, MonkeySaddle
from gdviz.optim.descent import GradientDescent, descend
from words.tex import Depends

PLACE = {"x": 0.7, "y": -1.9}
HERE = np.array([*PLACE.values()])
RATE = 0.3
THERE = descend(Hills(), HERE, GradientDescent(RATE), 1)[1]
LEFT = descend(Parabola(), [-5], GradientDescent(0.02), 7)[:, 0]
HOLLOW = descend(Hills(), (1, -1), GradientDescent(0.5), 200)[-1]
# The border x + y = π runs over the hilltop, where the ground is level.
BORDER = optimize.brentq(lambda x: Hills().gradient((x, x))[0], 1, 2)
# The rate that brings the parabola's dot to the bottom in one step.
ONE_STEP = optimize.brentq(
    lambda rate: descend(Parabola(), [3], GradientDescent(rate), 1)[1, 0], 0.1, 0.9
)
# On the saddle (x² − y²)/2 a step multiplies y by this.
GROWTH = descend(Bowl(1, -1), (0, 1), GradientDescent(RATE), 1)[1, 1]

FORMULAS = {
    "x - 0.02": {"x": LEFT[3], "value": LEFT[4]},
    r"\sin x \cdot \sin y =": PLACE,
    r"u \leftarrow": {
        "u": HERE.sum(),
        "v": HERE[0] - HERE[1],
        r"\alpha": RATE,
        "after": {"u": [THERE.sum()], "v": [THERE[0] - THERE[1]]},
    },
    "H =": PLACE
    | {
        "H": hessian(MonkeySaddle(), HERE),
        "f": Depends(lambda names: MonkeySaddle()([names["x"], names["y"]])),
    },
    r"\frac{\ln (1/\varepsilon)}": {
        r"\varepsilon": 1e-6,
        r"\alpha": RATE,
        "value": math.log(1e6, GROWTH),
    },
}
INLINE = {
    "f(x) = x^2 + 1": {"f": lambda x: Parabola()([x]), "x": 0.7},
    "2x": {"x": 0.7, "value": Parabola().gradient([0.7])[0]},
    r"-5 \cdot 0.96^k": {"k": 7, "value": LEFT[7]},
    r"1 - 2\alpha": {
        r"\alpha": RATE,
        "value": descend(Parabola(), [1], GradientDescent(RATE), 1)[1, 0],
    },
    r"f(x) = x \sin x": {"f": lambda x: Waves()([x]), "x": 0.7},
    r"\alpha = 1/2": {r"\alpha": ONE_STEP},
    r"f(x, y) = \sin x \cdot \sin y": PLACE | {"f": lambda *point: Hills()(point)},
    r"x + y = \pi": {"x": BORDER, "y": BORDER},
    r"x + y = -\pi": {"x": -BORDER, "y": -BORDER},
    "x = (u + v)/2": PLACE | {"u": HERE.sum(), "v": HERE[0] - HERE[1]},
    "y = (u - v)/2": PLACE | {"u": HERE.sum(), "v": HERE[0] - HERE[1]},
    r"(\pi/2, -\pi/2)": {"value": HOLLOW},
    "v = x - y": PLACE | {"v": 2.6},
    "u = x + y": PLACE | {"u": -1.2},
    "x^2 + y^2": PLACE | {"value": Bowl(2, 2)(HERE)},
    "-x^2 - y^2": PLACE | {"value": Bowl(-2, -2)(HERE)},
    "x^2 - y^2": PLACE | {"value": Bowl(2, -2)(HERE)},
    "x^2": PLACE | {"value": Bowl(2, 0)(HERE)},
    "x^4 + y^4": PLACE | {"value": FlatBowl()(HERE)},
    "x^3 - 3xy^2": PLACE | {"value": MonkeySaddle()(HERE)},
    r"1 + \alpha": {r"\alpha": RATE, "value": GROWTH},
    "(x^2 - y^2)/2": PLACE | {"value": Bowl(1, -1)(HERE)},
}
