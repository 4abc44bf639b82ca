"""Disks that one cannot write on."""

import contextlib
import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def full(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes, as where the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user without rights, where the tests run as root."""
    if os.geteuid():
        yield
    else:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)


@contextlib.contextmanager
def read_only() -> Iterator[Path]:
    """Give a folder that one may look into and not write in, and the rights of one who may not."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o555)
        try:
            with as_nobody():
                yield Path(folder)
        finally:
            os.chmod(folder, 0o755)
