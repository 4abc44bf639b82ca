"""The command line answers in words and exit codes, and costs little when nothing is to do."""

import os
import resource
import subprocess
import sys
from importlib.metadata import version

import pytest


def test_a_name_that_is_not_known_gets_a_hint_and_exit_code_2(project):
    project.write("lines/descent")
    run = project.run("figures", "lines/descnt")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "gdviz: no picture is called lines/descnt; did you mean lines/descent?\n"


def test_a_failed_picture_gives_exit_code_1_and_no_traceback(project):
    project.write("lines/bad", '"""Bad."""\nalt = "Bad."\nraise ValueError("too many\\nlines")')
    run = project.run("figures")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "figures/lines/bad.py:3: ValueError: too many\ngdviz: 1 not drawn\n"


def test_a_drawn_picture_is_named_with_its_time_and_what_a_recipe_prints_is_a_message(project):
    source = '"""One."""\nprint("working")\nalt = "One."\n'
    project.write("lines/one", source + "def figure():\n    raise SystemExit")
    assert project.run("figures").stdout == ""
    project.write("lines/one")
    run = project.run("figures", NO_COLOR="1")
    assert run.returncode == 0
    assert run.stderr.startswith("drew lines/one ")
    assert run.stderr.endswith(" s\n")
    assert "\x1b" not in run.stderr


def test_list_shows_what_is_there_and_whether_it_is_fresh(project):
    project.write("lines/one")
    assert project.run("list").stdout == "lines/one  ?       stale\n"


def test_list_is_silent_when_nobody_reads_on(project):
    project.write("lines/one")
    command = f"'{sys.executable}' -m gdviz list | true"
    run = subprocess.run(command, shell=True, cwd=project.root, capture_output=True)
    assert (run.stdout, run.stderr) == (b"", b"")


def test_outside_a_project_the_remedy_is_named(tmp_path, project):
    (project.root / "figures").rmdir()
    run = project.run("figures")
    assert run.returncode == 2
    assert run.stderr.endswith("has no figures folder; run gdviz in the project's own folder\n")


def test_a_memory_that_cannot_be_written_is_named_without_a_traceback(project):
    project.write("lines/one")
    (project.built / ".state.json").mkdir(parents=True)
    run = project.run("figures")
    assert run.returncode == 1
    assert run.stderr.endswith(".state.json.part: Is a directory\n")


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("figures", "gdviz figures lines/descent"),
        ("list", "gdviz list"),
        ("new", "gdviz new lines/descent"),
        ("segment", "gdviz segment bees.jpg label.png --out learnt"),
    ],
)
def test_every_command_shows_an_example(project, command, example):
    assert project.run(command, "--help").stdout.endswith(f"Example: {example}\n")


@pytest.mark.parametrize("words", [[], ["paint"], ["figures", "--jobs", "0"], ["new"]])
def test_a_command_that_is_not_understood_gives_exit_code_2_and_the_usage(project, words):
    run = project.run(*words)
    assert run.returncode == 2
    assert run.stderr.startswith("usage: gdviz")


def test_the_version_is_that_of_the_package(project):
    assert project.run("--version").stdout == f"gdviz {version('gdviz')}\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lines/New", "Lines/New is not the name of a picture; write page/name in small letters"),
        ("new", "new is not the name of a picture"),
        ("lines/one", "figures/lines/one.py exists; choose another name"),
    ],
)
def test_a_new_recipe_needs_a_good_and_free_name(project, name, words):
    before = project.write("lines/one").read_text()
    run = project.run("new", name)
    assert run.returncode == 2
    assert run.stderr.startswith(f"gdviz: {words}")
    assert (project.root / "figures/lines/one.py").read_text() == before


def test_a_new_recipe_already_draws(project):
    run = project.run("new", "hills/first")
    assert (run.returncode, run.stdout) == (0, "wrote figures/hills/first.py\n")
    assert project.run("figures").returncode == 0
    assert project.run("list").stdout == "hills/first  moving  fresh\n"


def _cpu_seconds(project, *words):
    """Least processor time of ten runs; compiled modules are kept, as they are for a user."""
    environment = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}
    spent = []
    for _ in range(10):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *words],
            cwd=project.root,
            env=environment,
            capture_output=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def test_a_run_with_nothing_to_do_costs_less_than_three_empty_ones(project):
    project.write("lines/one")
    assert project.run("figures").returncode == 0
    nothing = _cpu_seconds(project, "-m", "gdviz", "figures")
    assert nothing <= 3 * _cpu_seconds(project, "-c", "pass")


def test_a_run_with_nothing_to_do_imports_nothing_that_draws(project):
    project.write("lines/one")
    assert project.run("figures").returncode == 0
    run = project.run("figures", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "gdviz.builder.survey" in imported
    assert not imported & {"numpy", "matplotlib", "pebble", "PIL", "multiprocessing", "pathlib"}
