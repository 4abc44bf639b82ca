"""How this machine rounds: which code of NumPy and OpenBLAS its processor takes."""

from functools import cache
from hashlib import sha256

import numpy as np

SIZES = (1, 2, 7, 16, 33, 150)


@cache
def rounding():
    """A short name, the same on two machines that round sums, products and functions alike."""
    rng = np.random.default_rng(0)
    digest = sha256()
    for kind in (np.float32, np.float64):
        for size in SIZES:
            numbers = rng.normal(size=(size, 40)).astype(kind)
            digest.update(numbers @ numbers.T)
            digest.update(numbers.sum(axis=1))
            for function in (np.exp, np.tanh, np.sin, np.log1p):
                digest.update(function(numbers**2))
    return digest.hexdigest()[:12]
