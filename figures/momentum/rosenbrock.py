"""Six rules race along a bent valley whose floor is nearly level."""

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.surfaces import Rosenbrock

valley = Rosenbrock()

# Each rule first tries 31 learning rates here, and runs the race with the best of them.
rates, walks, losses = race(valley, valley, start=(-1.2, 1), steps=200)

facts = {}
for name in walks:
    facts[f"{name.lower()}_rate"] = rates[name]
    facts[f"{name.lower()}_loss"] = tail_mean(losses[name])

alt = (
    "Six dots start at the left end of a curved dark valley. They jump about until they are on its "
    "floor and then creep along the bend to the right, while their losses fall slowly. In the end "
    "momentum has the lowest loss, and RMSProp the highest."
)


def figure():
    yield from film(valley, (-1.8, 1.8, -0.8, 2), walks, losses, bottom=1e-4, power=5)
