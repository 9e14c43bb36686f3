"""What a graph knows about a thing: everything a card shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.kind import FAMILY, Kind
from kg.model.relation import Relation
from kg.query.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Card", "Claim", "Group", "Number", "card", "evidence_addresses"]

_WIDER = {"Entity", *(FAMILY[kind] for kind in Kind if FAMILY[kind] != kind)}
_RELATIONS = " ".join(f"kg:{relation}" for relation in Relation)
_RESULTS_ABOUT = """
    { $this kg:hasResult ?result } UNION { ?result kg:metric $this }
    UNION { ?result kg:onDataset $this } UNION { ?result kg:ofMethod $this }"""

#: What a paper says about entities, and in which papers a thing occurs.
_ENTITIES = f"""
    SELECT ?relation ?other ("" AS ?id) WHERE {{
      VALUES ?relation {{ {_RELATIONS} kg:affiliation kg:repository }}
      $this kg:arxivId ?own ; ?relation ?other }}"""
_PAPERS = f"""
    SELECT ?relation ?other ?id ?author WHERE {{
      VALUES ?relation {{ {_RELATIONS} dcterms:creator kg:affiliation kg:repository }}
      ?other ?relation $this ; kg:arxivId ?id
      OPTIONAL {{ ?other kg:hasAuthorship ?place .
                 ?place kg:position 1 ; kg:author/foaf:name ?author }} }}"""
_AUTHORS = """
    SELECT ?position ?name WHERE {
      $this kg:hasAuthorship ?place . ?place kg:position ?position ; kg:author/foaf:name ?name }"""
_FACTS = """
    SELECT ?issued ?votes ?url WHERE {
      $this kg:arxivId ?id
      OPTIONAL { $this dcterms:issued ?issued } OPTIONAL { $this kg:upvotes ?votes }
      OPTIONAL { $this schema:url ?url } }"""
_DATASETS = """
    SELECT DISTINCT ?name WHERE {
      $this a kg:Method
      { ?paper kg:introduces $this ; kg:evaluatesOn ?dataset }
      UNION { ?result kg:ofMethod $this ; kg:onDataset ?dataset }
      ?dataset skos:prefLabel ?name }"""
_NUMBERS = f"""
    SELECT ?result ?value ?unit ?metric ?dataset ?method ?id WHERE {{
      {{ {_RESULTS_ABOUT} }}
      ?paper kg:hasResult ?result ; kg:arxivId ?id . ?result kg:value ?value
      OPTIONAL {{ ?result kg:unit ?unit }}
      OPTIONAL {{ ?result kg:metric/skos:prefLabel ?metric }}
      OPTIONAL {{ ?result kg:onDataset/skos:prefLabel ?dataset }}
      OPTIONAL {{ ?result kg:ofMethod/skos:prefLabel ?method }} }}"""
_SENTENCES = f"""
    SELECT ?paper ?relation ?object ?sentence ?confidence ?start WHERE {{
      {{ ?said rdf:object $this }} UNION {{ ?said rdf:subject $this }}
      UNION {{ {{ {_RESULTS_ABOUT} }} ?said rdf:object ?result }}
      ?said rdf:subject ?paper ; rdf:predicate ?relation ; rdf:object ?object ;
        kg:sentence ?sentence
      OPTIONAL {{ ?said kg:confidence ?confidence }} OPTIONAL {{ ?said kg:start ?start }} }}"""

_Row = dict[str, str]
#: The sentences of a claim, best first, by its paper, relation and object.
_Said = dict[tuple[str, str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One link of a card: a paper that says something of the thing, or what a paper says."""

    label: str
    #: The arXiv number where the link leads to a paper.
    paper: str = ""
    #: The first author of that paper, or the kind of the thing that the link leads to.
    remark: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The links of one relation: newest papers first, things by name."""

    relation: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A result as a person reads it."""

    value: str
    #: Metric, data set and method, as far as they are known.
    about: str
    paper: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that a graph knows about one thing."""

    address: str
    label: str
    #: The most specific alone: a model is not called a method as well.
    kinds: tuple[str, ...]
    #: All other names.
    names: tuple[str, ...]
    #: Of a paper: number, date, votes, address.
    facts: tuple[str, ...]
    #: Of a paper, in its order.
    authors: tuple[str, ...]
    #: Of a method: where it was evaluated.
    datasets: tuple[str, ...]
    #: Strongest relation first.
    groups: tuple[Group, ...]
    results: tuple[Number, ...]


def evidence_addresses(store: ox.Store, node: ox.NamedNode) -> list[str]:
    """Return the things whose evidence a card needs: its own, and its results."""
    query = f"SELECT DISTINCT ?result WHERE {{ {_RESULTS_ABOUT} }}"
    return [node.value, *sorted(row["result"] for row in _rows(store, query, node))]


def card(store: ox.Store, node: ox.NamedNode) -> Card:
    """Return the card of a thing."""
    known = tuple(dict.fromkeys(names(store, node))) or (node.value,)
    said = _said(_rows(store, _SENTENCES, node))
    authors = {int(row["position"]): row["name"] for row in _rows(store, _AUTHORS, node)}
    return Card(
        address=node.value,
        label=known[0],
        kinds=_kinds(store, node),
        names=known[1:],
        facts=_facts(_rows(store, _FACTS, node)),
        authors=tuple(name for _, name in sorted(authors.items())),
        datasets=tuple(sorted({row["name"] for row in _rows(store, _DATASETS, node)})),
        groups=tuple(_groups(store, node, said)),
        results=tuple(_numbers(store, node, said)),
    )


def _rows(store: ox.Store, query: str, node: ox.NamedNode) -> Iterator[_Row]:
    """Yield the rows of a query about a thing as text; what is unknown is empty."""
    found = store.query(
        query.replace("$this", str(node)), prefixes=PREFIXES, use_default_graph_as_union=True
    )
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        for row in found:
            yield {name: getattr(row[name], "value", "") for name in columns}


def _kinds(store: ox.Store, node: ox.NamedNode) -> tuple[str, ...]:
    types = store.quads_for_pattern(node, ox.NamedNode(PREFIXES["rdf"] + "type"), None)
    kinds = {quad.object.value for quad in types if isinstance(quad.object, ox.NamedNode)}
    own = sorted(kind.removeprefix(KG) for kind in kinds)
    # a wider kind is left out where a narrower one of its family is there
    narrow = {FAMILY[Kind(kind)] for kind in own if kind in set(Kind) - _WIDER}
    return tuple(kind for kind in own if kind not in {"Entity", *narrow} or kind not in _WIDER)


def _said(rows: Iterable[_Row]) -> _Said:
    found: dict[tuple[str, str, str], list[tuple[float, int, str]]] = {}
    for row in rows:
        key = (row["paper"], row["relation"], row["object"])
        place = (-float(row["confidence"] or 0), int(row["start"] or 0), row["sentence"])
        found.setdefault(key, []).append(place)
    return {
        key: tuple(dict.fromkeys(sentence for _, _, sentence in sorted(places)))
        for key, places in found.items()
    }


def _facts(rows: Iterable[_Row]) -> tuple[str, ...]:
    for row in sorted(rows, key=lambda row: sorted(row.items())):
        votes = f"{row['votes']} votes" if row["votes"] else ""
        return tuple(filter(None, (row["issued"], votes, row["url"])))
    return ()


def _groups(store: ox.Store, node: ox.NamedNode, said: _Said) -> Iterator[Group]:
    """Yield the links of a thing, by relation."""
    links = sorted(
        {
            (_place(row["relation"]), row["relation"], row["other"], row["id"], row.get("author"))
            for query in (_ENTITIES, _PAPERS)
            for row in _rows(store, query, node)
        },
        key=str,
    )
    for (_, relation), group in groupby(links, key=lambda link: link[:2]):
        claims = [_claim(store, node, link[1:], said) for link in dict.fromkeys(group)]
        by_name = sorted(claims, key=lambda claim: claim.label.casefold())
        newest = sorted(by_name, key=lambda claim: claim.paper, reverse=True)
        yield Group(relation=_short(relation), claims=tuple(newest))
