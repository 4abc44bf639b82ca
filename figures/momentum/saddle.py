"""Six rules race away from a ridge, where one slope is a thousand times as weak as the other."""

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.surfaces import Saddle

saddle = Saddle()


def above(point):
    """The height above the bottoms of the two hollows."""
    return saddle(point) + 1 / 4


# On the ridge itself, at y = 0, nothing pushes sideways: the walkers start a hair beside it.
rates, walks, losses = race(saddle, above, start=(1.5, 0.001), steps=16)

facts = {}
for name in walks:
    facts[f"{name.lower()}_rate"] = rates[name]
    facts[f"{name.lower()}_loss"] = tail_mean(losses[name])

alt = (
    "Six dots start on the ridge between two round hollows. Plain descent creeps along the ridge "
    "and leaves it late, while RMSProp and AdaGrad jump off at once. On the logarithmic axis their "
    "losses fall out of the picture, and momentum and Adam are still swinging."
)


def figure():
    yield from film(above, (-1.8, 1.8, -1.5, 1.5), walks, losses, bottom=1e-8, power=1)
