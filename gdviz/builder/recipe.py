"""A recipe is one picture in one file: loaded here, and held to its contract."""

import ast
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from numbers import Integral, Real
from pathlib import Path
from types import GeneratorType, ModuleType

from matplotlib.figure import Figure

from gdviz.builder import finite
from gdviz.builder.sight import Sight, drawn
from gdviz.film.frames import Frames


class BadRecipe(Exception):
    """A recipe breaks the contract: what is wrong, and the line to look at."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Recipe:
    """A loaded recipe: its mathematics is done, and `figure` may be called many times.

    `numbers` are for the script of the same name beside it, if there is one: with it, readers can
    touch the picture.
    """

    about: str
    alt: str
    facts: dict[str, float]
    numbers: dict | None
    module: ModuleType
    figure_line: int

    def draw(self) -> Figure | Frames:
        """Call `figure()`: a figure is a still, a generator yields one figure once per frame.

        Raises `BadRecipe` for anything else, for data that is not finite, and for what nobody sees.
        """
        with self.refusing():
            result = self.module.figure()
        if isinstance(result, GeneratorType):
            return _CheckedFrames(self, result)
        self.check(result, "figure() returned", "return a figure, or yield it for every frame")
        with self.refusing():
            finite.check(result.findobj())
        sight = Sight()
        sight.look_at(result)
        self.check_seen(sight, result)
        return result

    def check_moves(self, changes: list) -> None:
        """Raise `BadRecipe` if no pixel changes from frame to frame (`render.Film.changes`)."""
        if not any(len(positions) for positions, _ in changes):
            raise BadRecipe(
                "figure() yielded frames that are all alike; return the figure, or change it",
                self.figure_line,
            )

    def check(self, figure: object, what: str, remedy: str) -> None:
        """Raise `BadRecipe` unless this is a figure with something on it."""
        if not isinstance(figure, Figure):
            kind = "nothing" if figure is None else f"a {type(figure).__name__}"
            raise BadRecipe(f"{what} {kind}; {remedy}", self.figure_line)
        if not (figure.axes or figure.texts or figure.artists):
            raise BadRecipe(f"{what} an empty figure; draw something on it", self.figure_line)

    def check_seen(self, sight: Sight, figure: Figure) -> None:
        """Raise `BadRecipe` if the figure has something that no frame has shown."""
        if fault := sight.fault(figure):
            raise BadRecipe(fault, self.figure_line)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Raise `BadRecipe` where numbers that cannot be drawn are drawn."""
        try:
            with finite.watched():
                yield
        except finite.NotFinite as error:
            raise BadRecipe(str(error), self.figure_line) from None


class _CheckedFrames(Frames):
    """The frames of a recipe, each looked at unless it only holds the one before."""

    def __init__(self, recipe, generator):
        super().__init__(generator)
        self.recipe, self.first, self.moving, self.sight = recipe, None, set(), Sight()

    def __next__(self):
        try:
            with self.recipe.refusing():
                figure = super().__next__()
        except StopIteration:
            if self.first is None:
                raise BadRecipe("figure() yielded no frame", self.recipe.figure_line) from None
            self.recipe.check_seen(self.sight, self.first)
            raise
        if not self.held:
            self._look_at(figure)
        return figure

    def _look_at(self, figure):
        self.recipe.check(figure, "figure() yielded", "yield the figure")
        if self.first is None:
            self.first = figure
            self.moving = {*figure.findobj(lambda artist: artist.get_animated())}
            changed = figure.findobj()
        elif figure is not self.first:
            raise BadRecipe("figure() yielded a second figure; change one", self.recipe.figure_line)
        else:
            # What has changed since it was painted is stale.
            inside = (artist for ax in figure.axes for artist in drawn(ax) if artist.stale)
            changed = self.moving.union(inside)
        with self.recipe.refusing():
            finite.check(changed)
        self.sight.look_at(figure)


def load(path: Path) -> Recipe:
    """Run the recipe's mathematics and check all that it states besides its figure.

    Raises `BadRecipe`, or whatever the recipe itself raises.
    """
    source = path.read_bytes()
    tree = ast.parse(source, str(path))
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    # Not imported: a cached .pyc goes by whole seconds and may miss an edit.
    # Nor optimized: python -OO would take its docstring.
    exec(compile(tree, str(path), "exec", optimize=0), vars(module))
    about = (module.__doc__ or "").strip()
    if not about:
        raise BadRecipe("no docstring; say in one sentence what one sees")
    alt = getattr(module, "alt", None)
    if not isinstance(alt, str) or not alt.strip():
        raise BadRecipe(
            'no alternative text; add alt = "what the picture shows"', line_of(source, "alt")
        )
    if not callable(getattr(module, "figure", None)):
        raise BadRecipe("no figure() to call; define one", line_of(source, "figure"))
    facts = _numbers(getattr(module, "facts", {}), line_of(source, "facts"))
    numbers = _for_script(module, source) if path.with_suffix(".js").exists() else None
    return Recipe(about, alt.strip(), facts, numbers, module, line_of(source, "figure"))


def _for_script(module, source):
    """The numbers of a recipe as the script gets them: lists of floats instead of arrays."""
    numbers, line = getattr(module, "numbers", None), line_of(source, "numbers")
    if not isinstance(numbers, dict):
        script = f"{Path(module.__file__).stem}.js"
        raise BadRecipe(f"no numbers for {script}; add numbers = {{...}}, or delete it", line)
    try:
        text = json.dumps(numbers, default=lambda array: array.tolist(), allow_nan=False)
    except (AttributeError, TypeError, ValueError) as error:
        raise BadRecipe(f"numbers cannot be written as JSON: {error}", line) from None
    return json.loads(text)


def _numbers(facts, line):
    if not isinstance(facts, dict):
        raise BadRecipe(f"facts is a {type(facts).__name__}; make it a dict of numbers", line)
    for name, value in facts.items():
        if not isinstance(name, str) or not isinstance(value, Real) or not math.isfinite(value):
            raise BadRecipe(f"facts[{name!r}] is {value!r}; a fact is a finite number", line)
    return {
        name: int(value) if isinstance(value, Integral) else float(value)
        for name, value in facts.items()
    }


def line_of(source: str | bytes, name: str) -> int:
    """Line where a recipe defines `name`; the first if it does not."""
    for node in ast.parse(source).body:
        targets = getattr(node, "targets", [])
        if getattr(node, "name", None) == name or name in [getattr(t, "id", "") for t in targets]:
            return node.lineno
    return 1
