"""The same inputs give the same bytes, wherever and however a picture is drawn."""

import pytest
from projects import MOVING, STILL, Project

# Both tests compare with the same pictures.
pytestmark = pytest.mark.xdist_group("bytes")

ELSEWHERE = {
    "COLUMNS": "1",
    "HOME": "/dev/null/home",
    "LC_ALL": "C",
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
