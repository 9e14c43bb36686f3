from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from kg.checking.evidence import NO_CLAIM, NO_EVIDENCE, find_unsupported

KG = Namespace("https://w3id.org/paper-kg/ontology#")
THING = Namespace("https://w3id.org/paper-kg/")
PAPER = THING["paper/2411.00001"]


@pytest.fixture
def graph() -> Graph:
    return Graph().parse(Path(__file__).parents[1] / "ontology" / "graph.ttl")


def test_every_claim_of_a_valid_graph_has_evidence(graph: Graph) -> None:
    assert list(find_unsupported(graph)) == []


def test_a_claim_without_statement_is_found(graph: Graph) -> None:
    graph.add((PAPER, KG.uses, THING["entity/dimnet"]))

    [found] = find_unsupported(graph)

    assert (found.message, found.focus, found.path) == (NO_EVIDENCE, str(PAPER), "kg:uses")
    assert found.value == "<https://w3id.org/paper-kg/entity/dimnet>"


def test_a_statement_about_another_relation_is_no_evidence(graph: Graph) -> None:
    graph.remove((PAPER, KG.uses, THING["entity/lamp-attention"]))
    graph.add((PAPER, KG.mentions, THING["entity/lamp-attention"]))

    messages = [found.message for found in find_unsupported(graph)]

    assert messages == [NO_EVIDENCE, NO_CLAIM]


def test_a_result_without_statement_is_found(graph: Graph) -> None:
    graph.remove((THING["statement/08"], None, None))

    assert [found.path for found in find_unsupported(graph)] == ["kg:hasResult"]


def test_half_a_statement_is_left_to_the_shapes(graph: Graph) -> None:
    graph.add((THING["statement/99"], RDF.type, KG.Statement))

    assert list(find_unsupported(graph)) == []


def test_a_graph_without_any_statement_was_exported_so(graph: Graph) -> None:
    for statement in list(graph.subjects(RDF.type, KG.Statement)):
        graph.remove((statement, None, None))

    assert list(find_unsupported(graph)) == []
