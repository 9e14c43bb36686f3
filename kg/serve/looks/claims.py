"""The pages of a statement and of a result: one claim, and where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.names import KG
from kg.serve.evidence import quotes
from kg.serve.looks.listing import RESULTS, link, links
from kg.serve.results import measured
from kg.serve.thing import Fact, Link, Thing

if TYPE_CHECKING:
    from kg.serve.lookup import Lookup

__all__ = ["look_at_result", "look_at_statement"]


def look_at_result(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a result, with the results it can be compared with."""
    [row] = measured(lookup, [address], paper=True)
    about = [row.dataset.address] if row.dataset else []
    peers = {other for dataset in about for other in lookup.pointing("kg:onDataset", dataset)}
    if row.metric:
        peers &= set(lookup.pointing("kg:metric", row.metric.address))
    facts = [
        Fact(word=word, links=(link,))
        for word, link in (
            ("metric", row.metric),
            ("on-dataset", row.dataset),
            ("of-method", row.method),
            ("paper", row.paper),
        )
        if link
    ]
    return Thing(
        address=address,
        kind=kind,
        label=row.value,
        facts=tuple(facts),
        quote=row.quotes[0] if row.quotes else None,
        results=measured(lookup, sorted(peers - {address})[:RESULTS], paper=True),
        total_results=len(peers - {address}),
    )


def look_at_statement(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a statement: who says what of whom, and the sentence."""
    found = quotes(lookup, [address])
    quote = found[0] if found else None
    relation = lookup.thing(address, "rdf:predicate").removeprefix(KG)
    paper, thing = (lookup.thing(address, f"rdf:{part}") for part in ("subject", "object"))
    target = link(lookup, thing)
    if relation == "hasResult":
        target = Link(
            address=thing, label=measured(lookup, [thing], paper=False)[0].value, kind="Result"
        )
    confidence = lookup.text(address, "kg:confidence")
    return Thing(
        address=address,
        kind=kind,
        label=target.label,
        facts=(
            Fact(word="paper", links=(link(lookup, paper),)),
            Fact(word="relation", text=relation),
            Fact(word="object", links=(target,)),
            Fact(word="confidence", text=confidence.rstrip("0").rstrip(".")),
            Fact(word="rule", text=lookup.text(address, "kg:rule")),
            Fact(word="digests", links=links(lookup, [quote.digest] if quote else [])),
            Fact(word="offsets", text=f"{quote.start}–{quote.end}" if quote else ""),
            Fact(word="locator", text=lookup.text(address, "kg:locator")),
        ),
        quote=quote,
    )
