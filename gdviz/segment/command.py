"""The command `gdviz segment`: a network learns from a reader's own photograph and label."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from gdviz.experiments import photograph
from gdviz.experiments.photograph import Training
from gdviz.segment import photos, results
from gdviz.system.errors import BadInput
from gdviz.system.terminal import say, show

BAR = 8  # Characters; so the line fits a terminal of 80.


def run(photo: str, label: str, out: str, steps: int = photograph.STEPS) -> int:
    """Learn, and write film, mask and numbers into the folder `out`; return the exit code.

    The first Ctrl-C ends the learning, and what was learnt till then is written; a second ends all
    at once. Raises `BadInput` for pictures that cannot be learnt from, and too little memory.
    """
    try:
        pair = photos.load(photo, label)
        photos.check_out(out, photo, label)
        task = Training(pair.image, pair.mask, steps)
        for note in (*pair.notes, _about(task.held_out, pair.mask.shape)):
            say(note)
        with _stop() as stop:
            began = time.perf_counter()
            evaluations = _learn(task, stop)
            seconds = time.perf_counter() - began
            show("drawing the film …")
            names = results.write(Path(out), task, evaluations, pair.size, seconds)
    except MemoryError:
        raise BadInput("the memory is too small for these pictures; scale them down") from None
    except OSError as error:
        error.filename = error.filename or out  # A full disk does not tell where.
        raise
    except KeyboardInterrupt:
        say("gdviz: stopped at once; nothing was written")
        return 130
    say(_summary(evaluations[-1]))
    print(f"wrote {', '.join(names)} in {out}")
    return 130 if stop.asked else 0


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


def _learn(task, stop):
    """Walk to the last step or the wish to stop, and evaluate on the way."""
    evaluations, clock = [], _Clock(task)
    for step, weights in enumerate(task.walk()):
        clock.stepped()
        if step in task.watched:
            evaluations.append(task.evaluate(step, weights))
            clock.evaluated()
        if stop.asked:
            break
        clock.tell(step, evaluations[-1])
    if evaluations[-1].step < step:
        evaluations.append(task.evaluate(step, weights))
    return evaluations


@dataclass
class _Clock:
    """How long steps and evaluations take, and so how long the rest will take."""

    task: Training
    step_seconds: list[float] = field(default_factory=list)
    evaluation_seconds: list[float] = field(default_factory=list)
    last: float = field(default_factory=time.perf_counter)

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
        now = time.perf_counter()
        seconds.append(now - self.last)
        self.last = now


def _about(strip, shape):
    if strip is None:
        return (
            "Nothing is held out: no strip along a side has enough of what is marked and leaves "
            "enough to learn from."
        )
    rows, columns = (part.indices(length) for part, length in zip(strip.inside, shape, strict=True))
    share = len(range(*rows)) * len(range(*columns)) / (shape[0] * shape[1])
    return f"Held out is the strip along the {strip.side}, {share:.0%} of the picture."


def _summary(evaluation):
    scored = {"what it learnt from": evaluation.learnt, "what was held out": evaluation.held_out}
    told = [
        f"{scores['intersection_over_union']:.2f} on {where}"
        for where, scores in scored.items()
        if scores
    ]
    steps = "step" if evaluation.step == 1 else "steps"
    return f"After {evaluation.step} {steps} the overlap with the label is {' and '.join(told)}."
