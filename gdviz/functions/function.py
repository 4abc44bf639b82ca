"""What one can descend: the protocol that every function and every loss keeps."""

from typing import Protocol

from numpy.typing import ArrayLike, NDArray


class Function(Protocol):
    """A height for every point, and the way uphill.

    Coordinates stand on the first axis: a point has the shape (coordinates,), a grid of points
    (coordinates, rows, columns), and one expression serves both.
    """

    def __call__(self, point: ArrayLike, /) -> NDArray:
        """The height f(θ) at a point, or the heights on a grid without its first axis."""

    def gradient(self, point: ArrayLike, /) -> NDArray:
        """∇f(θ), the vector of partial derivatives, of the same shape as the point."""
