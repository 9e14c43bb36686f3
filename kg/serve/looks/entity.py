"""The page of an entity: what papers say of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model.relation import Relation
from kg.serve.looks.listing import (
    CLAIMS,
    NEIGHBOURS,
    RESULTS,
    SAMPLED,
    link,
    links,
    months,
    newest,
    paper_claim,
)
from kg.serve.results import measured
from kg.serve.thing import Fact, Group, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.lookup import Lookup
    from kg.serve.thing import Link, Measured

__all__ = ["look_at_entity"]


def look_at_entity(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of an entity."""
    papers = {str(r): lookup.pointing(f"kg:{r}", address) for r in Relation}
    every = {paper for found in papers.values() for paper in found}
    shown = {name: newest(found)[:CLAIMS] for name, found in papers.items()}
    said = _said_by(lookup, address, {paper for found in shown.values() for paper in found})
    groups = [
        Group(
            word=f"{name}-of",
            relation=name,
            claims=tuple(paper_claim(lookup, paper, said.get(paper, ())) for paper in shown[name]),
            total=len(found),
        )
        for name, found in papers.items()
        if found
    ]
    results, total = _results_about(lookup, address)
    return Thing(
        address=address,
        kind=kind,
        label=lookup.label(address),
        names=tuple(lookup.texts(address, "skos:altLabel")),
        facts=tuple(_kin(lookup, address)),
        groups=tuple(groups),
        results=results,
        total_results=total,
        neighbours=_neighbours(lookup, address, every),
        months=months(every),
        all_by=("papers-about", "entity") if len(every) > CLAIMS else None,
    )


def _kin(lookup: Lookup, address: str) -> Iterable[Fact]:
    if wider := lookup.things(address, "skos:broader"):
        yield Fact(word="broader", links=links(lookup, wider))
    if narrower := lookup.pointing("skos:broader", address):
        yield Fact(word="narrower", links=links(lookup, narrower[:NEIGHBOURS]))
    for same in lookup.things(address, "skos:exactMatch"):
        yield Fact(word="same", text=same, url=same)


def _said_by(lookup: Lookup, thing: str, papers: set[str]) -> dict[str, list[str]]:
    """Return the statements about a thing, by the paper that makes them."""
    found: dict[str, list[str]] = {}
    for statement in lookup.pointing("rdf:object", thing):
        paper = lookup.thing(statement, "rdf:subject")
        if paper in papers:
            found.setdefault(paper, []).append(statement)
    return found


def _results_about(lookup: Lookup, address: str) -> tuple[tuple[Measured, ...], int]:
    found = {
        result
        for name in ("kg:metric", "kg:onDataset", "kg:ofMethod")
        for result in lookup.pointing(name, address)
    }
    some = sorted(found, reverse=True)[:RESULTS]
    return measured(lookup, some, paper=True), len(found)


def _neighbours(lookup: Lookup, address: str, papers: set[str]) -> tuple[Link, ...]:
    """Return what the newest papers about a thing are also about, what they share first."""
    counts: Counter[str] = Counter()
    for paper in newest(papers)[:SAMPLED]:
        found = {t for r in Relation if r != "mentions" for t in lookup.things(paper, f"kg:{r}")}
        counts.update(found - {address})
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = (
        link(lookup, other, count)
        for other, count in common
        if not lookup.texts(other, "kg:generic")
    )
    return tuple(link for link, _ in zip(kept, range(NEIGHBOURS), strict=False))
