"""The same inputs give the same bytes, wherever and however a picture is drawn."""

import pytest
from projects import MOVING, STILL, Project

# Both tests compare with the same pictures.
pytestmark = pytest.mark.xdist_group("bytes")

ELSEWHERE = {
    "HOME": "/nowhere",
    "LC_ALL": "C",
    "MPLBACKEND": "no such backend",
    "OPENBLAS_NUM_THREADS": "2",
    "PYTHONHASHSEED": "12345",
    "PYTHONUTF8": "0",
    "TZ": "Pacific/Auckland",
}
MATPLOTLIBRC = "figure.dpi: 33\nlines.linewidth: 9\nfont.family: serif\nsavefig.transparent: True\n"


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
    assert len(here.files()) == 20
    assert here.files() == there.files()


def test_a_picture_does_not_depend_on_the_one_its_worker_drew_before(here, project):
    project.write(
        "lines/before",
        STILL.replace(
            "alt =", "import matplotlib\nmatplotlib.rcParams['lines.linewidth'] = 9\nalt ="
        ),
    )
    project.write("lines/still", TOLD)
    run = project.run("figures", "lines/before", "lines/still", "--jobs", "1")
    assert run.returncode == 0, run
    alone, after = (
        {name: content for name, content in one.files().items() if "still" in name}
        for one in (here, project)
    )
    assert len(after) == 7
    assert alone == after
