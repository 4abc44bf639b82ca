"""Functions to descend, each beside its gradient.

One protocol: `f(point)` is the value, `f.gradient(point)` the vector of partial derivatives.
Coordinates stand on the first axis, so that one expression serves a point of shape (2,) and a grid
of shape (2, rows, columns).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Hills:
    """Rolling hills: f(x, y) = sin x · sin y, with every peak at 1 and every valley at −1."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return np.sin(x) * np.sin(y)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (cos x · sin y, sin x · cos y)."""
        x, y = point
        return np.array([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)])


@dataclass(frozen=True)
class Bowl:
    """An oval bowl: f(x, y) = (a x² + b y²) / 2, with the curvatures a and b along its axes."""

    a: float = 5
    b: float = 1

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return (self.a * np.square(x) + self.b * np.square(y)) / 2

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (a x, b y)."""
        x, y = point
        return np.array([self.a * x, self.b * y])


@dataclass(frozen=True, eq=False)
class LineLoss:
    """How badly the line w₀x + w₁ misses measurements: L(w) = (1/n) Σᵢ (w₀xᵢ + w₁ − yᵢ)².

    This is the mean squared error, as a function of slope w₀ and intercept w₁; `x` and `y` have
    shape (n,).
    """

    x: NDArray
    y: NDArray

    def __call__(self, line: ArrayLike) -> NDArray:
        """The mean squared error of a line."""
        return np.mean(self.residuals(line) ** 2, axis=0)

    def gradient(self, line: ArrayLike) -> NDArray:
        """∇L = (2/n) (Σᵢ rᵢxᵢ, Σᵢ rᵢ), where rᵢ = w₀xᵢ + w₁ − yᵢ."""
        residuals = self.residuals(line)
        count = len(self.x)
        return 2 / count * np.array([np.tensordot(self.x, residuals, 1), residuals.sum(axis=0)])

    def residuals(self, line: ArrayLike) -> NDArray:
        """What the line predicts less what was measured, measurements on the first axis."""
        slope, intercept = np.asarray(line, dtype=float)
        predictions = np.multiply.outer(self.x, slope) + intercept
        return predictions - self.y.reshape(-1, *[1] * slope.ndim)

    @property
    def hessian(self) -> NDArray:
        """The second derivatives, the same everywhere: (2/n) [[Σxᵢ², Σxᵢ], [Σxᵢ, n]]."""
        columns = np.array([self.x, np.ones_like(self.x)])
        return 2 / len(self.x) * columns @ columns.T

    @property
    def minimum(self) -> NDArray:
        """The line of best fit, where the gradient is zero: H w = −∇L(0)."""
        return np.linalg.solve(self.hessian, -self.gradient(np.zeros(2)))
