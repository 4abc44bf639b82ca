"""Six rules race into a bowl with noise in every gradient, and none of them comes to rest."""

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.stochastic import Noisy
from gdviz.functions.surfaces import Bowl

bowl = Bowl(5, 1)

# The rates are tuned with one noise and race with another: no rule has learned it by heart.
practice = Noisy(bowl, coordinates=2, spread=3, seed=0)
noisy = Noisy(bowl, coordinates=2, spread=3, seed=1)
rates, walks, losses = race(noisy, bowl, start=(4, -9), steps=200, practice=practice)

facts = {}
for name in walks:
    facts[f"{name.lower()}_rate"] = rates[name]
    facts[f"{name.lower()}_loss"] = tail_mean(losses[name])

alt = (
    "Six dots go down an oval bowl. On the logarithmic axis their losses fall one after another, "
    "AdaGrad first, and then all of them jump up and down between about a thousandth and a tenth, "
    "and hardly fall any further."
)


def figure():
    yield from film(bowl, (-10, 10, -10, 10), walks, losses, bottom=1e-3, power=2)
