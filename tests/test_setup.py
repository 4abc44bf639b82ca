"""What `make` does on a new machine, and on one that has changed."""

import os
import shutil
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import chromium
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def clone(tmp_path):
    """A folder with the Makefile and locks of a few packages."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "locks").mkdir()
    for name in ("uv.txt", "site.txt", "test.txt"):
        (tmp_path / "locks" / name).write_text("one==1 \\\n    --hash=x\ntwo==2 ; marker\n")
    return tmp_path


def _command(folder, name, code="exit 0"):
    """A command that does nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{code}\n")
    (folder / name).chmod(0o755)


def _make(clone, *arguments, **environment):
    """What make says and its exit code, by itself even when another make has started the tests."""
    outer = {name: text for name, text in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=clone,
        env=outer | environment,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(("answer", "anew"), [("exit 0", False), ("exit 1", True)])
def test_a_venv_is_made_anew_when_its_python_no_longer_finds_what_was_installed(
    clone, answer, anew
):
    _command(clone / ".venv" / "bin", "python", answer)
    (clone / ".venv" / "made").touch()
    planned = _make(clone, "--dry-run", ".venv/made").stdout
    assert ("venv --clear .venv" in planned) == anew


def test_a_venv_that_was_left_half_made_is_made_anew(clone):
    _command(clone / ".venv" / "bin", "python")
    assert "venv --clear .venv" in _make(clone, "--dry-run", ".venv/site").stdout


@pytest.mark.parametrize("tampered", [False, True])
def test_a_package_that_is_not_the_locked_one_ends_the_set_up(clone, tampered):
    wheel = clone / "uv-1-py3-none-any.whl"
    about = {
        "METADATA": "Metadata-Version: 2.1\nName: uv\nVersion: 1\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in about.items():
            archive.writestr(f"uv-1.dist-info/{name}", text)
    digest = sha256(wheel.read_bytes()).hexdigest()
    digest = digest[::-1] if tampered else digest
    (clone / "locks" / "uv.txt").write_text(f"uv==1 --hash=sha256:{digest}\n")
    done = _make(clone, ".venv/made", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(clone))
    assert (done.returncode == 0) != tampered
    assert (clone / ".venv" / "made").exists() != tampered
    assert ("DO NOT MATCH THE HASHES" in done.stderr) == tampered


def test_what_an_installation_takes_is_said_before_it_begins(clone):
    _command(clone / ".venv" / "bin", "python", "echo called $3 >&2")
    (clone / ".venv" / "made").touch()
    done = _make(clone, ".venv/site")
    said = done.stdout.index("installing up to 2 packages into .venv: about ")
    assert done.returncode == 0
    assert said < done.stdout.index("uv pip install")


def test_browsers_are_looked_for_before_the_long_installation(clone):
    planned = _make(clone, "--dry-run", "test").stdout
    assert 0 < planned.index("need chromium") < planned.index("uv pip install")


@pytest.mark.parametrize("name", chromium.NAMES)
def test_any_chromium_will_do(clone, name):
    """There is no apt-get here, as on macOS."""
    commands = clone / "commands"
    for command in (name, "firefox-esr", "WebKitWebDriver", "Xvfb", "zsh", "ps"):
        _command(commands, command)
    for command in ("id", "make", "sh"):
        (commands / command).symlink_to(shutil.which(command))
    lacking = _make(clone, "programs", PATH=str(commands))
    assert lacking.returncode == 2
    assert lacking.stderr.startswith("the tests need the Debian packages librsvg2-bin\n")
    _command(commands, "rsvg-convert")
    assert _make(clone, "programs", PATH=str(commands)).returncode == 0


def test_an_environment_that_a_link_leads_to_is_not_emptied(clone):
    _command(clone / "lent" / "bin", "python")
    (clone / ".venv").symlink_to("lent")
    run = _make(clone, ".venv/made")
    assert run.returncode == 2
    assert run.stderr.startswith(".venv is a link, and to set it up would empty what it leads to;")
    assert (clone / "lent/bin/python").exists()
