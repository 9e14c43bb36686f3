"""Writes the files of a graph, each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError, UnknownFormatError
from kg.exporters.formats import DEFAULT_FORMATS, FORMATS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from kg.model.knowledge import Knowledge

__all__ = ["export", "write_whole"]


def export(
    knowledge: Knowledge,
    folder: Path,
    formats: Iterable[str] = DEFAULT_FORMATS,
    settings: Settings | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the graph to a folder in each format, and return the files.

    A file is replaced in one step, so a reader, or a crash, sees the old file or the new
    one. Raise ``ExportError`` where that is not possible.
    """
    wanted = set(formats)
    for name in wanted:
        if name not in FORMATS:
            raise UnknownFormatError(name, FORMATS)
    written = []
    for name in filter(wanted.__contains__, FORMATS):  # tables last, as their readers expect
        for file, pieces in FORMATS[name](knowledge, settings or Settings()).items():
            if progress:
                progress(file)
            written.append(folder / file)
            write_whole(folder / file, pieces)
        _remove_old_evidence(folder, name, written)
    return written


def _remove_old_evidence(folder: Path, name: str, written: Collection[Path]) -> None:
    """Remove the evidence of an earlier build, which would be read beside the new graph."""
    old = folder / f"kg.evidence.{name}"
    if old not in written:
        old.unlink(missing_ok=True)


def write_whole(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file under another name, and give it its own when all is on the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ExportError(path, f"{error.strerror}. Choose a folder you may write.") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece.encode() if isinstance(piece, str) else piece)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise ExportError(path, f"{error.strerror}. The old file is untouched.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    """Return the permissions that new files do not get; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
