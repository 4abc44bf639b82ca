"""What is held out, when to look, and the film of what a network learns from one photograph."""

import numpy as np
import pytest
from matplotlib.axis import Axis

from gdviz.drawing import style
from gdviz.experiments.photograph import Training, patches, resolution
from gdviz.experiments.photograph_film import figure, window_on
from gdviz.film.frames import Frames
from gdviz.film.stage import Stage, played

ROWS, COLUMNS = 100, 160
_y, _x = np.mgrid[:ROWS, :COLUMNS]


def _disc(row, column, radius=15):
    return (_y - row) ** 2 + (_x - column) ** 2 < radius**2


@pytest.fixture(scope="module")
def learnt():
    """A lesson about a bright disc in noise, and what was seen on its fifteen steps."""
    label = _disc(50, 20) | _disc(40, 120)
    noise = np.random.default_rng(0).uniform(0, 0.4, (ROWS, COLUMNS, 3))
    task = Training((noise + 0.5 * label[..., None]).astype("f4"), label, steps=15)
    looks = [
        task.evaluate(step, progress.weights)
        for step, progress in enumerate(task.walk())
        if step in task.watched
    ]
    return task, looks


def test_the_network_is_looked_at_before_the_first_step_and_after_the_last(learnt):
    task, looks = learnt
    assert (looks[0].step, looks[-1].step) == (0, 15)
    assert {look.step for look in looks} == task.watched
    assert Training(task.image, task.label, steps=0).watched == {0}


def test_scores_are_those_of_the_answer_on_each_side_of_the_border(learnt):
    task, looks = learnt
    (strip,) = task.strips
    for part, scores in (
        (task.held_out.rest, looks[-1].learnt),
        (strip.inside, looks[-1].held_out),
    ):
        found, label = looks[-1].answer[part] > 0.5, task.label[part]
        hits, false, missed = (found & label).sum(), (found & ~label).sum(), (label & ~found).sum()
        assert scores == {
            "intersection_over_union": round(hits / (hits + false + missed), 4),
            "precision": round(hits / (hits + false), 4),
            "recall": round(hits / (hits + missed), 4),
        }


def test_the_laziest_answers_mark_all_or_nothing_or_the_brightest_pixels(learnt):
    task, _ = learnt
    lazy = task.lazy()
    rest, (strip,) = task.held_out.rest, task.strips
    bright = task.image.mean(axis=2)
    least = np.quantile(bright[rest], 1 - task.label[rest].mean())
    masks = {
        "all": np.ones(task.label.shape, bool),
        "nothing": np.zeros(task.label.shape, bool),
        "the brightest": bright > least,
    }
    assert lazy.keys() == masks.keys()
    for name, mask in masks.items():
        for part, scores in zip((rest, strip.inside), lazy[name], strict=True):
            both, either = mask[part] & task.label[part], mask[part] | task.label[part]
            assert scores["intersection_over_union"] == round(both.sum() / either.sum(), 4)


def test_what_is_unknown_is_not_scored(learnt):
    task, looks = learnt
    found = looks[-1].answer > 0.5
    wrong = found != task.label
    scored = Training(task.image, task.label, unknown=wrong).scored(found)
    assert [one["intersection_over_union"] for one in scored] == [1, 1]


def test_what_is_held_out_changes_nothing_that_is_learnt(learnt):
    task, _ = learnt
    image, label = task.image.copy(), task.label.copy()
    image[task.strips[0].inside] = 0.5
    changed = Training(image, label, steps=2)
    *_, before = Training(task.image, label, steps=2).walk()
    *_, after = changed.walk()
    np.testing.assert_array_equal(before.weights, after.weights)


def test_what_is_held_out_changes_no_answer_far_from_it(learnt):
    task, _ = learnt
    *_, end = Training(task.image, task.label, steps=2).walk()
    image = task.image.copy()
    image[task.strips[0].inside] = 0.5
    far = np.s_[:, 96:]  # The strip lies on the left, and no row or column sees farther than 31.
    assert task.strips[0].inside[1].stop <= 64
    answers = [
        Training(picture, task.label).evaluate(2, end.weights).answer[far]
        for picture in (task.image, image)
    ]
    np.testing.assert_allclose(*answers, rtol=1e-5)


