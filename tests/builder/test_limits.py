"""Where the machine gives little room, a build gives the same, or says what is missing."""

import os
import shlex
import stat
import subprocess

import pytest
from projects import STILL

LARGE = STILL.replace("plot([0, 1])", "plot(range(20_000), 'o')")


def _run(project, setting=":", *prefix):
    """Draw all, in a shell with this setting."""
    return subprocess.run(
        ["sh", "-c", f'{setting}; exec "$@"', "sh", *prefix, *project.command("figures")],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_a_full_disk_is_named_blames_no_line_and_leaves_the_old_files(project):
    project.write("lines/still")
    assert project.run("figures").returncode == 0
    before = project.files()
    project.write("lines/still", LARGE)
    run = _run(project, "ulimit -f 200")  # In kB, or half as many.
    assert run.returncode == 1
    assert run.stderr == (
        "figures/lines/still.py could not be drawn: File too large; make room\ngdviz: 1 not drawn\n"
    )
    assert project.files() == before
    assert project.run("list").stdout.split() == ["lines/still", "still", "stale"]


def test_a_disk_without_room_for_the_memory_is_named(project):
    project.write("lines/still")
    run = _run(project, "ulimit -f 1")
    assert run.returncode == 1
    assert run.stderr == "gdviz: build: File too large\n"


def test_a_folder_that_may_not_be_written_is_named(project):
    project.write("lines/still")
    project.built.mkdir(parents=True)
    project.built.chmod(0o500)
    # The rights of root, who else may write everywhere.
    prefix = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    run = _run(project, ":", *prefix)
    project.built.chmod(0o700)
    assert run.returncode == 2
    assert run.stderr == (
        f"gdviz: {project.built} cannot be written: Permission denied; make room there\n"
    )


def test_a_folder_in_the_place_of_a_file_is_named_and_stays(project):
    project.write("lines/still")
    project.write("other/still")
    taken = project.built / "lines" / "still.svg"
    taken.mkdir(parents=True)
    run = project.run("figures", "--jobs", "1")
    assert run.returncode == 1
    assert "lines/still.svg: Is a directory; lines/still could not be put there" in run.stderr
    assert taken.is_dir()
    assert "other/still.svg" in project.files()


@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("077", 0o600)])
def test_files_may_be_read_by_whom_the_mask_lets(project, mask, mode):
    project.write("lines/still")
    assert _run(project, f"umask {mask}").returncode == 0
    built = (project.built / "lines").iterdir()
    assert {stat.S_IMODE(path.stat().st_mode) for path in built} == {mode}


def test_many_pictures_need_few_open_files(project):
    for number in range(20):
        project.write(f"lines/still_{number}")
    run = _run(project, "ulimit -n 24")
    assert run.returncode == 0, run.stderr


def test_a_build_that_nobody_reads_on_ends_as_a_broken_pipe_and_loses_nothing(project):
    for number in range(4):
        project.write(f"lines/still_{number}")
    command = shlex.join(project.command("figures"))
    script = f"{command} --jobs 1 2>&1 | head -1; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(
        ["bash", "-c", script], cwd=project.root, capture_output=True, encoding="utf-8"
    )
    said, code = run.stdout.splitlines()
    assert said.startswith("drew lines/still_0")
    assert (code, run.stderr) == ("141", "")
    assert "lines/still_0.json" in project.files()
    again = project.run("figures")
    assert again.returncode == 0
    assert "still_0" not in again.stderr
    assert len([name for name in project.files() if name.endswith(".json")]) == 4


@pytest.mark.parametrize("starts", ["os.fork", "_posixsubprocess.fork_exec"])
def test_where_no_process_can_be_started_one_line_says_so(project, starts):
    project.write("lines/still")
    refuses = f"""
import _posixsubprocess, errno, os
def refuse(*_):
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
{starts} = refuse
"""
    (project.root / "sitecustomize.py").write_text(refuses, encoding="utf-8")
    path = os.pathsep.join([str(project.root), os.environ.get("PYTHONPATH", "")])
    run = project.run("figures", PYTHONPATH=path)
    assert run.returncode == 2
    assert run.stderr == (
        "gdviz: no process can be started: Resource temporarily unavailable; "
        "end others, or draw with --jobs 1\n"
    )
