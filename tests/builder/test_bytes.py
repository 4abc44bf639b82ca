"""The same inputs give the same bytes, wherever and however a picture is drawn."""

import sys

import pytest
from projects import MOVING, STILL, Project

ELSEWHERE = {
    "COLUMNS": "1",
    "HOME": "/dev/null/home",
    # Python itself does not start in ASCII where the path of its packages is not.
    "LC_ALL": "C" if sys.prefix.isascii() else "C.UTF-8",
    "MPLBACKEND": "no such backend",
    "MPLCONFIGDIR": "/dev/null/settings",
    "NO_COLOR": "1",
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "12345",
    "PYTHONUTF8": "0",
    "TERM": "dumb",
    "TZ": "Pacific/Auckland",
    "https_proxy": "http://127.0.0.1:9",
}
MATPLOTLIBRC = """
figure.dpi: 33
font.family: serif
lines.linewidth: 9
savefig.transparent: True
text.usetex: True
"""


TOLD = STILL.replace("rises from", "«∇» rises from")


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A project with a still and a moving picture, each drawn by a worker of its own."""
    project = Project(tmp_path_factory.mktemp("here"))
    project.write("lines/still", TOLD)
    project.write("lines/moving", MOVING)
    run = project.run("figures", "--mp4", "--jobs", "2")
    assert run.returncode == 0, run
    return project


def test_two_builds_in_two_folders_under_two_environments_give_the_same_bytes(here, tmp_path):
    there = Project(tmp_path / "over there ∇")
    there.write("lines/still", TOLD)
    there.write("lines/moving", MOVING)
    (there.root / "matplotlibrc").write_text(MATPLOTLIBRC)
    run = there.run("figures", "--mp4", "--jobs", "1", **ELSEWHERE)
    assert run.returncode == 0, run
    assert [line.split()[0] for line in run.stderr.splitlines()] == ["drew", "drew"]
    assert len(here.files()) == 20
    assert here.files() == there.files()


# All that a recipe may leave behind for others in its process.
SPOILS = """
import locale, os, random, warnings
import matplotlib, numpy as np
from gdviz.drawing import style
np.set_printoptions(precision=1)
np.seterr(all="raise")
np.random.seed(7)
random.seed(7)
matplotlib.rcParams["lines.linewidth"] = 9
style.SETTINGS["font.size"] = 30
os.chdir("/")
os.environ["SPOILT"] = "yes"
warnings.simplefilter("error")
locale.setlocale(locale.LC_ALL, "C")
"""
SPOILABLE = """
import os, random
import numpy as np
from pathlib import Path
seen = [np.array([1 / 3]), np.random.normal(), random.random(), os.environ.get("SPOILT")]
np.exp(1000)
facts = {"chance": seen[1], "there": Path("figures/lines").exists()}
alt = f"A line rises; {seen}."
"""


def test_a_picture_does_not_depend_on_those_that_are_drawn_before_it(project):
    project.write("lines/before", STILL.replace("alt =", f"{SPOILS}alt ="))
    project.write("lines/still", STILL.replace('facts = {"top": 1}', SPOILABLE))
    drawn = []
    for names in (["lines/still"], ["lines/before", "lines/still"]):
        # As neither is known to take longer, they are drawn in this order.
        run = project.run("figures", *names, "--force", "--jobs", "1")
        assert run.returncode == 0, run
        drawn.append({name: what for name, what in project.files().items() if "still" in name})
        (project.built / ".state.json").unlink()
    assert len(drawn[0]) == 7
    assert drawn[0] == drawn[1]


def test_docstrings_are_printed_even_where_python_drops_them(here, project):
    project.write("lines/still", TOLD)
    project.write("lines/moving", MOVING)
    run = project.run("figures", "--mp4", PYTHONOPTIMIZE="2")
    assert run.returncode == 0, run
    assert project.files() == here.files()
