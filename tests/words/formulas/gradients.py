"""What the formulas of the page about gradients mean."""

import numpy as np

from gdviz.functions.curves import Parabola
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend
from words.tex import Depends

PLACE = {"x": 0.7, "y": -1.9}
HERE = np.array([*PLACE.values()])
AWAY = 0.4  # From the direction of the gradient.
HILLS = {
    "f": lambda *point: Hills()(point),
    r"\nabla f": lambda *point: Hills().gradient(point),
}
UPHILL = Hills().gradient(HERE)
TURNED = np.array([[np.cos(AWAY), -np.sin(AWAY)], [np.sin(AWAY), np.cos(AWAY)]]) @ UPHILL
CURVE = {"f": lambda x: Parabola()([x]), "f'": lambda x: Parabola().gradient([x])[0]}
HOLLOW = descend(Hills(), (1, -1), GradientDescent(0.5), 200)[-1]
SLOPES = PLACE | {"f": Depends(lambda names: Hills()([names["x"], names["y"]]))}


def mixed(x, y):
    """The function of the refresher."""
    return 2 * x * y + x + y


def exercise(x, y):
    """The function of the exercise."""
    return x * x + y + y + y


FORMULAS = {
    r"\frac{f(1 + h) - f(1)}{h}": CURVE | {"h": 0.37},
    "f'(1) =": CURVE,
    "f(x, y) =": HILLS | PLACE,
    r"\frac{(x + h)^2": {"x": 0.7, "h": 0.37},
    r"\nabla f = ": SLOPES | {r"\nabla f": UPHILL},
    r"\nabla f(2, 0.6)": HILLS,
    r"\frac{\partial f}{\partial x} \cdot s": SLOPES
    | {"s": 0.3, "t": -0.8, "value": UPHILL @ (0.3, -0.8)},
    r"\frac{\partial f}{\partial x} \cdot s + \frac{\partial f}{\partial y} \cdot t =": SLOPES
    | {
        "s": -0.3 * UPHILL[0],
        "t": -0.3 * UPHILL[1],
        r"\alpha": 0.3,
        r"\nabla f": UPHILL,
    },
    # A short step, for only then the glass is right to so many digits.
    r"f(\theta - \alpha": {
        "f": Hills(),
        r"\nabla f": Hills().gradient,
        r"\theta": HERE,
        r"\alpha": 1e-4,
    },
    r"\text{slope}": {
        "slope": TURNED @ UPHILL / np.linalg.norm(TURNED),
        r"\nabla f": UPHILL,
        r"\varphi": AWAY,
    },
    r"\theta \leftarrow \theta -": {
        r"\theta": HERE,
        r"\alpha": 0.3,
        r"\nabla f": Hills().gradient,
        "after": {r"\theta": [descend(Hills(), HERE, GradientDescent(0.3), 1)[1]]},
    },
    r"\theta \leftarrow \theta +": {
        r"\theta": HERE,
        r"\alpha": 0.3,
        r"\nabla f": Hills().gradient,
        # To go up is to go down the other side of the arrow.
        "after": {r"\theta": [2 * HERE - descend(Hills(), HERE, GradientDescent(0.3), 1)[1]]},
    },
}
INLINE = {
    r"s = -\alpha \frac{\partial f}{\partial x}": SLOPES | {"s": -0.3 * UPHILL[0], r"\alpha": 0.3},
    r"t = -\alpha \frac{\partial f}{\partial y}": SLOPES | {"t": -0.3 * UPHILL[1], r"\alpha": 0.3},
    "f(x, y) = x^2 + 3y": PLACE | {"f": exercise},
    "f(x) = x^2 + 1": CURVE | {"x": 0.7},
    "3x^2": {"x": 0.7, "value": (0.8**3 - 0.6**3) / 0.2 - 0.1**2},
    "3h + h^2": {"h": 0.37, "value": (1.37**3 - 1) / 0.37 - 3},
    "h^2": {"h": 0.37, "value": (1.37**3 - 0.63**3) / 0.74 - 3},
    "2h": {"h": 0.37, "value": (1 + 0.37) - (1 - 0.37)},
    "2x": {"x": 0.7, "value": Parabola().gradient([0.7])[0]},
    "f(x, y) = 2xy + x + y": PLACE | {"f": mixed},
    r"2y \cdot x": PLACE | {"value": 2 * 0.7 * -1.9},
    r"2x \cdot y": PLACE | {"value": 2 * 0.7 * -1.9},
    "2y + 1": PLACE | {"value": mixed(1.7, -1.9) - mixed(0.7, -1.9)},
    "2x + 1": PLACE | {"value": mixed(0.7, -0.9) - mixed(0.7, -1.9)},
    r"\nabla f(x, y) = (2y + 1, \, 2x + 1)": PLACE
    | {r"\nabla f": lambda x, y: [mixed(x + 1, y) - mixed(x, y), mixed(x, y + 1) - mixed(x, y)]},
    "(5, 3)": {"value": [mixed(2, 2) - mixed(1, 2), mixed(1, 3) - mixed(1, 2)]},
    "f(2, 2) = 12": {"f": mixed},
    "f(1, 3) = 10": {"f": mixed},
    r"(-\pi/2, \pi/2)": {"value": -HOLLOW},
    r"(\pi/2, -\pi/2)": {"value": HOLLOW},
}
