from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.lines import nquads, ntriples
from kg.graph.names import Namespace
from kg.graph.triples import evidence_triples, fact_triples, quads
from tests.builders import EN, KO, small_knowledge
from tests.strategies import KNOWLEDGE

if TYPE_CHECKING:
    from random import Random

    from kg.model.knowledge import Knowledge

SPACE = Namespace()


@given(KNOWLEDGE, st.randoms())
def test_triples_come_back_and_their_order_does_not_show(
    knowledge: Knowledge, random: Random
) -> None:
    triples = [*fact_triples(knowledge, SPACE), *evidence_triples(knowledge, SPACE)]
    text = "".join(ntriples(triples))
    random.shuffle(triples)

    assert "".join(ntriples([*triples, *triples])) == text
    read = ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert {(q.subject, q.predicate, q.object) for q in read} == set(triples)


def test_rdflib_reads_them_too() -> None:
    triples = set(fact_triples(small_knowledge(), SPACE))

    assert len(rdflib.Graph().parse(data="".join(ntriples(triples)), format="nt")) == len(triples)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_quads_come_back_with_a_graph_a_digest() -> None:
    found = set(quads(small_knowledge(), SPACE))
    text = "".join(nquads(found))

    read = ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)
    back = {
        (q.subject, q.predicate, q.object)
        + ((q.graph_name,) if isinstance(q.graph_name, ox.NamedNode) else (None,))
        for q in read
    }
    assert back == found
    dataset = rdflib.Dataset().parse(data=text, format="nquads")
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert {SPACE.iri("digest", KO), SPACE.iri("digest", EN)} <= named


def test_a_line_stands_once() -> None:
    lines = "".join(nquads([*quads(small_knowledge(), SPACE)] * 2)).splitlines()

    assert lines == sorted(set(lines))
    assert all(line.endswith(" .") for line in lines)
