"""What became of a walk, in words: it arrived, still rolls, diverged, or left the domain."""

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.curvature import hessian
from gdviz.functions.formula import Formula
from gdviz.optim.divergence import before_far

# A walk stands still where slope and step are this small, by the largest on its way.
STILL = 1e-6
# How far round its last point a walk is asked for lower ground, by how far that is from 0.
NEAR = 1e-3


def outcome(function: Formula, walk: NDArray, steps: int) -> str:
    """What became of a walk of `descend` that was to take `steps`, in a few words.

    Where it stands still, the heights round about tell a minimum from a saddle or a top: a walk
    that happens to come to one of these stays there, for the slope is zero.
    """
    near = len(before_far(walk))
    if near < len(walk):
        # So far away that a height may be too large to be finite.
        return f"diverged at step {near}"
    if not np.isfinite(function(walk[-1])):
        return f"left the domain at step {len(walk) - 1}: {function.fault(walk[-1])}"
    if function.fault(walk[-1]):
        return f"stopped at step {len(walk) - 1}: {function.fault(walk[-1])}"
    if near <= steps:
        return f"diverged at step {near}"
    slope = np.linalg.norm(function.gradient(walk[-1]))
    first = _first_still(function, walk)
    if first is None and _swings(walk):
        return f"swings to and fro, to the end after {steps} steps"
    if first is None:
        return f"still rolling after {steps} steps: the slope is {slope:.2g}"
    where = _where(function, walk[-1])
    if where == "minimum":
        return f"converged at step {first}"
    return f"came to rest at step {first}, {where}"


def _first_still(function, walk):
    """The step from which the walk stands still to its end; None if it does not."""
    slopes = np.linalg.norm(function.gradient(walk.T), axis=0)
    lengths = np.linalg.norm(np.diff(walk, axis=0, append=walk[-1:]), axis=1)
    # The last point has no step; the one that led to it must be small as well.
    lengths[-1:] = lengths[-2:-1]
    size = np.abs(walk).max()
    moves = (slopes > STILL * slopes.max()) | (lengths > STILL * size)
    if moves[-1] or (_where(function, walk[-1]) == "downhill"):
        return None
    return 0 if not moves.any() else len(walk) - int(np.argmax(moves[::-1]))


def _swings(walk):
    """Whether the walk ends with a step that takes back the one before."""
    if len(walk) < 3:
        return False
    twice, once = np.linalg.norm(walk[-1] - walk[-3:-1], axis=1)
    return once > 0 and twice < STILL * once


def _where(function, point):
    """What kind of level ground a point is on, by the heights on a small circle round it."""
    reach = NEAR * max(1, np.abs(point).max())
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    ring = np.array([[1, -1]] if len(point) == 1 else [np.cos(angles), np.sin(angles)])
    heights = function(point[:, None] + reach * ring)
    here = function(point)
    # What rounding alone makes lower is not lower; nor is a place where there is no height.
    lower = heights < here - 1e-14 * max(1, abs(here))
    if not lower.any():
        return "minimum"
    curvatures = np.linalg.eigvalsh(hessian(function, point))
    if curvatures[0] > -STILL * np.abs(curvatures).max():
        return "downhill"
    return "on a saddle" if curvatures[-1] > 0 else "on a top"
