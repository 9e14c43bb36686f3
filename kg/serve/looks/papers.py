"""The pages of whom or what papers point at: people, places, digests."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.serve.looks.listing import CLAIMS, NEIGHBOURS, SAMPLED, link, months, newest, papers_shown
from kg.serve.thing import Fact, Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.serve.lookup import Lookup
    from kg.serve.thing import Link

__all__ = ["look_at_digest", "look_with_papers"]


def look_with_papers(name: str, *, neighbours: bool = False) -> Callable[[Lookup, str, str], Thing]:
    """Return what makes the page of a thing that papers point at with one property."""

    def page(lookup: Lookup, address: str, kind: str) -> Thing:
        papers = newest(lookup.pointing(name, address))
        shown = papers[: CLAIMS * 3]
        return Thing(
            address=address,
            kind=kind,
            label=lookup.label(address),
            facts=tuple(
                Fact(word="web", text=url.partition("://")[2], url=url)
                for url in lookup.things(address, "schema:codeRepository")
            ),
            groups=papers_shown(lookup, shown, len(papers)),
            neighbours=_company(lookup, address, papers) if neighbours else (),
            months=months(papers),
            all_by=("papers-by", "author") if neighbours and len(papers) > len(shown) else None,
        )

    return page


def _company(lookup: Lookup, author: str, papers: Sequence[str]) -> tuple[Link, ...]:
    """Return the people that wrote papers with someone, most papers first."""
    counts: Counter[str] = Counter()
    for paper in papers[:SAMPLED]:
        counts.update(set(lookup.things(paper, "dcterms:creator")) - {author})
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NEIGHBOURS]
    return tuple(link(lookup, other, count) for other, count in common)


def look_at_digest(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a digest: its papers, in its order."""
    places = []
    for listing in lookup.pointing("kg:inDigest", address):
        position = lookup.number(listing, "kg:position")
        places += [(position, paper) for paper in lookup.pointing("kg:hasListing", listing)]
    papers = [paper for _, paper in sorted(places)]
    return Thing(
        address=address,
        kind=kind,
        label=lookup.text(address, "dcterms:date") or lookup.label(address),
        facts=(
            Fact(word="source", text=lookup.text(address, "dcterms:source")),
            Fact(word="language", text=lookup.text(address, "dcterms:language")),
        ),
        groups=papers_shown(lookup, papers, len(papers)),
    )
