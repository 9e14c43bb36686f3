"""Which files are meant: files by name, folders with all that is in them, and globs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SourceFile", "expand"]

#: What the names of digests end in. In a folder all other files are passed over unread;
#: the ending decides nothing else, as content says of what kind a digest is.
SUFFIXES = frozenset({".json", ".markdown", ".md", ".txt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that is to be read."""

    path: Path
    #: Whether it was named itself; if not, it may turn out to be no digest.
    is_named: bool


def expand(paths: Iterable[str | Path]) -> list[SourceFile | Problem]:
    """Return the files that are meant, each once, sorted by name, after what names none.

    Hidden files and folders are passed over unless they are named.
    """
    problems: set[Problem] = set()
    # By the file itself, as several paths may lead to it.
    found: dict[str, SourceFile] = {}
    for path in [paths] if isinstance(paths, str | Path) else paths:
        files = list(_find(Path(path)))
        if not files:
            problems.add(_nothing(Path(path)))
        for file in files:
            key = os.path.realpath(file.path)
            found[key] = _unite(file, found.get(key, file))
    return [*sorted(problems), *sorted(found.values(), key=_order)]


def _find(path: Path) -> Iterator[SourceFile]:
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield SourceFile(path=path, is_named=True)
    elif has_magic(str(path)):
        # pathlib has no globs with a root.
        for match in glob(str(path), recursive=True):  # noqa: PTH207
            matched = Path(match)
            if matched.is_dir():
                yield from _walk(matched)
            elif matched.suffix.lower() in SUFFIXES:
                yield SourceFile(path=matched, is_named=False)


def _walk(folder: Path) -> Iterator[SourceFile]:
    for parent, folders, names in os.walk(folder):
        # Read by os.walk, which descends into what is left.
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            is_candidate = path.suffix.lower() in SUFFIXES and not name.startswith(".")
            if is_candidate and path.is_file():
                yield SourceFile(path=path, is_named=False)


def _unite(file: SourceFile, other: SourceFile) -> SourceFile:
    """Return the one file that two paths lead to, whichever was found first."""
    path = min(file, other, key=_order).path
    return SourceFile(path=path, is_named=file.is_named or other.is_named)


def _order(file: SourceFile) -> tuple[str, str]:
    """Return what files are sorted by: their names, wherever the folder is."""
    return file.path.name, str(file.path)


def _nothing(path: Path) -> Problem:
    what = "there is no such file or folder"
    if path.is_dir():
        what = "the folder holds no file that could be a digest"
    elif has_magic(str(path)):
        what = "no file matches"
    endings = ", ".join(sorted(SUFFIXES))
    advice = f"Check the spelling; in folders, files that end in {endings} are read."
    return Problem(path=str(path), what=what, advice=advice)
