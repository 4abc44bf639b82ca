"""Nesterov's rule with a memory that grows, which is as fast on convex functions as can be."""

from dataclasses import dataclass

from numpy.typing import NDArray

from gdviz.optim.descent import GradientDescent


@dataclass(frozen=True)
class Accelerated:
    """A ball that looks ahead ever further: v ← βₖ v − α ∇f(θ + βₖ v), βₖ = (k − 1)/(k + 2).

    Step k goes from where the ball looks to where it looks next, as in `Nesterov`; the ball itself
    comes to θ = φ − α ∇f(φ), one plain step from where it looked. On a convex function with the
    smoothness L, and with α = 1/L, it is at most 2L|θ₀ − θ*|²/(k + 1)² above the lowest height.
    Nesterov 1983, "A method for solving the convex programming problem with convergence rate
    O(1/k²)"; these βₖ by Su, Boyd and Candès 2016. Raises ValueError for α not above 0.
    """

    learning_rate: float

    def __post_init__(self):
        GradientDescent(self.learning_rate)  # It refuses a rate that is not positive.

    def __call__(self, gradient: NDArray, memory: tuple | None) -> tuple[NDArray, tuple]:
        """The step, and (k, how far ahead of the ball the look is)."""
        k, ahead = memory or (0, 0)
        k += 1
        plain = -self.learning_rate * gradient
        velocity = ahead + plain
        ahead = (k - 1) / (k + 2) * velocity
        return plain + ahead, (k, ahead)
