"""The page of a paper: what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.relation import Relation
from kg.serve.evidence import quotes
from kg.serve.looks.listing import QUOTES, authors, link, links
from kg.serve.results import measured
from kg.serve.thing import Claim, Fact, Group, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.lookup import Lookup

__all__ = ["look_at_paper"]


def look_at_paper(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a paper."""
    said: dict[str, list[str]] = {}
    for statement in lookup.pointing("rdf:subject", address):
        said.setdefault(lookup.thing(statement, "rdf:object"), []).append(statement)
    groups = []
    for relation in Relation:
        found = lookup.things(address, f"kg:{relation}")
        claims = sorted(
            (
                Claim(
                    link=link(lookup, thing),
                    quotes=tuple(quotes(lookup, said.get(thing, ()))[:QUOTES]),
                )
                for thing in found
            ),
            key=lambda claim: claim.link.label.casefold(),
        )
        if claims:
            group = Group(
                word=str(relation),
                relation=str(relation),
                claims=tuple(claims),
                total=len(found),
            )
            groups.append(group)
    titles = lookup.texts(address, "dcterms:title")
    label = lookup.label(address)
    return Thing(
        address=address,
        kind=kind,
        label=label,
        names=tuple((text, code) for text, code in titles if " ".join(text.split()) != label),
        facts=tuple(_paper_facts(lookup, address)),
        authors=tuple(authors(lookup, address)),
        texts=tuple(lookup.texts(address, "dcterms:abstract")),
        groups=tuple(groups),
        results=measured(lookup, lookup.things(address, "kg:hasResult"), paper=False, said=said),
        total_results=len(lookup.things(address, "kg:hasResult")),
        all_by=("similar-papers", "paper"),
    )


def _paper_facts(lookup: Lookup, address: str) -> Iterable[Fact]:
    yield Fact(word="arxiv", text=lookup.text(address, "kg:arxivId"))
    days = [day for day, _ in lookup.texts(address, "kg:featuredOn")]
    yield Fact(word="featured", text=", ".join(days))
    yield Fact(word="issued", text=lookup.text(address, "dcterms:issued"))
    yield Fact(word="votes", text=lookup.text(address, "kg:upvotes"))
    yield Fact(word="digests", links=links(lookup, lookup.things(address, "kg:featuredIn")))
    yield Fact(word="affiliation", links=links(lookup, lookup.things(address, "kg:affiliation")))
    yield Fact(word="code", links=links(lookup, lookup.things(address, "kg:repository")))
    for word, name in (("web", "schema:url"), ("project", "kg:projectPage")):
        for url in lookup.things(address, name):
            yield Fact(word=word, text=url.partition("://")[2], url=url)
