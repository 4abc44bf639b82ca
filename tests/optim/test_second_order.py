"""Newton's step and conjugate gradients go where SciPy goes."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import optimize
from scipy.sparse import linalg

from gdviz.functions.bounds import Chain
from gdviz.functions.surfaces import Bowl, Ravine, Rosenbrock, Saddle
from gdviz.optim.descent import descend
from gdviz.optim.second_order import ConjugateGradients, Newton


@pytest.mark.parametrize("function", [Bowl(5, 1), Ravine(50, 1)])
def test_newton_reaches_the_bottom_of_a_bowl_in_one_step(function):
    walk = descend(function, (4, -9), Newton(), 1)
    np.testing.assert_allclose(walk[1], 0, atol=1e-7)


def test_newton_steps_on_rosenbrock_as_its_second_derivatives_say():
    walk = descend(Rosenbrock(), (-1.2, 1), Newton(), 5)
    for here, there in pairwise(walk):
        step = np.linalg.solve(optimize.rosen_hess(here), -optimize.rosen_der(here))
        np.testing.assert_allclose(there - here, step, rtol=1e-6, atol=1e-8)


def test_newton_runs_to_a_saddle_from_near_it():
    walk = descend(Saddle(), (0.5, 0.3), Newton(), 8)
    np.testing.assert_allclose(walk[-1], 0, atol=1e-9)


@pytest.mark.parametrize("size", [2, 5, 20])
@pytest.mark.parametrize("seed", range(5))
def test_conjugate_gradients_walk_as_scipy_does(size, seed):
    rng = np.random.default_rng(seed)
    half = rng.normal(size=(size, size))
    matrix, start, aim = half @ half.T / size + np.eye(size), *rng.normal(size=(2, size))

    class Quadratic:
        def gradient(self, point):
            return matrix @ point - aim

    expected = [start]
    linalg.cg(
        matrix,
        aim,
        x0=start,
        rtol=0,
        atol=1e-30,
        maxiter=size,
        callback=lambda point: expected.append(point.copy()),
    )
    walk = descend(Quadratic(), start, ConjugateGradients(matrix), size)
    np.testing.assert_allclose(walk, expected, rtol=0, atol=1e-7)
    np.testing.assert_allclose(walk[-1], np.linalg.solve(matrix, aim), rtol=0, atol=1e-7)


def test_conjugate_gradients_rest_at_the_bottom():
    chain = Chain(3)
    walk = descend(chain, chain.minimum.round(2), ConjugateGradients(chain.hessian), 6)
    np.testing.assert_allclose(walk[-1], chain.minimum, atol=1e-12)
