"""Rules that know more than the slope: the second derivatives, or what they do to a direction."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.curvature import hessian
from gdviz.functions.function import Function


@dataclass(frozen=True)
class Newton:
    """Go to where the parabola through slope and curvature is level: θ ← θ − H⁻¹ ∇f(θ).

    H holds the second derivatives where the walk is. The level place may be a minimum, a saddle or
    a maximum. Raises numpy's LinAlgError where H has no inverse.
    """

    def step(self, function: Function, point: NDArray, gradient: NDArray) -> NDArray:
        """The step −H⁻¹ ∇f."""
        return -np.linalg.solve(hessian(function, point), gradient)


@dataclass(frozen=True)
class ConjugateGradients:
    """Steps that spare what earlier ones have settled: d ← −∇f + |∇f|²/|∇f before|² d, θ ← θ + α d.

    α = −∇f·d/(d·H d) leads to the lowest point along d. On a bowl with n coordinates the walk
    arrives in n steps, but for rounding. Hestenes and Stiefel 1952, "Methods of conjugate gradients
    for solving linear systems".
    """

    hessian: NDArray

    def __call__(self, gradient: NDArray, memory: tuple | None) -> tuple[NDArray, tuple | None]:
        """The step α d, and none at the bottom; (d, |∇f|²) is remembered."""
        square = gradient @ gradient
        if not square:
            return gradient, memory
        direction = -gradient
        if memory is not None:
            before, square_before = memory
            direction = direction + square / square_before * before
        rate = -(gradient @ direction) / (direction @ self.hessian @ direction)
        return rate * direction, (direction, square)
