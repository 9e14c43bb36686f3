"""What a page shows of any thing, by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kind import Kind
from kg.serve.looks.claims import look_at_result, look_at_statement
from kg.serve.looks.entity import look_at_entity
from kg.serve.looks.listing import links
from kg.serve.looks.paper import look_at_paper
from kg.serve.looks.papers import look_at_digest, look_with_papers
from kg.serve.thing import Fact, Thing

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.serve.lookup import Lookup

__all__ = ["look"]


def look(lookup: Lookup, address: str) -> Thing | None:
    """Return what a page shows of a thing; ``None`` if the graph does not know it."""
    if not lookup.exists(address):
        return None
    kind = lookup.kind(address)
    if kind in set(Kind):
        return look_at_entity(lookup, address, kind)
    return _KINDS.get(kind, _other)(lookup, address, kind)


def _other(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a thing that has no design of its own: what it points at."""
    facts = []
    for name in ("kg:author", "kg:inDigest"):
        facts += [Fact(word="object", links=links(lookup, lookup.things(address, name)))]
    papers = lookup.pointing("kg:hasAuthorship", address) + lookup.pointing(
        "kg:hasListing", address
    )
    facts += [Fact(word="paper", links=links(lookup, papers))]
    facts += [Fact(word="position", text=lookup.text(address, "kg:position"))]
    return Thing(address=address, kind=kind, label=lookup.label(address), facts=tuple(facts))


_KINDS: dict[str, Callable[[Lookup, str, str], Thing]] = {
    "Paper": look_at_paper,
    "Author": look_with_papers("dcterms:creator", neighbours=True),
    "Organization": look_with_papers("kg:affiliation"),
    "Repository": look_with_papers("kg:repository"),
    "Digest": look_at_digest,
    "Result": look_at_result,
    "Statement": look_at_statement,
}
