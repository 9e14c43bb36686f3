"""The files of a graph: which are read, and what they say."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UnreadableGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["FORMATS", "evidence_file", "format_of", "graph_file", "quads"]

#: By suffix; the first that is there stands for a folder.
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def graph_file(path: Path) -> Path:
    """Return the file of a graph: for a folder, the first of the formats that is there."""
    if not path.is_dir():
        return path
    files = [path / f"kg{suffix}" for suffix in FORMATS]
    return next((file for file in files if file.exists()), files[0])


def evidence_file(path: Path) -> Path:
    """Return where the evidence of a graph lies if it lies beside it."""
    file = graph_file(path)
    return file.with_suffix(f".evidence{file.suffix}")


def format_of(path: Path) -> ox.RdfFormat:
    """Return the format of a file; raise ``UnreadableGraphError``."""
    found = FORMATS.get(path.suffix)
    if found is None:
        known = ", ".join(FORMATS)
        what = f"{path.suffix!r} is no RDF format" if path.suffix else "the name has no suffix"
        raise UnreadableGraphError(path, f"{what} that kg reads ({known})")
    return found


def quads(path: Path) -> Iterator[ox.Quad]:
    """Yield all that a file, or the folder of a build, says, with the evidence beside it.

    Raises ``UnreadableGraphError``.
    """
    beside = evidence_file(path)
    for file in chain([graph_file(path)], [beside] if beside.exists() else []):
        try:
            yield from ox.parse(path=file, format=format_of(file))
        except OSError as error:
            raise UnreadableGraphError(file, error.strerror or str(error)) from error
        except SyntaxError as error:
            raise UnreadableGraphError(file, f"not valid RDF: {error.msg}") from error
