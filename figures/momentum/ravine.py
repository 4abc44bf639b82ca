"""Six rules race down a ravine that lies askew, a hundred times as steep across as along."""

import numpy as np

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.surfaces import Bowl, Ravine

ravine = Ravine(100, 1)
rates, walks, losses = race(ravine, ravine, start=(-3, -2), steps=60)

# The same ravine and start, turned until the ravine runs along an axis.
# Only then can a rate for each coordinate tell steep from flat.
turned = Bowl(100, 1)
turned_start = (-1 / np.sqrt(2), -5 / np.sqrt(2))
_, _, turned_losses = race(turned, turned, turned_start, steps=60)

facts = {}
for name in walks:
    facts[f"{name.lower()}_rate"] = rates[name]
    facts[f"{name.lower()}_loss"] = tail_mean(losses[name])
facts["straight_momentum"] = tail_mean(turned_losses["momentum"])
facts["straight_adagrad"] = tail_mean(turned_losses["AdaGrad"])

alt = (
    "Six dots start beside a dark ravine that runs along the diagonal of the map. Some swing "
    "from wall to wall, others slide along. On the logarithmic axis the loss of Nesterov falls the "
    "furthest by far, and three others hardly get below one."
)


def figure():
    yield from film(ravine, (-3.6, 3.6, -3.6, 3.6), walks, losses, bottom=1e-5, power=3)
