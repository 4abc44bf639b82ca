"""Six rules race down a ravine that lies askew, a hundred times as steep across as along."""

import numpy as np

from gdviz.experiments.race import film, race, run, settings_and_losses, tune
from gdviz.functions.surfaces import Bowl, Ravine

ravine = Ravine(100, 1)
start = (-3, -2)
settings, walks, losses, late = race(ravine, ravine, start, steps=60)

# What the share that most people take would have cost.
usual = tune("momentum", ravine, ravine, start, steps=60, momentum=0.9)
_, _, usual_loss = run("momentum", usual, ravine, ravine, start, steps=60)

# The same ravine and start, turned until the ravine runs along an axis.
# Only then can a rate for each coordinate tell steep from flat.
turned = Bowl(100, 1)
turned_start = (-1 / np.sqrt(2), -5 / np.sqrt(2))
_, _, _, straight = race(turned, turned, turned_start, steps=60)

facts = settings_and_losses(settings, late)
facts["usual_momentum"] = usual_loss.item()
facts["straight_momentum"] = straight["momentum"].item()
facts["straight_adagrad"] = straight["AdaGrad"].item()

alt = (
    "Six maps of a dark ravine along the diagonal, with a dot in each that starts on its wall. "
    "Momentum swings across and runs to the lowest point; plain descent, AdaGrad and RMSProp stop "
    "on the way. Below, on a logarithmic axis, the loss of momentum falls furthest."
)


def figure():
    yield from film(ravine, (-3.8, 3.8, -3.2, 3.2), walks, losses, bottom=1e-8, power=3)
