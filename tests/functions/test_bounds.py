"""Random functions are as smooth and as convex as they say, and the slowest are as slow."""

import numpy as np
import pytest
from scipy import optimize
from slopes import slopes

from gdviz.functions.bounds import Chain, Huber, Slide, Terrace, random_troughs
from gdviz.functions.curvature import hessian


@pytest.mark.parametrize("convexity", [0, 0.1, 0.5])
@pytest.mark.parametrize("seed", range(10))
def test_random_troughs_bend_between_their_convexity_and_1(seed, convexity):
    troughs = random_troughs(seed, convexity=convexity)
    for point in np.random.default_rng(seed).normal(0, 3, (20, 8)):
        lowest, *_, highest = np.linalg.eigvalsh(hessian(troughs, point))
        assert convexity - 1e-6 <= lowest <= highest <= 1 + 1e-6


@pytest.mark.parametrize("seed", range(10))
def test_random_troughs_are_lowest_at_0(seed):
    troughs = random_troughs(seed, convexity=0.1)
    found = optimize.minimize(troughs, np.ones(8), jac=troughs.gradient, method="BFGS")
    assert np.abs(found.x).max() < 1e-4
    assert troughs(np.zeros(8)) == 0
    assert found.fun >= 0


def test_troughs_stay_finite_far_away():
    assert np.isfinite(random_troughs(0)(np.full(8, 1e6)))


def test_a_huber_is_a_parabola_inside_and_its_tangent_outside():
    huber = Huber(0.5, 3)
    assert huber((0.4,)) == pytest.approx(3 * 0.4**2 / 2, abs=1e-15)
    at_the_edge = 3 * 0.5**2 / 2
    assert huber((-2,)) == pytest.approx(at_the_edge + 3 * 0.5 * 1.5, abs=1e-15)


@pytest.mark.parametrize(("x", "slope"), [(-1, -25), (0.5, 12.5), (1.5, 25.5), (3, 51)])
def test_a_terrace_has_the_slopes_of_its_paper(x, slope):
    assert Terrace().gradient((x,))[0] == slope
    assert slopes(Terrace(), np.array([x], float))[0] == pytest.approx(slope, rel=1e-7)


@pytest.mark.parametrize("size", [1, 2, 9, 40])
def test_the_lowest_point_of_a_chain_solves_its_equations(size):
    chain = Chain(size, 3)
    first = np.eye(size)[0]
    solved = np.linalg.solve(chain.hessian, 3 / 4 * first)
    np.testing.assert_allclose(chain.minimum, solved, rtol=1e-11)
    np.testing.assert_allclose(hessian(chain, np.ones(size)), chain.hessian, atol=1e-9)
    assert chain(chain.minimum) == pytest.approx(-3 / 8 * (1 - 1 / (size + 1)), rel=1e-12)
    assert np.linalg.eigvalsh(chain.hessian)[-1] < 3


def test_each_gradient_of_a_chain_reaches_one_coordinate_more():
    chain, point = Chain(12), np.zeros(12)
    for reached in range(1, 12):
        point = point - chain.gradient(point)
        assert np.all(point[:reached] != 0)
        assert not point[reached:].any()


@pytest.mark.parametrize("steps", [0, 1, 4, 30])
def test_steps_of_length_1_meet_the_whole_slope_of_a_slide(steps):
    slide = Slide()
    places = np.arange(steps, -1, -1.0)
    assert np.all(slide.gradient([places]) == 1)
    # Three quarters of each step, and the parabola at the end.
    assert slide([steps]) - slide([-1]) == 3 / 4 * steps + 1 / 2
    x = np.linspace(-3, 5, 401)
    assert np.abs(np.diff(slide.gradient([x])[0])).max() <= 0.02 + 1e-12
