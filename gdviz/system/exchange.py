"""A folder takes the place of another at one stroke."""

import ctypes
import os
import shutil
from pathlib import Path

# Linux knows these by number alone.
_HERE, _EXCHANGE = -100, 2


def exchange(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`, and the one that is there, if any, in its stead.

    At every moment one of the two is there, unless the file system cannot do that.
    """
    place = place.resolve()  # A link stays one.
    paths = os.fsencode(new), os.fsencode(place)
    if ctypes.CDLL(None).renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0:
        return
    old = new.with_name(f"{new.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    if old.exists():
        old.rename(new)
