"""What the person who waits sees: lines on stderr, the last of them alive on a terminal."""

import os
import sys


def say(line: str) -> None:
    """Print a line that stays."""
    print(f"\r\x1b[K{line}" if _live() else line, file=sys.stderr, flush=True)


def show(line: str) -> bool:
    """Show a line that the next one replaces; return whether there is a terminal to do that."""
    if _live():
        width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        print(f"\r\x1b[K{line[: width - 1]}", end="", file=sys.stderr, flush=True)
    return _live()


class Progress:
    """Tell what is being drawn, what was drawn and how long it took."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def drawing(self, names: list[str]) -> None:
        """Show what is being drawn at this moment, where that can be overwritten."""
        if names:
            show(f"[{self.done}/{self.total}] drawing {', '.join(names)} …")

    def drew(self, name: str, seconds: float) -> None:
        """Say that a picture is finished."""
        self.done += 1
        say(f"drew {name} {seconds:.1f} s")

    def failed(self, message: str) -> None:
        """Say why a picture could not be drawn."""
        self.done += 1
        say(message)


def _live():
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
