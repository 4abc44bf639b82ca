"""Six rules race along a bent valley whose floor is nearly level."""

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.surfaces import Rosenbrock

valley = Rosenbrock()
rates, walks, losses = race(valley, valley, start=(-1.2, 1), steps=200)
facts = {f"{name.lower()}_rate": rate for name, rate in rates.items()}
facts |= {f"{name.lower()}_loss": tail_mean(loss) for name, loss in losses.items()}
alt = (
    "Six dots start at the left end of a curved dark valley. They jump about until they are on its "
    "floor and then creep along the bend to the right, while their losses fall slowly. In the end "
    "momentum has the lowest loss, and RMSProp the highest."
)


def figure():
    yield from film(valley, (-1.8, 1.8, -0.8, 2), walks, losses, bottom=1e-4, power=5)
