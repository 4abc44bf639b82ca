"""Which modules a source file imports, and all files that it reaches through them.

Read from the text and never run: a picture is stale when a file that it reaches has changed, a
cached result likewise, and the law of the floors reads imports in the same way.
"""

import os

PACKAGE = "gdviz"
HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def imported(source: str | bytes) -> set[str]:
    """Names of the modules, or of things in modules, that a source imports anywhere.

    `from numpy.linalg import norm` gives `numpy.linalg.norm`. Raises SyntaxError or ValueError for
    what is no Python.
    """
    import ast  # Slow to import, and needed only where a file has changed.

    return _imported(ast.parse(source))


def _imported(tree):
    import ast

    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


class Reached:
    """The source files that a file reaches by its imports, each read only when it has changed.

    A label is a path from `root` or, for gdviz's own modules, `gdviz/...`. `memory` maps it to
    [when and how long the file was, digest, modules it imports], as an earlier run left it in
    `seen`.
    """

    def __init__(self, root: str, memory: dict[str, list]) -> None:
        self.root = root
        self.memory = memory
        self.seen: dict[str, list] = {}
        self.found: dict[str, str | None] = {}
        self.leads_to: dict[str, list[str]] = {}

    def digests(self, label: str, known: dict[str, str] | None = None) -> dict[str, str]:
        """The digest of a file and of all that it reaches, besides those `known`."""
        reached, waiting = dict(known or {}), [label]
        while waiting:
            label = waiting.pop()
            if label not in reached:
                reached[label] = self._entry(label)[1]
                waiting += self._imported(label)
        return reached

    def digest(self, label: str) -> str:
        """The digest of this file alone."""
        return self._entry(label)[1]

    def _imported(self, label):
        if label not in self.leads_to:
            files = map(self._file, self._entry(label)[2])
            self.leads_to[label] = [file for file in files if file]
        return self.leads_to[label]

    def _entry(self, label):
        if label not in self.seen:
            path = self._path(label)
            status = os.stat(path)
            stamp = [status.st_mtime_ns, status.st_ctime_ns, status.st_size]
            known = self.memory.get(label)
            self.seen[label] = (
                known if known and known[0] == stamp else [stamp, *_read(path, label)]
            )
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


def _read(path, label):
    """The digest of a file, and the modules of gdviz that it imports."""
    import ast
    from hashlib import sha256

    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source) if label.endswith(".py") else None
    except (SyntaxError, ValueError):
        tree = None  # The worker that tries to draw it says what is wrong.
    if tree is None:
        return sha256(source).hexdigest(), []
    names = _imported(tree)
    # Importing a.b.c runs a and a.b too.
    parts = [name.split(".") for name in names if name.partition(".")[0] == PACKAGE]
    modules = {".".join(part[:length]) for part in parts for length in range(1, len(part) + 1)}
    text = _without_remarks(tree, label.startswith(f"{PACKAGE}/"))
    return sha256(text.encode()).hexdigest(), sorted(modules)


def _without_remarks(tree, ours):
    """What a file does, in words that neither comments nor docstrings change.

    The docstring of a recipe counts, for it is printed; those of our own modules are not.
    """
    import ast

    nodes = ast.walk(tree)
    speaking: list = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in [*speaking, tree] if ours else speaking:
        if ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return ast.dump(tree)
