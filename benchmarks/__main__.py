"""Prints our ratios to each other tool, in one run: `python -m benchmarks`."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from benchmarks import answers, batches, frameworks, likeness, scenes, settled
from benchmarks.tools import TOOLS, film_of, processor_seconds
from gdviz.builder.unchanged import SETTLED
from gdviz.drawing import style

# Interleaved, and the least of all: other work on the machine can only add to it.
REPEATS = 3
EMPTY_RUNS = 10
# One thread each, so that seconds of processor compare; the same settings of matplotlib for all.
# An empty PYTHONDONTWRITEBYTECODE lets Python keep what it has compiled.
ENVIRONMENT = os.environ | {
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "Agg",
    "PYTHONDONTWRITEBYTECODE": "",
}


@dataclass(frozen=True)
class Result:
    """What one tool took for one scene, and how good its film is."""

    seconds: float
    memory: float
    size: int
    similarity: float
    flicker: float


def main() -> int:
    """Compare on every scene, then the run that has nothing to do; 1 if a target is missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in scenes.NAMES:
            missed += _report(name, _results(name, Path(folder)))
    print("\n(The memory of the program ffmpeg is not counted.)")
    missed += _report_nothing_to_do()
    missed += sum(_report_training(threads, limit) for threads, limit in ((1, 1.3), (2, 1.0)))
    missed += _report_batches()
    missed += _report_frameworks()
    missed += _report_touching()
    print(f"\n{missed} targets missed" if missed else "\nevery target reached")
    return 1 if missed else 0


def _results(scene, folder):
    paths = {tool: folder / f"{scene}-{tool}.gif" for tool in TOOLS}
    runs = {tool: [] for tool in TOOLS}
    for repeat in range(REPEATS):
        for tool, path in paths.items():
            _progress(f"{scene}: {tool}, {repeat + 1} of {REPEATS}")
            runs[tool].append(_run(tool, scene, path))
    _progress(f"{scene}: likeness")
    style.use("light")
    film = film_of(import_module(f"benchmarks.scenes.{scene}"))
    return {
        tool: Result(
            min(run["seconds"] for run in runs[tool]),
            min(run["memory"] for run in runs[tool]),
            path.stat().st_size,
            *likeness.compare(path, film),
        )
        for tool, path in paths.items()
    }


def _run(tool, scene, path):
    command = [sys.executable, "-m", "benchmarks.tools", tool, scene, str(path)]
    return json.loads(
        subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE).stdout
    )


def _progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _report(scene, results):
    """Print the table of one scene, and return how many targets are missed."""
    ours, pillow = results["gdviz"], results["pillow"]
    best = min(result.size for tool, result in results.items() if tool != "gdviz")
    _progress("")
    print(f"\n{scene}  (ours: {ours.seconds:.2f} s, {ours.size / 1000:.0f} kB)")
    print("  compared with   times faster   bytes   SSIM    flicker   peak memory")
    for tool, other in results.items():
        print(
            f"  {tool:<14}{other.seconds / ours.seconds:>12.1f} {ours.size / other.size:>9.2f}"
            f"  {other.similarity:.4f} {other.flicker:>8.3f} % {ours.memory / other.memory:>9.2f}"
        )
    faster = import_module(f"benchmarks.scenes.{scene}").TIMES_FASTER
    return sum(
        [
            _missed("times faster than pillow", pillow.seconds / ours.seconds, at_least=faster),
            _missed("bytes of pillow's", ours.size / pillow.size, at_most=0.25),
            _missed("bytes of the smallest other's", ours.size / best, at_most=0.9),
            _missed("SSIM", ours.similarity, at_least=0.99),
            _missed("flicker in %", ours.flicker, at_most=0),
            _missed("peak memory of pillow's", ours.memory / pillow.memory, at_most=0.6),
        ]
    )


def _report_nothing_to_do():
    """Compare `gdviz figures` when all is drawn with an empty run of Python: here, and with 500."""
    figures = [sys.executable, "-m", "gdviz", "figures"]
    print("\ngdviz figures with nothing to do")
    with tempfile.TemporaryDirectory() as made:
        settled.make(Path(made), 500)
        ratios = {"here": _ratio_to_empty(figures), "of 500": _ratio_to_empty(figures, made)}
    missed = sum(
        _missed(f"times an empty run of Python, {which}", ratio, at_most=3)
        for which, ratio in ratios.items()
    )
    imports = [sys.executable, "-X", "importtime", "-m", "gdviz", "figures"]
    imported = subprocess.run(imports, check=True, capture_output=True, text=True).stderr
    return missed + _missed("imports of numpy", imported.count("| numpy\n"), at_most=0)


