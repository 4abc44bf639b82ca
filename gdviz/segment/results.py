"""The files of what was learnt from one photograph: film, mask and numbers, all of them or none."""

import json
import platform
import signal
from collections.abc import Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image

from gdviz.drawing import style
from gdviz.experiments import photograph
from gdviz.experiments.photograph import Evaluation, Training
from gdviz.film import gif, render, video
from gdviz.segment.picture_file import Size
from gdviz.system.files import put
from gdviz.system.lock import locked
from gdviz.system.terminal import say


def write(
    folder: Path, task: Training, evaluations: Sequence[Evaluation], size: Size, seconds: float
) -> list[str]:
    """Write film, mask and numbers aside, then put them in their places; return their names.

    `size` is that of the photograph as it was given, `seconds` how long the learning took.
    """
    with locked(folder, lambda: say(f"another run writes in {folder}; waiting")) as aside:
        _write_mask(aside / "mask.png", evaluations[-1].answer, size)
        _write_film(aside, task, evaluations)
        numbers = _numbers(task, evaluations, size, seconds)
        text = json.dumps(numbers, ensure_ascii=False, indent=1) + "\n"
        (aside / "numbers.json").write_text(text, encoding="utf-8")
        with _undisturbed():
            names = put(aside, folder)
            if "film.mp4" not in names:  # It would show what an earlier run learnt.
                (folder / "film.mp4").unlink(missing_ok=True)
    return names


@contextmanager
def _undisturbed():
    """Let no Ctrl-C come between two files that belong together."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _write_mask(path, answer, size):
    """Write what the network marks, as large as the photograph was given."""
    certainty = Image.fromarray(np.rint(255 * answer).astype(np.uint8))
    large = certainty.resize(size, Image.Resampling.BILINEAR)
    large.point(lambda tone: 255 * (tone > 127)).save(path)


def _write_film(folder, task, evaluations):
    style.use("light")
    film = render.record(photograph.figure(task, evaluations))
    gif.write(folder / "film.gif", film, style.FRAMES_PER_SECOND, style.HOLD)
    if find_spec("imageio_ffmpeg"):
        sharp, path = (
            render.record(photograph.figure(task, evaluations), style.SHARP),
            folder / "film.mp4",
        )
        try:
            video.write(path, sharp, style.FRAMES_PER_SECOND, style.HOLD)
        except (OSError, RuntimeError) as error:  # It is installed, and does not work.
            path.unlink(missing_ok=True)
            say(f"There is no film.mp4: {' '.join(str(error).split())}")


def _numbers(task, evaluations, size, seconds):
    rows, columns = task.label.shape
    strip, last = task.held_out, evaluations[-1]
    return {
        "steps": last.step,
        "planned_steps": task.steps,
        "seconds": round(seconds, 1),
        "photograph": {"columns": size[0], "rows": size[1]},
        "learnt_at": {"columns": columns, "rows": rows},
        "learnt": last.learnt,
        "held_out": {"strip": strip.side} | _bounds(strip, task) | last.held_out if strip else None,
        "looks": [
            {
                "step": evaluation.step,
                "loss": evaluation.loss,
                "learnt": evaluation.learnt,
                "held_out": evaluation.held_out,
            }
            for evaluation in evaluations
        ],
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in ("gdviz", "numpy", "pillow", "matplotlib")},
    }


def _bounds(strip, task):
    names = ("rows", "columns")
    halves = zip(names, strip.inside, task.label.shape, strict=True)
    return {name: half.indices(length)[:2] for name, half, length in halves}
