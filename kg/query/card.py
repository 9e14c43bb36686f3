"""What a graph knows about a name: everything a card shows."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.naming import fold
from kg.model.relation import RANK, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Card", "Claim", "cards", "similar_names"]

_SKOS = PREFIXES["skos"]
_FOAF = PREFIXES["foaf"]


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdf"] + name)


_TYPE = _rdf("type")
_ARXIV_ID = ox.NamedNode(KG + "arxivId")
_CREATOR = PREFIXES["dcterms"] + "creator"
#: The properties under which things have names, the one to display first.
_NAMING = tuple(
    ox.NamedNode(iri)
    for iri in (
        _SKOS + "prefLabel",
        PREFIXES["dcterms"] + "title",
        _FOAF + "name",
        _SKOS + "altLabel",
        KG + "arxivId",
    )
)
#: What a card lists, in its order.
_LINKS = {relation.value: ox.NamedNode(KG + relation) for relation in Relation} | {
    "creator": ox.NamedNode(_CREATOR)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One link of a card: a paper and what it does with the thing, or the other way round."""

    relation: str
    #: The arXiv number of the paper.
    paper: str
    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that a graph knows about one thing."""

    address: str
    label: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    claims: tuple[Claim, ...]
    #: Value with unit, metric, data set, method, paper.
    results: tuple[tuple[str, str, str, str, str], ...]


def cards(store: ox.Store, name: str) -> Iterator[Card]:
    """Yield a card for each thing of this name, in any spelling: several if homonyms."""
    key = fold(name)
    found = {
        quad.subject.value: quad.subject
        for predicate in _NAMING
        for quad in store.quads_for_pattern(None, predicate, None)
        if isinstance(quad.object, ox.Literal)
        and isinstance(quad.subject, ox.NamedNode)
        and fold(quad.object.value) == key
    }
    for address in sorted(found):
        yield _card(store, found[address])


def similar_names(store: ox.Store, name: str) -> list[str]:
    """Return up to five names in the graph that look like this one."""
    names = {
        fold(quad.object.value): quad.object.value
        for predicate in _NAMING
        for quad in store.quads_for_pattern(None, predicate, None)
        if isinstance(quad.object, ox.Literal)
    }
    close = get_close_matches(fold(name), sorted(names), n=5, cutoff=0.7)
    return [names[key] for key in close]


def _card(store: ox.Store, node: ox.NamedNode) -> Card:
    names = tuple(dict.fromkeys(_names(store, node)))
    kinds = sorted(
        quad.object.value.removeprefix(KG)
        for quad in store.quads_for_pattern(node, _TYPE, None)
        if isinstance(quad.object, ox.NamedNode)
    )
    claims = sorted(
        _claims(store, node), key=lambda c: (_rank(c.relation), c.paper, c.label)
    )
    return Card(
        address=node.value,
        label=names[0],
        kinds=tuple(kind for kind in kinds if kind != "Entity"),
        names=names,
        claims=tuple(claims),
        results=tuple(sorted(_results(store, node))),
    )


def _rank(relation: str) -> int:
    return RANK[Relation(relation)] if relation in RANK else len(RANK)


def _claims(store: ox.Store, node: ox.NamedNode) -> Iterator[Claim]:
    """Yield the claims about a thing, or of a paper, or the papers of an author."""
    own = _literal(store, node, _ARXIV_ID)
    for relation, predicate in _LINKS.items():
        if own is None:
            links = store.quads_for_pattern(None, predicate, node)
            pairs = [(quad.subject, node, quad.subject) for quad in links]
        else:
            links = store.quads_for_pattern(node, predicate, None)
            pairs = [(node, quad.object, quad.object) for quad in links]
        for paper, thing, other in pairs:
            yield Claim(
                relation=relation,
                paper=_literal(store, paper, _ARXIV_ID) or "",
                label=next(_names(store, other), ""),
                sentences=tuple(_sentences(store, paper, predicate, thing)),
            )


def _sentences(
    store: ox.Store, paper: object, predicate: ox.NamedNode, thing: object
) -> Iterator[str]:
    """Yield the sentences that make a claim, from the graph's statements."""
    found = []
    for quad in store.quads_for_pattern(None, _rdf("object"), thing):  # type: ignore[arg-type]
        claim = (
            _object(store, quad.subject, _rdf("subject")),
            _object(store, quad.subject, _rdf("predicate")),
        )
        if claim == (paper, predicate):
            place = int(_literal(store, quad.subject, ox.NamedNode(KG + "start")) or 0)
            said = _literal(store, quad.subject, ox.NamedNode(KG + "sentence")) or ""
            found.append((place, said))
    yield from dict.fromkeys(said for _, said in sorted(found))


def _object(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> object:  # noqa: ANN401
    quads = store.quads_for_pattern(subject, predicate, None)
    return next((quad.object for quad in quads), None)


def _literal(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> str | None:  # noqa: ANN401
    found = _object(store, subject, predicate)
    return found.value if isinstance(found, ox.Literal) else None


def _names(store: ox.Store, node: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of a thing, the preferred one first, the others sorted."""
    for predicate in _NAMING:
        quads = store.quads_for_pattern(node, predicate, None)
        yield from sorted(q.object.value for q in quads if isinstance(q.object, ox.Literal))


def _results(
    store: ox.Store, node: ox.NamedNode
) -> Iterator[tuple[str, str, str, str, str]]:
    query = """
        SELECT ?value ?unit ?metric ?dataset ?method ?id WHERE {
          ?paper kg:hasResult ?result ; kg:arxivId ?id .
          ?result kg:value ?value .
          FILTER(?paper = ?this || EXISTS { ?result kg:metric|kg:onDataset|kg:ofMethod ?this })
          OPTIONAL { ?result kg:unit ?unit }
          OPTIONAL { ?result kg:metric/skos:prefLabel ?metric }
          OPTIONAL { ?result kg:onDataset/skos:prefLabel ?dataset }
          OPTIONAL { ?result kg:ofMethod/skos:prefLabel ?method }
        }"""
    found = store.query(query.replace("?this", str(node)), prefixes=PREFIXES)
    for row in found:
        cells = [
            row[name].value if row[name] else "" for name in ("metric", "dataset", "method")
        ]
        unit = row["unit"].value if row["unit"] else ""
        yield (f"{row['value'].value} {unit}".strip(), *cells, row["id"].value)
