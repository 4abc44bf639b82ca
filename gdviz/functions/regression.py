"""Losses of models that are linear in their weights: lines, polynomials, many features."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class LinearLoss:
    """How badly weights miss measurements: the mean squared error L(w) = |Xw − y|² / n.

    `columns` is X, a row for each measurement and a column for each weight, shape (n, weights);
    `y` has shape (n,).
    """

    columns: NDArray
    y: NDArray

    def __call__(self, weights: ArrayLike) -> NDArray:
        """The mean squared error."""
        return np.mean(self.residuals(weights) ** 2, axis=0)

    def gradient(self, weights: ArrayLike) -> NDArray:
        """∇L = (2/n) Xᵀ (Xw − y)."""
        return 2 / len(self.y) * np.tensordot(self.columns.T, self.residuals(weights), 1)

    def residuals(self, weights: ArrayLike) -> NDArray:
        """What is predicted less what was measured, measurements on the first axis."""
        predictions = np.tensordot(self.columns, np.asarray(weights, dtype=float), 1)
        return predictions - self.y.reshape(-1, *[1] * (predictions.ndim - 1))

    @property
    def hessian(self) -> NDArray:
        """The second derivatives, the same everywhere: H = (2/n) XᵀX."""
        return 2 / len(self.y) * self.columns.T @ self.columns

    @property
    def minimum(self) -> NDArray:
        """The weights of best fit, where the gradient is zero: Rw = Qᵀy with X = QR.

        The normal equations XᵀX w = Xᵀy say the same, but square the condition number of X.
        """
        orthogonal, triangular = np.linalg.qr(self.columns)
        return np.linalg.solve(triangular, orthogonal.T @ self.y)


def line_loss(x: ArrayLike, y: NDArray) -> LinearLoss:
    """The loss of the line w₀x + w₁, as a function of slope w₀ and intercept w₁.

    L(w) = (1/n) Σᵢ (w₀xᵢ + w₁ − yᵢ)², with ∇L = (2/n) (Σᵢ rᵢxᵢ, Σᵢ rᵢ) and rᵢ = w₀xᵢ + w₁ − yᵢ.
    """
    return polynomial_loss(x, y, degree=1)


def polynomial_loss(x: ArrayLike, y: NDArray, degree: int) -> LinearLoss:
    """The loss of the polynomial w₀xᵈ + … + w_d, whose highest power comes first."""
    return LinearLoss(np.vander(np.asarray(x, dtype=float), degree + 1), y)
