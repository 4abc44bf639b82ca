"""The same inputs give the same bytes, wherever and however a picture is drawn."""

from projects import MOVING, STILL

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


def test_two_builds_in_two_folders_under_two_environments_give_the_same_bytes(project, tmp_path):
    here, there = (type(project)(tmp_path / name) for name in ("here", "over there ∇"))
    for one in (here, there):
        one.write("lines/still", STILL.replace("rises from", "«∇» rises from"))
        one.write("lines/moving", MOVING)
    (there.root / "matplotlibrc").write_text(MATPLOTLIBRC)
    runs = [
        here.run("figures", "--mp4", "--jobs", "2"),
        there.run("figures", "--mp4", "--jobs", "1", **ELSEWHERE),
    ]
    assert [run.returncode for run in runs] == [0, 0], runs
    assert len(here.files()) == 12
    assert here.files() == there.files()


def test_a_picture_does_not_depend_on_the_one_its_worker_drew_before(project, tmp_path):
    spoiler = STILL.replace(
        "alt =", "import matplotlib\nmatplotlib.rcParams['lines.linewidth'] = 9\nalt ="
    )
    alone, after = (type(project)(tmp_path / name) for name in ("alone", "after"))
    for one in (alone, after):
        one.write("lines/still")
    after.write("lines/before", spoiler)
    assert alone.run("figures").returncode == 0
    assert after.run("figures", "lines/before", "lines/still", "--jobs", "1").returncode == 0
    assert alone.files().items() < after.files().items()
