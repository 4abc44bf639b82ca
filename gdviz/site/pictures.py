"""What the builder has drawn, as a page needs it."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from gdviz.notation import with_minus

# The player resolves the palette in the page; only a picture on its own brings colours along.
_STANDALONE = re.compile(r"<style data-standalone\b.*?</style>", re.DOTALL)
_STATUS = re.compile(r'data-status="([^"]*)"')


class Unknown(LookupError):
    """A page names what is not there; the message is one line that says what is."""


@dataclass(frozen=True)
class Picture:
    """A picture in all its forms; sizes in CSS pixels, `files` maps file names to bytes."""

    name: str
    about: str
    alt: str
    facts: dict[str, float]
    moving: bool
    frames: int
    width: int
    height: int
    files: dict[str, int]
    folder: Path
    recipe: Path

    @property
    def stem(self) -> str:
        """The name without its page: `descent` of `lines/descent`."""
        return self.name.rpartition("/")[2]

    @cached_property
    def flipbook(self) -> str:
        """The SVG of all frames, to be put into a page that defines the colours."""
        svg = (self.folder / f"{self.stem}.svg").read_text(encoding="utf-8")
        book = _STANDALONE.sub("", svg[svg.index("<svg") :], count=1)
        return _STATUS.sub(lambda match: with_minus(match[0]), book)

    @property
    def script(self) -> str:
        """The flip book as a classic script, which pages opened as files may load, too."""
        return f"gdviz.flipbook({json.dumps(self.name)}, {json.dumps(self.flipbook)});\n"

    @property
    def last_status(self) -> str:
        """Status of the last frame, which is at rest when the page opens; escaped for HTML."""
        return next(reversed(_STATUS.findall(self.flipbook)), "")


class Gallery:
    """All pictures of a site by name, and what hindered those that could not be drawn."""

    def __init__(self, folder: Path, recipes: dict[str, Path], failures: dict[str, str]) -> None:
        self.failures = failures
        self.pictures = {
            name: _read(folder / f"{name}.json", recipe)
            for name, recipe in recipes.items()
            if (folder / f"{name}.json").exists()
        }

    def find(self, name: str) -> Picture:
        """Return the picture called `name`; raise `Unknown` with the nearest name."""
        if name in self.pictures:
            return self.pictures[name]
        if name in self.failures:
            raise Unknown(self.failures[name])
        known = ", ".join(self.pictures) or "none"
        raise Unknown(f"no picture is called {name!r}{hint(name, self.pictures)}; known: {known}")


def hint(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known name, or nothing if none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _read(path, recipe):
    about = json.loads(path.read_text("utf-8"))
    about["alt"] = with_minus(about["alt"])
    return Picture(**about, folder=path.parent, recipe=recipe)
