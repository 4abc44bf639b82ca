"""Six rules race down a ravine that lies askew, a hundred times as steep across as along."""

import numpy as np

from gdviz.experiments.race import film, race, tail_mean
from gdviz.functions.surfaces import Bowl, Ravine

ravine, bowl = Ravine(100, 1), Bowl(100, 1)
rates, walks, losses = race(ravine, ravine, start=(-3, -2), steps=60)
*_, straight = race(bowl, bowl, start=(-1 / np.sqrt(2), -5 / np.sqrt(2)), steps=60)
facts = {f"{name.lower()}_rate": rate for name, rate in rates.items()}
facts |= {f"{name.lower()}_loss": tail_mean(loss) for name, loss in losses.items()}
facts |= {f"straight_{name.lower()}": tail_mean(straight[name]) for name in ("momentum", "AdaGrad")}
alt = (
    "Six dots start beside a dark ravine that runs along the diagonal of the map. Some swing "
    "from wall to wall, others slide along. On the logarithmic axis the loss of Nesterov falls the "
    "furthest by far, and three others hardly get below one."
)


def figure():
    yield from film(ravine, (-3.6, 3.6, -3.6, 3.6), walks, losses, bottom=1e-5, power=3)
