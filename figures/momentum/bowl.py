"""Seven rules race into a bowl with noise in every gradient; one of them lets its rate fade."""

import numpy as np

from gdviz.experiments.race import RULES, film, race, run, settings_and_losses
from gdviz.functions.surfaces import Bowl

bowl = Bowl(5, 1)
steps = 200

# The settings are tuned with some noises and race with others: no rule has learned them by heart.
# One noise alone would crown whom it happens to suit, so there are hundreds.
practice = np.random.default_rng(0).normal(0, 3, (steps, 2, 50))
noises = np.random.default_rng(1).normal(0, 3, (steps, 2, 300))
names = [*RULES, "fading"]
settings, walks, losses, late = race(
    bowl, bowl, (4, -9), steps, names, practice=practice, pushes=noises
)

# A fading rate that nobody has tuned.
gentle = {"learning_rate": 0.15, "halved_after": 10}
_, _, untuned = run("fading", gentle, bowl, bowl, (4, -9), steps, noises)

facts = settings_and_losses(settings, late)
facts["untuned_fading"] = untuned.mean()
for name in names:
    facts[f"{name.lower()}_spread"] = late[name].std()

alt = (
    "Seven maps of an oval bowl, with a dot in each that walks down and then trembles about the "
    "lowest point. Below, on a logarithmic axis, are the losses as means over many noises: five "
    "curves become level near a tenth, Adam's dips and rises, and the fading rate's is lowest."
)


def figure():
    yield from film(bowl, (-9, 9, -11, 4), walks, losses, bottom=1e-2, power=2)
