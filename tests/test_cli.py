"""The command line answers in words and exit codes, and costs little when nothing is to do."""

import shlex
import subprocess
import sys
import time
from importlib.metadata import version

import pytest
from projects import STILL, Project

from gdviz import cli
from gdviz.builder.unchanged import SETTLED


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
    project.write("lines/one", STILL.replace("alt =", 'print("working", flush=True)\nalt ='))
    run = project.run("figures", NO_COLOR="1")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("working\ndrew lines/one ")
    assert run.stderr.endswith(" s\n")
    assert "\x1b" not in run.stderr


def test_list_shows_what_is_there_and_whether_it_is_fresh(project):
    project.write("lines/one")
    assert project.run("list").stdout == "lines/one  ?       stale\n"


def test_list_ends_as_a_broken_pipe_when_nobody_reads_on(project):
    project.write("lines/one")
    script = f"{shlex.quote(sys.executable)} -m gdviz list | true; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", script], cwd=project.root, capture_output=True)
    assert (run.stdout, run.stderr) == (b"141\n", b"")


def test_files_astray_are_named_and_the_others_listed(project):
    project.write("lines/one")
    project.write("lines/two-words")
    run = project.run("list")
    assert (run.returncode, run.stdout) == (1, "lines/one  ?       stale\n")
    assert run.stderr.startswith("figures/lines/two-words.py: a recipe is figures/page/name.py")


def test_commands_work_from_every_folder_of_the_project(project):
    page = project.write("lines/one").parent
    inner = Project(project.root)
    inner.root = page
    run = inner.run("new", "lines/two")
    assert (run.returncode, (page / "two.py").exists()) == (0, True)
    assert inner.run("list").stdout == "lines/one  ?       stale\nlines/two  ?       stale\n"
    run = inner.run("figures", "one.py")
    assert (run.returncode, run.stderr[:15]) == (0, "drew lines/one ")
    assert "lines/one.svg" in project.files()


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
        ("walk", 'gdviz walk "(5*x**2 + y**2)/2" --start 4,-9 --rate 0.25 --out walked'),
        ("fit", "gdviz fit runs.csv --x time --y distance --out fitted"),
        ("completion", "echo 'source <(gdviz completion bash)' >> ~/.bashrc"),
    ],
)
def test_every_command_shows_an_example(project, command, example):
    assert project.run(command, "--help").stdout.endswith(f"Example: {example}\n")


@pytest.mark.parametrize("words", [[], ["paint"], ["new"]])
def test_a_command_that_is_not_understood_gives_exit_code_2_and_the_usage(project, words):
    run = project.run(*words)
    assert run.returncode == 2
    assert run.stderr.startswith("usage: gdviz")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["figures", "--jobs", "0"], "--jobs 0: write a whole number from 1 to 100000"),
        (["figures", "--jobs", ""], "--jobs : write a whole number from 1 to 100000"),
        (
            ["segment", "a.png", "b.png", "--out", "o", "--steps", "2.5"],
            "--steps 2.5: write a whole number from 1 to 100000",
        ),
    ],
)
def test_an_option_that_is_no_number_is_refused_in_one_line(
    tmp_path, monkeypatch, capsys, words, line
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        cli.main(words)
    assert capsys.readouterr().err == f"gdviz: {line}\n"
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize("folder", ["", "  "])
@pytest.mark.parametrize(
    "words",
    [
        ["walk", "x^2", "--start", "1"],
        ["fit", "runs.csv", "--x", "time", "--y", "distance"],
        ["segment", "photo.png", "label.png"],
        ["segment", "apply", "model.npz", "photo.png"],
    ],
)
def test_an_output_folder_without_a_name_is_refused(tmp_path, monkeypatch, capsys, words, folder):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        cli.main([*words, "--out", folder])
    told = capsys.readouterr()
    assert told.err == "gdviz: --out is empty; name a folder, such as --out results\n"
    assert (told.out, list(tmp_path.iterdir())) == ("", [])


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A project with a new recipe, drawn."""
    root = tmp_path_factory.mktemp("drawn")
    (root / "figures").mkdir()
    project = Project(root)
    run = project.run("new", "hills/first")
    assert run.returncode == 0
    assert run.stdout == (
        "wrote figures/hills/first.py; it already draws, change it to what you want to show\n"
        "show it in docs/hills.md: ![What one sees.](figures/hills/first.gif)\n"
    )
    assert project.run("figures").returncode == 0
    return project


def test_a_new_recipe_already_draws(drawn):
    assert drawn.run("list").stdout == "hills/first  moving  fresh\n"


def test_a_run_with_nothing_to_do_imports_nothing_that_draws(drawn):
    imported = _imported_by_figures(drawn)
    assert "gdviz.builder.staleness" in imported
    assert not imported & {"numpy", "matplotlib", "PIL", "multiprocessing", "pathlib"}


def test_the_next_such_run_does_not_even_read_its_words(drawn):
    time.sleep(SETTLED / 1e9)
    _imported_by_figures(drawn)
    imported = _imported_by_figures(drawn)
    assert "gdviz.builder.unchanged" in imported
    assert not imported & {"argparse", "json", "re", "gdviz.builder.staleness"}


def _imported_by_figures(project):
    """What `gdviz figures` imports that finds nothing to do."""
    run = project.run("figures", PYTHONPROFILEIMPORTTIME="1")
    assert run.stderr.endswith("all pictures are up to date\n")
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
