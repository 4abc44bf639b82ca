"""A line moves onto a cloud of 1,000,000 measurements, while a dot walks down its loss."""

from pathlib import Path

import numpy as np

from gdviz.experiments import fits
from gdviz.experiments.fits import Density, Fit, Scale
from gdviz.functions.regression import LinearLoss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

names = ("time", "distance")

# For every line the loss over 1,000,000 rows is that over these few.
rows = np.loadtxt(Path(__file__).with_name("million.csv"), delimiter=",")
fit = Fit(
    LinearLoss(rows[:, :-1], rows[:, -1]),
    Scale(middle=25.0079628123, spread=14.439644543510736),
    Scale(middle=0.6124897162999999, spread=0.35779208980657395),
)

counts = np.loadtxt(Path(__file__).with_name("million-density.csv"), delimiter=",")
density = Density(counts, (0.0, 50.0, -0.1974, 1.4336))

# Change the rule, its rate, or how many steps it takes.
rule = GradientDescent(learning_rate=0.1)
steps = 50
walk = before_far(descend(fit.loss, [0.0, -1.0], rule, steps))
end = fits.reached(fit, walk, steps)

facts = {
    "rows": int(counts.sum()),
    "slope": fit.coefficients(fit.best)[0],
    "intercept": fit.coefficients(fit.best)[1],
    "loss": fit.losses(fit.best),
}
alt = fits.described(fit, walk, names)


def figure():
    yield from fits.film(fit, walk, density, names, end)
