"""The digests to learn from, without what is wrong with them: `kg build` tells that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.digest import Digest
from kg.sources.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.model.entry import Entry

__all__ = ["digests", "entries"]


def digests(paths: Iterable[Path]) -> Iterator[Digest]:
    """Yield the digests of files and folders, in the order in which they are read."""
    return (told for told in read(paths) if isinstance(told, Digest))


def entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Yield the entries of these digests."""
    return (entry for digest in digests(paths) for entry in digest.entries)
