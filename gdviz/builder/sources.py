"""What a picture is made from: its recipe, the modules that draw it, and the libraries below.

Build tools compare the files one lists for them, and no tool lists them: which pictures does an
edit of `gdviz/drawing/draw.py` touch? The imports know.
"""

import os
import sys

from gdviz.system.imports import PACKAGE, Reached

WORKER = f"{PACKAGE}/builder/worker.py"
# Those whose version may change the bytes of a picture. FreeType comes with matplotlib.
LIBRARIES = ("contourpy", "fast_sugiyama", "matplotlib", "numpy", "pillow")


class Sources:
    """What the pictures of the project in `root` are made from; `memory` is that of `Reached`."""

    def __init__(self, root: str, memory: dict[str, list]) -> None:
        self.root = root
        self.files = Reached(root, memory)
        self.shared = self.files.digests(WORKER, versions(*LIBRARIES))

    @property
    def seen(self) -> dict[str, list]:
        """What the next run may take as its memory."""
        return self.files.seen

    def inputs(self, recipe: str) -> dict[str, str]:
        """Digest of every file the picture depends on, and the version of every library."""
        return self.files.digests(recipe.removeprefix(f"{self.root}{os.sep}"), self.shared)


def versions(*libraries: str) -> dict[str, str]:
    """Version of Python and of those of the libraries that are installed.

    The names of the installed folders tell: `importlib.metadata` costs more than a whole run.
    """
    found = {}
    for folder in reversed(sys.path):
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and name.lower() in libraries:
                found[name.lower()] = version
    return found | {"python": sys.version.partition(" ")[0]}
