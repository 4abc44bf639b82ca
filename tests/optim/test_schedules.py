"""A schedule gives every step a learning rate of its own, and the step count is memory."""

from functools import partial

import numpy as np
import pytest
import torch

from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Adam, GradientDescent, Momentum, descend
from gdviz.optim.schedules import Decay, Scheduled, WarmupCosine

START = np.array([4.0, -9.0])


@pytest.mark.parametrize(
    ("rule", "optimizer"),
    [
        (GradientDescent, torch.optim.SGD),
        (Adam, torch.optim.Adam),
        (partial(Adam, momentum=0.5), partial(torch.optim.Adam, betas=(0.5, 0.999))),
    ],
)
@pytest.mark.parametrize("rate", [Decay(0.3, 5), WarmupCosine(0.3, 50), lambda k: 0.2 / (k + 1)])
def test_a_scheduled_rule_walks_as_pytorch_does_with_these_rates(rule, optimizer, rate):
    walk = descend(Bowl(), START, Scheduled(rule, rate), 60)
    point = torch.tensor(START, requires_grad=True)
    optimizer = optimizer([point], lr=1)
    for k, here in enumerate(walk):
        np.testing.assert_allclose(here, point.detach(), rtol=1e-12, atol=1e-12)
        optimizer.param_groups[0]["lr"] = rate(k)
        point.grad = torch.tensor(Bowl().gradient(here))
        optimizer.step()


def test_a_scheduled_rule_keeps_its_own_memory():
    rate = Decay(0.1, 10)
    walk = descend(Bowl(), START, Scheduled(Momentum, rate), 20)
    point, velocity = START, 0
    for k, here in enumerate(walk):
        np.testing.assert_allclose(here, point, rtol=1e-12, atol=1e-14)
        velocity = 0.9 * velocity - rate(k) * Bowl().gradient(point)
        point = point + velocity


def test_a_constant_schedule_changes_nothing():
    scheduled = descend(Bowl(), START, Scheduled(Adam, lambda k: 0.1), 20)
    np.testing.assert_array_equal(scheduled, descend(Bowl(), START, Adam(0.1), 20))


def test_a_schedule_must_give_rates_that_the_rule_takes():
    with pytest.raises(ValueError, match="the learning rate is 0; it must be"):
        descend(Bowl(), START, Scheduled(Adam, lambda k: k), 1)


def test_a_decaying_rate_is_half_of_the_first_after_the_steps_named():
    rate = Decay(0.6, 100)
    assert [rate(k) for k in (0, 100, 200, 500)] == pytest.approx([0.6, 0.3, 0.2, 0.1])


def test_a_cosine_without_warmup_is_that_of_pytorch():
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=80, eta_min=0.02)
    rate = WarmupCosine(0.4, 80, warmup=1, end=0.05)
    for k in range(81):
        assert rate(k) == pytest.approx(schedule.get_last_lr()[0], rel=1e-10)
        optimizer.step()
        schedule.step()


def test_a_cosine_climbs_in_equal_steps_and_ends_at_its_share_of_the_peak():
    warm, cold = WarmupCosine(0.1, 1000, warmup=20), WarmupCosine(0.1, 1000, warmup=1)
    for k in range(20):
        assert warm(k) == pytest.approx(cold(k) * (k + 1) / 20)
    assert warm(19) == cold(19)
    assert warm(1000) == warm(2000) == pytest.approx(0.003)
