"""What a picture is made from: its recipe, the modules that draw it, and the libraries below.

Build tools compare the files one lists for them, and no tool lists them: which pictures does an
edit of `gdviz/draw.py` touch? The imports know, so they are read here.
"""

import os
import sys

PACKAGE = "gdviz"
HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORKER = f"{PACKAGE}/build/worker.py"
# Those whose version may change the bytes of a picture. FreeType comes with matplotlib.
LIBRARIES = ("contourpy", "fast_sugiyama", "imageio_ffmpeg", "matplotlib", "numpy", "pillow")


class Sources:
    """The source files of a project, each read and parsed only when it has changed.

    `memory` maps a file's label to [when and how long it was, digest, modules it imports], as an
    earlier run left it. A label is a path from `root` or, for gdviz's own modules, `gdviz/...`.
    """

    def __init__(self, root: str, memory: dict[str, list]) -> None:
        self.root = root
        self.memory = memory
        self.seen = {}
        self.found = {}
        self.imported = {}
        self.shared = self._reached(WORKER, libraries())

    def inputs(self, recipe: str) -> dict[str, str]:
        """Digest of every file the picture depends on, and the version of every library."""
        return self._reached(recipe.removeprefix(f"{self.root}{os.sep}"), self.shared)

    def _reached(self, label, known):
        """What is known, and the digest of this file and of all that it imports."""
        reached, waiting = dict(known), [label]
        while waiting:
            label = waiting.pop()
            if label not in reached:
                reached[label] = self._entry(label)[1]
                waiting += self._imported(label)
        return reached

    def _imported(self, label):
        if label not in self.imported:
            files = map(self._file, self._entry(label)[2])
            self.imported[label] = [file for file in files if file]
        return self.imported[label]

    def _entry(self, label):
        if label not in self.seen:
            path = self._path(label)
            status = os.stat(path)
            stamp = [status.st_mtime_ns, status.st_ctime_ns, status.st_size]
            known = self.memory.get(label)
            self.seen[label] = known if known and known[0] == stamp else [stamp, *_read(path)]
        return self.seen[label]

    def _path(self, label):
        return os.path.join(HOME if label.startswith(f"{PACKAGE}/") else self.root, label)

    def _file(self, module):
        """Label of the module's file; None if the name is that of a thing in a module."""
        if module not in self.found:
            package, stem = module.rpartition(".")[0], module.replace(".", "/")
            candidates = [f"{stem}.py", f"{stem}/__init__.py"]
            if package and self._file(package) == f"{os.path.dirname(stem)}.py":
                candidates = []  # Within a file there are no modules.
            there = (file for file in candidates if os.path.exists(self._path(file)))
            self.found[module] = next(there, None)
        return self.found[module]


def libraries() -> dict[str, str]:
    """Version of Python and of every installed library that shapes the bytes of a picture.

    The names of the installed folders tell: `importlib.metadata` costs more than a whole run.
    """
    found = {}
    for folder in reversed(sys.path):
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and name.lower() in LIBRARIES:
                found[name.lower()] = version
    return found | {"python": sys.version.partition(" ")[0]}


def _read(path):
    from hashlib import sha256

    with open(path, "rb") as file:
        source = file.read()
    return sha256(source).hexdigest(), sorted(_imports(source))


def _imports(source):
    """Names of the gdviz modules, or of things in them, that the source imports anywhere."""
    import ast

    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set()  # The worker that tries to draw it says what is wrong.
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    # Importing a.b.c runs a and a.b too.
    parts = [name.split(".") for name in names if name.partition(".")[0] == PACKAGE]
    return {".".join(part[:length]) for part in parts for length in range(1, len(part) + 1)}
