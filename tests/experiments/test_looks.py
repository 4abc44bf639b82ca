"""What a film of learning shows is read as it was written, and drawn alike."""

import numpy as np
import pytest

from gdviz.experiments import looks
from gdviz.experiments.album import Album, Labelled
from gdviz.experiments.photograph import Training

ROWS, COLUMNS = 100, 160
_y, _x = np.mgrid[:ROWS, :COLUMNS]
LABEL = (_y - 50) ** 2 + (abs(_x - 80) - 50) ** 2 < 150
IMAGE = np.random.default_rng(0).integers(0, 256, (ROWS, COLUMNS, 3)).astype("f4") / np.float32(255)
NOWHERE = np.zeros_like(LABEL)
ALONE = Training(IMAGE, LABEL, steps=1)
SEVERAL = Album([Labelled(name, IMAGE, LABEL, NOWHERE) for name in "ab"], steps=1)
NOTHING_HELD_OUT = Training(IMAGE, LABEL & (_x > 80) & (_y == 50), steps=1)


@pytest.mark.parametrize(
    "task", [ALONE, SEVERAL, NOTHING_HELD_OUT], ids=["alone", "several", "nothing held out"]
)
def test_what_is_shown_is_read_as_it_was_written(task, tmp_path):
    evaluations = [task.evaluate(k, progress.weights) for k, progress in enumerate(task.walk())]
    looks.write(tmp_path / "film.npz", task, evaluations)
    found = looks.read(tmp_path / "film.npz")
    assert (found.title, found.strips) == (task.title, task.strips)
    np.testing.assert_array_equal(found.image, task.image)
    np.testing.assert_array_equal(found.label, task.label)
    assert len(found.evaluations) == 2
    for seen, one in zip(found.evaluations, evaluations, strict=True):
        assert (seen.step, seen.loss) == (one.step, one.loss)
        np.testing.assert_array_equal(seen.answer > 0.5, one.answer > 0.5)
        np.testing.assert_allclose(seen.answer, one.answer, atol=0.5 / 255 + 1e-6)
        overlap = "intersection_over_union"
        assert seen.learnt == {overlap: one.learnt[overlap]}
        assert seen.held_out == (one.held_out and {overlap: one.held_out[overlap]})
