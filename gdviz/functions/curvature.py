"""What the second derivatives say: how steep a bowl is, and which learning rates it bears."""

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Function, Point

STEP = 1e-5  # Of central differences: halfway between the errors of the formula and of rounding.


def hessian(function: Function, point: Point) -> NDArray:
    """The second derivatives at a point, by central differences of the gradient.

    H has the shape (coordinates, coordinates) and is symmetric.
    """
    point, steps = np.asarray(point, dtype=float), STEP * np.eye(len(point))
    ahead, behind = function.gradient((point + steps).T), function.gradient((point - steps).T)
    rows = (ahead - behind) / (2 * STEP)
    return (rows + rows.T) / 2


def condition_number(hessian: NDArray) -> float:
    """How much steeper a bowl is one way than the other: κ = largest / smallest eigenvalue of H."""
    smallest, *_, largest = np.linalg.eigvalsh(hessian)
    return largest / smallest


def largest_stable_rate(hessian: NDArray) -> float:
    """The limit of the learning rate on a bowl: 2 / largest eigenvalue of H.

    Below it descent arrives, above it it diverges, and exactly there it jumps to and fro for ever.
    """
    return 2 / np.linalg.eigvalsh(hessian)[-1]


def largest_curvature(function: Function, point: NDArray) -> float:
    """The largest eigenvalue of H, found like the `extreme_directions`."""
    curvatures, _, _ = _lanczos(function, point)
    return curvatures[-1]


def extreme_directions(function: Function, point: NDArray) -> NDArray:
    """The directions, of length 1, in which a function bends most downwards and most upwards.

    They are H's first and last eigenvector, found from 60 products of H with a direction (Lanczos
    1950). H itself is never made, so the coordinates may be thousands. Shape (2, coordinates).
    """
    _, shares, directions = _lanczos(function, point)
    return shares[:, [0, -1]].T @ directions


def _lanczos(function: Function, point: NDArray) -> tuple[NDArray, NDArray, NDArray]:
    """Curvatures, smallest first, and their directions as shares of those that were tried."""
    directions, images = np.zeros((2, min(60, len(point)), len(point)))
    fresh = np.random.default_rng(0).normal(size=len(point))
    for known in range(len(directions)):
        for _ in range(2):  # The second time removes what rounding left of the known directions.
            fresh -= directions.T @ (directions @ fresh)
        directions[known] = fresh / np.linalg.norm(fresh)
        away = STEP * directions[known]
        fresh = (function.gradient(point + away) - function.gradient(point - away)) / (2 * STEP)
        images[known] = fresh
    curvatures, shares = np.linalg.eigh(directions @ images.T)
    return curvatures, shares, directions
