"""The table of formats: what each writes, and under which names."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from kg.graph.names import Namespace
from kg.graph.triples import evidence_triples, fact_triples, quads
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from polars import DataFrame

    from kg.graph.triples import Triple
    from kg.model.knowledge import Knowledge

__all__ = ["DEFAULT_FORMATS", "FORMATS", "EvidencePlace", "Settings"]


class EvidencePlace(StrEnum):
    """Where RDF exports keep the sentences that support each claim."""

    #: In a file of their own, so that a person can read the other one.
    BESIDE = "beside"
    INSIDE = "inside"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all exporters are told."""

    namespace: Namespace = field(default_factory=Namespace)
    evidence: EvidencePlace = EvidencePlace.BESIDE
    #: What draws the page ("pyvis" or "webgl"); by default, its size decides.
    engine: str | None = None


def _rdf(
    suffix: str, write: Callable[[Iterable[Triple], Namespace], Iterable[str | bytes]]
) -> Callable[[Knowledge, Settings], Mapping[str, Iterable[str | bytes]]]:
    """Return an exporter of an RDF syntax, with the evidence where it is wanted."""

    def files(knowledge: Knowledge, settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
        space = settings.namespace
        facts = fact_triples(knowledge, space)
        if settings.evidence is EvidencePlace.NONE:
            return {f"kg.{suffix}": write(facts, space)}
        evidence = evidence_triples(knowledge, space)
        if settings.evidence is EvidencePlace.INSIDE:
            return {f"kg.{suffix}": write(chain(facts, evidence), space)}
        return {
            f"kg.{suffix}": write(facts, space),
            f"kg.evidence.{suffix}": write(evidence, space),
        }

    return files


def _turtle(triples: Iterable[Triple], namespace: Namespace) -> Iterator[str]:
    from kg.exporters.turtle import turtle

    return turtle(triples, namespace.prefixes)


def _ntriples(triples: Iterable[Triple], _namespace: Namespace) -> Iterator[str]:
    from kg.exporters.lines import ntriples

    return ntriples(triples)


def _jsonld(triples: Iterable[Triple], _namespace: Namespace) -> Iterator[str]:
    from kg.exporters.jsonld import jsonld

    context = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
    return jsonld(triples, context["@context"])


def _nquads(knowledge: Knowledge, settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.lines import nquads

    with_evidence = settings.evidence is not EvidencePlace.NONE
    found = quads(knowledge, settings.namespace, evidence=with_evidence)
    return {"kg.nq": nquads(found)}


def _graphml(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.graphml import graphml
    from kg.graph.property_graph import property_graph

    return {"kg.graphml": graphml(property_graph(knowledge))}


def _page(knowledge: Knowledge, settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.page.page import Engine, page

    engine = Engine(settings.engine) if settings.engine else None
    return {"kg.html": [page(knowledge, engine, settings.namespace.base)]}


def _parquet(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.parquet import parquet

    return _packaged(knowledge, "parquet", parquet)


def _csv(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.csv_tables import csv

    return _packaged(knowledge, "csv", csv)


def _packaged(
    knowledge: Knowledge, suffix: str, write: Callable[[DataFrame], bytes]
) -> Mapping[str, Iterable[str | bytes]]:
    """Return a file a table, and what describes them all."""
    from kg.exporters.data_package import data_package
    from kg.graph.tables import tables

    files = {name: write(frame) for name, frame in tables(knowledge)}
    return {
        **{f"{suffix}/{name}.{suffix}": [content] for name, content in files.items()},
        f"{suffix}/datapackage.json": [data_package(files, suffix)],
    }


def _gexf(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.gexf import gexf
    from kg.graph.tables import tables

    return {"kg.gexf": gexf(tables(knowledge))}


def _neo4j(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.neo4j import neo4j
    from kg.graph.tables import tables

    return {f"neo4j/{name}": [content] for name, content in neo4j(tables(knowledge))}


def _triples(knowledge: Knowledge, _settings: Settings) -> Mapping[str, Iterable[str | bytes]]:
    from kg.exporters.link_triples import link_triples
    from kg.graph.tables import tables

    return {f"triples/{name}": [text] for name, text in link_triples(tables(knowledge))}


#: To add a format, write a module next to this one and name its exporter here. The
#: libraries that only one format needs are imported when it is asked for.
FORMATS: Mapping[str, Callable[[Knowledge, Settings], Mapping[str, Iterable[str | bytes]]]] = {
    "ttl": _rdf("ttl", _turtle),
    "graphml": _graphml,
    "html": _page,
    "jsonld": _rdf("jsonld", _jsonld),
    "nt": _rdf("nt", _ntriples),
    "nq": _nquads,
    "parquet": _parquet,
    "csv": _csv,
    "gexf": _gexf,
    "neo4j": _neo4j,
    "triples": _triples,
}

DEFAULT_FORMATS = ("ttl", "graphml", "html")
