"""The command `gdviz walk`: one or several walks down a formula of the reader's own."""

from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from gdviz.builder import output
from gdviz.experiments import walks
from gdviz.functions.formula import Formula
from gdviz.notation import as_mathematics
from gdviz.optim.descent import Rule
from gdviz.system import options
from gdviz.system.errors import BadInput
from gdviz.system.paths import display_path
from gdviz.system.terminal import say
from gdviz.yours import rules

MANY = 6  # As many walks have a colour each.
FARTHEST = 1e6
HIGHEST = 1e300


class Racer(NamedTuple):
    """Where one walk starts, and by which rule it goes."""

    start: tuple[float, ...]
    rule: Rule


def run(
    formula: str,
    starts: Sequence[str],
    names: Sequence[str],
    rates: Sequence[str],
    steps: str,
    out: str,
    mp4: bool,
) -> int:
    """Walk from every start by every rule with every rate; write what comes of it into `out`.

    All come as the reader wrote them; with `mp4` the film is written as MP4 too. Raises `BadInput`
    for what cannot be walked.
    """
    function, count = _formula(formula), options.whole("--steps", steps)
    racers = _racers(function, starts, names, rates)
    output.check(out, mp4)
    went = {
        name: walks.walk(function, racer.start, racer.rule, count) for name, racer in racers.items()
    }
    for name, walk in went.items():
        say(_told(function, racers[name], name if len(went) > 1 else "", walk))
    output.write(
        out, mp4, recipe(function, racers, count), {}, _numbers(function, racers, went, count)
    )
    return 0


def _formula(text):
    try:
        return Formula(text.strip())
    except ValueError as error:
        raise BadInput(f"formula {display_path(text)}: {error}") from None


def _racers(function, starts, names, rates):
    """The racers by name; what is the same for all is not in their names."""
    count = len(starts) * len(names) * len(rates)
    if count > MANY:
        raise BadInput(f"{count} walks are too many for one picture; give {MANY} at the most")
    racers = {}
    for start, name, rate in product(starts, names, rates):
        parts = [
            name if len(names) > 1 else "",
            f"rate {rate}" if len(rates) > 1 else "",
            f"from {start.strip()}" if len(starts) > 1 else "",
        ]
        called = as_mathematics(" ".join(filter(None, parts))) or "walk"
        rule = rules.rule(name, options.number("--rate", rate))
        racers[called] = Racer(_start(function, start), rule)
    if len(racers) < count:
        raise BadInput("two of the walks are the same; give each --start, --by and --rate once")
    return racers


def _start(function, text):
    words = text.strip().split(",")
    names = "x and y" if function.coordinates == 2 else "x alone"
    example = "--start 4,-9" if function.coordinates == 2 else "--start 4"
    try:
        point = tuple(float(word.replace("−", "-")) for word in words)
    except ValueError:
        raise BadInput(f"--start {text.strip()}: write numbers, such as {example}") from None
    if len(point) != function.coordinates:
        raise BadInput(
            f"--start {text.strip()}: the formula is one of {names}; write it as {example}"
        )
    if not np.isfinite(point).all() or max(map(abs, point)) > FARTHEST:
        raise BadInput(f"--start {text.strip()}: write numbers from -1e6 to 1e6")
    fault = function.fault(point)
    if fault and not _somewhere(function):
        raise BadInput(f"formula {function.text}: {fault}, wherever one starts; write another")
    if fault:
        raise BadInput(f"--start {text.strip()}: {fault} there; start elsewhere")
    height = float(function(point))
    if abs(height) > HIGHEST:
        raise BadInput(
            f"--start {text.strip()}: the height is {height:.3g} there, too large to draw; start "
            "elsewhere, or divide the formula"
        )
    return point


def _somewhere(function):
    """Whether a formula has a height at one of many places, near 0 and far away."""
    places = np.geomspace(1e-3, FARTHEST, 60)
    places = np.concatenate([-places, places, [0, 1, -1]])
    grid = np.meshgrid(*[places] * function.coordinates)
    return np.isfinite(function(np.array(grid))).any()


def _told(function, racer, name, walk):
    """What became of a walk, where it ended, and what to do if it diverged."""
    point = ", ".join(f"{value:.6g}" for value in walk.points[-1])
    line = f"{walk.end}; at ({point}) the height is {walk.heights[-1]:.6g}"
    if walk.end.startswith("diverged"):
        line += f"; {_remedy(function, racer)}"
    return as_mathematics(f"{name}: {line}" if name else line[0].upper() + line[1:])


def _remedy(function, racer):
    limit = walks.largest_rate(function, racer.start)
    rate = getattr(racer.rule, "learning_rate")  # noqa: B009
    if limit and rate >= limit:
        return f"take a --rate below {limit:.4g}, which is 2/λ by the curvature λ at the start"
    return "take a smaller --rate; if it diverges with any, the formula has no lowest point there"


def recipe(function: Formula, racers: dict[str, Racer], steps: int) -> str:
    """The recipe that draws these walks."""
    what = "A walk" if len(racers) == 1 else f"A race of {len(racers)} walks"
    kinds = sorted({type(racer.rule).__name__ for racer in racers.values()})
    lines = [
        f"    {output.quoted(name)}: ({racer.start}, {racer.rule}),"
        for name, racer in racers.items()
    ]
    return f'''"""{what} down {function.text}, and the heights on the way."""

from gdviz.experiments import walks
from gdviz.functions.formula import Formula
from gdviz.optim.descent import {", ".join(kinds)}

f = Formula({output.quoted(function.text)})
steps = {steps}

# Every walk has a start and a rule. Change them, add some, or take some away.
racers = {{
{chr(10).join(lines)}
}}
went = {{name: walks.walk(f, start, rule, steps) for name, (start, rule) in racers.items()}}

# Where each walk went, and how high that is: what else would you like to know of it?
points = {{name: walk.points for name, walk in went.items()}}
heights = {{name: walk.heights for name, walk in went.items()}}

facts = {{}}
alt = walks.described(f, went)


def figure():
    yield from walks.film(f, went)
'''


def _numbers(function, racers, went, steps) -> dict[str, Any]:
    return {
        "formula": function.text,
        "steps": steps,
        "walks": [
            {
                "name": name,
                "start": racers[name].start,
                "rule": str(racers[name].rule),
                "end": walk.end,
                "points": walk.points.tolist(),
                "heights": walk.heights.tolist(),
            }
            for name, walk in went.items()
        ],
    }
