"""A terminal sees what is being drawn at this moment; a file gets plain lines."""

import os
import subprocess
import termios

import pytest
from projects import STILL


def _on_terminal(project, **environment):
    """What `gdviz figures` writes to a terminal of 40 columns."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (10, 40))
    subprocess.run(
        project.command("figures"),
        cwd=project.root,
        env=os.environ | environment,
        stderr=theirs,
        check=True,
        timeout=60,
    )
    text = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    return text


@pytest.fixture
def slow(project):
    """A project with one picture that takes a moment, and has a name too long for a line."""
    project.write(
        f"lines/long_{'name_' * 9}", STILL.replace("alt =", "import time\ntime.sleep(0.5)\nalt =")
    )
    return project


def test_a_terminal_has_one_live_line_that_fits_and_is_replaced_by_the_result(slow):
    *live, result = _on_terminal(slow, TERM="xterm").split("\r\x1b[K")[1:]
    assert {len(line) for line in live} == {39}
    assert live[0].startswith("[0/1] drawing lines/long_name_")
    assert result.startswith("drew lines/long_name_")
    assert result.endswith(" s\r\n")


def test_a_dumb_terminal_gets_plain_lines(slow):
    text = _on_terminal(slow, TERM="dumb")
    assert text.startswith("drew lines/long_name_")
    assert "\x1b" not in text
