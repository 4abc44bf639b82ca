"""Least squares without rounding, to measure what rounding does to all other ways."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray


def exact_fits(columns: NDArray, measured: NDArray) -> NDArray:
    """The weights of best fit, XᵀX w = Xᵀy solved in fractions and rounded once, at the end.

    `measured` has shape (n, fits), the weights have (weights, fits).
    """
    # A float is a fraction whose denominator is a power of two, so nothing is lost here.
    rows = [[Fraction(number) for number in row] for row in columns.tolist()]
    heights = [[Fraction(number) for number in row] for row in measured.tolist()]
    size = columns.shape[1]
    system = [_products(rows, rows, k) + _products(rows, heights, k) for k in range(size)]

    # Gauss and Jordan: one unknown after the other leaves all equations but its own.
    for k, chosen in enumerate(system):
        chosen[:] = [number / chosen[k] for number in chosen]
        for row in system:
            if row is not chosen:
                factor = row[k]
                row[k:] = [a - factor * b for a, b in zip(row[k:], chosen[k:], strict=True)]
    return np.array([[float(number) for number in row[size:]] for row in system])


def _products(rows, others, k):
    """Column number k of the rows times every column of the others."""
    return [
        sum(row[k] * number for row, number in zip(rows, column, strict=True))
        for column in zip(*others, strict=True)
    ]
