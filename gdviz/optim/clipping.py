"""A rule that trusts no slope beyond a length."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.optim.descent import Rule


@dataclass(frozen=True)
class Clipped:
    """A rule whose gradients are shortened to a length c: g ← g · min(1, c / ‖g‖).

    Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks".
    Raises ValueError for a length that is not above 0.
    """

    rule: Rule
    longest: float

    def __post_init__(self):
        if not self.longest > 0:
            raise ValueError(f"the longest gradient is {self.longest}; it must be greater than 0")

    def __call__(self, gradient: NDArray, memory: Any) -> tuple[NDArray, Any]:
        """The step of the rule for the shortened gradient, and its memory."""
        length = float(np.linalg.norm(gradient))
        return self.rule(gradient * (self.longest / max(length, self.longest)), memory)
