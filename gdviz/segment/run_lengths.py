"""Masks as COCO packs them: how many pixels in turn are not marked and marked, column by column."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gdviz.segment.picture_file import Size

DIGIT = 5  # Bits of a number in each letter; the one above them says that more letters follow.


def read(counts: str | Sequence[int], size: Size) -> tuple[int, ...]:
    """The runs of a mask, plain or packed into letters. Raises ValueError unless they fill it."""
    runs = tuple(_unpacked(counts) if isinstance(counts, str) else map(int, counts))
    if min(runs) < 0 or sum(runs) != size[0] * size[1]:
        raise ValueError
    return runs


def mask(runs: Sequence[int], size: Size) -> NDArray[np.bool_]:
    """The pixels of every other run, from the second on."""
    columns, rows = size
    return np.repeat(np.arange(len(runs)) % 2 == 1, runs).reshape(columns, rows).T


def of(marked: NDArray[np.bool_]) -> tuple[int, ...]:
    """The runs of a mask, the first of which is not marked."""
    pixels = np.concatenate([[False], marked.T.ravel(), [not marked[-1, -1]]])
    ends = np.flatnonzero(pixels[1:] != pixels[:-1])
    return tuple(np.diff(ends, prepend=0).tolist())


def _unpacked(letters) -> Iterator[int]:
    """The runs; from the fourth on it is written by how much one differs from that two before."""
    before: list[int] = []
    for number in _numbers(letters):
        run = number + (before[-2] if len(before) > 2 else 0)
        before.append(run)
        yield run


def _numbers(letters) -> Iterator[int]:
    """The numbers, each written from its last digit to its first, which tells the sign."""
    number = shift = 0
    for letter in letters:
        code = ord(letter) - ord("0")
        number |= (code % 2**DIGIT) << shift
        shift += DIGIT
        if code < 2**DIGIT:
            yield number - (2**shift if code >= 2 ** (DIGIT - 1) else 0)
            number = shift = 0
    if shift:  # The last number has no end.
        raise ValueError
