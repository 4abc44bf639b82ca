"""Small projects, and the command line run in them as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

STILL = '''
"""A line rises."""

from matplotlib.figure import Figure

alt = "A line rises from 0 to 1."
facts = {"top": 1}


def figure():
    fig = Figure(figsize=(2, 1))
    fig.add_axes((0.2, 0.2, 0.7, 0.7)).plot([0, 1])
    return fig
'''
MOVING = '''
"""A dot climbs."""

from matplotlib.figure import Figure

alt = "A dot climbs from 0 to 2."


def figure():
    fig = Figure(figsize=(2, 1))
    ax = fig.add_axes((0.2, 0.2, 0.7, 0.7), xlim=(0, 2), ylim=(0, 2))
    (dot,) = ax.plot([0], [0], "o", animated=True)
    for step in range(3):
        dot.set_data([step], [step])
        yield fig
'''


class Project:
    """A folder with recipes, and `gdviz` run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.built = root / "build" / "figures"

    def write(self, name: str, source: str = STILL) -> Path:
        """Write the recipe called `name`."""
        path = self.root / "figures" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(source).lstrip(), encoding="utf-8")
        return path

    def command(self, *words: str) -> list[str]:
        """Give the words that run `gdviz` with the interpreter of the tests."""
        return [sys.executable, "-m", "gdviz", *words]

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess:
        """Run `gdviz` to its end; text comes back in `stdout` and `stderr`."""
        return subprocess.run(
            self.command(*words),
            cwd=self.root,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def files(self) -> dict[str, bytes]:
        """Give every file that was built, by its path, and what is in it."""
        return {
            path.relative_to(self.built).as_posix(): path.read_bytes()
            for path in sorted(self.built.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
