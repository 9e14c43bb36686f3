"""N-Triples and N-Quads: one statement a line, sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.graph.triples import Quad, Triple

__all__ = ["nquads", "ntriples"]


def ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield the lines of an N-Triples document, each triple once."""
    for line in sorted({" ".join(map(str, triple)) for triple in triples}):
        yield f"{line} .\n"


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the lines of an N-Quads document, each quad once."""
    lines = {" ".join(str(term) for term in quad if term is not None) for quad in quads}
    for line in sorted(lines):
        yield f"{line} .\n"
