"""The files of what was learnt from photographs: film, mask and numbers, all of them or none."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from matplotlib.colors import to_rgb
from numpy.typing import NDArray
from PIL import Image

from gdviz.builder import output, recipe
from gdviz.drawing import style
from gdviz.experiments import looks
from gdviz.experiments.album import Album
from gdviz.experiments.photograph import Evaluation, Training
from gdviz.film.picture import Picture
from gdviz.networks.segmentation import predict
from gdviz.segment import model, report
from gdviz.segment.beside import beside
from gdviz.segment.model import Model
from gdviz.segment.picture_file import Size
from gdviz.system import result_folder
from gdviz.system.files import whole
from gdviz.system.terminal import say

WATCHED = "now.png"
LOOKS = f"{output.NAME}.npz"
FILES = (
    *("mask.png", "model.npz", "report.html", result_folder.NUMBERS, WATCHED),
    *(f"{output.NAME}.py", LOOKS, *output.PICTURES),
)

RECIPE = f'''"""A network learns what a label marks in a photograph."""

from pathlib import Path

from gdviz.experiments import looks, photograph_film

# What the network answered after some steps, the loss, and the overlap with the label.
seen = looks.read(Path(__file__).with_name("{LOOKS}"))

# Leave out the last ones, and the film ends earlier.
evaluations = seen.evaluations

facts = {{}}
alt = photograph_film.described(seen)


def figure():
    yield from photograph_film.figure(seen, evaluations)
'''


@dataclass(frozen=True, eq=False)
class Learnt:
    """All that is written: what was to be learnt, how it went, and the model.

    `size` is that of the photograph that is shown as it was given, `seconds` how long the learning
    took.
    """

    task: Training | Album
    evaluations: Sequence[Evaluation]
    size: Size
    seconds: float
    model: Model

    @property
    def masks(self) -> list[tuple[str, NDArray[np.float32], NDArray[np.bool_]]]:
        """Name, photograph and what is marked in it, of those that the report shows."""
        task, last = self.task, self.evaluations[-1]
        if not isinstance(task, Album):
            return [("your photograph", task.image, last.answer > 0.5)]
        some = (task.held_out or task.learnt_from)[: report.MOST]
        return [
            (one.name, one.image, predict(self.model.progress.weights, one.image) > 0.5)
            for one in some
        ]


def write(folder: Path, learnt: Learnt, mp4: bool) -> list[str]:
    """Write all results, with `mp4` the film as MP4 too; return their names."""
    task, evaluations = learnt.task, learnt.evaluations

    def fill(aside):
        as_large(evaluations[-1].answer, learnt.size).save(aside / "mask.png")
        model.write(aside / "model.npz", learnt.model)
        looks.write(aside / LOOKS, task, evaluations)
        film = recipe.load(output.write_recipe(aside, RECIPE))
        masks = learnt.masks
        # Three things that take seconds each, and of which none needs another.
        dark = partial(_draw, film.module.figure, "dark", aside / f"{output.NAME}-dark", mp4)
        with beside(dark), beside(partial(_report, aside, learnt, masks)):
            _draw(film.module.figure, "light", aside / output.NAME, mp4)
        libraries = ("gdviz", "numpy", "pillow", "matplotlib")
        result_folder.write_numbers(aside, _numbers(learnt) | {"alt": film.alt}, libraries)

    return result_folder.fill(folder, FILES, fill)


class Now:
    """A picture of what is learnt so far, now.png, for those who wait."""

    def __init__(self, folder: Path, task: Training | Album) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / WATCHED
        self.task = task

    def show(self, step: int, weights: NDArray[np.float32]) -> None:
        """Draw the photograph with what the network marks after a step."""
        answer = self.task.evaluate(step, weights).answer
        with whole(self.path) as part:
            overlaid(self.task.image, answer > 0.5).save(part, format="PNG")


def overlaid(image: NDArray[np.float32], mask: NDArray[np.bool_]) -> Image.Image:
    """The photograph, paler, with what is marked in the colour of the model."""
    colour = np.array(to_rgb(style.MODEL))
    pale = 0.6 * image + 0.4
    shown = np.where(mask[..., None], 0.35 * image + 0.65 * colour, pale)
    return Image.fromarray(np.rint(255 * shown).astype(np.uint8))


def as_large(answer: NDArray[np.float32], size: Size) -> Image.Image:
    """What the network marks, black and white, as large as the photograph was given."""
    certainty = Image.fromarray(np.rint(255 * answer).astype(np.uint8))
    large = certainty.resize(size, Image.Resampling.BILINEAR)
    return large.point(lambda tone: 255 * (tone > 127))


def _draw(figure, scheme, stem, mp4):
    """Draw the film of a recipe in one scheme, into files that all are called `stem`."""
    film = Picture(figure, scheme)
    film.save(stem.with_suffix(".gif"))
    last = Picture(deque(figure(), maxlen=1).pop(), scheme)
    last.save(stem.with_suffix(".svg"))
    last.save(stem.with_suffix(".png"))
    if mp4:
        _try_video(film, stem.with_suffix(".mp4"))


def _report(folder, learnt, masks):
    text = report.page(learnt.task, learnt.evaluations, learnt.model.notes, masks)
    (folder / "report.html").write_text(text, encoding="utf-8")


def _try_video(picture, path):
    try:
        picture.save(path)
    except (OSError, RuntimeError) as error:  # What was learnt is not lost by that.
        say(f"There is no {path.name}: {' '.join(str(error).split())}")


def _numbers(learnt):
    task, last = learnt.task, learnt.evaluations[-1]
    rows, columns = task.label.shape
    taken = learnt.model.progress.taken
    return {
        "steps": taken,
        "planned_steps": taken - last.step + task.steps,
        "seconds": round(learnt.seconds, 1),
        "photograph": dict(zip(("columns", "rows"), learnt.size, strict=True)),
        "learnt_at": {"columns": columns, "rows": rows},
        "understood": list(learnt.model.notes),
        "learnt": last.learnt,
        "held_out": _where(task) | last.held_out if task.held_out else None,
        "lazy": {
            name: {"learnt": on_learnt, "held_out": on_held_out}
            for name, (on_learnt, on_held_out) in task.lazy().items()
        },
        "looks": [
            {
                "step": evaluation.step,
                "loss": evaluation.loss,
                "learnt": evaluation.learnt,
                "held_out": evaluation.held_out,
            }
            for evaluation in learnt.evaluations
        ],
    }


def _where(task):
    if isinstance(task, Album):
        return {"photographs": [one.name for one in task.held_out]}
    held_out = task.held_out
    strips = [
        {"side": strip.side} | _bounds(strip.inside, task.label.shape)
        for strip in held_out.strips(task.label.shape)
    ]
    return {
        "strips": strips,
        "objects": held_out.objects,
        "all_objects": held_out.all_objects,
    }


def _bounds(part, shape):
    halves = zip(("rows", "columns"), part, shape, strict=True)
    return {name: half.indices(length)[:2] for name, half, length in halves}
