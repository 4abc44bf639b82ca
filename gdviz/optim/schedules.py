"""Learning rates that change on the way: schedules α(k) of the step k, counted from 0."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.optim.descent import Rule


@dataclass(frozen=True)
class Scheduled:
    """A rule with another learning rate in each step: Scheduled(GradientDescent, Decay(0.1, 100)).

    `rule` makes a rule of a learning rate. `rate` is any function of k that gives one.
    """

    rule: Callable[[float], Rule]
    rate: Callable[[int], float]

    def __call__(self, gradient: NDArray, memory: tuple | None) -> tuple[NDArray, tuple]:
        """The step of the rule with the rate α(k), and (k + 1, the memory of the rule)."""
        k, inner = memory or (0, None)
        step, inner = self.rule(self.rate(k))(gradient, inner)
        return step, (k + 1, inner)


@dataclass(frozen=True)
class Decay:
    """A rate that fades like 1/k: α(k) = α₀ / (1 + k/h), half of the first after h steps.

    Such rates take noise to zero and still reach any distance: Σ α² is finite, Σ α is not
    (Robbins and Monro 1951).
    """

    first: float
    halved_after: float

    def __call__(self, k: int) -> float:
        """The rate in step k."""
        return self.first / (1 + k / self.halved_after)


@dataclass(frozen=True)
class WarmupCosine:
    """A rate that climbs to its peak and then falls along half a wave, to the share `end` of it.

    α(k) = peak · min(1, (k + 1)/w) · (end + (1 − end) (1 + cos(πk/n)) / 2), for n steps of which
    the first w warm up (Loshchilov and Hutter 2017).
    """

    peak: float
    steps: int
    warmup: int = 20
    end: float = 0.03

    def __call__(self, k: int) -> float:
        """The rate in step k; after all steps it stays where it is."""
        wave = (1 + float(np.cos(np.pi * min(k, self.steps) / self.steps))) / 2
        return self.peak * min(1, (k + 1) / self.warmup) * (self.end + (1 - self.end) * wave)
