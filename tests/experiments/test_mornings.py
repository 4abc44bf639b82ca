"""The model of the mornings has the weights that SciPy finds."""

import numpy as np
import pytest
from oracles.classification import fit as expected_fit

from gdviz.experiments.mornings import columns, fit, flew, weather
from gdviz.functions.classification import LogLoss


@pytest.mark.parametrize("features", [(0, 2), (0, 1, 2)])
@pytest.mark.parametrize("ridge", [0, 0.01, 0.1])
def test_weights_are_those_of_scipy_with_the_same_penalty(features, ridge):
    inputs = columns(weather)[:, features]
    found = fit(LogLoss(inputs, flew, ridge))
    np.testing.assert_allclose(found, expected_fit(inputs, flew, ridge), rtol=1e-9)


def test_columns_are_standardised_and_end_with_ones():
    inputs = columns(weather)
    np.testing.assert_allclose(inputs.mean(axis=0), (0, 0, 1), atol=1e-12)
    np.testing.assert_allclose(inputs.std(axis=0), (1, 1, 0), atol=1e-12)
