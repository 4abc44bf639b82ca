"""Random problems that are put to a method, to see whether it keeps its bound."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.bounds import Troughs, random_troughs


def random_problems(count: int, convexity: float = 0) -> Iterator[tuple[Troughs, NDArray]]:
    """Random 1-smooth functions, lowest at 0 with the height 0, and a random start for each.

    They have eight coordinates, and are μ-strongly convex with μ = `convexity`.
    """
    for seed in range(count):
        rng = np.random.default_rng([seed, 1])
        direction = rng.normal(size=8)
        # Near starts see parabolas, and far ones see troughs that are almost straight.
        distance = 10 ** rng.uniform(-1, 2.5)
        start = distance * direction / np.linalg.norm(direction)
        yield random_troughs(seed, convexity=convexity), start
