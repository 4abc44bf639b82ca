"""What the second derivatives say: how steep a bowl is, and which learning rates it bears."""

import numpy as np
from numpy.typing import ArrayLike


def condition_number(hessian: ArrayLike) -> float:
    """How much steeper a bowl is one way than the other: κ = largest / smallest eigenvalue of H."""
    smallest, *_, largest = np.linalg.eigvalsh(hessian)
    return largest / smallest


def largest_stable_rate(hessian: ArrayLike) -> float:
    """The limit of the learning rate on a bowl: 2 / largest eigenvalue of H.

    Below it descent arrives, above it it diverges, and exactly there it jumps to and fro for ever.
    """
    return 2 / np.linalg.eigvalsh(hessian)[-1]
