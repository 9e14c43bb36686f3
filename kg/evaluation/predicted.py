"""What a graph says about each paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.evaluation.spelling import keys
from kg.graph.names import KG
from kg.model.kind import FAMILY, Kind
from kg.model.relation import RANK, Relation
from kg.query.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.query.store import GraphStore

__all__ = ["PredictedEntity", "PredictedPaper", "PredictedResult", "read_predicted"]

#: A model is a method as well; the narrower kind is the one to score.
_NARROWEST_FIRST = sorted(Kind, key=lambda kind: kind is FAMILY[kind])

_NAMES = """
    SELECT DISTINCT ?entity ?name ?alias WHERE {
      { ?entity skos:prefLabel ?name BIND(0 AS ?alias) }
      UNION { ?entity skos:altLabel ?name BIND(1 AS ?alias) } }"""
_KINDS = "SELECT DISTINCT ?entity ?kind WHERE { ?entity a ?kind }"
_PAPERS = "SELECT DISTINCT ?id WHERE { ?paper kg:arxivId ?id }"
_LANGUAGES = """
    SELECT DISTINCT ?id (LANG(?abstract) AS ?language) WHERE {
      ?paper kg:arxivId ?id ; dcterms:abstract ?abstract }"""
_STATEMENTS = f"""
    SELECT DISTINCT ?id ?entity ?relation WHERE {{
      VALUES ?relation {{ {" ".join(f"kg:{relation}" for relation in Relation)} }}
      ?paper kg:arxivId ?id ; ?relation ?entity }}"""
_RESULTS = """
    SELECT DISTINCT ?id ?result ?value ?unit ?metric ?on ?of WHERE {
      ?paper kg:arxivId ?id ; kg:hasResult ?result .
      ?result kg:value ?value .
      OPTIONAL { ?result kg:unit ?unit }
      OPTIONAL { ?result kg:metric ?metric }
      OPTIONAL { ?result kg:onDataset ?on }
      OPTIONAL { ?result kg:ofMethod ?of } }"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedEntity:
    """One node that a paper is linked to."""

    iri: str
    kind: Kind
    #: The preferred name first.
    names: tuple[str, ...]
    #: How the paper is linked to it, strongest first; never empty.
    relations: tuple[Relation, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Return the names as scoring spells them."""
        return keys(self.names)

    @property
    def name(self) -> str:
        """Return the name to show: a node without names has its address."""
        return self.names[0] if self.names else self.iri

    @property
    def label(self) -> str:
        """Return kind and name, as reports show them."""
        return f"{self.kind}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedResult:
    """One number of a paper, with all names of what it is about."""

    iri: str
    value: str
    unit: str = ""
    metric: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedPaper:
    """All that the graph says about one paper, in an order that is always the same."""

    entities: tuple[PredictedEntity, ...] = ()
    results: tuple[PredictedResult, ...] = ()
    #: The languages of its abstracts, sorted.
    languages: tuple[str, ...] = ()


def read_predicted(store: GraphStore) -> dict[str, PredictedPaper]:
    """Return every paper of the graph, by its arXiv number."""
    names = _names(store)
    entities = _entities(store, names)
    results = _results(store, names)
    languages = defaultdict(set)
    for paper, language in _rows(store, "languages", _LANGUAGES):
        languages[paper].add(language.partition("-")[0])
    return {
        paper: PredictedPaper(
            entities=tuple(entities[paper]),
            results=tuple(results[paper]),
            languages=tuple(sorted(languages[paper])),
        )
        for (paper,) in _rows(store, "papers", _PAPERS)
    }


def _entities(
    store: GraphStore, names: Mapping[str, tuple[str, ...]]
) -> defaultdict[str, list[PredictedEntity]]:
    """Return the entities of each paper, those with the strongest relation first.

    Among equals the last address comes first. Any fixed order would do; this one is that of
    the rows of a store that was loaded from our Turtle, so that ties fall alike for whoever
    takes them as they come.
    """
    kinds = _kinds(store)
    links = defaultdict(list)
    for paper, entity, relation in _rows(store, "statements", _STATEMENTS):
        if entity in kinds:
            links[paper, entity].append(Relation(relation.removeprefix(KG)))
    papers = defaultdict(list)
    for (paper, entity), relations in sorted(links.items(), reverse=True):
        node = PredictedEntity(
            iri=entity,
            kind=kinds[entity],
            names=names.get(entity, ()),
            relations=tuple(sorted(relations, key=RANK.__getitem__)),
        )
        papers[paper].append(node)
    for nodes in papers.values():
        nodes.sort(key=lambda node: RANK[node.relations[0]])
    return papers


def _results(
    store: GraphStore, names: Mapping[str, tuple[str, ...]]
) -> defaultdict[str, list[PredictedResult]]:
    """Return the results of each paper, the last address first, as for entities."""
    papers = defaultdict(list)
    for row in sorted(_rows(store, "results", _RESULTS), reverse=True):
        paper, iri, value, unit, *slots = row
        metric, on, of = (names.get(slot, (slot,)) if slot else () for slot in slots)
        papers[paper].append(
            PredictedResult(iri=iri, value=value, unit=unit, metric=metric, on=on, of=of)
        )
    return papers


def _names(store: GraphStore) -> dict[str, tuple[str, ...]]:
    """Return the names of each entity, the preferred one first."""
    rows = sorted(_rows(store, "names", _NAMES), key=lambda row: (row[2], row[1]))
    names = defaultdict(list)
    for entity, name, _alias in rows:
        names[entity].append(name)
    return {entity: tuple(found) for entity, found in names.items()}


def _kinds(store: GraphStore) -> dict[str, Kind]:
    """Return the narrowest kind of each entity."""
    classes = defaultdict(set)
    for entity, kind in _rows(store, "kinds", _KINDS):
        classes[entity].add(kind)
    return {
        entity: narrowest
        for entity, found in classes.items()
        if (narrowest := _narrowest(found)) is not None
    }


def _narrowest(classes: set[str]) -> Kind | None:
    return next((kind for kind in _NARROWEST_FIRST if f"{KG}{kind}" in classes), None)


def _rows(store: GraphStore, name: str, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an answer as text, in no order; what is unbound is empty."""
    for row in store.ask(Question(name=name, sparql=sparql), {}).rows:
        yield tuple(_text(cell) for cell in row)


def _text(cell: object) -> str:
    return cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else ""
