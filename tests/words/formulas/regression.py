"""What the formulas of the page about regression mean."""

import numpy as np
from scipy import stats

from gdviz import data
from gdviz.functions.regression import LinearLoss, line_loss, polynomial_loss
from gdviz.optim.descent import GradientDescent, descend
from words.tex import Depends

# Any measurements will do, so let them be none that vanish or cancel out.
RNG = np.random.default_rng(0)
X, Y = RNG.normal(1, 1, 9), RNG.normal(size=9)
LOSS = line_loss(X, Y)
W = RNG.normal(size=2)
LINE = {"w": W[0], "b": W[1], "x": X, "y": Y, "n": len(X)}
RESIDUAL = LINE | {
    "i": 4,
    r"\hat{y}_i": W[0] * X[3] + W[1],
    r"\hat y": LOSS.residuals(W) + Y,
    "r": Depends(lambda names: line_loss(X, Y).residuals([names["w"], names["b"]])),
}
SLOPES = LINE | {"L": Depends(lambda names: LOSS([names["w"], names["b"]]))}
STEP = descend(line_loss(*data.line()), (-2, 5), GradientDescent(0.015), 1)[1]
FEATURES = polynomial_loss(X, Y, 2)
THREE = RNG.normal(size=3)
MANY = {"X": FEATURES.columns, "y": Y, "n": len(X), "w": THREE}
# With a single weight there is a single direction.
ALONE = LinearLoss(X[:, None], Y)
# Some fits at one place, and noise with the average 0: every error that can come of them.
FITS, NOISE, TRUTH = RNG.normal(size=5), RNG.normal(size=4), 0.3
NOISE -= NOISE.mean()
# What is left of measurements when their noise is taken off again.
PLACES = np.linspace(-2, 2, 100)
DRAWN = np.random.default_rng(3).normal(0, 0.5, 100)
SCORE = stats.linregress(X, Y)

FORMULAS = {
    r"\hat{y}_i =": RESIDUAL,
    "L(w, b)": LINE | {"L": lambda *w: LOSS(w)},
    r"\frac{\partial L}{\partial w} =": SLOPES,
    r"\frac{\partial}{\partial w} r_i^2": RESIDUAL,
    r"\frac{\partial r_i}{\partial w} =": RESIDUAL,
    r"w \leftarrow": {"after": {"w": STEP[:1], "b": STEP[1:]}},
    "R^2": {
        "R": SCORE.rvalue,
        "loss of the model": LOSS(LOSS.minimum),
        "loss of the average": np.var(Y),
    },
    r"\hat{y} = w_0": {
        r"\hat y": polynomial_loss([0.7], np.zeros(1), 2).residuals(THREE)[0],
        "x": 0.7,
        "d": 2,
        **dict(zip(("w_0", "w_1", "w_d"), THREE, strict=True)),
    },
    r"\text{test error} =": {
        "test error": np.mean((FITS[:, None] - TRUTH - NOISE) ** 2),
        "average fit": FITS.mean(),
        "truth": TRUTH,
        "variance of the fits": np.var(FITS),
        "variance of the noise": np.var(NOISE),
    },
    r"\hat{y} - (f": {r"\hat y": 1.3, "f": 0.2, r"\varepsilon": -0.7, "m": 0.9},
    "L(w) =": MANY | {"L": FEATURES, r"\nabla L": FEATURES.gradient},
    r"X^\top X": MANY | {"w": FEATURES.minimum},
    r"L_\gamma(w)": MANY
    | {r"\gamma": 0.3, "L_\\gamma": lambda w: FEATURES(w) + 0.3 * np.sum(w**2)},
    r"(X^\top X + n": MANY | {r"\gamma": 0.3, "I": np.eye(3), "w": FEATURES.ridge(0.3)},
    r"1 - (1 - \alpha": {
        r"\alpha": 0.2,
        r"\lambda": ALONE.hessian[0, 0],
        "k": 7,
        "value": ALONE.stopped(0.2, 7)[0] / ALONE.minimum[0],
    },
    r"\frac{\lambda}": {
        r"\gamma": 0.3,
        r"\lambda": ALONE.hessian[0, 0],
        "value": ALONE.ridge(0.3)[0] / ALONE.minimum[0],
    },
}
NOISE_FACT = "{{ regression.slices.noise | .2f }}"
INLINE = {
    "y = 2x + 1": {"x": PLACES[9], "y": (data.line(3)[1] - DRAWN)[9]},
    "y = 2x^2 + 1": {"x": PLACES[9], "y": (data.parabola(3)[1] - DRAWN)[9]},
    r"r_i = \hat{y}_i - y_i": RESIDUAL,
    r"r_i = w \, x_i + b - y_i": RESIDUAL,
    "1/n": {"n": len(X), "value": LOSS(W) / np.sum(LOSS.residuals(W) ** 2)},
    rf"0.5^2 = {NOISE_FACT}": {},
    rf"(1 - 2/100) \cdot {NOISE_FACT} = {{{{ regression.slices.expected | .3f }}}}": {},
    "d + 1": {"d": 2, "value": len(FEATURES.minimum)},
    "r = Xw - y": MANY | {"r": LinearLoss(FEATURES.columns, Y).residuals(THREE)},
    r"\gamma = 1/(2 \alpha k)": {r"\gamma": 1 / 600, r"\alpha": 0.3, "k": 1000},
    r"y_i - \hat{y}_i": RESIDUAL | {"value": -LOSS.residuals(W)[3]},
}
