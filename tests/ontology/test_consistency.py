"""What a reasoner (OWL 2 RL) makes of the ontology, the alignments and a graph."""

from __future__ import annotations

import owlrl
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF

KG = Namespace("https://w3id.org/paper-kg/ontology#")
THING = Namespace("https://w3id.org/paper-kg/")
FABIO = Namespace("http://purl.org/spar/fabio/")
SOA = Namespace("https://semopenalex.org/ontology/")

#: How owlrl says that something cannot be.
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

PAPER = THING["paper/2411.00001"]


def closure(*graphs: Graph) -> Graph:
    together = Graph()
    for graph in graphs:
        together += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    return together


@pytest.fixture(scope="module")
def inferred(ontology: Graph, alignments: Graph, turtle: str) -> Graph:
    return closure(ontology, alignments, Graph().parse(data=turtle))


def test_nothing_contradicts_anything(inferred: Graph) -> None:
    assert not list(inferred.objects(None, ERROR))
    assert not list(inferred.subjects(RDF.type, OWL.Nothing))


def test_things_of_different_names_stay_different(inferred: Graph) -> None:
    same = [
        pair
        for pair in inferred.subject_objects(OWL.sameAs)
        if pair[0] != pair[1] and str(pair[0]).startswith(THING)
    ]

    assert same == []


@pytest.mark.parametrize(
    "triple",
    [
        pytest.param((THING["entity/accuracy"], RDF.type, KG.Task), id="an entity of two kinds"),
        pytest.param((PAPER, RDF.type, KG.Entity), id="a paper that is an entity"),
        pytest.param((PAPER, KG.uses, THING["entity/glownet"]), id="two claims about one entity"),
    ],
)
def test_a_contradiction_is_noticed(
    ontology: Graph, graph: Graph, triple: tuple[URIRef, URIRef, URIRef]
) -> None:
    graph.add(triple)

    assert list(closure(ontology, graph).objects(None, ERROR))


@pytest.mark.parametrize(
    "triple",
    [
        pytest.param((PAPER, KG.mentions, THING["entity/lanternqa"]), id="relation"),
        pytest.param((PAPER, RDF.type, FABIO.ResearchPaper), id="aligned class"),
        pytest.param(
            (PAPER, SOA.hasAuthorship, THING["authorship/2411.00001-01"]),
            id="aligned property",
        ),
    ],
)
def test_a_reasoner_adds(inferred: Graph, triple: tuple[URIRef, URIRef, URIRef]) -> None:
    assert triple in inferred


@pytest.mark.parametrize("shortcut", [DCTERMS.creator, KG.featuredIn])
def test_short_links_follow_from_long_ones(ontology: Graph, graph: Graph, shortcut: URIRef) -> None:
    expected = set(graph.subject_objects(shortcut))
    graph.remove((None, shortcut, None))

    assert set(closure(ontology, graph).subject_objects(shortcut)) == expected
