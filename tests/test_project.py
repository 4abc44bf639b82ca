"""What surrounds the code agrees with itself: locked packages, make, continuous integration."""

import ast
import os
import re
import subprocess
import tomllib
from pathlib import Path

import numpy as np
import pytest
import yaml
from packaging.requirements import Requirement
from PIL import Image
from recipes import RECIPES

ROOT = Path(__file__).parent.parent
WORKFLOWS = [yaml.safe_load(path.read_text()) for path in (ROOT / ".github/workflows").iterdir()]


def _locked(name):
    """Requirement (with its marker) to its hashes."""
    text = (ROOT / "locks" / name).read_text()
    pins = re.split(r"^(?=[a-z])", re.sub(r"^\s*#.*\n", "", text, flags=re.M), flags=re.M)
    return {
        pin.partition(" \\\n")[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", pin)
        for pin in pins
        if pin
    }


@pytest.mark.parametrize("name", ["site.txt", "test.txt"])
def test_every_locked_package_has_one_version_and_hashes_and_no_address(name):
    locked = _locked(name)
    assert len(locked) > 30
    assert [pin for pin, hashes in locked.items() if "==" not in pin or not hashes] == []
    assert "://" not in (ROOT / "locks" / name).read_text()


def test_the_site_is_built_with_the_versions_it_is_tested_with():
    site, test = (
        {pin.partition(" ")[0]: hashes for pin, hashes in _locked(name).items()}
        for name in ("site.txt", "test.txt")
    )
    assert site == {pin: test.get(pin) for pin in site}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(
    ("system", "machine"), [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64")]
)
def test_every_machine_gets_one_version_of_each_package_and_pytorch_without_cuda(
    python, system, machine
):
    there = {
        "implementation_name": "cpython",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "python_full_version": f"{python}.0",
        "sys_platform": system,
    }
    pins = {Requirement(pin): hashes for pin, hashes in _locked("test.txt").items()}
    taken = {pin: pins[pin] for pin in pins if not pin.marker or pin.marker.evaluate(there)}
    names = [pin.name for pin in taken]
    assert [name for name in names if names.count(name) > 1] == []
    assert [name for name in names if re.match("nvidia|cuda|triton", name)] == []
    ((version, hashes),) = (
        (str(pin.specifier), taken[pin]) for pin in taken if pin.name == "torch"
    )
    # PyPI's PyTorch for macOS has no CUDA either.
    assert version.endswith("+cpu") == (system == "linux")
    assert len(hashes) >= (8 if system == "linux" else 4)  # One for each Python and processor.


def test_actions_are_pinned_by_commit_and_get_no_rights_but_those_a_job_names():
    for workflow in WORKFLOWS:
        assert workflow["permissions"] == {}
        assert "pull_request_target" not in workflow[True]  # YAML reads the key `on` as true.
        for job in workflow["jobs"].values():
            assert {"permissions", "timeout-minutes"} <= job.keys()
            used = [step["uses"] for step in job["steps"] if "uses" in step]
            assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used)


def test_only_the_job_that_publishes_may_write_and_only_for_main():
    writers = {
        name: job["if"]
        for workflow in WORKFLOWS
        for name, job in workflow["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writers.keys() == {"publish"}
    assert "github.ref == 'refs/heads/main'" in writers["publish"]


def test_make_help_lists_every_command_that_the_readme_names():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, encoding="utf-8")
    commands = set(re.findall(r"^  make (\w+)", listed.stdout, flags=re.M))
    guides = (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", guides, flags=re.M))
    assert {"test", "help", "serve", "clean", "lint", "bench"} <= named <= commands


def test_an_older_python_is_named_in_one_line_and_nothing_is_made(tmp_path):
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks/uv.txt").touch()
    older = tmp_path / "bin" / "python3"
    older.parent.mkdir()
    older.write_text('#!/bin/sh\ntest "$1" = --version && echo Python 3.10.9\n')
    older.chmod(0o755)
    run = subprocess.run(
        ["make", "--no-print-directory", "--file", ROOT / "Makefile", ".venv/made"],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{older.parent}:{os.environ['PATH']}", "MAKEFLAGS": ""},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 2
    told, *_ = run.stderr.splitlines()
    assert told == "gdviz needs Python 3.11 or newer; python3 is Python 3.10.9"
    assert not (tmp_path / ".venv").exists()


def test_package_changelog_and_citation_have_one_version_and_one_address():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    releases = re.findall(
        r"^## \[([\d.]+)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(), flags=re.M
    )
    assert releases[0] == (project["version"], str(citation["date-released"]))
    assert citation["version"] == project["version"]
    assert citation.get("repository-code") == project.get("urls", {}).get("Source")


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_file_that_a_guide_leads_to_is_there(guide):
    text = (ROOT / guide).read_text()
    led_to = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    led_to += re.findall(r"`((?:docs|figures|gdviz|tests|locks)/[\w/]*\w\.\w+)`", text)
    examples = {"docs/waves.md", "figures/lines/height.py", "figures/lines/slope.py"}
    examples |= {"tests/oracles/waves.py", "figures/page/name.svg", "figures/lines/height.gif"}
    assert [path for path in led_to if path not in examples and not (ROOT / path).exists()] == []


def test_the_picture_in_the_readme_is_the_one_that_its_recipe_draws():
    """Alike when shrunk, for letters differ a little from machine to machine."""
    (picture,) = (name for name in RECIPES["lines/descent"].drawn["files"] if name == "descent.png")
    drawn = ROOT / "build" / "figures" / "lines" / picture
    small = [
        np.asarray(Image.open(path).convert("RGB").reduce(10), int)
        for path in (drawn, ROOT / ".github/readme.png")
    ]
    assert np.abs(small[0] - small[1]).max() <= 12


FAULTS = re.findall(
    r"^\| ([A-Z]\d\d) \| (.+?) \| (.+?) \|$",
    (ROOT / "tests/README.md").read_text(encoding="utf-8"),
    flags=re.M,
)


def _tests(path):
    """The names of all tests in a file, which is parsed and not run."""
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_said_to_hold_a_fault_is_there():
    named = {test for *_, held in FAULTS for test in re.findall(r"`([\w/]+\.py)::(\w+)`", held)}
    assert len(named) > 90
    tests = {path: _tests(path) for path, _ in named}
    assert {(path, name) for path, name in named if name not in tests[path]} == set()


def test_a_fault_stands_in_one_row_with_its_tests_or_a_reason():
    ids = [fault for fault, *_ in FAULTS]
    assert ids == sorted(ids, key=lambda fault: ("BEDFIS".index(fault[0]), fault))
    assert len(set(ids)) == len(ids) > 80
    for fault, _, held in FAULTS:
        assert "::" in held or len(held.split()) > 6, fault


def _calls(path):
    """What a module of ours calls: the name, and the call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def test_no_text_is_read_or_written_as_the_machine_likes_it():
    for path in (ROOT / "gdviz").rglob("*.py"):
        for name, call in _calls(path):
            words = ast.unparse(call)
            if name in {"read_text", "write_text"} or re.match(r"open\((?!.*b'\))", words):
                assert re.search("utf-8|utf8", words), f"{path}:{call.lineno}: {words}"


def test_no_number_is_written_as_a_country_likes_it():
    for path in (ROOT / "gdviz").rglob("*.py"):
        assert "setlocale" not in {name for name, _ in _calls(path)}, path
        assert not re.search(r":[\d.,]*n[}\"']", path.read_text(encoding="utf-8")), path
