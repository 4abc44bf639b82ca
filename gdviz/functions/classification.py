"""Losses of models that answer yes or no by a chance: logistic regression."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


def logistic(logits: ArrayLike) -> NDArray:
    """The chance that belongs to a logit: σ(z) = 1 / (1 + e⁻ᶻ) = (1 + tanh(z/2)) / 2.

    Written with tanh, nothing overflows.
    """
    return (1 + np.tanh(np.divide(logits, 2))) / 2


@dataclass(frozen=True, eq=False)
class LogLoss:
    """How surprised chances σ(Xw) are by what happened, and a penalty γ|w|² for large weights.

    L(w) = (1/n) Σᵢ (−tᵢ log σ(zᵢ) − (1 − tᵢ) log(1 − σ(zᵢ))) + γ|w|² with z = Xw. `columns` is X, a
    row for each sample and a column for each weight, shape (n, weights); `targets` are 0 or 1,
    shape (n,); γ is `ridge`.
    """

    columns: NDArray
    targets: NDArray
    ridge: float = 0

    def __call__(self, weights: ArrayLike) -> NDArray:
        """The loss, from the logits as log(1 + eᶻ) − t z, where nothing overflows."""
        logits, targets = _logits(self.columns, self.targets, weights)
        surprises = np.logaddexp(0, logits) - targets * logits
        return np.mean(surprises, axis=0) + self.ridge * np.sum(np.square(weights), axis=0)

    def gradient(self, weights: ArrayLike) -> NDArray:
        """∇L = (1/n) Xᵀ (σ(Xw) − t) + 2γw."""
        logits, targets = _logits(self.columns, self.targets, weights)
        missed = logistic(logits) - targets
        slopes = np.tensordot(self.columns.T, missed, 1) / len(self.targets)
        return slopes + 2 * self.ridge * np.asarray(weights)

    def hessian(self, weights: NDArray) -> NDArray:
        """The second derivatives, H = (1/n) Xᵀ S X + 2γI with σ(z) (1 − σ(z)) on the diagonal of S.

        No entry of S is negative, so the loss bends upwards everywhere: it is convex.
        """
        chances = logistic(self.columns @ weights)
        bent = self.columns.T * (chances * (1 - chances)) @ self.columns
        return bent / len(self.targets) + 2 * self.ridge * np.eye(len(weights))


@dataclass(frozen=True, eq=False)
class SigmoidError:
    """The mean squared error of the same chances: L(w) = (1/n) Σᵢ (σ(zᵢ) − tᵢ)² with z = Xw."""

    columns: NDArray
    targets: NDArray

    def __call__(self, weights: ArrayLike) -> NDArray:
        """The mean squared error."""
        logits, targets = _logits(self.columns, self.targets, weights)
        return np.mean((logistic(logits) - targets) ** 2, axis=0)

    def gradient(self, weights: ArrayLike) -> NDArray:
        """∇L = (2/n) Xᵀ ((σ − t) σ (1 − σ)), one by one: far out, σ (1 − σ) stifles it."""
        logits, targets = _logits(self.columns, self.targets, weights)
        chances = logistic(logits)
        missed = (chances - targets) * chances * (1 - chances)
        return 2 / len(self.targets) * np.tensordot(self.columns.T, missed, 1)


def _logits(columns, targets, weights):
    """Z = Xw, and the targets beside it; samples on the first axis."""
    logits = np.tensordot(columns, np.asarray(weights, dtype=float), 1)
    return logits, targets.reshape(-1, *[1] * (logits.ndim - 1))
