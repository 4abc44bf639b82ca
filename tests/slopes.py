"""The gradient of a function, from its values alone."""

import numpy as np


def slopes(function, point):
    """The gradient by central differences, with steps that suit the size of each coordinate."""
    steps = np.finfo(float).eps ** (1 / 3) * np.maximum(1, np.abs(point))
    return [
        (function(point + step) - function(point - step)) / (2 * step.sum())
        for step in np.diag(steps)
    ]


def check_pullback(operation, inputs, onwards):
    """Assert that what is pulled back of `onwards` are the slopes of Σ onwards · output."""
    _, pullback = operation(*inputs)
    for number, gradient in enumerate(pullback(onwards)):

        def height(flat, number=number):
            changed = list(inputs)
            changed[number] = flat.reshape(inputs[number].shape)
            return np.sum(onwards * operation(*changed)[0])

        expected = slopes(height, inputs[number].ravel())
        np.testing.assert_allclose(gradient.ravel(), expected, rtol=1e-6, atol=1e-8)
