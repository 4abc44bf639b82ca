"""Paths as one says them in a line to the person who gave them."""

import os

StrPath = str | os.PathLike[str]


def display_path(path: StrPath) -> str:
    """Return the path as one line that fits a terminal."""
    text = os.fspath(path)
    text = text if text.isprintable() else ascii(text)[1:-1]
    return text if len(text) <= 120 else f"{text[:40]}…{text[-79:]}"


def reason(error: Exception) -> str:
    """Return what the operating system says about a path."""
    if isinstance(error, ValueError) and "null" in str(error):
        return "embedded null byte"  # Each Python has other words for it.
    return getattr(error, "strerror", None) or str(error)
