"""A neuron that hears itself: one weight and one bias, used at every step of a chain."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Point


@dataclass(frozen=True)
class Echo:
    """How far the last state of a chain is from a target: L(w, b) = (h_T − t)².

    h₀ = 0 and h_k = tanh(w h_{k−1} + b). Its slopes pass through T equal layers, as in the example
    of Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks".
    """

    target: float
    steps: int

    def __call__(self, point: Point) -> NDArray:
        """The loss."""
        state, _ = self._last(point)
        return (state - self.target) ** 2

    def gradient(self, point: Point) -> NDArray:
        """∇L = 2 (h_T − t) (∂h_T/∂w, ∂h_T/∂b)."""
        state, slopes = self._last(point)
        return 2 * (state - self.target) * slopes

    def _last(self, point):
        """The last state, and its slopes by w and b, which go forward with it."""
        w, b = np.asarray(point, dtype=float)
        state, slopes = np.zeros_like(w), np.zeros((2, *w.shape))
        for _ in range(self.steps):
            direct = np.array([state, np.ones_like(state)])
            state = np.tanh(w * state + b)
            slopes = (1 - state**2) * (direct + w * slopes)
        return state, slopes
