"""The named questions: two engines answer them alike, and each says what it answers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.graph.names import PREFIXES
from kg.query.asking import prepared
from kg.query.questions import shipped_questions
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from rdflib import Graph

QUESTIONS = shipped_questions()

#: What each parameter is in the small graph.
VALUES = {
    "author": "Ada Example",
    "dataset": "LANTERNQA",
    "entity": "night-100k",
    "method": "lamp attention",
    "model": "DimNet",
    "paper": "2411.00001",
    "since": "2024-11-25",
    "task": "Lantern Counting",
}
#: What the small graph has nothing to say about.
SILENT = {"authors-about", "falling-methods", "results-of-method"}


@pytest.fixture
def store(turtle: str) -> GraphStore:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return GraphStore(store)


def filled(name: str, store: GraphStore) -> str:
    question = QUESTIONS[name]
    values = {parameter.name: VALUES[parameter.name] for parameter in question.parameters}
    return prepared(question, values, store)


def cell(term: object) -> str:
    """Return a term as text; Oxigraph drops the zeros at the end of decimals, rdflib not."""
    text = (
        term.value
        if isinstance(term, ox.NamedNode | ox.Literal)
        else str("" if term is None else term)
    )
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_what_it_answers(name: str) -> None:
    assert QUESTIONS[name].sparql.startswith("# title: ")
    assert all(parameter.meaning for parameter in QUESTIONS[name].parameters)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_examples_each_thing_that_it_wants(name: str) -> None:
    assert all(parameter.example for parameter in QUESTIONS[name].parameters)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_waits_for_its_things_and_does_not_select_them(name: str) -> None:
    question = QUESTIONS[name]
    query = prepareQuery(question.sparql)
    selected = {str(name) for name in query.algebra["PV"]} if "PV" in query.algebra else set()

    for parameter in question.parameters:
        waits = f"VALUES ?{parameter.name} {{}}" in question.sparql
        assert waits == parameter.is_thing
        assert parameter.name not in selected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_declares_the_prefixes_that_it_uses(name: str) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", QUESTIONS[name].sparql, re.MULTILINE))

    assert declared.items() <= PREFIXES.items()
    assert ox.Store().query(QUESTIONS[name].sparql) is not None


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - {"neighbourhood"}))
def test_two_engines_answer_alike(name: str, store: GraphStore, graph: Graph) -> None:
    sparql = filled(name, store)

    ours = [tuple(map(cell, row)) for row in store.answer(sparql).rows]
    columns = prepareQuery(sparql).algebra["PV"]
    theirs = [
        tuple(cell(row.get(column)) for column in columns)
        for row in graph.query(sparql).bindings
        # Grouping nothing gives rdflib one group of nothing.
        if any(str(cell(row.get(column))) not in {"", "0"} for column in columns)
    ]

    assert ours == theirs
    assert bool(ours) == (name not in SILENT)


def test_two_engines_construct_alike(store: GraphStore, graph: Graph) -> None:
    sparql = filled("neighbourhood", store)

    ours = {tuple(map(cell, triple)) for triple in store.answer(sparql).triples}
    theirs = {tuple(map(cell, triple)) for triple in graph.query(sparql).graph or ()}

    assert ours == theirs
    assert len(ours) > 5
