"""Clipping shortens gradients as PyTorch does, and leaves short ones alone."""

import numpy as np
import pytest
import torch

from gdviz.optim.clipping import Clipped
from gdviz.optim.descent import GradientDescent, Momentum


@pytest.mark.parametrize("size", [0.01, 1, 100])
def test_steps_are_those_of_pytorch(size):
    rng = np.random.default_rng(0)
    place, memory = np.zeros(5), None
    rule = Clipped(Momentum(0.1, 0.9), longest=2)
    other = torch.zeros(5, dtype=torch.float64, requires_grad=True)
    descent = torch.optim.SGD([other], lr=0.1, momentum=0.9)
    for gradient in size * rng.normal(size=(20, 5)):
        step, memory = rule(gradient, memory)
        place = place + step
        other.grad = torch.tensor(gradient)
        torch.nn.utils.clip_grad_norm_([other], 2)
        descent.step()
    # PyTorch adds a millionth to the length.
    np.testing.assert_allclose(place, other.detach(), rtol=1e-5)


def test_a_long_gradient_keeps_its_direction_and_a_short_one_everything():
    rule = Clipped(GradientDescent(1), longest=1)
    np.testing.assert_allclose(rule(np.array([30.0, -40.0]), None)[0], [-0.6, 0.8], rtol=1e-15)
    np.testing.assert_array_equal(rule(np.array([0.3, -0.4]), None)[0], [-0.3, 0.4])
    np.testing.assert_array_equal(rule(np.zeros(2), None)[0], [0, 0])


@pytest.mark.parametrize("longest", [0, -1, float("nan")])
def test_a_length_is_above_0(longest):
    with pytest.raises(ValueError, match=r"the longest gradient is .*; it must be greater than 0"):
        Clipped(GradientDescent(1), longest)
