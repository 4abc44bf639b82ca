"""`gdviz segment` writes film, mask and numbers of what a network learns from a reader's pair."""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from contextlib import suppress
from importlib.resources import files

import numpy as np
import psutil
import pytest
from disks import full
from pairs import COLUMNS, PHOTO, ROWS, save, white_on_black
from pairs import MARKED as DISC
from PIL import ExifTags, Image, ImageFile, ImageSequence

from gdviz import cli
from gdviz.film import picture
from gdviz.segment import command, photos, report
from gdviz.segment.command import Options
from gdviz.segment.marks import Wish
from gdviz.segment.photos import Asked
from gdviz.system.errors import BadInput

PICTURES = [f"film{scheme}.{kind}" for scheme in ("", "-dark") for kind in ("gif", "png", "svg")]
FILES = sorted(
    [*PICTURES, "film.npz", "film.py", "mask.png", "model.npz", "numbers.json", "report.html"]
)
_y, _x = np.mgrid[:ROWS, :COLUMNS]
MARKED = DISC | ((_x - 82) ** 2 + (_y - 50) ** 2 < 120)
# What is marked can be told by its colour.
SHOWN = np.where(MARKED[..., None], np.uint8([250, 90, 20]), PHOTO // 2)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The paths of a photograph, twice as large and lying on its side, and of its label."""
    folder = tmp_path_factory.mktemp("pair")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # To be turned by a quarter, clockwise.
    large = np.rot90(SHOWN.repeat(2, 0).repeat(2, 1))
    photo = save(folder / "photo.png", np.ascontiguousarray(large), exif=exif)
    return photo, save(folder / "label.png", white_on_black(MARKED).repeat(2, 0).repeat(2, 1))


@pytest.fixture(scope="module")
def out(pair, tmp_path_factory):
    """The folder with what was learnt in 30 steps from the pair, scaled down by a half."""
    folder = tmp_path_factory.mktemp("out") / "new" / "folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photos, "PIXELS", ROWS * COLUMNS)
        assert command.run(*map(str, pair), str(folder), options=Options(steps=30, mp4=True)) == 0
    return folder


@pytest.fixture(scope="module")
def numbers(out):
    return json.loads((out / "numbers.json").read_text(encoding="utf-8"))


def _visible(folder):
    return sorted(name for name in os.listdir(folder) if not name.startswith("."))


def test_the_folder_holds_the_film_the_mask_and_the_numbers(out):
    assert _visible(out) == sorted([*FILES, "film.mp4", "film-dark.mp4"])
    assert not (out / ".drawing").exists()


def test_the_mask_is_black_and_white_and_lies_on_the_photograph_as_it_was_given(out):
    with Image.open(out / "mask.png") as image:
        assert (image.mode, image.size) == ("L", (2 * COLUMNS, 2 * ROWS))
        mask = np.asarray(image)
    assert set(np.unique(mask)) == {0, 255}
    label = MARKED.repeat(2, 0).repeat(2, 1)
    assert _overlap(mask > 0, label) > 0.7
    assert _overlap(mask[::-1] > 0, label) < 0.6
    assert _overlap(mask[:, ::-1] > 0, label) < 0.6


def _overlap(found, label):
    return (found & label).sum() / (found | label).sum()


def test_the_numbers_tell_how_it_was_learnt_and_how_well(numbers):
    assert (numbers["steps"], numbers["planned_steps"]) == (30, 30)
    assert numbers["photograph"] == {"columns": 2 * COLUMNS, "rows": 2 * ROWS}
    assert numbers["learnt_at"] == {"columns": COLUMNS, "rows": ROWS}
    assert numbers["seconds"] > 0
    assert numbers["versions"].keys() == {"python", "gdviz", "numpy", "pillow", "matplotlib"}
    first, *_, last = numbers["looks"]
    assert (first["step"], last["step"]) == (0, 30)
    assert last["learnt"] == numbers["learnt"]
    assert last["loss"] < first["loss"] / 2
    assert numbers["learnt"]["intersection_over_union"] > 0.8
    assert first["learnt"]["intersection_over_union"] < 0.6


def test_the_numbers_tell_where_the_held_out_strip_is(numbers):
    held_out = numbers["held_out"]
    (strip,) = held_out["strips"]
    assert (strip["side"], strip["rows"], strip["columns"][1]) == ("right", [0, ROWS], COLUMNS)
    held = MARKED[:, strip["columns"][0] :]
    assert held.sum() == (MARKED & ~DISC).sum()
    assert (held_out["objects"], held_out["all_objects"]) == (1, 2)
    scores = [held_out[name] for name in ("intersection_over_union", "precision", "recall")]
    assert 0 <= scores[0] <= min(scores[1:]) <= 1


def test_beside_the_scores_stands_what_the_laziest_answers_get(numbers):
    first = numbers["held_out"]["strips"][0]["columns"][0]
    learnt, held = MARKED[:, :first], MARKED[:, first:]
    lazy = numbers["lazy"]
    assert lazy["all"]["learnt"]["intersection_over_union"] == round(learnt.mean(), 4)
    assert lazy["all"]["held_out"]["intersection_over_union"] == round(held.mean(), 4)
    assert lazy["nothing"]["held_out"]["intersection_over_union"] == 0
    assert lazy["the brightest"].keys() == {"learnt", "held_out"}


def test_the_report_has_all_within_itself(out, numbers):
    text = (out / "report.html").read_text(encoding="utf-8")
    asked = re.findall(r'(?:src|href|data-light|data-dark)="([^"#]{0,5})', text)
    assert len(asked) >= 5
    assert set(asked) == {"data:"}
    assert f"The scores after {numbers['steps']} steps" in text
    rows = re.findall(r"<th scope='row'>(.*?)</th><td>(.*?)</td><td>(.*?)</td>", text)
    assert [row[0] for row in rows] == [
        "this network",
        "marking all",
        "marking nothing",
        "marking the brightest",
    ]
    scores = [numbers[part]["intersection_over_union"] for part in ("learnt", "held_out")]
    assert rows[0][1:] == tuple(f"{score:.2f}" for score in scores)


def test_the_film_of_the_report_is_played_by_the_player_of_the_site(out, numbers):
    text = (out / "report.html").read_text(encoding="utf-8")
    (script,) = set(re.findall(r'data-light="data:text/javascript;base64,(.*?)"', text))
    called = re.fullmatch(r'gdviz.flipbook\("film", (.*)\);', base64.b64decode(script).decode())
    shown = re.findall(r'data-status="step (\d+): ', json.loads(called[1]))
    steps = [look["step"] for look in numbers["looks"]]
    assert (int(shown[0]), int(shown[-1]), len(shown)) == (0, steps[-1], report.LOOKS)
    assert (files("gdviz") / "site/assets/player.js").read_text(encoding="utf-8") in text


def test_the_film_is_as_large_as_a_picture_of_the_site_and_moves(out):
    with Image.open(out / "film.gif") as film:
        assert film.width == 640
        assert film.n_frames > 10
    assert (out / "film.gif").stat().st_size < 1_500_000


def test_the_recipe_run_by_itself_draws_the_same_film(out, tmp_path):
    for name in ("film.py", "film.npz"):
        shutil.copy(out / name, tmp_path)
    subprocess.run([sys.executable, tmp_path / "film.py"], check=True, cwd="/")
    assert _frames(tmp_path / "film.gif") == _frames(out / "film.gif")


def _frames(path):
    with Image.open(path) as film:
        return [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(film)]


def test_the_film_and_its_last_frame_come_in_light_and_dark(out):
    for kind in ("gif", "png"):
        corners = []
        for scheme in ("", "-dark"):
            with Image.open(out / f"film{scheme}.{kind}") as film:
                corners.append(sum(film.convert("RGB").getpixel((0, 0))))
        assert corners[0] > 3 * 200 > 3 * 60 > corners[1]
    light, dark = ((out / f"film{scheme}.svg").read_text("utf-8") for scheme in ("", "-dark"))
    assert light != dark


def test_the_numbers_tell_those_who_cannot_see_the_film_what_it_shows(numbers):
    alt, last = numbers["alt"], numbers["looks"][-1]
    assert 60 <= len(alt) <= 400
    assert f"By step 30 the loss has gone from {numbers['looks'][0]['loss']:.3f} to" in alt
    for part in ("learnt", "held_out"):
        assert f"{last[part]['intersection_over_union']:.2f}" in alt


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK", "I;16"])
def test_photographs_of_other_modes_are_learnt_from(mode, tmp_path, monkeypatch):
    grey = Image.fromarray(SHOWN).convert("L")
    deep = Image.fromarray(np.asarray(grey, np.uint16) * 257)
    photo = deep if mode == "I;16" else Image.fromarray(SHOWN).convert(mode)
    seen = save(tmp_path / "photo.tif", photo)
    label = save(tmp_path / "label.png", MARKED)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "film.mp4").write_bytes(b"of an earlier run")
    assert command.run(str(seen), str(label), str(folder), Options(steps=1)) == 0
    assert _visible(folder) == FILES


