"""What the builder has drawn, as a page needs it."""

import gzip
import json
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path

from gdviz.notation import as_mathematics
from gdviz.site import webp

HEAVY = 120_000  # Bytes of a flip book that no page loads unasked.
_STATED = re.compile(r"<title>.*?(?=<defs>)", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>\n?", re.DOTALL)
_STATUS = re.compile(r'data-status="([^"]*)"')


# What may matter of a picture to a page: how it looks, what is quoted of it, where it lies.
PARTS: dict[str, Callable[["Picture"], object]] = {
    "whole": lambda picture: picture,
    "facts": lambda picture: repr(picture.facts),  # 5 and 5.0 are equal, and read otherwise.
    "place": lambda picture: picture.shown(),
}


class Unknown(LookupError):
    """A page names what is not there; the message is one line that says what is."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture in all its forms; sizes in CSS pixels, `files` maps file names to bytes.

    It is the same one from build to build, until it is drawn anew or its recipe or script changes.
    """

    name: str
    about: str
    alt: str
    facts: dict[str, float]
    numbers: dict | None
    moving: bool
    frames: int
    width: int
    height: int
    files: dict[str, int]
    folder: Path
    recipe: Path

    @property
    def touch(self) -> Path:
        """The script that lets readers touch it, which is there if it has `numbers`."""
        return self.recipe.with_suffix(".js")

    @property
    def stem(self) -> str:
        """The name without its page: `descent` of `lines/descent`."""
        return self.name.rpartition("/")[2]

    def published(self, file: str) -> str:
        """What one of its files is called where it is published: lines-descent.gif.

        The page is part of it, for on a reader's disk pictures of all pages lie side by side.
        """
        return f"{self.name.removesuffix(self.stem).replace('/', '-')}{file}"

    @cached_property
    def has_pixels(self) -> bool:
        """Whether its still is not all outlines."""
        return webp.has_pixels(self._still(""))

    def shown(self, ending: str = "") -> str:
        """The still that a page shows, in light or with `-dark` in dark; outlines are its SVG."""
        return f"{self.stem}{'-webp' if self.has_pixels else ''}{ending}.svg"

    @lru_cache(maxsize=1000)  # noqa: B019 - There is one picture for each of its files.
    def lighter(self, ending: str) -> str:
        """The still that a page shows instead of an SVG with pixels."""
        return webp.lighter(self._still(ending))

    def _still(self, ending):
        return (self.folder / f"{self.stem}{ending}.svg").read_text(encoding="utf-8")

    @lru_cache(maxsize=1000)  # noqa: B019 - As above.
    def thumbnail(self, ending: str) -> bytes:
        """A small WebP of it, as a card of the gallery shows it."""
        return webp.thumbnail(self.folder / f"{self.stem}{ending}.png")

    def flipbook(self, ending: str = "") -> str:
        """The SVG of all frames in light, or with the ending `-dark` in dark."""
        svg = (self.folder / f"{self.stem}-frames{ending}.svg").read_text(encoding="utf-8")
        # A page says what it shows itself, and no word pops up over it.
        svg = _STATED.sub("", svg, count=1)
        # Its style hides all frames but one, as the page's own does.
        svg = _STYLE.sub("", svg, count=1)
        return _STATUS.sub(lambda match: as_mathematics(match[0]), svg)

    @lru_cache(maxsize=1000)  # noqa: B019 - As above.
    def script(self, ending: str = "") -> str:
        """A flip book as a classic script, which pages opened as files may load, too."""
        svg = webp.lighter(self.flipbook(ending))
        return f"gdviz.flipbook({json.dumps(self.name)}, {json.dumps(svg)});\n"

    def pack(self) -> None:
        """Make what a page loads of it, which takes long if it holds pixels; it is kept."""
        for ending in ("", "-dark"):
            if self.has_pixels:
                self.lighter(ending)
            if self.moving:
                self.script(ending)

    @cached_property
    def heavy(self) -> int:
        """How many bytes travel for its flip book, packed, if these are many; else 0."""
        packed = len(gzip.compress(self.script().encode(), compresslevel=6))
        return packed if packed > HEAVY else 0

    @cached_property
    def last_status(self) -> str:
        """Status of the last frame, which is at rest when the page opens; escaped for HTML."""
        return next(reversed(_STATUS.findall(self.flipbook())), "")


def on_all_cores(make: Callable[..., object], *given: Iterable) -> None:
    """Call `make` with the first of each, the second of each … at once.

    These are threads: what packs pixels lets others compute meanwhile.
    """
    with ThreadPoolExecutor() as threads:
        list(threads.map(make, *given))


class Gallery:
    """All pictures of a site by name, and what hindered those that could not be drawn."""

    def __init__(self, folder: Path, recipes: dict[str, Path], failures: dict[str, str]) -> None:
        self.failures = failures
        self.named: set[str] = set()
        # What pages ask for is added to what stands here: names, and what matters of each picture.
        self.asked: set[tuple[str, str]] = set()
        self.pictures = {
            name: _read(folder / f"{name}.json", recipe, _written(folder / f"{name}.json", recipe))
            for name, recipe in recipes.items()
            if (folder / f"{name}.json").exists()
        }

    def owner(self, path: str) -> Picture:
        """Return the picture one of whose files is `path`; raise `Unknown` for any other path."""
        picture = self.find(self.name(path))
        if path.rpartition("/")[2] not in picture.files:
            known = ", ".join(sorted(picture.files))
            raise Unknown(f"figures/{path} is no file of {picture.name}; there are {known}")
        return picture

    def name(self, path: str) -> str:
        """What the picture is called one of whose files would be `path`."""
        name = path.rpartition(".")[0]
        return name if name in self.pictures else name.partition("-")[0]

    def find(self, name: str, part: str = "whole") -> Picture:
        """Return the picture called `name`; raise `Unknown` with the nearest name.

        Who asks may say that no more than a `part` of it matters to him: its facts, or its place.
        """
        self.asked.add((name, part))
        if name in self.pictures:
            self.named.add(name)
            return self.pictures[name]
        if name in self.failures:
            raise Unknown(self.failures[name])
        known = ", ".join(self.pictures) or "none"
        raise Unknown(f"no picture is called {name!r}{hint(name, self.pictures)}; known: {known}")

    def has_folder(self, folder: str) -> bool:
        """Whether a folder of recipes is called so."""
        return any(name.startswith(f"{folder}/") for name in (*self.pictures, *self.failures))

    def unnamed(self) -> list[Picture]:
        """The pictures that nobody has asked for by their names."""
        return [picture for name, picture in self.pictures.items() if name not in self.named]

    def changed(self, before: "Gallery") -> set[tuple[str, str]] | None:
        """The names of the pictures that are not as before, with each part of them that is not.

        None if there are others.
        """
        names = self.pictures.keys() | self.failures.keys()
        if names != before.pictures.keys() | before.failures.keys():
            return None
        others = [name for name in names if self._state(name) != before._state(name)]
        return {
            (name, part)
            for name, part in product(others, PARTS)
            if self._state(name, part) != before._state(name, part)
        }

    def _state(self, name, part="whole"):
        """What there is of a picture, and why there is no more."""
        picture = self.pictures.get(name)
        return picture and PARTS[part](picture), self.failures.get(name)


def hint(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known name, or nothing if none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _written(path, recipe):
    """When the files were written that decide what a picture is like."""
    files = (path, recipe, recipe.with_suffix(".js"))
    return tuple(file.stat().st_mtime_ns for file in files if file.exists())


@lru_cache(maxsize=1000)
def _read(path, recipe, written):
    about = json.loads(path.read_text("utf-8"))
    about["alt"] = as_mathematics(about["alt"])
    return Picture(**about, folder=path.parent, recipe=recipe)
