"""What the formulas of the page that finds bees mean."""

import numpy as np
from recipes import RECIPES

from gdviz.networks.operations import cross_entropy, sigmoid

LOGITS = np.random.default_rng(0).normal(size=9)
BEES = np.array([0, 1, 0, 0, 1, 1, 0, 0, 0])
SURE = sigmoid(LOGITS)[0]
FACTS = RECIPES["bees/overlap"].facts

FORMULAS = {
    r"L = -\frac{1}{n}": {
        "L": cross_entropy(LOGITS, BEES)[0],
        "n": 9,
        "p": SURE,
        "bee": np.flatnonzero(BEES) + 1,
        "no bee": np.flatnonzero(1 - BEES) + 1,
    },
    r"\frac{\text{hits}}": {
        "hits": FACTS["hits"],
        "misses": FACTS["misses"],
        "false alarms": FACTS["false_alarms"],
    },
}
INLINE = {
    r"-\log p": {"p": SURE[1], "value": cross_entropy(LOGITS[1:2], BEES[1:2])[0]},
    r"-\log(1-p)": {"p": SURE[0], "value": cross_entropy(LOGITS[:1], BEES[:1])[0]},
}
