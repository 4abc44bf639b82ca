"""Whether anything at all has changed since every picture was found fresh: one look at each file.

A `Survey` knows what each picture is made from, which takes longer than Python takes to start.
Where no file has changed, it need not be asked.
"""

import os
from collections.abc import Iterable, Iterator

from gdviz.builder.sources import LIBRARIES, versions
from gdviz.system import imports

# Within one tick of its clock a file may change twice: what has just changed is not settled yet.
SETTLED = 2_000_000_000  # In ns; the longest ticks, those of FAT.


def unchanged(root: str) -> bool:
    """Tell whether all is as it was when `remember` was called, and so every picture fresh."""
    try:
        with open(_memory(root), "rb") as file:
            known, *paths = file.read().split(b"\0")
        return known == _state(root, _times(paths))
    except OSError:
        return False


def remember(root: str, read: Iterable[str], began: int) -> None:
    """Remember when each file last changed; a survey that began then, in ns, found all fresh.

    `read` are the files that recipes have read, by their paths from `root`.
    """
    places = {*_all(root), *(os.path.join(root, file) for file in read)}
    paths = sorted(map(os.fsencode, places))
    try:
        times = _times(paths)
        if max(times) < began - SETTLED:
            # Half written it tells of fewer files, and so of a change.
            with open(_memory(root), "wb") as file:
                file.write(b"\0".join((_state(root, times), *paths)))
    except OSError:
        pass  # The next run looks closely again.


def _memory(root):
    return f"{root}/build/.unchanged"


def _times(paths):
    """When each file last changed: whatever is done to it sets that time, and nothing else can.

    What comes or goes sets that of its folder.
    """
    return [status.st_ctime_ns for status in map(os.stat, paths)]


def _state(root, times):
    """All that decides whether the pictures are fresh, in one line."""
    made_by = sorted(versions(*LIBRARIES).items())
    return os.fsencode(f"{root} {imports.HOME} {made_by} {hash(tuple(times))}")


def _all(root) -> Iterator[str]:
    """Every file and folder of recipes, of what was drawn, and of what draws."""
    ours = f"{imports.HOME}/{imports.PACKAGE}"
    for place, ending in ((f"{root}/figures", ""), (f"{root}/build/figures", ""), (ours, ".py")):
        for folder, inner, files in os.walk(place):
            inner[:] = [name for name in inner if name != "__pycache__"]
            yield folder
            yield from (f"{folder}/{file}" for file in files if file.endswith(ending))
