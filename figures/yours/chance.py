"""A curve of chances moves onto 60 measurements, while a dot walks down its loss."""

from pathlib import Path

import numpy as np

from gdviz.experiments import fits
from gdviz.experiments.fits import Fit, Scale
from gdviz.functions.classification import LogLoss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

names = ("temperature [°C]", "bees", "at home", "flew")
x, y = np.loadtxt(Path(__file__).with_name("chance.csv"), delimiter=",", skiprows=1).T

# With a standard scale the walk sees numbers around 0, about as large as 1.
x_scale = Scale.standard(x)
fit = Fit(LogLoss(np.vander(x_scale(x), 2), y), x_scale)

# Change the rule, its rate, or how many steps it takes.
rule = GradientDescent(learning_rate=0.8)
steps = 50
walk = before_far(descend(fit.loss, [0.0, 0.0], rule, steps))
end = fits.reached(fit, walk, steps)

facts = {
    "half": -fit.coefficients(fit.best)[1] / fit.coefficients(fit.best)[0],
    "loss": fit.losses(fit.best),
    "walk_loss": fit.losses(walk[-1]),
}
alt = fits.described(fit, walk, names)


def figure():
    yield from fits.film(fit, walk, (x, y), names, end)
