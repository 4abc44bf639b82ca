"""What a command writes: film, numbers and recipe, all of them or none."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from disks import full, read_only
from PIL import Image, ImageSequence
from projects import Project

from gdviz.__main__ import main
from gdviz.builder import output
from gdviz.system import extras

PICTURES = {
    f"film{kind}{scheme}.{ending}"
    for scheme in ("", "-dark")
    for kind, ending in [
        ("", "gif"),
        ("", "svg"),
        ("", "png"),
        ("-text", "svg"),
        ("-frames", "svg"),
    ]
}
# Letters that make trouble in a shell, a page or a terminal.
ODD = "läuft ∇ 'a' & <b> $HOME"


def _run(*words):
    """Run the command line to its end; the exit code comes back."""
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


def _visible(folder):
    return {name for name in os.listdir(folder) if not name.startswith(".")}


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    out = tmp_path_factory.mktemp("walked") / ODD
    assert _run("walk", "x^2 + y^2", "--start", "3,-4", "--steps", "2", "--out", out) == 0
    return out


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fitted")
    table = folder / f"{ODD}.csv"
    table.write_text('"time ""t"" \\ {x}",way\n0,1\n1,3\n2,4\n', encoding="utf-8")
    out = folder / "out"
    words = ["--x", 'time "t" \\ {x}', "--y", "way", "--steps", "2", "--out", out]
    assert _run("fit", table, *words) == 0
    return out


def test_the_folder_holds_the_film_in_both_schemes_the_numbers_and_the_recipe(walked, fitted):
    assert _visible(walked) == PICTURES | {"numbers.json", "film.py"}
    assert _visible(fitted) == PICTURES | {"numbers.json", "film.py", "film.csv"}
    assert not (walked / ".drawing").exists()


def test_the_numbers_tell_what_was_walked_and_what_the_film_shows(walked, fitted):
    numbers = json.loads((walked / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["walks"][0]["points"][1] == pytest.approx([3 * 0.8, -4 * 0.8], rel=1e-15)
    assert numbers["versions"].keys() == {"python", "gdviz", "numpy", "matplotlib"}
    assert "A dot walks on the map of a formula" in numbers["alt"]
    numbers = json.loads((fitted / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["x"] == 'time "t" \\ {x}'
    np.testing.assert_allclose(numbers["closed_form"]["coefficients"], [1.5, 7 / 6], rtol=1e-12)


def test_the_recipe_run_by_itself_draws_the_same_film(walked, tmp_path):
    shutil.copy(walked / "film.py", tmp_path)
    subprocess.run([sys.executable, tmp_path / "film.py"], check=True, cwd="/")
    with Image.open(tmp_path / "film.gif") as own, Image.open(walked / "film.gif") as film:
        frames = [
            [f.convert("RGB").tobytes() for f in ImageSequence.Iterator(of)] for of in (own, film)
        ]
    assert len(frames[0]) > 2
    assert frames[0] == frames[1]


def test_the_recipe_in_a_project_gives_the_same_bytes(fitted, project):
    page = project.root / "figures" / "yours"
    page.mkdir()
    for name in ("film.py", "film.csv"):
        shutil.copy(fitted / name, page)
    assert project.run("figures").returncode == 0
    built = Project(project.root).built / "yours"
    assert {name: (built / name).read_bytes() for name in PICTURES} == {
        name: (fitted / name).read_bytes() for name in PICTURES
    }


@pytest.fixture
def out(tmp_path, monkeypatch):
    """A folder with the film of an earlier run, and a way to draw that takes no time."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("film.gif", "film.csv", "film.mp4", "mine.txt"):
        (folder / name).write_text("old")

    def draw(recipe, name, aside, root, mp4):
        (aside / "film.gif").write_text("new")
        (aside / "film.json").write_text('{"alt": "A dot."}')

    monkeypatch.setattr(output.worker, "draw", draw)
    return folder


WALK = ("walk", "x^2", "--start", "1", "--out")


