"""``context.jsonld`` names every exported term, and loses nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph

CONTEXT = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))


@pytest.fixture
def document(graph: Graph) -> str:
    return graph.serialize(format="json-ld", context=CONTEXT["@context"], auto_compact=False)


# rdflib's reader of JSON-LD uses a class that rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_small_graph_survives_the_round_trip(graph: Graph, document: str) -> None:
    again = type(graph)().parse(data=document, format="json-ld")

    assert set(again) == set(graph)


def test_two_readers_agree_on_a_document(graph: Graph, document: str) -> None:
    lines = graph.serialize(format="nt")
    expected = {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}

    found = {quad.triple for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)}

    assert found == expected


def test_every_property_and_class_has_a_short_name(document: str) -> None:
    content = json.loads(document)

    names = {name for node in content["@graph"] for name in _names(node)}

    assert names - {"@id", "@type"} <= CONTEXT["@context"].keys()


def _names(node: dict[str, Any]) -> Iterator[str]:
    yield from node
    types = node.get("@type", [])
    yield from [types] if isinstance(types, str) else types
