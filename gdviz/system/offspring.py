"""Processes that end with whoever started them, and with all that they have started themselves.

Only Linux ends them with a parent that is killed, and lets orphans be adopted. Elsewhere those go
on until they are done.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Set
from contextlib import suppress

# Linux knows these by number alone.
_END_WITH_PARENT, _ADOPT_ORPHANS = 1, 36


def end_with_parent() -> None:
    """Let the death of its parent kill this process, whatever it is doing."""
    _ask(_END_WITH_PARENT, signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent ends."""
    _ask(_ADOPT_ORPHANS, 1)


def end_children(keep: Set[int] = frozenset()) -> None:
    """Kill all children but those to `keep`, and the orphans that are adopted thereby."""
    while ending := _children() - keep:
        for child in ending:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _ask(*wish):
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(*wish)


def _children():
    return _in_proc() if sys.platform == "linux" else _told_by_ps()


def _told_by_ps():
    with subprocess.Popen(["ps", "-A", "-o", "pid=,ppid="], stdout=subprocess.PIPE) as ps:
        rows = [[int(word) for word in row.split()] for row in ps.stdout or ()]
    return {process for process, parent in rows if parent == os.getpid()} - {ps.pid}


def _in_proc():
    found = set()
    for entry in os.listdir("/proc"):
        # A process may end before its file is read.
        with suppress(ValueError, OSError), open(f"/proc/{int(entry)}/stat", "rb") as file:
            # The name, which stands in parentheses, may hold anything. State and parent follow it.
            parent = int(file.read().rpartition(b")")[2].split()[1])
            if parent == os.getpid():
                found.add(int(entry))
    return found
