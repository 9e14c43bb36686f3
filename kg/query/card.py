"""What a graph knows about a thing: everything a card shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import PREFIXES
from kg.model.kind import FAMILY, Kind
from kg.model.relation import RANK, Relation
from kg.query.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.query.store import GraphStore

__all__ = ["Card", "Claim", "Group", "Number", "card", "evidence_addresses"]

_RELATIONS = " ".join(f"kg:{relation}" for relation in Relation)
_RESULTS_ABOUT = """
    { $this kg:hasResult ?result } UNION { ?result kg:metric $this }
    UNION { ?result kg:onDataset $this } UNION { ?result kg:ofMethod $this }"""

#: What a paper says about entities, and in which papers a thing occurs.
_ENTITIES = f"""
    SELECT ?relation ?other WHERE {{
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
#: One query for each way to a statement: Oxigraph is slow to join a union with the rest.
_SENTENCES = tuple(
    f"""
    SELECT ?paper ?relation ?object ?sentence ?confidence ?start WHERE {{
      {way} ?said rdf:subject ?paper ; rdf:predicate ?relation ; rdf:object ?object ;
        kg:sentence ?sentence
      OPTIONAL {{ ?said kg:confidence ?confidence }} OPTIONAL {{ ?said kg:start ?start }} }}"""
    for way in (
        "?said rdf:object $this .",
        "?said rdf:subject $this .",
        "?result kg:metric $this . ?said rdf:object ?result .",
        "?result kg:onDataset $this . ?said rdf:object ?result .",
        "?result kg:ofMethod $this . ?said rdf:object ?result .",
    )
)

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

    node: ox.NamedNode
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

    @property
    def is_paper(self) -> bool:
        """Tell whether the links are what a paper says, not what papers say of the thing."""
        return "Paper" in self.kinds


def evidence_addresses(graph: GraphStore, node: ox.NamedNode) -> list[str]:
    """Return the things whose evidence a card needs: its own, and its results."""
    query = f"SELECT DISTINCT ?result WHERE {{ {_RESULTS_ABOUT} }}"
    return [node.value, *sorted(row["result"] for row in _rows(graph, query, node))]


def card(graph: GraphStore, node: ox.NamedNode) -> Card:
    """Return the card of a thing."""
    known = tuple(dict.fromkeys(names(graph.store, node))) or (node.value,)
    said = _said(row for query in _SENTENCES for row in _rows(graph, query, node))
    authors = {int(row["position"]): row["name"] for row in _rows(graph, _AUTHORS, node)}
    return Card(
        node=node,
        label=known[0],
        kinds=_kinds(graph, node),
        names=known[1:],
        facts=_facts(_rows(graph, _FACTS, node)),
        authors=tuple(name for _, name in sorted(authors.items())),
        datasets=tuple(sorted({row["name"] for row in _rows(graph, _DATASETS, node)})),
        groups=tuple(_groups(graph, node, said)),
        results=tuple(_numbers(graph, node, said)),
    )


def _rows(graph: GraphStore, query: str, node: ox.NamedNode) -> Iterator[_Row]:
    """Yield the rows of a query about a thing as text; what is unknown is empty."""
    found = graph.query(query.replace("$this", str(node)))
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        for row in found:
            yield {name: getattr(row[name], "value", "") for name in columns}


def _kinds(graph: GraphStore, node: ox.NamedNode) -> tuple[str, ...]:
    """Return the kinds of a thing, without those that another one implies."""
    types = graph.store.quads_for_pattern(node, ox.NamedNode(PREFIXES["rdf"] + "type"), None)
    kinds = {_local(quad.object.value) for quad in types if isinstance(quad.object, ox.NamedNode)}
    implied = {FAMILY[Kind(kind)] for kind in kinds & set(Kind) if FAMILY[Kind(kind)] != kind}
    return tuple(sorted(kinds - implied - {"Entity"}))


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


def _groups(graph: GraphStore, node: ox.NamedNode, said: _Said) -> Iterator[Group]:
    """Yield the links of a thing by relation: to what it is of a paper, and to papers."""
    found: dict[str, dict[str, Claim]] = {}
    for row in _rows(graph, _ENTITIES, node):
        sentences = said.get((node.value, row["relation"], row["other"]), ())
        other = ox.NamedNode(row["other"])
        claim = Claim(
            label=next(names(graph.store, other), row["other"]),
            remark=", ".join(_kinds(graph, other)),
            sentences=sentences,
        )
        found.setdefault(row["relation"], {})[row["other"]] = claim
    for row in _rows(graph, _PAPERS, node):
        claim = Claim(
            label=next(names(graph.store, ox.NamedNode(row["other"])), row["other"]),
            paper=row["id"],
            remark=row["author"],
            sentences=said.get((row["other"], row["relation"], node.value), ()),
        )
        found.setdefault(row["relation"], {})[row["other"]] = claim
    for relation in sorted(found, key=_rank):
        by_name = sorted(found[relation].values(), key=lambda claim: claim.label.casefold())
        newest = sorted(by_name, key=lambda claim: claim.paper, reverse=True)
        yield Group(relation=_local(relation), claims=tuple(newest))


def _rank(relation: str) -> tuple[int, str]:
    name = _local(relation)
    return (RANK[Relation(name)] if name in set(Relation) else len(RANK), name)


def _local(address: str) -> str:
    """Return the last part of a property's address."""
    return re.split("[#/]", address)[-1]


def _numbers(graph: GraphStore, node: ox.NamedNode, said: _Said) -> Iterator[Number]:
    """Yield the results about a thing: by data set and metric, the highest value first."""
    rows = {row["result"]: row for row in _rows(graph, _NUMBERS, node)}
    sentences = {thing: found for (_, _, thing), found in said.items() if thing in rows}
    for row in sorted(rows.values(), key=_place):
        parts = (row["metric"], row["dataset"] and f"on {row['dataset']}", row["method"])
        yield Number(
            value=f"{row['value']} {row['unit']}".strip(),
            about=", ".join(filter(None, parts)),
            paper=row["id"],
            sentences=sentences.get(row["result"], ()),
        )


def _place(row: _Row) -> tuple[str, str, Decimal, str]:
    return (row["dataset"], row["metric"], -Decimal(row["value"]), row["result"])
