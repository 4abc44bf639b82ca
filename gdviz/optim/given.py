"""What a walk is given: each thing is taken, or refused by its name with what it must be."""

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.functions.function import Function
from gdviz.optim.divergence import FAR


def check_steps(steps: int) -> None:
    """Raise ValueError for what is no number of steps."""
    if not isinstance(steps, int | np.integer) or isinstance(steps, bool) or steps < 0:
        raise ValueError(f"steps is {steps!r}; it must be a whole number, 0 or more")


def point(start: ArrayLike) -> NDArray:
    """The start as a point of its own. Raises ValueError for what is no row of finite numbers."""
    try:
        given = np.asarray(start)
    except ValueError:  # Its rows differ in length.
        given = np.asarray(None)
    if given.dtype.kind not in "iuf" or given.ndim != 1 or not given.size:
        raise ValueError(f"the start is {start!r}; it must be a row of finite numbers")
    if not np.isfinite(given).all():
        place = np.argmin(np.isfinite(given))
        raise ValueError(
            f"the start is {given[place]} at coordinate {place}; it must be a row of finite numbers"
        )
    return given.astype("f4" if given.dtype == "f4" else "f8")


def gradient(function: Function, here: NDArray) -> NDArray:
    """The gradient at a point, in memory of its own.

    Raises TypeError for what is no function, and ValueError where it gives anything but one number
    for each coordinate.
    """
    if not callable(getattr(function, "gradient", None)):
        raise TypeError(
            f"the function is {function!r}; it must have a method gradient, as those in "
            "gdviz.functions have"
        )
    # Copies: the function may compute in place, and use the same memory for every answer.
    given = function.gradient(here.copy())
    slopes = np.array(given)
    if slopes.dtype.kind not in "iuf":
        forgot = "; does the method gradient return it?" if given is None else ""
        raise ValueError(f"the gradient is {given!r}; it must be an array of real numbers{forgot}")
    if slopes.shape != here.shape:
        raise ValueError(f"the gradient has shape {slopes.shape}, the point {here.shape}")
    return slopes


def warn_if_undefined(number: int, here: NDArray, gradient: NDArray) -> None:
    """Warn of a walk that ends on ordinary ground; one that diverges ends far away, or at once."""
    if np.isnan(gradient).any() and np.abs(here).max() <= FAR:
        warnings.warn(
            f"the walk ends at step {number}: the gradient is {in_short(gradient)} "
            f"at the point {in_short(here)}",
            RuntimeWarning,
            stacklevel=3,
        )


def in_short(numbers: NDArray) -> str:
    """A few of the numbers of an array, in one line."""
    return np.array2string(numbers, threshold=6, edgeitems=2, max_line_width=1000)
