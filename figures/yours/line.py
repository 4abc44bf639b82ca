"""A line moves onto 50 measurements, while a dot walks down its loss."""

from pathlib import Path

import numpy as np

from gdviz.experiments import fits
from gdviz.experiments.fits import Fit, Scale
from gdviz.functions.regression import polynomial_loss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

names = ("time", "distance")
x, y = np.loadtxt(Path(__file__).with_name("line.csv"), delimiter=",", skiprows=1).T

# With a standard scale the walk sees numbers around 0, about as large as 1.
x_scale, y_scale = Scale.standard(x), Scale.standard(y)
loss = polynomial_loss(x_scale(x), y_scale(y), degree=1)
fit = Fit(loss, x_scale, y_scale)

# Change the rule, its rate, or how many steps it takes.
rule = GradientDescent(learning_rate=0.1)
steps = 50
walk = before_far(descend(fit.loss, [0.0, -1.0], rule, steps))
end = fits.reached(fit, walk, steps)

facts = {
    "slope": fit.coefficients(fit.best)[0],
    "intercept": fit.coefficients(fit.best)[1],
    "loss": fit.losses(fit.best),
    "walk_slope": fit.coefficients(walk[-1])[0],
    # What the rate must stay below without a scale.
    "raw_limit": 2 / np.linalg.eigvalsh(polynomial_loss(x, y, degree=1).hessian)[-1],
}
alt = fits.described(fit, walk, names)


def figure():
    yield from fits.film(fit, walk, (x, y), names, end)
