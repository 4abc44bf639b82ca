"""What is held out has whole objects, and no object lies on both sides of the cut."""

import numpy as np
import pytest
from skimage import measure

from gdviz.experiments.holding_out import to_hold_out
from gdviz.scenes import bee, scene

ROWS, COLUMNS = 100, 160
_y, _x = np.mgrid[:ROWS, :COLUMNS]


def _disc(row, column, radius=12):
    return (_y - row) ** 2 + (_x - column) ** 2 < radius**2


def _bees(seed):
    return bee.label(scene.laid_out(seed).bees, 192, 256)


def _sides(label):
    return [strip.side for strip in to_hold_out(label).strips(label.shape)]


def _kept(label):
    kept = np.zeros(label.shape, bool)
    kept[to_hold_out(label).rest] = True
    return kept


def _crossing(label):
    """How many objects have pixels on both sides, by the regions of scikit-image."""
    numbered, kept = measure.label(label, connectivity=2), _kept(label)
    return len(np.intersect1d(numbered[kept & label], numbered[~kept & label]))


@pytest.mark.parametrize(
    ("row", "column", "side"),
    [(50, 14, "left"), (50, 145, "right"), (13, 80, "top"), (86, 80, "bottom")],
)
def test_the_strip_lies_along_the_side_where_an_object_can_be_cut_off_whole(row, column, side):
    label = _disc(row, column) | _disc(50, 70) | _disc(50, 100)
    assert _sides(label) == [side]
    assert _crossing(label) == 0
    held_out = to_hold_out(label)
    assert (held_out.objects, held_out.all_objects) == (1, 3)


@pytest.mark.parametrize("seed", range(2000, 2020))
def test_of_bees_whole_ones_are_held_out_and_none_is_cut(seed):
    label = _bees(seed)
    if to_hold_out(label) is not None:
        assert _crossing(label) == 0
        assert to_hold_out(label).objects >= 1
        share = 1 - label[_kept(label)].sum() / label.sum()
        assert 0.1 <= share <= 0.5
        assert (~_kept(label)).mean() <= 0.4


def test_nearly_every_scene_of_bees_has_something_to_hold_out():
    found = [to_hold_out(_bees(seed)) for seed in range(2000, 2020)]
    assert sum(one is not None for one in found) >= 18


def test_two_strips_are_held_out_where_one_has_too_little():
    label = _disc(50, 80, radius=24) | _disc(50, 10, radius=7) | _disc(50, 150, radius=7)
    assert _sides(label) == ["left", "right"]
    assert _crossing(label) == 0
    assert to_hold_out(label).objects == 2


def test_in_a_crowd_few_are_cut_and_these_are_not_scored():
    rng = np.random.default_rng(0)
    places = [
        (r + rng.integers(-3, 4), c + rng.integers(-3, 4))
        for r in range(8, 100, 12)
        for c in range(8, 155, 12)
    ]
    label = np.any([_disc(*place, radius=4.5) for place in places], axis=0)
    held_out = to_hold_out(label)
    numbered = measure.label(label, connectivity=2)
    kept = _kept(label)
    crossing = np.intersect1d(numbered[kept & label], numbered[~kept & label])
    np.testing.assert_array_equal(held_out.cut, np.isin(numbered, crossing))
    assert len(crossing) <= 0.1 * held_out.all_objects


@pytest.mark.parametrize(
    "label",
    [
        np.zeros((ROWS, COLUMNS), bool),
        _disc(50, 30, radius=20),  # One object cannot be both learnt and held out.
        _disc(50, 70) | _disc(50, 90, radius=15),
        (_disc(20, 20, radius=4) | _disc(50, 80, radius=20))[:80],  # Luck would score so little.
        (_disc(50, 20) | _disc(50, 60))[20:80, 5:75],
    ],
    ids=["nothing", "one object", "two that touch", "too little", "too little to learn from"],
)
def test_nothing_is_held_out_where_no_object_can_be_whole(label):
    assert to_hold_out(label) is None


def test_a_road_may_be_cut_for_it_runs_through_the_picture():
    road = abs(_x - 80 - 0.3 * (_y - 50)) < 20
    held_out = to_hold_out(road)
    assert (held_out.objects, held_out.all_objects) == (0, 0)
    share = 1 - road[held_out.rest].sum() / road.sum()
    assert share == pytest.approx(0.2, abs=0.02)
