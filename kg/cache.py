"""What takes long to make, kept from run to run in the user's cache folder.

Nothing depends on it: what is not there, cannot be read or cannot be kept is made again.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["kept"]

T = TypeVar("T")


def kept(name: str, mark: str, kind: type[T], make: Callable[[], T]) -> T:
    """Return what ``make`` returns, from an earlier run if one kept it under this mark.

    The mark is to tell apart whatever ``make`` depends on, its code included.
    """
    path = _folder() / f"{name}-{mark}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    value = make()
    with suppress(OSError):
        _keep(path, msgspec.msgpack.encode(value), f"{name}-*.msgpack")
    return value


def _folder() -> Path:
    """Return the folder for what can be made again, as the XDG Base Directories have it."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path("~/.cache").expanduser()) / "kg"


def _keep(path: Path, content: bytes, outdated: str) -> None:
    """Write a file, whole or not at all, in the place of older ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(outdated):
        old.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
