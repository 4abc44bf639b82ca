"""Long computations are done once: what they return is kept in a file, for all who ask again."""

import fcntl
import inspect
import json
import os
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gdviz.system.files import whole
from gdviz.system.imports import HOME, PACKAGE, Reached

Arrays = dict[str, NDArray]


def cached(compute: Callable[..., Arrays]) -> Callable[..., Arrays]:
    """Make a function of numbers and texts look in a file before it computes: `@cached` above it.

    It returns arrays by name. The file is computed anew whenever something has changed that decides
    what it holds: the source of the function's module, that of any module of gdviz which this one
    imports, itself or through others, or the version of NumPy or Pillow; and if it cannot be read.
    The sources are read as the function is made, before someone can edit what it runs. When two
    processes ask at once, one computes and the other waits. The files lie in the folder that
    GDVIZ_CACHE names, or in build/cache. Raises TypeError for other arguments.
    """
    made_from = _digest([*map(version, ("numpy", "pillow")), *_sources(inspect.getfile(compute))])

    @wraps(compute)
    def look_first(*arguments, **named):
        given = inspect.signature(compute).bind(*arguments, **named)
        given.apply_defaults()
        name = f"{compute.__name__}-{_digest([json.dumps(given.arguments)])[:12]}"
        path = Path(os.environ.get("GDVIZ_CACHE", "build/cache"), f"{name}.npz")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # It goes with the process, even when it is killed.
            found = _read(path, made_from)
            if found is None:
                _write(path, made_from, compute(*given.args, **given.kwargs))
                found = _read(path, made_from)
            return found

    return look_first


def _read(path, made_from):
    """The arrays in the file; None if it is missing, damaged or made from something else."""
    try:
        with path.open("rb") as file:  # NumPy leaves a damaged file open that it opens itself.
            found = dict(np.load(file, allow_pickle=False))
        return found if found.pop("made_from") == made_from else None
    except Exception:  # The bytes may be anything, and so may NumPy's complaint.
        return None


def _write(path, made_from, arrays):
    with whole(path) as part, open(part, "wb") as file:
        np.savez(file, made_from=made_from, **arrays)


def _sources(path):
    """The digests of a module and of all modules of gdviz that it reaches.

    Those of this floor do not count: they keep what others compute.
    """
    folder, name = os.path.split(os.path.abspath(path))
    ours = os.path.join(HOME, PACKAGE, "")
    label = os.path.relpath(path, HOME) if os.path.abspath(path).startswith(ours) else name
    digests = Reached(folder, {}).digests(label)
    system = f"{PACKAGE}/system/"
    return [digest for label, digest in sorted(digests.items()) if not label.startswith(system)]


def _digest(texts):
    return sha256(json.dumps(list(texts)).encode()).hexdigest()
