"""What the person who waits sees: lines on stderr, the last of them alive on a terminal."""

import os
import sys


def say(line: str) -> None:
    """Print a line that stays."""
    print(f"\r\x1b[K{line}" if _is_live() else line, file=sys.stderr, flush=True)


def show(line: str) -> bool:
    """Show a line that the next one replaces; return whether there is a terminal to do that."""
    live = _is_live()
    if live:
        width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        print(f"\r\x1b[K{line[: width - 1]}", end="", file=sys.stderr, flush=True)
    return live


def _is_live():
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
