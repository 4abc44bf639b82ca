"""What a picture is made from: its recipe, the modules that draw it, and the libraries below.

Build tools compare the files one lists for them, and no tool lists them: which pictures does an
edit of `gdviz/drawing/draw.py` touch? The imports know.
"""

import os
import sys
from collections.abc import Iterable

from gdviz.system.imports import PACKAGE, Reached

WORKER = f"{PACKAGE}/builder/worker.py"
STILL, MOVING = f"{PACKAGE}/builder/still.py", f"{PACKAGE}/builder/moving.py"
VIDEO = f"{PACKAGE}/film/video.py"
LICENCE = "figures/LICENSE"
# Those whose version may change the bytes of a picture. FreeType comes with matplotlib.
LIBRARIES = ("contourpy", "fast_sugiyama", "matplotlib", "numpy", "pillow")


class Sources:
    """What the pictures of the project in `root` are made from; `memory` is that of `Reached`."""

    def __init__(self, root: str, memory: dict[str, list]) -> None:
        self.root = root
        self.files = Reached(root, memory)
        shared = self.files.digests(WORKER, versions(*LIBRARIES))
        if os.path.exists(os.path.join(root, LICENCE)):  # Its words stand in every file.
            shared = self.files.digests(LICENCE, shared)
        self.shared = {kind: self.files.digests(kind, shared) for kind in (STILL, MOVING)}

    @property
    def seen(self) -> dict[str, list]:
        """What the next run may take as its memory."""
        return self.files.seen

    def inputs(self, recipe: str, moving: bool = False, read: Iterable[str] = ()) -> dict[str, str]:
        """Digest of every file the picture depends on, and the version of every library.

        `read` are the files that the recipe read when it was last drawn; one that is no longer
        there has an empty digest.
        """
        label = recipe.removeprefix(f"{self.root}{os.sep}")
        found = self.files.digests(label, self.shared[MOVING if moving else STILL])
        script = f"{label.removesuffix('.py')}.js"
        if os.path.exists(os.path.join(self.root, script)):  # Which may ask for other numbers.
            found = self.files.digests(script, found)
        for file in read:
            there = os.path.exists(os.path.join(self.root, file))
            found = self.files.digests(file, found) if there else found | {file: ""}
        return found

    def video(self, version: str) -> str:
        """What an MP4 film depends on besides: the encoder of that version, and how it is used."""
        digest = self.files.digest(VIDEO)  # Looked at in every run, lest every second one learn it.
        return f"{version} {digest}" if version else ""


def versions(*libraries: str) -> dict[str, str]:
    """Version of Python and of those of the libraries that are installed.

    The names of the installed folders tell: `importlib.metadata` costs more than a whole run.
    """
    found = {}
    for folder in reversed(sys.path):
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").partition("-")
                if name.lower() in libraries:
                    found[name.lower()] = version
    return found | {"python": sys.version.partition(" ")[0]}
