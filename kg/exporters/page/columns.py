"""What the drawing needs of every node and edge, as columns of whole numbers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.exporters.page.elements import KINDS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.exporters.page.elements import Edge, Elements
    from kg.exporters.page.layout.plan import Plan
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper

__all__ = ["columns", "packed"]

#: Days are counted from here; 0 says that nothing is known.
_EPOCH = date(2000, 1, 1)

#: Types of columns, by the letters that the page knows; the first that holds all is taken.
_TYPES: dict[str, type[np.integer[Any]]] = {
    "u1": np.uint8,
    "i1": np.int8,
    "u2": np.uint16,
    "i2": np.int16,
    "i4": np.int32,
}


def columns(knowledge: Knowledge, elements: Elements, plan: Plan) -> dict[str, NDArray[np.int64]]:
    """Return the columns by name.

    ===================== =======================================================
    of every node
    ``kind``              place in ``KINDS``
    ``x``, ``y``          to the right, and down: of what papers tell of, from the first of
                          these papers on
    ``radius``            in the same units
    ``generic``           1 for a family of the whole field
    ``community, part``   place among the topics, from 1; 0 for none
    of every paper, which are the first nodes
    ``day``               of its first digest, or else of its publication, from 2000-01-01
    ``votes``             -1 where nobody counted
    of every edge, those of one source together
    ``count``             how many edges begin at each node
    ``relation``          place in ``RELATIONS``
    ``sure``              confidence in hundredths
    ``to``                the node where it ends: those of all claims, then those of each other
                          relation, which have little in common
    ===================== =======================================================
    """
    nodes, edges = elements.nodes, sorted(elements.edges, key=lambda edge: edge.source)
    places = _from_papers(plan.places, edges)
    days = {digest.id: digest.day for digest in knowledge.digests}
    found: dict[str, list[int] | NDArray[np.int64]] = {
        "kind": [KINDS.index(node.kind) for node in nodes],
        "x": places[:, 0],
        "y": places[:, 1],
        "radius": plan.radii,
        "generic": [int(node.generic) for node in nodes],
        "community": plan.community + 1,
        "part": plan.part + 1,
        "day": [_day(paper, days) for paper in knowledge.papers],
        "votes": [-1 if paper.votes is None else paper.votes for paper in knowledge.papers],
        "count": np.bincount([x.source for x in edges], minlength=len(nodes)),
        "relation": [RELATIONS.index(edge.relation) for edge in edges],
        "sure": [round(100 * edge.confidence) for edge in edges],
        "to": [edge.target for edge in sorted(edges, key=_group)],
    }
    return {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}


def _from_papers(places: NDArray[np.int64], edges: Sequence[Edge]) -> NDArray[np.int64]:
    """Return places, those of other things from the first paper on that an edge leads from."""
    papers: dict[int, int] = {}
    for edge in edges:
        if edge.relation != "broader":
            papers.setdefault(edge.target, edge.source)
    found = places.copy()
    found[list(papers)] -= places[list(papers.values())]
    return found


def _group(edge: Edge) -> int:
    return -1 if edge.is_claim else RELATIONS.index(edge.relation)


def _day(paper: Paper, days: dict[DigestId, date | None]) -> int:
    listed = [day for item in paper.listings if (day := days.get(item.digest))]
    day = min(listed, default=paper.issued)
    return max(0, (day - _EPOCH).days) if day else 0


def packed(table: dict[str, NDArray[np.int64]]) -> bytes:
    """Return columns as bytes: a line of JSON with name, type and length of each, then each.

    Of a column's bytes, the low ones stand before the high ones, which compresses better.
    """
    contents, pieces = [], []
    for name, column in table.items():
        letters, kind = _smallest(column)
        contents.append((name, letters, int(column.size)))
        small = column.astype(np.dtype(kind).newbyteorder("<"))
        planes = np.frombuffer(small.tobytes(), np.uint8).reshape(-1, small.itemsize)
        pieces.append(planes.T.tobytes())
    return b"".join([json.dumps(contents).encode(), b"\n", *pieces])


def _smallest(column: NDArray[np.int64]) -> tuple[str, type[np.integer[Any]]]:
    low, high = int(column.min(initial=0)), int(column.max(initial=0))
    return next(
        (letters, kind)
        for letters, kind in _TYPES.items()
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max
    )
