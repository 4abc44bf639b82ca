"""Files appear whole or not at all, whatever stops the program while it writes them."""

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def whole(path: str | os.PathLike[str]) -> Iterator[str]:
    """Give the name of a file to write beside `path`, and put it in its place once it is written.

    If writing fails, what stood at `path` stays as it was.
    """
    part = f"{os.fspath(path)}.part"
    try:
        yield part
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(part)
        raise


def put(drawn: str | os.PathLike[str], folder: str | os.PathLike[str]) -> list[str]:
    """Move all files from `drawn` to `folder`, JSON last, and return their names."""
    names = sorted(os.listdir(drawn), key=lambda name: (name.endswith(".json"), name))
    for name in names:
        os.replace(os.path.join(drawn, name), os.path.join(folder, name))
    return names
