from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rdflib.compare import isomorphic

from kg.exporters.jsonld import jsonld
from kg.exporters.lines import ntriples
from kg.graph.names import PREFIXES, Namespace
from kg.graph.triples import evidence_triples, fact_triples
from kg.resources import ontology_folder
from tests.builders import small_knowledge
from tests.strategies import KNOWLEDGE, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from kg.graph.triples import Triple
    from kg.model.knowledge import Knowledge

SPACE = Namespace()
CONTEXT = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
KITE = NamedNode(SPACE.iri("entity", "kite"))


def written(triples: Iterable[Triple]) -> str:
    return "".join(jsonld(triples, CONTEXT))


def by_oxigraph(text: str) -> set[tuple[object, ...]]:
    quads = ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)
    return {(q.subject, q.predicate, q.object) for q in quads}


@given(KNOWLEDGE)
def test_oxigraph_reads_the_same_triples(knowledge: Knowledge) -> None:
    triples = [*fact_triples(knowledge, SPACE), *evidence_triples(knowledge, SPACE)]

    assert by_oxigraph(written(triples)) == set(triples)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_the_same_triples() -> None:
    knowledge = small_knowledge()
    triples = [*fact_triples(knowledge, SPACE), *evidence_triples(knowledge, SPACE)]

    read = rdflib.Graph().parse(data=written(triples), format="json-ld")
    wanted = rdflib.Graph().parse(data="".join(ntriples(triples)), format="nt")
    assert isomorphic(read, wanted)


@given(KNOWLEDGE, st.randoms())
def test_the_order_of_triples_does_not_show(knowledge: Knowledge, random: Random) -> None:
    triples = list(fact_triples(knowledge, SPACE))
    before = written(triples)
    random.shuffle(triples)

    assert written([*triples, *triples[:2]]) == before


def test_terms_of_the_context_make_it_readable() -> None:
    document = json.loads(written(fact_triples(small_knowledge(), SPACE)))
    nodes = {node["@id"]: node for node in document["@graph"]}

    paper = nodes[SPACE.iri("paper", "3102.00001")]
    assert paper["@type"] == "Paper"
    assert paper["introduces"] == SPACE.iri("entity", "lanternnet")
    assert paper["upvotes"] == "20"
    assert paper["arxivId"] == "3102.00001"


def test_the_context_travels_inside() -> None:
    assert json.loads(written([]))["@context"] == CONTEXT


@pytest.mark.parametrize(
    "predicate", ["kg:upvotes", "kg:uses", "kg:sentence", "kg:value", "rdfs:seeAlso"]
)
@given(text=TEXTS)
def test_values_of_unexpected_types_keep_them(predicate: str, text: str) -> None:
    prefix, _, local = predicate.partition(":")
    said = NamedNode(PREFIXES[prefix] + local)
    triples: list[Triple] = [
        (KITE, said, Literal(text)),
        (KITE, said, Literal(text, language="ko")),
        (KITE, said, Literal("3.0", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))),
        (KITE, said, Literal(3)),
        (KITE, said, KITE),
    ]

    assert by_oxigraph(written(triples)) == set(triples)
