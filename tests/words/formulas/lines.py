"""What the formulas of the page that fits a line mean."""

import numpy as np

from gdviz import data
from gdviz.functions.curvature import largest_stable_rate
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend
from words.tex import Depends

TIME, DISTANCE = data.runs()
RUN_LOSS = line_loss(TIME / 49, DISTANCE)
STEPPED = descend(RUN_LOSS, (-2, -1), GradientDescent(0.01), 1)[1]
GUESS = data.guesses()[3]
# Any measurements will do, so let them be none that vanish or cancel out.
RNG = np.random.default_rng(0)
X, Y, W = RNG.normal(1, 1, 9), RNG.normal(size=9), RNG.normal(size=2)
LOSS = line_loss(X, Y)
LINE = {"w_0": W[0], "w_1": W[1], "x": X, "y": Y, "n": 9}
BEST = dict(zip(("w_0", "w_1"), LOSS.minimum, strict=True))


def predict(weights):
    """The line with these weights, as the loss sees it."""
    return lambda x: line_loss([x], np.zeros(1)).residuals(weights)[0]


FORMULAS = {
    "f(x) = w_0": LINE | {"f": predict(W), "x": 0.3},
    "(f(x_i) - y_i)^2": {"f": predict(GUESS), "x": TIME / 49, "y": DISTANCE, "i": 11},
    r"\frac{1}{n} \sum": LINE | {"f": predict(W), "value": LOSS(W)},
    "L(w_0, w_1)": LINE | {"L": lambda *w: LOSS(w)},
    r"\nabla L": LINE
    | {"L": Depends(lambda names: LOSS([names["w_0"], names["w_1"]]))}
    | {r"\nabla L": LOSS.gradient(W)},
    r"w \leftarrow": {
        "w": W,
        r"\alpha": 0.3,
        r"\nabla L": LOSS.gradient,
        "after": {"w": descend(LOSS, W, GradientDescent(0.3), 1)[1:]},
    },
    r"w_0 &= -2": dict(zip(("w_0", "w_1"), STEPPED, strict=True)),
    r"&0.01 \cdot": {},
    r"\alpha \, \lVert": {
        r"\alpha": 0.3,
        r"\nabla L": LOSS.gradient(W),
        "value": -(descend(LOSS, W, GradientDescent(0.3), 1)[1] - W) @ LOSS.gradient(W),
    },
    r"\sum": LINE | BEST,
}
INLINE = {
    "x = t/49": {"x": 1, "t": TIME[-1]},
    r"x = 10/49 \approx 0.204": {"x": TIME[10] / TIME[-1]},
    r"f(10/49) \approx {{ lines.misfit.predicted | .3f }}": {"f": predict(GUESS)},
    r"\lVert \nabla L \rVert \approx {{ lines.step.steepness | .2f }}": {
        r"\nabla L": RUN_LOSS.gradient((-2, -1))
    },
    "2/n": {"n": 9, "value": LOSS.gradient(W)[1] / LOSS.residuals(W).sum()},
    r"\alpha < 2/\lambda": {
        r"\alpha": largest_stable_rate(LOSS.hessian) * 0.999,
        r"\lambda": np.linalg.eigvalsh(LOSS.hessian)[-1],
        "value": largest_stable_rate(LOSS.hessian),
    },
}
