"""Two directions through a point with many coordinates: where a landscape of many weights is cut.

Li et al. 2018, "Visualizing the loss landscape of neural nets".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Function, Point
from gdviz.networks.network import Network


@dataclass(frozen=True, eq=False)
class Plane:
    """A function on the plane through a centre: f(centre + a u + b v), as a function of a and b.

    The directions u and v are the rows of `directions`.
    """

    function: Function
    centre: NDArray
    directions: NDArray

    def __call__(self, point: Point) -> NDArray:
        """The height at (a, b), or at many of them one by one."""
        places = np.reshape(point, (2, -1)).T
        heights = [self.function(self.centre + place @ self.directions) for place in places]
        return np.reshape(heights, np.shape(point)[1:])

    def gradient(self, point: Point) -> NDArray:
        """(u · ∇f, v · ∇f)."""
        places = np.reshape(point, (2, -1)).T
        uphill = [self.function.gradient(self.centre + place @ self.directions) for place in places]
        return (self.directions @ np.transpose(uphill)).reshape(np.shape(point))


def random_direction(network: Network, weights: NDArray, seed: int) -> NDArray:
    """A random direction in which each neuron's weights are as long as the network's own.

    So a step in it changes every neuron by the same share, however large its weights are; biases
    stay. This is filter normalisation, for the weights of one neuron are also called a filter.
    """
    direction, rng = np.zeros_like(weights), np.random.default_rng(seed)
    for part, own in zip(network.split(direction), network.split(weights), strict=True):
        if part.ndim > 1:
            drawn = rng.normal(size=part.shape)
            part[:] = (drawn.T / _lengths(drawn) * _lengths(own)).T
    return direction


def principal_directions(walk: NDArray) -> tuple[NDArray, NDArray]:
    """The two directions, of length 1, along which a walk to its last point was widest.

    They are the first principal components of the distances from the last point, and both point
    away from the first one. Returns the directions, shape (2, coordinates), and the share that each
    has of all squared distances.
    """
    _, sizes, directions = np.linalg.svd(walk - walk[-1], full_matrices=False)
    turns = np.where(directions[:2] @ (walk[0] - walk[-1]) > 0, -1, 1)
    return directions[:2] * turns[:, None], sizes[:2] ** 2 / np.sum(sizes**2)


def _lengths(filters):
    return np.linalg.norm(filters.reshape(len(filters), -1), axis=1)