def test_a_mark_too_small_to_be_held_out_is_said(tmp_path, monkeypatch, capsys):
    small = np.zeros((ROWS, COLUMNS), bool)
    small[30:34, 50:56] = True
    photo, label = save(tmp_path / "p.png", SHOWN), save(tmp_path / "l.png", small)
    assert command.run(str(photo), str(label), str(tmp_path / "out"), Options(steps=2)) == 0
    told = capsys.readouterr().err
    assert "Nothing is held out: no strip along a side has whole objects enough" in told
    assert "Give several photographs" in told
    assert "held out" not in told.splitlines()[-2]
    assert json.loads((tmp_path / "out/numbers.json").read_text())["held_out"] is None


def test_without_a_terminal_a_line_tells_of_each_quarter(small, tmp_path, monkeypatch, capsys):
    assert command.run(*map(str, small), str(tmp_path / "out"), Options(steps=8)) == 0
    err = capsys.readouterr().err
    told = re.findall(r"^step (\d) of 8: loss \d\.\d{3}, overlap [01]", err, re.MULTILINE)
    assert told == ["2", "4", "6", "8"]


def test_a_video_that_cannot_be_made_is_said_and_left_out(pair, tmp_path, monkeypatch, capsys):
    def fail(path, *film):
        path.touch()
        raise OSError("ffmpeg could not write\nfilm.mp4")

    monkeypatch.setattr(picture.video, "write", fail)
    assert command.run(*map(str, pair), str(tmp_path / "out"), Options(steps=1, mp4=True)) == 0
    assert "There is no film.mp4: ffmpeg could not write film.mp4\n" in capsys.readouterr().err
    assert "film.mp4" not in _visible(tmp_path / "out")


