"""What the formulas of the page about momentum and other rules mean."""

import numpy as np
from scipy import optimize

from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Tilted
from gdviz.functions.surfaces import Bowl, FlatBowl, Ravine, Rosenbrock
from gdviz.optim.descent import AdaGrad, Adam, Momentum, Nesterov, RMSProp, descend
from gdviz.optim.schedules import Decay
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

# A heavy ball on λx²/2, and what its steps leave in the long run.
HOLLOW = Bowl(1.7, 0)
PLACES = descend(HOLLOW, (1, 0), Momentum(RATE, 0.3), 9)[-3:, 0]
ROLLING = {
    r"\alpha": RATE,
    r"\beta": 0.3,
    r"\lambda": 1.7,
    "x_{k-1}": PLACES[0],
    "x_k": PLACES[1],
    "x_{k+1}": PLACES[2],
}
FAR = descend(HOLLOW, (1, 0), Momentum(RATE, 0.3), 200)[-2:, 0]
SLOW = FAR[1] / FAR[0]


def _left(settings):
    """What a step leaves in a bowl of the curvatures 7 and 2, from the eigenvalues of a step."""
    rate, share = settings
    steps = [[[1 + share - rate * c, -share], [1, 0]] for c in (7, 2)]
    return abs(np.linalg.eigvals(steps)).max()


# The best pair, by searching.
BEST = optimize.minimize(
    _left,
    (0.2, 0.2),
    method="Nelder-Mead",
    options={"xatol": 1e-12, "fatol": 1e-12, "maxiter": 5000},
)

FORMULAS = {
    r"v \leftarrow \beta \, v - \alpha \, \nabla f(\theta) ": HEAVY
    | {"after": {r"\theta": _rounds(Momentum(RATE, SHARE))}},
    r"v \leftarrow \beta \, v - \alpha \, \nabla f(\theta + ": HEAVY
    | {"after": {r"\theta": BALLS}},
    # A ball on λx²/2, which goes on from two places.
    "x_{k+1}": ROLLING,
    "z^2": ROLLING | {"z": SLOW},
    r"\alpha = \frac{4}": {
        "L": 7,
        r"\mu": 2,
        r"\kappa": 7 / 2,
        r"\alpha": BEST.x[0],
        r"\beta": BEST.x[1],
    },
    r"s \leftarrow s + g^2": _coordinatewise(AdaGrad(RATE, TINY), s=ZERO),
    r"s \leftarrow \rho": _coordinatewise(RMSProp(RATE, DECAY, TINY), s=ZERO),
    r"m \leftarrow": _coordinatewise(Adam(RATE, SHARE, DECAY, TINY), s=ZERO, m=ZERO),
}
# The largest share with which a heavy ball on λx²/2 does not swing: two equal eigenvalues.
BORDER = optimize.brentq(lambda b: (1 + b - RATE * 1.7) ** 2 - 4 * b, 0, 0.9, xtol=1e-15)
# From where on a walk across the bowl no longer shrinks.
DIVERGES = optimize.brentq(
    lambda a: abs(np.linalg.eigvals([[1 + SHARE - 5 * a, -SHARE], [1, 0]])).max() - 1 - 1e-9, 0.5, 1
)
# A step of Nesterov's ball, which acts on (θ, v).
CALM = 1 - RATE * 1.7
AHEAD = [[CALM, SHARE * CALM], [CALM - 1, SHARE * CALM]]
# The steps on a steady slope, by the push.
PILE = (
    -np.diff(descend(Tilted(FlatBowl(), np.ones(2)), (0, 0), Momentum(1e-9, SHARE), 3)[:, 0]) / 1e-9
)
# The root of the best rate for curvatures 1 and 100, where both bring a ball to the edge of swings.
ROOT = optimize.brentq(lambda root: (1 - root) + (1 - 10 * root), 0, 1)
INLINE = {
    r"\alpha = 4/(10 + 1)^2 = 4/121": {r"\alpha": ROOT**2},
    r"\beta = \bigl((10 - 1)/(10 + 1)\bigr)^2 = 81/121": {r"\beta": (1 - ROOT) ** 2},
    r"f(x) = (x^2 - 1)^2 - 0.4 \, x": {"x": 0.7, "f": lambda x: DoubleWell(0.4)([x])},
    r"1/(1 - \beta)": {r"\beta": SHARE, "value": sum(SHARE**k for k in range(300))},
    r"\tfrac{1}{2} x^2": {"x": 0.7, "value": Bowl(1, 0)((0.7, 0))},
    r"\beta = (1 - \sqrt{\alpha \lambda})^2": {
        r"\alpha": RATE,
        r"\lambda": 1.7,
        r"\beta": BORDER,
    },
    r"\tfrac{1}{2} \lambda x^2": {"x": 0.7, r"\lambda": 1.7, "value": Bowl(1.7, 0)((0.7, 0))},
    r"\lambda x": {"x": 0.7, r"\lambda": 1.7, "value": Bowl(1.7, 0).gradient((0.7, 0))[0]},
    r"1 + \beta": {r"\beta": SHARE, "value": PILE[1]},
    r"1 + \beta + \beta^2": {r"\beta": SHARE, "value": PILE[2]},
    r"\kappa = L / \mu": {"L": 7, r"\mu": 2, r"\kappa": np.linalg.cond(Bowl(7, 2).hessian)},
    r"\alpha = 2 \, (1 + \beta) / L": {"L": 5, r"\beta": SHARE, r"\alpha": DIVERGES},
    r"\alpha = 1/L": {"L": 5, r"\alpha": 1 / Bowl(5, 1).hessian.max()},
    r"\sqrt{\beta \, (1 - \alpha \lambda)}": SETTINGS
    | {r"\lambda": 1.7, "value": abs(np.linalg.eigvals(AHEAD)[0])},
    r"\alpha_0 / (1 + k/h)": {r"\alpha_0": 0.3, "k": 7, "h": 2, "value": Decay(0.3, 2)(7)},
    r"0.15 / (1 + k/10)": {"k": 7, "value": Decay(0.15, 10)(7)},
    r"\tfrac{1}{2} (5 x^2 + y^2)": PLACE | {"value": Bowl(5, 1)(START)},
    r"(5, 1)": {"value": Bowl(5, 1).gradient((1, 1))},
    r"0.1 \cdot (5, 1)": {"value": 0.1 * Bowl(5, 1).gradient((1, 1))},
    r"\sqrt{1 - 0.9}": {"value": 0.1 / (1 - descend(Bowl(5, 1), (1, 1), RMSProp(0.1), 1)[1, 0])},
    r"(1 - x)^2 + 100 \, (y - x^2)^2": PLACE | {"value": Rosenbrock()(START)},
}
