"""The command `gdviz segment`: a network learns from a reader's own photograph and label."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from gdviz.builder import output
from gdviz.experiments import photograph
from gdviz.experiments.album import Album, Labelled
from gdviz.experiments.photograph import Training
from gdviz.experiments.progress import begun
from gdviz.segment import folders, model, photos, results
from gdviz.segment.model import Model
from gdviz.segment.photos import Asked
from gdviz.segment.picture_file import Size
from gdviz.system import result_folder
from gdviz.system.errors import BadInput
from gdviz.system.extras import need_video
from gdviz.system.paths import display_path
from gdviz.system.terminal import say, show

BAR = 8  # Characters; so the line fits a terminal of 80.
WATCH = 4  # Seconds between two pictures of what is learnt so far.
MANY = 64  # Photographs that are learnt from at most: they all lie in the memory.


@dataclass(frozen=True)
class Options:
    """How to learn: how long, how labels are read, and whether from where an earlier run ended.

    Unless `steps` are given, a run that was stopped early is taken to its end. With `watch`, the
    folder has a picture of what is learnt so far, now.png; with `mp4`, the film as MP4 too.
    """

    steps: int | None = None
    asked: Asked = field(default_factory=Asked)
    resume: bool = False
    watch: bool = False
    mp4: bool = False


def run(photo: str, label: str, out: str, options: Options | None = None) -> int:
    """Learn, and write all results into the folder `out`; return the exit code.

    The first Ctrl-C ends the learning, and what was learnt till then is written; a second ends all
    at once. Raises `BadInput` for pictures that cannot be learnt from, and too little memory.
    """
    options = options or Options()
    if options.mp4:
        need_video()
    try:
        task, size, notes, resolution = _task(photo, label, out, options)
        for note in (*notes, _about(task)):
            say(note)
        with _stop() as stop:
            began = time.perf_counter()
            watching = results.Now(Path(out), task) if options.watch else None
            evaluations, progress = _learn(task, stop, watching)
            seconds = time.perf_counter() - began
            show("drawing the film …")
            known = Model(progress, notes, resolution)
            learnt = results.Learnt(task, evaluations, size, seconds, known)
            names = results.write(Path(out), learnt, options.mp4)
    except MemoryError:
        raise BadInput("the memory is too small for these pictures; scale them down") from None
    except OSError as error:
        error.filename = error.filename or out  # A full disk does not tell where.
        raise
    except KeyboardInterrupt:
        say("gdviz: stopped at once; nothing was written")
        return 130
    say(_summary(evaluations[-1]))
    say(_laziest(task.lazy(), evaluations[-1]))
    output.tell(names, out)
    return 130 if stop.asked else 0


def _task(
    photo: str, label: str, out: str, options: Options
) -> tuple[Training | Album, Size, tuple[str, ...], float]:
    """What to learn, how large the photograph to be shown was, what is to be said, resolution."""
    start = _start(out, options)
    if not os.path.isdir(photo):
        (pair,), resolution = _load([(photo, label)], options.asked)
        result_folder.check(out, results.FILES, (photo, label))
        task = Training(pair.image, pair.mask, start.left, pair.unknown, start)
        return task, pair.size, (*pair.notes, *_why(resolution)), resolution
    paths = folders.pairs(photo, label)
    result_folder.check(out, results.FILES, (path for pair in paths for path in pair))
    notes: list[str] = []
    if len(paths) > MANY:
        notes.append(f"Of {len(paths)} photographs {MANY} are taken, evenly spaced.")
        paths = [paths[k * len(paths) // MANY] for k in range(MANY)]
    pairs, resolution = _load(paths, options.asked)
    names = [path.name for path, _ in paths]
    notes += [f"{display_path(names[0])}: {note}" for note in pairs[0].notes]
    if not any(pair.mask.any() for pair in pairs):
        raise BadInput(
            f"labels in {display_path(label)} mark nothing that is looked for; paint it, "
            "or name another --class"
        )
    _check_alike(names, pairs)
    photographs = [
        Labelled(name, pair.image, pair.mask, pair.unknown)
        for name, pair in zip(names, pairs, strict=True)
    ]
    album = Album(photographs, start.left, start)
    size = pairs[names.index(album.shown.name)].size
    return album, size, (*notes, *_why(resolution)), resolution


def _check_alike(names, pairs):
    """Raise `BadInput` where labels mark different classes, and none was wished."""
    told = {pair.what: display_path(name) for name, pair in zip(names, pairs, strict=True)}
    told.pop("", None)
    if len(told) > 1:
        (one, first), (other, second), *_ = told.items()
        raise BadInput(
            f"the label of {first} marks {one}, and that of {second} {other}; say which to learn "
            "with --class, or learn all with --class objects"
        )


def _load(paths, asked, resolution=1):
    """Pairs of photograph and label, and their resolution: a lower one where objects are large."""
    pairs = []
    for number, (photo, label) in enumerate(paths, start=1):
        show(f"reading photograph {number} of {len(paths)} …")
        pairs.append(photos.load(photo, label, asked, len(paths) > 1, resolution))
    enough = photograph.resolution([pair.mask for pair in pairs])
    return _load(paths, asked, enough) if enough < resolution else (pairs, resolution)


def _why(resolution):
    if resolution < 1:
        yield f"What is marked is large: the network is shown {resolution:.0%} of rows and columns."


def _start(out, options):
    """From where to learn: random weights, or those of an earlier run."""
    if not options.resume:
        return begun(options.steps or photograph.STEPS)
    before = model.read(Path(out) / "model.npz").progress
    if before.left and not options.steps:
        return before
    return before.once_more(options.steps or photograph.STEPS)


@dataclass
class _Stop:
    """Whether Ctrl-C was pressed."""

    asked: bool = False


@contextmanager
def _stop() -> Iterator[_Stop]:
    """Hear a first Ctrl-C as a wish, and any other as an order."""
    stop = _Stop()

    def hear(number, frame):
        stop.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        say("gdviz: stopping; what is learnt so far is written. Ctrl-C again ends at once.")

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _learn(task, stop, watching):
    """Walk to the last step or the wish to stop, and evaluate on the way."""
    evaluations, clock, shown = [], _Clock(task), time.monotonic()
    for step, progress in enumerate(task.walk()):
        clock.stepped()
        if step in task.watched:
            evaluations.append(task.evaluate(step, progress.weights))
            clock.evaluated()
        if watching and (step == 0 or time.monotonic() - shown > WATCH):
            watching.show(step, progress.weights)
            shown = clock.last = time.monotonic()
        if stop.asked:
            break
        clock.tell(step, evaluations[-1])
    if evaluations[-1].step < step:
        evaluations.append(task.evaluate(step, progress.weights))
    return evaluations, progress


@dataclass
class _Clock:
    """How long steps and evaluations take, and so how long the rest will take."""

    task: Training | Album
    step_seconds: list[float] = field(default_factory=list)
    evaluation_seconds: list[float] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def stepped(self):
        self._passed(self.step_seconds)

    def evaluated(self):
        self._passed(self.evaluation_seconds)

    def tell(self, step, evaluation):
        """Move the bar on a terminal; elsewhere say a line after each quarter."""
        steps = self.task.steps
        words = f"step {step} of {steps}: loss {evaluation.loss:.3f}"
        words += f", overlap {evaluation.learnt['intersection_over_union']:.2f}{self._left(step)}"
        done = BAR * step // max(steps, 1)
        live = show(f"[{'#' * done}{'.' * (BAR - done)}] {words}")
        if not live and step and 4 * step // steps > 4 * (step - 1) // steps:
            say(words)

    def _left(self, step):
        ahead = [one for one in self.task.watched if one > step]
        seconds = (self.task.steps - step) * np.mean(self.step_seconds)
        seconds += len(ahead) * np.mean(self.evaluation_seconds)
        return f", {seconds:.0f} s left to learn" if step > 5 and ahead else ""

    def _passed(self, seconds):
        now = time.monotonic()
        seconds.append(now - self.last)
        self.last = now


def _about(task):
    if isinstance(task, Album):
        names = ", ".join(display_path(one.name) for one in task.held_out[:6])
        more = f" and {len(task.held_out) - 6} more" if len(task.held_out) > 6 else ""
        are = "is" if len(task.held_out) == 1 else "are"
        held = (
            f"held out {are} {names}{more}." if names else "none is held out: only one is marked."
        )
        return f"{len(task.learnt_from)} photographs to learn from; {held}"
    held_out, shape = task.held_out, task.label.shape
    if held_out is None:
        return (
            "Nothing is held out: no strip along a side has whole objects enough and leaves enough "
            "to learn from. Give several photographs, and some are held out as a whole."
        )
    sides = [strip.side for strip in held_out.strips(shape)]
    share = 1 - task.label[held_out.rest].size / task.label.size
    strips = f"strip along the {sides[0]}" if len(sides) == 1 else "strips along the "
    strips += " and the ".join(sides) if len(sides) > 1 else ""
    whole = f", with {held_out.objects} of {held_out.all_objects} objects whole"
    verb = "is" if len(sides) == 1 else "are"
    return (
        f"Held out {verb} the {strips}, {share:.0%} of the picture"
        f"{whole if held_out.objects else ''}."
    )


def _summary(evaluation):
    scored = {"what it learnt from": evaluation.learnt, "what was held out": evaluation.held_out}
    told = [
        f"{scores['intersection_over_union']:.2f} on {where}"
        for where, scores in scored.items()
        if scores
    ]
    steps = "step" if evaluation.step == 1 else "steps"
    return f"After {evaluation.step} {steps} the overlap with the label is {' and '.join(told)}."


def _laziest(lazy, evaluation):
    """What answers get that know nothing, to be read beside the scores."""

    def overlaps(learnt, held_out):
        told = [f"{one['intersection_over_union']:.2f}" for one in (learnt, held_out) if one]
        return " and ".join(told)

    told = [f"{name} gets {overlaps(*pair)}" for name, pair in lazy.items()]
    scored = evaluation.held_out or evaluation.learnt
    best = max((held or learnt)["intersection_over_union"] for learnt, held in lazy.values())
    words = f"The laziest answers: marking {', '.join(told)}."
    if scored["intersection_over_union"] <= best:
        words += " So nothing of use was learnt."
    return words
