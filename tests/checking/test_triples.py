from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from kg.checking.triples import Triples

TERMS = [URIRef(f"x:{name}") for name in "abc"]
Terms = tuple[URIRef, URIRef, URIRef]

terms = st.sampled_from(TERMS)
some_triples = st.lists(st.tuples(terms, terms, terms))


def store(triples: list[Terms]) -> Triples:
    found = Triples()
    for triple in triples:
        found.add(triple)
    return found


@given(some_triples)
def test_every_pattern_finds_what_rdflib_finds(triples: list[Terms]) -> None:
    ours, theirs = Graph(store=store(triples)), Graph()
    for triple in triples:
        theirs.add(triple)

    for subject, predicate, value in product([None, *TERMS], repeat=3):
        pattern = (subject, predicate, value)
        assert sorted(ours.triples(pattern)) == sorted(theirs.triples(pattern))


@given(some_triples)
def test_a_triple_counts_once(triples: list[Terms]) -> None:
    assert len(store(triples * 2)) == len(set(triples))


def test_values_come_in_the_order_of_arrival() -> None:
    a, b, c = TERMS
    graph = Graph(store=store([(a, a, c), (a, a, b), (a, a, c)]))

    assert list(graph.objects(a, a)) == [c, b]


def test_membership_looks_at_the_whole_triple() -> None:
    a, b, _c = TERMS
    graph = Graph(store=store([(a, a, a)]))

    assert (a, a, a) in graph
    assert (a, a, b) not in graph
