"""What one can descend: the protocol that every function and every loss keeps."""

from collections.abc import Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

# Coordinates one by one: an array, or a tuple such as (4, -9). Each is a number, or a grid of them.
Point = NDArray | Sequence[Any]


class Function(Protocol):
    """A height for every point, and the way uphill.

    Coordinates stand on the first axis: a point has the shape (coordinates,), a grid of points
    (coordinates, rows, columns), and one expression serves both.
    """

    def __call__(self, point: Point, /) -> NDArray:
        """The height f(θ) at a point, or the heights on a grid without its first axis."""

    def gradient(self, point: Point, /) -> NDArray:
        """∇f(θ), the vector of partial derivatives, of the same shape as the point."""