@pytest.mark.parametrize("place", [(command.Training, "evaluate"), (ImageFile.ImageFile, "load")])
def test_too_little_memory_is_said_in_one_line(pair, tmp_path, monkeypatch, place):
    def fail(*arguments):
        raise MemoryError

    monkeypatch.setattr(*place, fail)
    with pytest.raises(BadInput, match=r"memory is too small for these pictures; scale them down"):
        command.run(*map(str, pair), str(tmp_path / "out"), Options(steps=1))
    assert not (tmp_path / "out").exists() or _visible(tmp_path / "out") == []


def test_a_full_disk_is_named_and_what_an_earlier_run_wrote_stays(pair, tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(picture.gif, "write", fail)
    (tmp_path / "film.gif").write_bytes(b"old")
    with pytest.raises(BadInput, match=r"output folder .*: No space left on device; make room"):
        command.run(*map(str, pair), str(tmp_path), Options(steps=1))
    assert (tmp_path / "film.gif").read_bytes() == b"old"
    assert _visible(tmp_path) == ["film.gif"]


def test_a_disk_that_fills_up_is_named_and_leaves_no_half_file(small, tmp_path, capsys):
    out = tmp_path / "out"
    words = ["segment", *map(str, small), "--steps", "1", "--out", str(out)]
    with full(size=20_000), pytest.raises(SystemExit, match="2"):
        cli.main(words)
    line = f"gdviz: output folder {out} cannot be written: File too large; make room there"
    assert capsys.readouterr().err.splitlines()[-1] == line
    assert _visible(out) == []
    assert not (out / ".drawing").exists()


def test_bad_input_gives_one_line_exit_code_2_and_no_folder(project, pair):
    run = project.run("segment", str(pair[0]), "missing.png", "--out", "learnt")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "gdviz: label missing.png cannot be read: No such file or directory; check the path\n"
    )
    assert not (project.root / "learnt").exists()
    assert project.run("segment", *map(str, pair)).returncode == 2


