"""What there is to do: which pictures are stale, which have lost their recipe.

Every run begins here, most have nothing to do, and those must not cost the time to import more
than this needs: no pathlib, and nothing that draws.
"""

import json
import os
from collections.abc import Iterable

from gdviz.builder.catalogue import chosen, find
from gdviz.builder.sources import Sources
from gdviz.builder.state import State

FORMS = (".svg", "-text.svg", "-frames.svg", ".png", ".gif", ".mp4")
DARK = tuple(form.replace(".", "-dark.") for form in FORMS)
ENDINGS = {*FORMS, *DARK, ".json"}


class Survey:
    """The pictures of the project in `root` at this moment: `stale`, and `gone` with their recipe.

    A picture is stale when its recipe, a file that the recipe read, a gdviz module that the recipe
    or the drawing imports, or the version of a library is another one than when it was drawn, or
    its files are not as left. With `video`, a version of imageio-ffmpeg, so is a film without MP4
    files of this version.
    `gone` holds the names that have files and no recipe, `astray` what is wrong with the files that
    look like recipes and are none, by name.
    """

    def __init__(self, root: str | os.PathLike[str], video: str = "") -> None:
        self.root = os.path.abspath(root)
        self.folder = os.path.join(self.root, "build", "figures")
        self.recipes, self.astray = find(self.root)
        self.state = State(self.folder)
        self.sources = sources = Sources(self.root, self.state.files)
        self.version, self.video = video, sources.video(video)
        self.stale = {name for name in self.recipes if not self._fresh(name)}
        self.gone = self._gone()
        self.learned = self.state.files != sources.seen
        self.state.files = sources.seen

    def _gone(self):
        """Names that have files and no recipe; mostly none, which a look at the names tells."""
        pages = os.listdir(self.folder) if os.path.isdir(self.folder) else []
        for page in pages:
            known = {name.partition("/")[2] for name in self.recipes if name.startswith(f"{page}/")}
            place = os.path.join(self.folder, page)
            files = os.listdir(place) if page[0] != "." and os.path.isdir(place) else []
            if not known.issuperset(file.partition(".")[0].partition("-")[0] for file in files):
                return outputs(self.folder).keys() - self.recipes.keys() - self.astray.keys()
        return set()

    def _fresh(self, name):
        inputs = self.inputs(name, self.state.moving(name), self.state.read(name))
        return self.state.fresh(name, inputs, self.video)

    def inputs(self, name: str, moving: bool, read: Iterable[str]) -> dict[str, str]:
        """What the picture is made from, if it moves or not and its recipe read these files."""
        return self.sources.inputs(self.recipes[name], moving, read)

    def drawn_from(
        self, name: str, moving: bool, read: Iterable[str], began: int
    ) -> dict[str, str]:
        """What a picture was made from whose drawing began after `began`, in ns.

        A file that has changed since then may have been drawn from or not: it counts as stale.
        """
        now = Sources(self.root, self.state.files)
        inputs = now.inputs(self.recipes[name], moving, read)
        self.state.files.update(now.seen)
        changed = {file for file, ([_, time, _], *_) in now.seen.items() if time > began}
        return inputs | dict.fromkeys(inputs.keys() & changed, "changed while drawing")

    def to_draw(self, names: list[str] | tuple[str, ...], force: bool) -> list[str]:
        """Stale pictures among the named ones, or all of these by force; the slowest first.

        Of those never drawn, those of a page come apart: they share long computations, and one
        would wait for what the other computes.
        """
        known = [name for name in self._chosen(names) if name in self.recipes]
        wanted = [name for name in known if force or name in self.stale]
        wanted.sort(key=lambda name: name.partition("/")[2])
        return sorted(wanted, key=self.state.seconds, reverse=True)

    def faults(self, names: list[str] | tuple[str, ...]) -> dict[str, str]:
        """What is wrong with the files among the named ones that are astray."""
        return {name: self.astray[name] for name in self._chosen(names) if name in self.astray}

    def _chosen(self, names):
        return chosen(self.recipes | self.astray, names)

    def touched(self, name: str) -> bool:
        """Whether a script lies beside the recipe, so that one can touch the picture."""
        return os.path.exists(f"{self.recipes[name].removesuffix('.py')}.js")

    def kind(self, name: str) -> str:
        """`still` or `moving`, as the picture was last drawn; `?` for one never drawn."""
        try:
            with open(os.path.join(self.folder, f"{name}.json"), encoding="utf-8") as file:
                return "moving" if json.load(file)["moving"] else "still"
        except (OSError, ValueError, KeyError):
            return "?"


def outputs(folder: str | os.PathLike[str]) -> dict[str, list[str]]:
    """Path of every file in the build folder that looks like a picture's, by picture."""
    found: dict[str, list[str]] = {}
    for page in os.listdir(folder) if os.path.isdir(folder) else ():
        place = os.path.join(folder, page)
        for file in os.listdir(place) if os.path.isdir(place) and page[0] != "." else ():
            name = file.partition(".")[0].partition("-")[0]
            if file[len(name) :] in ENDINGS:
                found.setdefault(f"{page}/{name}", []).append(os.path.join(place, file))
    return found
