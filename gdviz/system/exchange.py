"""A folder takes the place of another at one stroke."""

import ctypes
import os
import shutil
from pathlib import Path

# Linux knows these by number alone.
_HERE, _EXCHANGE = -100, 2


def exchange(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`, and the one that is there, if any, in its stead.

    At every moment one of the two is there, unless the system cannot do that.
    """
    place = place.resolve()  # A link stays one.
    if _exchanged(os.fsencode(new), os.fsencode(place)):
        return
    old = new.with_name(f"{new.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    if old.exists():
        old.rename(new)


def _exchanged(new, place):
    # Only Linux has it, and not with every C library.
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, new, _HERE, place, _EXCHANGE) == 0