def _ratio_to_empty(command, folder="."):
    # The first run may have something to do, and the second remembers that there is nothing.
    _took(command, folder)
    time.sleep(SETTLED / 1e9)
    _took(command, folder)
    empty = [sys.executable, "-c", "pass"]
    pairs = [(_took(command, folder), _took(empty)) for _ in range(EMPTY_RUNS)]
    return min(took for took, _ in pairs) / min(took for _, took in pairs)


def _report_training(threads, limit):
    """Compare one step of the network that finds bees, ours and PyTorch's."""
    _progress(f"training, threads: {threads}")
    command = [sys.executable, "-m", "benchmarks.training", str(threads)]
    printed = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE).stdout
    seconds = json.loads(printed)
    ours = seconds.pop("gdviz")
    _progress("")
    print(
        f"\none step of training, {threads} thread{'s'[: threads - 1]} (ours: {ours * 1000:.1f} ms)"
    )
    missed = _missed("times PyTorch's", ours / seconds["torch"], at_most=limit)
    print(f"  {ours / seconds['channels_last']:>8.3f}  times PyTorch's with channels_last")
    return missed


def _report_batches():
    """Compare the sizes of batches by the clock, of which the page about them tells."""
    _progress("batches")
    command = [sys.executable, "-m", "benchmarks.batches"]
    printed = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE).stdout
    step = {int(size): seconds for size, seconds in json.loads(printed).items()}
    walk = {size: steps * step[size] for size, steps in batches.STEPS.items()}
    _progress("")
    print(f"\na spiral learnt from batches (all points at once: {walk[300] * 1000:.0f} ms)")
    return sum(
        [
            _missed("times a step with 10, one with 300", step[300] / step[10], at_least=1.5),
            _missed("times a step with 10, one with 300", step[300] / step[10], at_most=3),
            _missed("times a step with 10, one with 30", step[30] / step[10], at_most=1.3),
            _missed("times all at once, batches of 30", walk[30] / walk[300], at_most=1),
            _missed("times all at once, batches of 100", walk[100] / walk[300], at_most=1),
            _missed("times all at once, batches of 10", walk[10] / walk[300], at_least=1),
            _missed("times batches of 10, single points", walk[1] / walk[10], at_least=5),
        ]
    )


def _report_frameworks():
    """Compare a step of the spiral in the hands that the page on frameworks shows."""
    _progress("frameworks")
    found = {hand: frameworks.measured(hand) for hand in answers.installed()}
    ours = found.pop("with_gdviz")
    _progress("")
    print("\na step of the spiral in other hands, by ours, for each number of hidden neurons")
    for hand, widths in found.items():
        ratios = (took["seconds"] / ours[width]["seconds"] for width, took in widths.items())
        print(f"  {hand:<14}" + "".join(f"{ratio:>9.2f}" for ratio in ratios))
    by_hand, torch = found["by_hand"]["16"], found["with_pytorch"]["16"]
    return sum(
        [
            _missed(
                "times ours, by hand", by_hand["seconds"] / ours["16"]["seconds"], at_least=0.4
            ),
            _missed("times ours, PyTorch", torch["seconds"] / ours["16"]["seconds"], at_least=1),
        ]
    )


def _report_touching():
    """Tell how fast the network that readers train is on a phone's share of the processor."""
    _progress("touching")
    with tempfile.TemporaryDirectory() as site:
        make = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
        subprocess.run(make, env=ENVIRONMENT, check=True)
        command = [sys.executable, "-m", "benchmarks.touching", site]
        run = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE)
    seen = json.loads(run.stdout)
    _progress("")
    print(f"\na network to train by hand, on a phone ({seen['frames']:.0f} frames a second)")
    return _missed("updates a second", seen["updates"], at_least=57)


def _took(command, folder="."):
    before = processor_seconds()
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    return processor_seconds() - before


def _missed(what, measured, *, at_least=None, at_most=None):
    """Print a measured ratio beside its target, and return whether it misses it."""
    wrong = measured < at_least if at_most is None else measured > at_most
    target = f"at least {at_least}" if at_most is None else f"at most {at_most}"
    print(f"  {measured:>8.3f}  {what}, {target}{'   MISSED' if wrong else ''}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
