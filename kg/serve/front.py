"""What the front page shows: how much there is, what is new, and what is used most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.thing import Claim, Link

if TYPE_CHECKING:
    from kg.serve.lookup import Lookup

__all__ = ["Overview", "front"]

_PAPERS = 10
_DAYS = 8
_KINDS = ("Paper", "Author", "Method", "Model", "Dataset", "Benchmark", "Metric", "Task", "Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The front page."""

    sizes: tuple[tuple[str, int], ...]
    days: tuple[Link, ...]
    day: str
    papers: tuple[Claim, ...]
    leading: tuple[tuple[str, tuple[Link, ...]], ...]


def front(lookup: Lookup) -> Overview:
    """Return what the front page shows, with few looks at the graph."""
    digests = sorted(
        ((lookup.text(digest, "dcterms:date"), digest) for digest in lookup.every("Digest")),
        reverse=True,
    )
    day = digests[0][0] if digests else ""
    return Overview(
        sizes=tuple((kind, count) for kind in _KINDS if (count := len(lookup.every(kind)))),
        days=tuple(
            Link(address=digest, label=when or lookup.label(digest), kind="Digest")
            for when, digest in digests[:_DAYS]
        ),
        day=day,
        papers=_newest(lookup, [digest for when, digest in digests if when == day]),
        leading=_leading(lookup),
    )


def _newest(lookup: Lookup, digests: list[str]) -> tuple[Claim, ...]:
    """Return the papers of the newest day, most votes first."""
    papers = {paper for one in digests for paper in lookup.pointing("kg:featuredIn", one)}
    voted = sorted(
        ((lookup.number(paper, "kg:upvotes"), paper) for paper in papers),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return tuple(
        Claim(link=Link(address=paper, label=lookup.label(paper), kind="Paper", count=votes))
        for votes, paper in voted[:_PAPERS]
    )


def _leading(lookup: Lookup) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the best known things of some kinds, from the index of names."""
    found = []
    for kind in ("Method", "Model", "Benchmark", "Task"):
        hits = lookup.graph.names.leading(kind, 12)
        if hits:
            links = (
                Link(address=hit.node, label=hit.label, kind=hit.kind, count=hit.weight)
                for hit in hits
            )
            found.append((kind, tuple(links)))
    return tuple(found)
