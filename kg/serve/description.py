"""What the server says of itself: SPARQL 1.1 Service Description, and VoID of its graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.serve.lookup import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["PREFIXES_OF_DESCRIPTION", "description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
PREFIXES_OF_DESCRIPTION = {"sd": _SD, "void": _VOID, **PREFIXES}
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def _node(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def description(root: str, base: str, sizes: Mapping[str, Any]) -> Iterator[ox.Triple]:
    """Yield triples about the service at an address, and the graph that it serves."""
    service, data = _node(f"{root}sparql#service"), _node(f"{root}.well-known/void#data")
    default = _node(f"{root}sparql#default")
    about: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (service, term("rdf:type"), _node(_SD + "Service")),
        (service, _node(_SD + "endpoint"), _node(f"{root}sparql")),
        (service, _node(_SD + "supportedLanguage"), _node(_SD + "SPARQL11Query")),
        (service, _node(_SD + "defaultDataset"), data),
        (data, term("rdf:type"), _node(_SD + "Dataset")),
        (data, term("rdf:type"), _node(_VOID + "Dataset")),
        (data, _node(_SD + "defaultGraph"), default),
        (default, term("rdf:type"), _node(_SD + "Graph")),
        (data, _node(_VOID + "sparqlEndpoint"), _node(f"{root}sparql")),
        (data, _node(_VOID + "uriSpace"), ox.Literal(base)),
        (data, _node(_VOID + "triples"), ox.Literal(int(sizes["triples"]))),
        (data, _node(_VOID + "vocabulary"), _node(KG)),
        (data, term("dcterms:title"), ox.Literal("Knowledge graph of papers", language="en")),
    ]
    yield from (ox.Triple(*triple) for triple in about)
    for name in _RESULT_FORMATS:
        yield ox.Triple(service, _node(_SD + "resultFormat"), _node(_FORMATS + name))
    for name, count in sizes["classes"].items():
        part = _node(f"{root}.well-known/void#{name.removeprefix(KG)}")
        yield ox.Triple(data, _node(_VOID + "classPartition"), part)
        yield ox.Triple(part, _node(_VOID + "class"), _node(name))
        yield ox.Triple(part, _node(_VOID + "entities"), ox.Literal(int(count)))
    for number, name in enumerate(sizes["graphs"], start=1):
        graph = _node(f"{root}sparql#graph-{number}")
        yield ox.Triple(data, _node(_SD + "namedGraph"), graph)
        yield ox.Triple(graph, _node(_SD + "name"), _node(name))
