"""The command `gdviz fit`: a walk onto a reader's own table, beside the best fit in closed form."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.builder import output
from gdviz.experiments import fits
from gdviz.experiments.fits import Density, Fit, Scale
from gdviz.functions.classification import LogLoss
from gdviz.functions.condensed import condensed
from gdviz.functions.curvature import largest_stable_rate
from gdviz.functions.regression import LinearLoss, polynomial_loss
from gdviz.notation import RAISED, as_mathematics
from gdviz.optim.descent import Rule, descend
from gdviz.optim.divergence import FAR, before_far
from gdviz.system import options
from gdviz.system.errors import BadInput
from gdviz.system.paths import display_path
from gdviz.system.terminal import say, show
from gdviz.yours import rules, table
from gdviz.yours.layout import look
from gdviz.yours.table import Table

DEGREES = 9
SCALES = ("standard", "none")
# More dots than this cover one another, and are drawn by how densely they lie.
DOTS = 5000
BLOCK = 100_000
BENT = 1e12  # A condition number with which four digits of sixteen are left.
LEVEL = 1e-6  # A slope up to this is that of rounding.
POWER = 200  # Digits before or behind the point that a power of x may have.
# A weak pull towards 0, with which chances have a best curve where without it they have none.
RIDGE = 1e-3
SHARE = 0.1  # Of the largest rate that a loss bears: the rate where none is given.


@dataclass(frozen=True)
class Task:
    """What is fitted to which table, and how the walk goes."""

    table: Table
    degree: int
    fit: Fit
    rule: Rule
    steps: int

    @property
    def logistic(self) -> bool:
        """Whether the fit is a chance."""
        return isinstance(self.fit.loss, LogLoss)

    @property
    def start(self) -> list[float]:
        """The weights to walk from: a level line, on a standard scale one spread too low."""
        level = [0.0] * self.degree
        # Where y is 0 everywhere, a walk from 0 would have no way to go.
        at_zero = self.fit.y_scale == Scale() and self.fit.loss([*level, 0.0]) > 0
        return [*level, 0.0 if at_zero else -1.0]

    @property
    def dense(self) -> bool:
        """Whether the rows are too many for dots."""
        return len(self.table.x) > DOTS


def run(
    path: str,
    x: str,
    y: str,
    decimal: str,
    dates: str,
    degree: str,
    scale: str,
    by: str,
    rate: str,
    steps: str,
    out: str,
    mp4: bool,
) -> int:
    """Fit y by x, both heads of the table at `path`; write what comes of it into `out`.

    All come as the reader wrote them. An empty rate is for us to choose; empty `decimal`, the mark
    before decimals, and `dates`, what stands first in them, are for the table to tell. With `mp4`
    the film is written as MP4 too.
    Raises `BadInput` for what cannot be fitted.
    """
    # What can be told before a long table is read is told before.
    power, count = options.whole("--degree", degree, 1, DEGREES), options.whole("--steps", steps)
    if scale not in SCALES:
        raise BadInput(f"--scale {scale}: write {' or '.join(SCALES)}")
    wished = options.number("--rate", rate) if rate else None
    rules.rule(by, SHARE if wished is None else wished)
    look(path)
    _check_place(path, out)
    output.check(out, mp4)
    show("reading the table …")
    given = _thinned(table.read(path, x, y, decimal, dates))
    for note in given.notes:
        say(as_mathematics(note))
    _check(path, given, power)
    with np.errstate(over="ignore", invalid="ignore"):
        fit = _fit(given, power, scale == "standard")
    _check_scale(path, fit, power, given.names[0])
    limit = largest_stable_rate(fit.hessian)
    # A rule that divides by the size of the slopes takes steps as long as its rate.
    chosen = SHARE * limit if by in ("plain", "momentum", "nesterov") else SHARE
    rule = rules.rule(by, float(f"{chosen:.2g}") if wished is None else wished)
    task = Task(given, power, fit, rule, count)
    walk = before_far(descend(fit.loss, task.start, rule, task.steps))
    end = fits.reached(fit, walk, task.steps)
    for line in _told(task, walk, end, limit):
        say(as_mathematics(line))
    output.write(out, mp4, recipe(task), tables(task), _numbers(path, task, walk, end, limit))
    return 0


def _check_place(path, out):
    """Raise `BadInput` if a result would take the place of the table."""
    if os.path.realpath(path) in {os.path.realpath(os.path.join(out, one)) for one in output.FILES}:
        raise BadInput(
            f"table {display_path(path)} would be replaced by a result; rename it, or name another "
            "--out"
        )


def _thinned(given):
    """Of a table of two values, rows drawn at random where there are too many to walk with."""
    if len(given.names) == 2 or len(given.x) <= DOTS:
        return given
    rows = np.sort(np.random.default_rng(0).choice(len(given.x), DOTS, replace=False))
    note = f"Of {len(given.x)} rows the fit takes {DOTS}, drawn at random."
    return Table(given.x[rows], given.y[rows], given.names, given.left_out, (*given.notes, note))


def _check(path, given, degree):
    """Raise `BadInput` if the rows do not tell one best fit."""
    name, (x, y) = f"table {display_path(path)}", given.names[:2]
    places = np.unique(given.x)
    if len(places) <= degree:
        values = "value" if len(places) == 1 else "values"
        what = "a line" if degree == 1 else f"degree {degree}"
        raise BadInput(
            f"{name}: {x} has {len(places)} {values} where {y} is known; "
            f"{what} needs {degree + 1} that differ"
        )
    if len(given.names) > 2:
        if degree > 1:
            raise BadInput(f"{name}: {y} has two values, which a chance fits; leave out --degree")
        if given.y.min() == given.y.max():
            raise BadInput(f"{name}: {y} has one value where {x} is known; a chance needs both")


def _check_scale(path, fit, degree, x):
    """Raise `BadInput` if rounding would decide about the best fit, or no walk comes there."""
    name, columns = f"table {display_path(path)}", fit.loss.columns
    remedy = "take a lower --degree"
    if isinstance(fit.loss, LogLoss):
        remedy = f"leave out rows where {x} is far from all others"
    if fit.x_scale == Scale():
        remedy = "take --scale standard"
    if not np.isfinite(columns).all() or np.linalg.cond(columns) > BENT:
        raise BadInput(
            f"{name}: degree {degree} of numbers like these is lost in rounding; {remedy}"
        )
    if not _is_near(fit):
        raise BadInput(f"{name}: the best fit is too far away to walk there; {remedy}")
    if abs(degree * np.log10(fit.x_scale.spread)) > POWER:
        raise BadInput(
            f"{name}: of numbers that differ by about {fit.x_scale.spread:.2g}, degree {degree} "
            "is too large or too small; choose another unit for x"
        )


def _is_near(fit):
    """Whether the best fit is found, and so near that a walk may come there."""
    try:
        best = fit.best
    except np.linalg.LinAlgError:  # Newton's steps led where all chances are 0 or 1.
        return False
    found = not isinstance(fit.loss, LogLoss) or np.abs(fit.loss.gradient(best)).max() < LEVEL
    return found and np.abs(best).max() <= FAR


def _apart(given):
    """Whether some value of x divides the two values of y without a mistake."""
    lower, upper = given.x[given.y == 0], given.x[given.y == 1]
    return lower.max() <= upper.min() or upper.max() <= lower.min()


def _fit(given, degree, standard):
    x_scale = Scale.standard(given.x) if standard else Scale()
    x = x_scale(given.x)
    if len(given.names) > 2:
        ridge = RIDGE if _apart(given) else 0
        return Fit(LogLoss(np.vander(x, 2), given.y, ridge), x_scale)
    y_scale = Scale.standard(given.y) if standard else Scale()
    y = y_scale(given.y)
    if len(x) > DOTS:
        return Fit(condensed(_blocks(x, y, degree)), x_scale, y_scale)
    return Fit(polynomial_loss(x, y, degree), x_scale, y_scale)


def _blocks(x, y, degree) -> Iterator[tuple[NDArray, NDArray]]:
    for start in range(0, len(x), BLOCK):
        part = slice(start, start + BLOCK)
        yield np.vander(x[part], degree + 1), y[part]


def _told(task, walk, end, limit) -> Iterator[str]:
    """The best fit, the walk, and what to do if it diverged."""
    fit, names = task.fit, task.table.names
    if isinstance(fit.loss, LogLoss) and fit.loss.ridge:
        yield (
            f"Some value of {names[0]} divides {names[2]} from {names[3]} without a mistake: every "
            f"steeper curve is better, and none is best. So the loss has {fit.loss.ridge:g} |w|² "
            "added, which keeps the weights w small; film.py lets you change that number."
        )
    yield f"Best fit: {_formula(task, fit.best)}, loss {fit.losses(fit.best):.6g}"
    if not end.startswith("diverg"):
        yield f"The walk: {_formula(task, walk[-1])}, loss {fit.losses(walk[-1]):.6g}; {end}"
        return
    remedy = f"take a --rate below {limit:.4g}, which is 2/λ by the largest curvature λ"
    if fit.x_scale == Scale():
        remedy += ", or --scale standard"
    yield f"The walk: {end}; {remedy}"


def _formula(task, weights):
    """The fit as one writes it, in the units of the table."""
    # A long head would hide the numbers.
    x, y = (
        name if len(name) <= 24 else letter
        for name, letter in zip(task.table.names[:2], "xy", strict=True)
    )
    if task.degree > 1 and not all(word.isidentifier() for word in x.split(".")):
        x = f"({x})"  # Else a power would seem to belong to its last letters.
    terms = []
    powers = range(task.degree, -1, -1)
    for power, coefficient in zip(powers, task.fit.coefficients(weights), strict=True):
        factor = {0: "", 1: f" · {x}"}.get(power, f" · {x}{RAISED[str(power)]}")
        sign = "−" if coefficient < 0 else "+"
        terms.append(f"{sign} {abs(coefficient):.6g}{factor}")
    # Between two terms a sign is an operation, before the first it belongs to the number.
    written = " ".join(terms).removeprefix("+ ")
    written = f"−{written[2:]}" if written.startswith("− ") else written
    return f"logit of {task.table.names[3]} = {written}" if task.logistic else f"{y} = {written}"


def tables(task: Task) -> dict[str, str]:
    """The files that the recipe reads: the rows, or what stands for many of them."""
    if not task.dense:
        return {f"{output.NAME}.csv": _csv([task.table.x, task.table.y], "x,y")}
    loss, density = task.fit.loss, Density.of(task.table.x, task.table.y)
    assert isinstance(loss, LinearLoss)  # Where y has two values, the rows are few.
    return {
        f"{output.NAME}.csv": _csv([*loss.columns.T, loss.y]),
        f"{output.NAME}-density.csv": _csv(density.counts.T, form="%d"),
    }


def _csv(columns, head="", form="%.17g"):
    text = io.StringIO()
    np.savetxt(text, np.column_stack(columns), form, ",", header=head, comments="")
    return text.getvalue()


def recipe(task: Task) -> str:
    """The recipe that draws this fit."""
    names = ", ".join(map(output.quoted, task.table.names))
    kind = type(task.rule).__name__
    losses, data, reading = _data(task)
    return f'''"""{_title(task)}."""

from pathlib import Path

import numpy as np

from gdviz.experiments import fits
from gdviz.experiments.fits import {data}
from gdviz.functions.{losses}
from gdviz.optim.descent import {kind}, descend
from gdviz.optim.divergence import before_far

names = ({names})
{reading}

# Change the rule, its rate, or how many steps it takes.
rule = {task.rule}
steps = {task.steps}
walk = before_far(descend(fit.loss, {task.start}, rule, steps))
end = fits.reached(fit, walk, steps)

facts = {{}}
alt = fits.described(fit, walk, names)


def figure():
    yield from fits.film(fit, walk, {"density" if task.dense else "(x, y)"}, names, end)
'''


def _title(task):
    """What the film shows, in a sentence without its point."""
    what = "A line moves" if task.degree == 1 else f"A curve of degree {task.degree} moves"
    what = "A curve of chances moves" if task.logistic else what
    many = "a cloud of " if task.dense else ""
    return f"{what} onto {many}{len(task.table.x):,} measurements, while a dot walks down its loss"


def _data(task):
    """What a recipe imports, and how it reads its rows."""
    beside = f'Path(__file__).with_name("{output.NAME}.csv")'
    x_scale, y_scale = _scale(task.fit.x_scale, "x"), _scale(task.fit.y_scale, "y")
    if task.dense:
        window = Density.of(task.table.x, task.table.y).window
        x_scale, y_scale = task.fit.x_scale, task.fit.y_scale
        reading = f'''
# For every line the loss over {len(task.table.x):,} rows is that over these few.
rows = np.loadtxt({beside}, delimiter=",")
fit = Fit(
    LinearLoss(rows[:, :-1], rows[:, -1]),
    {x_scale},
    {y_scale},
)

counts = np.loadtxt(Path(__file__).with_name("{output.NAME}-density.csv"), delimiter=",")
density = Density(counts, {window})'''
        return "regression import LinearLoss", "Density, Fit, Scale", reading
    reading = f'x, y = np.loadtxt({beside}, delimiter=",", skiprows=1).T\n\n'
    if isinstance(task.fit.loss, LogLoss):
        ridge = f", ridge={task.fit.loss.ridge:g}" if task.fit.loss.ridge else ""
        reading += f"""# With a standard scale the walk sees numbers around 0, about as large as 1.