def test_the_overlap_rises_and_the_loss_falls(learnt):
    _, looks = learnt
    first, last = looks[0], looks[-1]
    assert last.learnt["intersection_over_union"] > first.learnt["intersection_over_union"] + 0.2
    assert last.loss < first.loss / 2


def test_the_film_shows_two_frames_a_look_and_says_numbers_of_the_same_step(learnt):
    style.use("light")
    said = [fig.findobj(lambda x: x.get_gid() == "status")[0].get_text() for fig in figure(*learnt)]
    looks = learnt[1]
    assert len(said) == 2 * len(looks)
    for look, text in zip(looks, said[::2], strict=True):
        scores = look.learnt["intersection_over_union"], look.held_out["intersection_over_union"]
        assert text == (
            f"step {look.step}: loss {look.loss:.3f}, "
            f"overlap {scores[0]:.2f}, held out {scores[1]:.2f}"
        )


@pytest.mark.parametrize(
    ("radius", "rows", "side"),
    [(5, 200, 64), (16, 200, 72), (20, 200, 88), (20, 80, 80), (60, 200, 64)],
)
def test_patches_are_thrice_as_wide_as_what_is_marked_is_thick_within_limits(radius, rows, side):
    y, x = np.mgrid[:rows, :220]
    label = (y - rows / 2) ** 2 + (x - 110) ** 2 < radius**2
    image = np.zeros((*label.shape, 3), "f4")
    (loss, *_) = next(iter(patches([image], [label], seed=0, pairs=1))).functions
    assert loss.x.shape[2:] == (side, side)


@pytest.mark.parametrize(
    ("radius", "rows", "share"),
    [
        (5, 200, 1),
        (19, 200, 1),
        (22, 200, 1 / 2),
        (22, 127, 1),
        (38, 200, 1 / 2),
        (44, 200, 1 / 3),
        (90, 200, 1 / 3),
        (44, 191, 1 / 2),
        (20, 60, 1),
    ],
)
def test_what_is_thick_is_looked_at_from_farther(radius, rows, share):
    y, x = np.mgrid[:rows, :220]
    label = (y - rows / 2) ** 2 + (x - 110) ** 2 < radius**2
    assert resolution([label, np.zeros_like(label)]) == share


def test_what_is_long_and_thin_keeps_its_resolution():
    road = np.zeros((200, 600), bool)
    road[93:108] = True
    assert resolution([road]) == 1


def test_no_axis_is_painted_for_every_frame(learnt):
    style.use("light")
    *_, stage = played(Frames.of(figure(*learnt)), 100, Stage)
    assert not any(isinstance(step.part, Axis) for step in stage.repainted)


def test_the_curves_end_at_the_look_that_is_shown(learnt):
    style.use("light")
    looks = learnt[1]
    for fig, k in zip(figure(*learnt), np.arange(2 * len(looks)) // 2, strict=True):
        drawn = fig.axes[-1].lines
        seen = [look.step for look in looks[: k + 1]]
        assert [list(line.get_xdata()) for line in drawn] == [seen] * 3
        (shown,) = fig.axes[2].images
        window = window_on(learnt[0]).part
        found, label = looks[k].answer[window] > 0.5, learnt[0].label[window]
        tint = fig.axes[1].images[1].get_array()
        np.testing.assert_array_equal(tint[..., 3] > 0, found & label)
        np.testing.assert_array_equal(shown.get_array(), looks[k].answer)


def test_the_window_lies_round_an_object_that_is_held_out(learnt):
    task, _ = learnt
    window, (strip,) = window_on(task), task.strips
    assert task.label[window.part].any()
    held = np.zeros(task.label.shape, bool)
    held[strip.inside] = task.label[strip.inside]
    assert held[window.part].sum() == held.sum()


def test_without_a_strip_there_is_no_third_curve_and_no_third_number():
    label = _disc(50, 80, radius=3)
    task = Training(np.random.default_rng(0).random((*label.shape, 3), "f4"), label, steps=0)
    (look,) = (task.evaluate(0, progress.weights) for progress in task.walk())
    assert look.held_out is None
    style.use("light")
    *_, fig = figure(task, [look])
    assert len(fig.axes[-1].lines) == 2
    assert "held out" not in fig.findobj(lambda x: x.get_gid() == "status")[0].get_text()
