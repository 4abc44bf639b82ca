"""Six rules race along a bent valley whose floor is nearly level."""

from gdviz.experiments.race import RATES, film, race, settings_and_losses
from gdviz.functions.surfaces import Rosenbrock

valley = Rosenbrock()
start = (-1.2, 1)
settings, walks, losses, late = race(valley, valley, start, steps=200)

# The same race with rates that lie halfway between: what the grid decides comes out otherwise.
between = RATES * 10 ** (1 / 12)
_, _, _, others = race(valley, valley, start, steps=200, rates=between)

facts = settings_and_losses(settings, late)
facts["between_adagrad"] = others["AdaGrad"].item()

alt = (
    "Six maps of a curved dark valley, with a dot in each that starts at its left end. Momentum "
    "winds along the bend and Nesterov follows it smoothly. AdaGrad and RMSProp leap across and "
    "then creep, and Adam is thrown about. Below are the six losses on a logarithmic axis."
)


def figure():
    yield from film(valley, (-1.8, 1.8, -0.8, 2), walks, losses, bottom=1e-5, power=5)
