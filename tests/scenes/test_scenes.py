"""The drawn scenes: their labels are those of an independent outline, and no shadow is a bee."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.path import Path
from scipy.ndimage import binary_dilation, binary_erosion

from gdviz.scenes import bee, labelled, paint, scene

SEEDS = range(12)
ROWS, COLUMNS = 192, 256
SMALL = ROWS // 2


def _outlines(one):
    """The outlines of a bee's abdomen, thorax and head, walked along, in heights of the picture."""
    turn = np.linspace(0, 2 * np.pi, 5000)
    along = -0.25 + 0.3 * np.cos(turn)
    taper = 1 - 0.48 * np.where(along < 0, along / 0.55, 0) ** 2
    abdomen = along + 1j * 0.16 * one.plump * np.sin(turn) * taper
    shapes = (
        0.02 + abdomen * np.exp(1j * one.bend),
        0.13 + 0.15 * np.cos(turn) + 0.14j * np.sin(turn),
        0.325 + 0.078 * np.cos(turn) + 0.108j * np.sin(turn),
    )
    for shape in shapes:
        placed = complex(*one.place) + one.length * np.exp(1j * one.heading) * shape
        yield np.stack([placed.real, placed.imag], 1)


def _traced(bees, rows, columns):
    """Which centres of pixels the outlines enclose, one point at a time."""
    y, x = (np.mgrid[:rows, :columns] + 0.5) / rows
    points = np.stack([x.ravel(), y.ravel()], 1)
    inside = np.zeros(len(points), bool)
    for outline in (outline for one in bees for outline in _outlines(one)):
        close = ((outline.min(0) < points) & (points < outline.max(0))).all(1)
        inside[close] |= Path(outline).contains_points(points[close])
    return inside.reshape(rows, columns)


def _without_camera(drawn, monkeypatch):
    """The picture of a scene in even light and without grain, at the size it is painted."""
    monkeypatch.setattr(scene, "_exposed", lambda rng, image: image)
    return scene.paint(drawn, ROWS)


@pytest.fixture(scope="module")
def pairs():
    """Small scenes: what is true of them does not depend on their size."""
    return [labelled.bees(seed, rows=SMALL) for seed in SEEDS]


