"""Tests that look at the same pictures run in the same process, so that these are drawn once."""

import os
import re
import subprocess
import sys
from pathlib import Path

EACH = """
import pytest

@pytest.mark.parametrize("name", ["lines/bowl", "rates/first", "lines", "rates", "lines-misfit"])
def test_it(name): pass
"""
TESTS = {
    "browser/test_each.py": EACH,
    "pages/test_lines.py": "def test_it(): pass",
    "pages/test_rates.py": "def test_it(): pass",
    "words/test_all.py": EACH,
}


def test_tests_of_a_page_run_in_one_process_and_in_browsers_those_of_a_file(tmp_path):
    for name, text in TESTS.items():
        path = tmp_path / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--verbose", "-p", "conftest"]
    run = subprocess.run(
        [*command, "--numprocesses", "2", "--dist", "loadscope"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        encoding="utf-8",
    )
    ran = re.findall(r"\[(gw\d)\].* PASSED tests/(\S+)", run.stdout)
    assert len(ran) == 12, run.stdout + run.stderr
    for pattern in ("browser/", "(pages|words)/.*lines", "(pages|words)/.*rates"):
        assert len({process for process, test in ran if re.match(pattern, test)}) == 1
