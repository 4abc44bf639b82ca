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

    @property
    def shortest(self) -> NDArray:
        """Of all weights of best fit the shortest, w = X⁺y: where descent from 0 arrives.

        With as many weights as measurements or more, there are many of best fit.
        """
        return np.linalg.lstsq(self.columns, self.y, rcond=None)[0]

    def ridge(self, strength: float) -> NDArray:
        """The weights where L(w) + γ|w|² is lowest, with γ as strength: (XᵀX + nγI) w = Xᵀy.

        Along a direction of curvature λ they go the share λ / (λ + 2γ) of the way from 0 to the
        best fit. Where `y` holds several experiments, (n, experiments), there is a row of weights
        for each. Hoerl and Kennard 1970, "Ridge regression".
        """
        return self._part_of_the_way(lambda curvatures: curvatures / (curvatures + 2 * strength))

    def stopped(self, learning_rate: float, steps: float) -> NDArray:
        """Where k steps of gradient descent from w = 0 lead, however many.

        Along a direction of curvature λ they go the share 1 − (1 − αλ)ᵏ of the way to the best fit,
        if the learning rate α is below 1/λ. Several experiments are treated as by `ridge`.
        """
        return self._part_of_the_way(
            # A share as small as 1e−15 keeps its digits.
            lambda curvatures: -np.expm1(steps * np.log1p(-learning_rate * curvatures))
        )

    def _part_of_the_way(self, share):
        """From 0 to the best fit, along each direction v of the bowl a share of the way.

        With X = USVᵀ these are the columns of V, and their curvatures are λ = 2s²/n.
        """
        left, lengths, directions = np.linalg.svd(self.columns, full_matrices=False)
        shares = share(2 / len(self.y) * lengths**2)
        ends = self.y.T @ left
        whole = np.divide(ends, lengths, out=np.zeros_like(ends), where=lengths > 0)
        return (shares * whole) @ directions


def line_loss(x: ArrayLike, y: NDArray) -> LinearLoss:
    """The loss of the line w₀x + w₁, as a function of slope w₀ and intercept w₁.

    L(w) = (1/n) Σᵢ (w₀xᵢ + w₁ − yᵢ)², with ∇L = (2/n) (Σᵢ rᵢxᵢ, Σᵢ rᵢ) and rᵢ = w₀xᵢ + w₁ − yᵢ.
    """
    return polynomial_loss(x, y, degree=1)


def polynomial_loss(x: ArrayLike, y: NDArray, degree: int) -> LinearLoss:
    """The loss of the polynomial w₀xᵈ + … + w_d, whose highest power comes first."""
    return LinearLoss(np.vander(np.asarray(x, dtype=float), degree + 1), y)
