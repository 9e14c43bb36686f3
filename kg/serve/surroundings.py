"""Which papers are near to what somebody looks at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.serve.lookup import Lookup

__all__ = ["papers_about", "papers_near"]

#: Papers around a thing, and around a paper, whose neighbours are two steps away.
_AROUND, _BESIDE = 60, 40
#: What so many papers tell of does not make two of them neighbours.
_COMMON = 400
_LEADING = ("dcterms:creator", "kg:affiliation", "kg:repository")


def papers_near(lookup: Lookup, opened: Sequence[str], room: int) -> list[str]:
    """Return the papers around things, of the last one first; if there is none, the newest.

    At most ``room`` papers and entities are taken in, however much there is.
    """
    taken: dict[str, None] = {}
    drawn: set[str] = set()
    for address in reversed(opened) if opened else ("",):
        for paper in _around(lookup, address):
            told = {paper, *_told(lookup, paper)}
            if len(drawn | told) > room:
                return list(taken)
            drawn |= told
            taken[paper] = None
    return list(taken)


def papers_about(lookup: Lookup, address: str) -> set[str]:
    """Return the papers that tell of a thing, or that somebody wrote."""
    terms = (*(f"kg:{relation}" for relation in Relation), *_LEADING)
    return {paper for term in terms for paper in lookup.pointing(term, address)}


def _around(lookup: Lookup, address: str) -> list[str]:
    if not address:
        return _newest(lookup.every("Paper"))[:_AROUND]
    if lookup.kind(address) == "Paper":
        return [address, *_beside(lookup, address)[:_BESIDE]]
    return _newest(papers_about(lookup, address))[:_AROUND]


def _beside(lookup: Lookup, paper: str) -> list[str]:
    """Return the papers that tell of the same, most of all of what few tell of."""
    shared: Counter[str] = Counter()
    for entity in _told(lookup, paper):
        others = papers_about(lookup, entity) - {paper}
        if len(others) <= _COMMON:
            for other in others:
                shared[other] += 1_000_000 // len(others)
    return sorted(shared, key=lambda other: (-shared[other], other))


def _told(lookup: Lookup, paper: str) -> set[str]:
    return {x for relation in Relation for x in lookup.things(paper, f"kg:{relation}")}


def _newest(papers: set[str] | list[str]) -> list[str]:
    """Return papers, newest first: their numbers begin with year and month."""
    return sorted(papers, reverse=True)
