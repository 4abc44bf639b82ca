"""What the formulas of the page about momentum and other rules mean."""

import numpy as np

from gdviz.functions.curves import DoubleWell
from gdviz.functions.surfaces import Bowl, Ravine, Rosenbrock
from gdviz.optim.descent import AdaGrad, Adam, Momentum, Nesterov, RMSProp, descend
from words.tex import Depends

START = np.array([0.7, -1.9])
PLACE = {"x": START[0], "y": START[1]}
LANDSCAPE = Ravine(5, 1)
RATE, SHARE, DECAY, TINY = 0.03, 0.8, 0.7, 1e-3
SETTINGS = {r"\alpha": RATE, r"\beta": SHARE, r"\rho": DECAY, r"\varepsilon": TINY}
ZERO = np.zeros(2)


def _rounds(rule):
    return descend(LANDSCAPE, START, rule, 3)[1:]


def _coordinatewise(rule, **averages):
    """A rule whose gradient g is taken where θ is."""
    return SETTINGS | {
        r"\theta": START,
        "g": Depends(lambda names: LANDSCAPE.gradient(names[r"\theta"])),
        "after": {r"\theta": _rounds(rule)},
        **averages,
    }


HEAVY = SETTINGS | {r"\theta": START, "v": ZERO, r"\nabla f": LANDSCAPE.gradient}
# Nesterov's walk goes over the places where the ball looks; one plain step leads to the ball.
LOOKED = [START, *_rounds(Nesterov(RATE, SHARE))]
BALLS = [place - RATE * LANDSCAPE.gradient(place) for place in LOOKED[:3]]

FORMULAS = {
    r"v \leftarrow \beta \, v - \alpha \, \nabla f(\theta) ": HEAVY
    | {"after": {r"\theta": _rounds(Momentum(RATE, SHARE))}},
    r"v \leftarrow \beta \, v - \alpha \, \nabla f(\theta + ": HEAVY
    | {"after": {r"\theta": BALLS}},
    r"s \leftarrow s + g^2": _coordinatewise(AdaGrad(RATE, TINY), s=ZERO),
    r"s \leftarrow \rho": _coordinatewise(RMSProp(RATE, DECAY, TINY), s=ZERO),
    r"m \leftarrow": _coordinatewise(Adam(RATE, SHARE, DECAY, TINY), s=ZERO, m=ZERO),
}
# The heavy ball on λx²/2 that does not swing: both eigenvalues of a step are one.
CRITICAL = (1 - np.sqrt(RATE * 1.7)) ** 2
SWING = np.array([[1 + CRITICAL - RATE * 1.7, -CRITICAL], [1, 0]])
INLINE = {
    r"f(x) = (x^2 - 1)^2 - 0.4 \, x": {"x": 0.7, "f": lambda x: DoubleWell(0.4)([x])},
    r"1/(1 - \beta)": {r"\beta": SHARE, "value": sum(SHARE**k for k in range(300))},
    r"\tfrac{1}{2} x^2": {"x": 0.7, "value": Bowl(1, 0)((0.7, 0))},
    r"(1 - \sqrt{\alpha \lambda})^2": {
        r"\alpha": RATE,
        r"\lambda": 1.7,
        "value": np.prod(np.linalg.eigvals(SWING)).real,
    },
    r"\tfrac{1}{2} (5 x^2 + y^2)": PLACE | {"value": Bowl(5, 1)(START)},
    r"\alpha = 1/5": {r"\alpha": 1 / Bowl(5, 1).hessian.max()},
    r"(5, 1)": {"value": Bowl(5, 1).gradient((1, 1))},
    r"0.1 \cdot (5, 1)": {"value": 0.1 * Bowl(5, 1).gradient((1, 1))},
    r"\sqrt{1 - 0.9}": {"value": 0.1 / (1 - descend(Bowl(5, 1), (1, 1), RMSProp(0.1), 1)[1, 0])},
    r"(1 - x)^2 + 100 \, (y - x^2)^2": PLACE | {"value": Rosenbrock()(START)},
}