x_scale = {x_scale}
fit = Fit(LogLoss(np.vander(x_scale(x), 2), y{ridge}), x_scale)"""
        return "classification import LogLoss", "Fit, Scale", reading
    reading += f"""# With a standard scale the walk sees numbers around 0, about as large as 1.
x_scale, y_scale = {x_scale}, {y_scale}
loss = polynomial_loss(x_scale(x), y_scale(y), degree={task.degree})
fit = Fit(loss, x_scale, y_scale)"""
    return "regression import polynomial_loss", "Fit, Scale", reading


def _scale(scale, letter):
    return "Scale()" if scale == Scale() else f"Scale.standard({letter})"


def _numbers(path, task, walk, end, limit) -> dict[str, Any]:
    fit, given = task.fit, task.table
    best = fit.best
    return {
        "table": display_path(path),
        "x": given.names[0],
        "y": given.names[1],
        "rows": len(given.x),
        "left_out_rows": given.left_out,
        "values": given.names[2:] or None,
        "model": "logit of the upper value" if task.logistic else "polynomial",
        "degree": task.degree,
        "ridge": fit.loss.ridge if isinstance(fit.loss, LogLoss) else 0,
        "closed_form" if not task.logistic else "newton": {
            "coefficients": fit.coefficients(best).tolist(),
            "loss": float(fit.losses(best)),
        },
        "walk": {
            "rule": str(task.rule),
            "steps": task.steps,
            "end": end,
            "coefficients": fit.coefficients(walk[-1]).tolist(),
            "losses": fit.losses(walk.T).tolist(),
        },
        "scale": {
            "x": [fit.x_scale.middle, fit.x_scale.spread],
            "y": [fit.y_scale.middle, fit.y_scale.spread],
        },
        "largest_curvature": 2 / limit,
        "rate_limit": limit,
    }