def test_linear_algebra_has_one_thread_before_it_is_loaded():
    source = (
        "import os, sys; from gdviz import cli; assert 'numpy' not in sys.modules\n"
        "try: cli.main(['segment', 'a', 'b', '--out', 'c'])\n"
        "except SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    )
    free = {name: text for name, text in os.environ.items() if "_NUM_THREADS" not in name}
    command = [sys.executable, "-c", source]
    run = subprocess.run(command, env=free, capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "1 True\n"


@pytest.fixture
def small(tmp_path):
    """The paths of a photograph and of its label that are learnt from as they are."""
    return save(tmp_path / "photo.png", SHOWN), save(tmp_path / "label.png", MARKED)


class Learning:
    """`gdviz segment` on a terminal, in a process group of its own."""

    def __init__(self, words, folder):
        self.ours, theirs = _terminal()
        self.process = subprocess.Popen(
            words,
            cwd=folder,
            env=os.environ | {"TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=theirs,
            encoding="utf-8",
            start_new_session=True,
        )
        os.close(theirs)
        self.text = ""

    def read_to(self, words):
        """Wait until the terminal shows `words`."""
        while words not in self.text:
            self.text += os.read(self.ours, 10_000).decode()

    def interrupt(self):
        """Press Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self):
        """Read to the end; return what it printed, and every line that stays on the terminal."""
        with suppress(OSError):  # A terminal that all others have closed cannot be read.
            while True:
                self.text += os.read(self.ours, 10_000).decode()
        printed, _ = self.process.communicate(timeout=20)
        shown = self.text.split("\r\x1b[K")
        return printed, [line.removesuffix("\r\n") for line in shown if line.endswith("\n")]


def _terminal():
    """Both ends of a terminal with 80 columns."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    return ours, theirs


@pytest.fixture
def learning(project, small):
    """A `Learning` that has taken its first step."""
    learning = Learning(
        project.command("segment", *map(str, small), "--out", "learnt"), project.root
    )
    with learning.process:
        try:
            learning.read_to("step 1 of 800: loss ")
            yield learning
        finally:
            learning.process.kill()
            os.close(learning.ours)


def test_ctrl_c_keeps_what_was_learnt(project, learning):
    learning.interrupt()
    printed, (*_, stopping, summary, lazy) = learning.end()
    assert learning.process.returncode == 130
    assert stopping.startswith("gdviz: stopping; what is learnt so far is written.")
    listed = ", ".join(name for name in FILES if "-" not in name)
    assert printed == f"wrote {listed} in learnt\n"
    assert _visible(project.root / "learnt") == FILES
    numbers = json.loads((project.root / "learnt/numbers.json").read_text())
    *_, shown = re.findall(r"step (\d+) of 800", learning.text)
    # The step that was being taken is finished, and no other begun.
    assert (numbers["steps"], numbers["planned_steps"]) == (int(shown) + 1, 800)
    assert numbers["looks"][-1]["step"] == numbers["steps"]
    assert summary.startswith(f"After {numbers['steps']} steps the overlap with the label is ")
    assert lazy.startswith("The laziest answers: marking all gets 0.")


def test_a_second_ctrl_c_ends_at_once_and_leaves_no_file_and_no_process(project, learning):
    family = psutil.Process(learning.process.pid)
    learning.interrupt()
    end = time.monotonic() + 20
    while not (project.root / "learnt/.drawing/mask.png").exists():
        assert time.monotonic() < end, learning.text
        time.sleep(0.01)
    children = family.children(recursive=True)
    learning.interrupt()
    printed, (*_, stopping, stopped) = learning.end()
    assert printed == ""
    assert stopping.startswith("gdviz: stopping; ")
    assert stopped == "gdviz: stopped at once; nothing was written"
    assert learning.process.returncode == 130
    assert not [child for child in children if child.is_running()]
    assert _visible(project.root / "learnt") == []
    assert not (project.root / "learnt/.drawing").exists()


def test_a_terminal_has_a_bar_that_fits_and_tells_the_time_left(small, tmp_path, monkeypatch):
    ours, theirs = _terminal()
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        command.run(*map(str, small), str(tmp_path / "out"), Options(steps=20))
        text = os.read(ours, 100_000).decode()
    os.close(ours)
    bars = [line for line in text.split("\r\x1b[K") if line.startswith("[")]
    assert bars[0].startswith("[........] step 0 of 20: loss ")
    assert bars[10].startswith("[####....] step 10 of 20: loss ")
    assert bars[10].endswith(" s left to learn")
    assert bars[20].startswith("[########] step 20 of 20: loss ")
    assert max(map(len, bars)) < 80


def test_the_command_hands_its_words_over_as_they_were_typed(monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "")
    monkeypatch.setenv("MPLBACKEND", "")
    given = []
    monkeypatch.setattr(command, "run", lambda *words: given.extend(words) or 130)
    with pytest.raises(SystemExit) as ended:
        cli.main(["segment", "./a.jpg", "b//c.png", "--out", "d/"])
    assert (ended.value.code, given[:3]) == (130, ["./a.jpg", "b//c.png", "d/"])
    assert given[3] == Options()


def test_the_command_hands_over_how_labels_are_to_be_read(monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "")
    monkeypatch.setenv("MPLBACKEND", "")
    given = []
    monkeypatch.setattr(command, "run", lambda *words: given.extend(words) or 0)
    words = ["--class", "3", "--invert", "--no-label-turned", "--steps", "9", "--resume", "--watch"]
    words += ["--mp4"]
    with pytest.raises(SystemExit):
        cli.main(["segment", "a", "b", "--out", "c", *words])
    assert given[3] == Options(9, Asked(Wish("3", True), False), True, True, True)