@pytest.fixture(scope="module")
def large():
    """One of the scenes as large as scenes are unless told otherwise."""
    return labelled.bees(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_label_is_every_pixel_whose_centre_an_outline_encloses(seed):
    bees = scene.laid_out(seed).bees
    np.testing.assert_array_equal(
        bee.label(bees, ROWS, COLUMNS), _traced(bees, ROWS, COLUMNS), strict=True
    )


def test_a_label_is_the_same_at_any_size():
    """Of nine small pixels, the one in the middle has the centre of the large one."""
    for seed in SEEDS:
        bees = scene.laid_out(seed).bees
        fine = bee.label(bees, 3 * ROWS, 3 * COLUMNS)[1::3, 1::3]
        assert (fine != bee.label(bees, ROWS, COLUMNS)).sum() <= 1  # one may lie on the outline


def test_the_bees_are_painted_where_the_label_says(monkeypatch):
    """Without legs, wings and shadows, a picture changes within the outline and its soft edge."""
    monkeypatch.setattr(bee, "cast", lambda *anything: None)
    monkeypatch.setattr(bee, "_wings", lambda *anything: ())
    monkeypatch.setattr(bee, "_limbs", lambda one, x, y: (np.ones_like(x), np.ones_like(x)))
    drawn = scene.laid_out(3)
    with_bees = _without_camera(drawn, monkeypatch)
    without = _without_camera(replace(drawn, bees=()), monkeypatch)
    changed = np.abs(with_bees - without).max(-1) > 0.02
    label = bee.label(drawn.bees, *changed.shape)
    assert (changed & label).sum() > 0.97 * label.sum()
    assert not (changed & ~binary_dilation(label, iterations=3)).any()


def test_a_shadow_darkens_the_picture_and_is_not_in_the_label(monkeypatch):
    drawn = scene.laid_out(1)
    assert len(drawn.strangers) == scene.SHADOWS
    with_shadows = _without_camera(drawn, monkeypatch)
    without = _without_camera(replace(drawn, strangers=()), monkeypatch)
    darker = without.mean(-1) - with_shadows.mean(-1)
    label = bee.label(drawn.bees, *darker.shape)
    for one in drawn.strangers:
        fallen = np.add(one.place, np.multiply(drawn.sun, one.height * one.length))
        place = bee.label([replace(one, place=tuple(fallen))], *darker.shape) & ~label
        assert (darker[place] / without[place].mean(-1)).mean() > 0.1
    assert (darker > -1e-6).all()
    assert (darker[binary_erosion(label, iterations=3)] < 1e-3).all()


def test_the_same_seed_gives_the_same_bytes(pairs):
    image, label = labelled.bees(5, rows=SMALL)
    assert image.tobytes() == pairs[5][0].tobytes()
    assert label.tobytes() == pairs[5][1].tobytes()


def test_another_seed_gives_another_scene(pairs):
    assert len({image.tobytes() for image, _ in pairs}) == len(pairs)
    assert len({label.tobytes() for _, label in pairs}) == len(pairs)
    assert len({scene.laid_out(seed).board for seed in SEEDS}) == len(pairs)


def test_an_image_and_its_label_are_what_a_network_expects(pairs, large):
    sizes = [(SMALL, COLUMNS // 2)] * len(pairs) + [(ROWS, COLUMNS)]
    for (image, label), (rows, columns) in zip([*pairs, large], sizes, strict=True):
        assert (image.shape, image.dtype) == ((rows, columns, 3), np.float32)
        assert (label.shape, label.dtype) == ((rows, columns), bool)
        assert image.min() >= 0
        assert image.max() <= 1


def test_a_scene_is_neither_too_dark_nor_too_bright(pairs):
    for image, _ in pairs:
        assert 0.3 < image.mean() < 0.6
        assert ((image == 0) | (image == 1)).mean() < 0.04


def test_about_one_pixel_in_fifty_is_bee():
    shares = [bee.label(scene.laid_out(seed).bees, ROWS, COLUMNS).mean() for seed in range(100)]
    assert 0.015 < np.mean(shares) < 0.022
    assert min(shares) > 0.005
    assert max(shares) < 0.035


def test_one_scene_looks_the_same_at_any_size(pairs, large):
    coarse = large[0].reshape(SMALL, 2, COLUMNS // 2, 2, 3).mean((1, 3))
    assert np.abs(coarse - pairs[2][0]).mean() < 0.03
    assert np.corrcoef(coarse.ravel(), pairs[2][0].ravel())[0, 1] > 0.97


def test_a_bee_that_leaves_the_picture_is_cut_off():
    one = bee.Bee(place=(0.02, 0.5), length=0.2, heading=0)
    np.testing.assert_array_equal(bee.label([one], 96, 128), _traced([one], 96, 128))
    outside = replace(one, place=(-1.0, 0.5))
    assert not bee.label([outside], 96, 128).any()


def test_distances_to_a_line_are_those_to_the_nearest_of_its_points():
    x, y = paint.grid(30, 40)
    points = np.array([(0.2, 0.3), (0.7, 0.4), (0.9, 0.8)])
    near = np.concatenate([np.linspace(*pair, 4000) for pair in (points[:2], points[1:])])
    for row, column in ((0, 0), (12, 20), (29, 39), (15, 5)):
        expected = np.hypot(*(near - (x[row, column], y[row, column])).T).min()
        found = paint.strokes(x, y, points)[row, column]
        assert found == pytest.approx(expected, abs=1e-4)


def test_a_rounded_box_has_straight_sides_and_round_corners():
    side, corner, inside = paint.rounded(
        np.array([1.5, 1.3, 0.0]), np.array([0.0, 0.9, 0.0]), (1.0, 0.6), 0.2
    )
    assert (side, inside) == pytest.approx((0.5, -0.6))
    assert corner == pytest.approx(np.hypot(0.5, 0.5) - 0.2)


def test_a_soft_edge_covers_half_of_what_it_runs_through():
    assert paint.soft(np.array([-1.0, -0.25, 0.0, 0.25, 1.0]), 1).tolist() == [
        1,
        0.75,
        0.5,
        0.25,
        0,
    ]
