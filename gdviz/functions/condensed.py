"""A table of any length as a few rows that have the same loss for every line."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.regression import LinearLoss


def condensed(blocks: Iterable[tuple[NDArray, NDArray]]) -> LinearLoss:
    """The mean squared error over all rows, from one row more than there are weights.

    Each of the blocks is (columns, y) of some rows, so that not all need be in memory. To turn and
    mirror the vector of all misses Xw − y does not change its length: with (X y) = QR this is that
    of R (w, −1). R has so few rows, and the R of several blocks is that of their R one below the
    other (Golub, Plemmons and Sameh 1988). Raises ValueError for no rows.
    """
    triangle: Any = None
    count = 0
    for columns, y in blocks:
        rows = np.column_stack([columns, y])
        count += len(rows)
        # Of a short first block R has fewer rows; the next blocks add them.
        known = rows if triangle is None else np.vstack([triangle, rows])
        triangle = np.linalg.qr(known, mode="r")
    if triangle is None or not count:
        raise ValueError("there are no rows; give one at least")
    # The mean is taken over the few rows, and was to be one over all.
    triangle = triangle * np.sqrt(len(triangle) / count)
    return LinearLoss(triangle[:, :-1], triangle[:, -1])
