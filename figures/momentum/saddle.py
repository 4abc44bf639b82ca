"""Six rules race away from a ridge, where one slope is a thousand times as weak as the other."""

import numpy as np

from gdviz.experiments.race import film, race, run, settings_and_losses, tune
from gdviz.functions.surfaces import Saddle

saddle = Saddle()


def above(point):
    """The height above the bottoms of the two hollows."""
    return saddle(point) + 1 / 4


# On the ridge itself, at y = 0, nothing pushes sideways: the walkers start a hair beside it.
start = (1.5, 0.001)
settings, walks, losses, late = race(saddle, above, start, steps=16)

# What the share that most people take would have cost.
usual = tune("momentum", saddle, above, start, steps=16, momentum=0.9)
_, _, usual_loss = run("momentum", usual, saddle, above, start, steps=16)


def halfway(walk):
    """The first step after which a walk is half of the way to the bottom of a hollow."""
    return int(np.argmax(abs(walk[:, 1]) > 0.5))


facts = settings_and_losses(settings, late)
facts["usual_momentum"] = usual_loss.item()
facts["adagrad_left"] = halfway(walks["AdaGrad"])
facts["plain_left"] = halfway(walks["plain"])

alt = (
    "Six maps of two round hollows with a ridge between them, and a dot in each that starts on the "
    "ridge. AdaGrad, RMSProp and Adam jump off at once, and the others run along the ridge first. "
    "Below, on a logarithmic axis, all six losses fall, those of these three before the others."
)


def figure():
    yield from film(above, (-1.8, 1.8, -1.5, 1.5), walks, losses, bottom=1e-9, power=1)
