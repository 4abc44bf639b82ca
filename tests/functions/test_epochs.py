"""Epochs take every sample once, in an order that is known beforehand."""

from itertools import islice, pairwise

import numpy as np
import pytest

from gdviz.functions.epochs import Epochs

X = np.arange(10)
SHUFFLE = np.random.default_rng(0).permutation(12)


def _batches(size, count):
    """The rows of x and of y in the first batches."""
    return list(islice(Epochs(lambda *rows: rows, X, -X, size, SHUFFLE), count))


@pytest.mark.parametrize("size", [1, 4, 10, 99])
def test_an_epoch_takes_every_sample_once(size):
    steps = -(-10 // size)
    for epoch in range(5):
        batches = _batches(size, steps * (epoch + 1))[-steps:]
        assert sorted(np.concatenate([x for x, _ in batches])) == [*X]
        assert all((x == -y).all() for x, y in batches)


def test_each_epoch_shuffles_the_order_of_the_one_before():
    orders = [x for x, _ in _batches(10, 4)]
    shuffle = [i for i in SHUFFLE if i < 10]
    for before, after in pairwise(orders):
        assert [before[i] for i in shuffle] == [*after]
