"""RDF has the same tables as the knowledge that it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.graph.names import Namespace
from kg.graph.tables import Tables, tables
from kg.graph.triple_tables import tables_of
from kg.graph.triples import evidence_triples, fact_triples, quads
from kg.knowledge_graph import build
from tests.strategies import KNOWLEDGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph.triples import Quad, Triple
    from kg.model.knowledge import Knowledge


def read(triples: Iterable[Triple | Quad]) -> Tables:
    return tables_of(ox.Quad(*triple) for triple in triples)


def differing(one: Tables, other: Tables) -> list[str]:
    """Return the names of the tables that are not equal, nulls included."""
    pairs = zip(one, other, strict=True)
    return [name for (name, frame), (_, there) in pairs if not frame.equals(there)]


@settings(max_examples=50)
@given(KNOWLEDGE)
def test_any_graph_comes_back(knowledge: Knowledge) -> None:
    space = Namespace("https://example.org/é/")

    back = read([*fact_triples(knowledge, space), *evidence_triples(knowledge, space)])

    assert not differing(tables(knowledge), back)


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return build().knowledge


def test_graphs_of_digests_say_nothing_twice(sample: Knowledge) -> None:
    back = read(quads(sample, Namespace()))

    assert not differing(tables(sample), back)


def test_without_evidence_claims_are_believed_and_have_no_sentence(sample: Knowledge) -> None:
    there = tables(sample)

    back = read(fact_triples(sample, Namespace()))

    assert set(differing(there, back)) == {"statements", "results", "edges"}
    claim = ["paper", "relation", "entity"]
    assert back.statements[claim].equals(there.statements[claim])
    assert set(back.statements["confidence"]) == {1.0}
    assert back.statements["sentence"].null_count() == len(back.statements)


def test_what_is_no_graph_of_papers_has_empty_tables() -> None:
    said = ox.Quad(
        ox.NamedNode("https://a.example/"), ox.NamedNode("https://b.example/"), ox.Literal("c")
    )

    assert all(frame.is_empty() for _, frame in tables_of([said]))