def test_what_an_earlier_run_left_is_replaced_and_what_is_not_ours_stays(out, capsys):
    assert _run(*WALK, out) == 0
    assert _visible(out) == {"film.gif", "film.py", "numbers.json", "mine.txt"}
    assert (out / "film.gif").read_text() == "new"
    assert capsys.readouterr().out == f"wrote film.gif, film.py, numbers.json in {out}\n"


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2, "No space left on device; make"),
        (ValueError("the function is nan\nsomewhere"), 2, "ValueError: the function is nan\n"),
        (KeyboardInterrupt(), 130, "gdviz: stopped; what is finished is kept\n"),
    ],
)
def test_whatever_stops_the_drawing_leaves_the_earlier_film_whole(
    out, monkeypatch, capsys, error, code, line
):
    def fail(recipe, name, aside, root, mp4):
        (aside / "film.gif").write_text("half")
        raise error

    monkeypatch.setattr(output.worker, "draw", fail)
    assert _run(*WALK, out) == code
    assert line in capsys.readouterr().err
    assert _visible(out) == {"film.gif", "film.csv", "film.mp4", "mine.txt"}
    assert (out / "film.gif").read_text() == "old"
    assert not (out / ".drawing").exists()


def test_a_place_that_cannot_be_written_is_named_with_the_remedy(out, capsys):
    (out / "file").write_text("")
    (out / "taken" / "film.gif").mkdir(parents=True)
    for place, words in [
        (out / "file", "cannot be written: File exists; name another folder"),
        (out / "file" / "below", "cannot be written: Not a directory; name another folder"),
        (out / "taken", "has a folder film.gif; name another folder"),
        ("a\0b", "cannot be written: embedded null byte; name another folder"),
    ]:
        assert _run(*WALK, place) == 2
        told = capsys.readouterr().err.splitlines()[-1]
        assert told.startswith("gdviz: ")
        assert told.endswith(words)


def test_a_folder_that_is_read_only_is_named_with_the_remedy(capsys):
    with read_only() as folder:
        assert _run(*WALK, folder) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    line = f"output folder {folder} cannot be written: Permission denied; name another folder"
    assert told == f"gdviz: {line}"


@pytest.mark.parametrize("size", [1_000, 10_000])  # The recipe is too long, or the film is.
def test_a_disk_that_fills_up_leaves_the_earlier_film_whole(walked, capsys, size):
    before = {path.name: path.read_bytes() for path in walked.iterdir()}
    with full(size):
        assert _run("walk", "x^2 + y^2", "--start", "1,1", "--steps", "2", "--out", walked) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    name = f"output folder {walked}"
    assert told == f"gdviz: {name} cannot be written: File too large; make room there"
    assert {path.name: path.read_bytes() for path in walked.iterdir()} == before


def test_without_a_home_nothing_is_said_but_what_came_of_the_walk(project):
    nowhere = {"HOME": "/dev/null/home", "MPLCONFIGDIR": "/dev/null/settings"}
    run = project.run("walk", "x^2", "--start", "1", "--steps", "2", "--out", "out", **nowhere)
    assert run.returncode == 0
    told = "Still rolling after 2 steps: the slope is 1.3; at (0.64) the height is 0.4096\n"
    assert run.stderr == told


def test_a_wish_for_mp4_without_the_library_is_answered(out, monkeypatch, capsys):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert _run(*WALK, out, "--mp4") == 2
    assert "MP4 films need imageio-ffmpeg; run: pip install 'gdviz[video]'" in (
        capsys.readouterr().err
    )


def test_without_polars_one_line_says_what_to_install(out, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "polars", None)
    for module in ("table", "fit"):
        monkeypatch.delitem(sys.modules, f"gdviz.yours.{module}", raising=False)
    assert _run("fit", "runs.csv", "--x", "a", "--y", "b", "--out", out) == 2
    expected = "gdviz: tables are read by polars; run: pip install 'gdviz[tables]'\n"
    assert capsys.readouterr().err == expected


def test_a_refused_formula_makes_no_folder(tmp_path, capsys):
    assert _run("walk", "x^", "--start", "1", "--out", tmp_path / "out") == 2
    assert not Path(tmp_path / "out").exists()
