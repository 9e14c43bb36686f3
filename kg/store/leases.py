"""Who still reads a generation: locks of the system, which end with their process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

# Windows has no such locks, but does not remove a folder whose files are open either.
if os.name == "posix":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["lease", "unread"]


@contextmanager
def lease(path: Path) -> Iterator[None]:
    """Hold a file, together with whoever else reads; the folder need not be writable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        if os.name == "posix":
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


@contextmanager
def unread(path: Path) -> Iterator[bool]:
    """Say whether nobody holds a file; meanwhile, whoever wants to hold it has to wait."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        yield os.name != "posix" or _take(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
