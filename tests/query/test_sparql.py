from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.questions import shipped_questions
from kg.query.sparql import asks_elsewhere, asks_for_evidence, variables, with_values

#: What users, or digests that users copy from, may put into a parameter.
EVIL = [
    'a"b',
    "a'b",
    "a\\",
    '\\" } #',
    "line\nbreak\r\ttab",
    '" } UNION { ?s ?p ?o } #',
    '"""',
    "?other $other ?name",
    "{}<>|^`",
    "\\u0022",
    "\\1 \\g<0>",
    "희소 자동인코더",
    "\x00\x7f",
    "",
]


def echo(sparql: str, **values: str) -> list[str]:
    """Return the one row that a query over nothing gives."""
    rows = list(ox.Store().query(with_values(sparql, values)))  # type: ignore[arg-type]
    assert len(rows) == 1
    return [term.value for term in rows[0]]


@pytest.mark.parametrize("value", EVIL, ids=repr)
def test_a_value_cannot_break_out_of_its_literal(value: str) -> None:
    assert echo("SELECT (STR(?name) AS ?x) {}", name=value) == [value]


@given(st.text(), st.text())
def test_values_come_back_as_they_were(one: str, two: str) -> None:
    assert echo("SELECT (STR(?a) AS ?x) (STR(?b) AS ?y) {}", a=one, b=two) == [one, two]


def test_a_value_is_not_put_into_another_value() -> None:
    assert echo("SELECT (STR(?a) AS ?x) {} # ?b", a="?b", b='" evil') == ["?b"]


def test_strings_addresses_and_longer_names_are_left_alone() -> None:
    query = """SELECT ?namesake { <http://e.org/?name> ?p "?name", '?name', '''?name''' }"""

    assert with_values(query, {"name": "x"}) == query


def test_both_signs_of_a_variable_are_meant() -> None:
    assert with_values("?name $name", {"name": "x"}) == '"x" "x"'


def test_a_value_that_is_no_text_is_refused() -> None:
    with pytest.raises(QueryError, match="UTF-8"):
        with_values("SELECT ?x { ?x ?y ?name }", {"name": "\udc80"})


def test_variables_are_found_once() -> None:
    assert variables("SELECT ?a { ?a $b 'x ?c' } # ?d") == {"a", "b"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://e.org> {} }",
        "ASK { service ?x {} }",
        "ASK { ?a ?b 1SERVICE <http://e.org> {} }",
        "PREFIX : <x:> ASK { SERVICE:x {} }",
        "ASK { ?a ?b e:x\\' SERVICE <http://e.org> { ?c ?d 'e' } }",
        "ASK { ?a ?b e:x\\# . SERVICE <http://e.org> {} }",
        "ASK { ?a ?b <x:\\u0041#> . SERVICE <http://e.org> {} }",
        "ASK { ?a ?b <x:\u00a0#> . SERVICE <http://e.org> {} }",
        'ASK { ?a ?b """a""" , "b" . SERVICE <http://e.org> {} }',
        "ASK { FILTER(?a<?b) SERVICE <http://e.org> {} }",
    ],
)
def test_questions_to_other_machines_are_seen(query: str) -> None:
    assert asks_elsewhere(query)


@pytest.mark.parametrize("query", ['ASK { ?service kg:service "SERVICE" }', "ASK {} # SERVICE"])
def test_other_uses_of_the_word_are_no_question_to_other_machines(query: str) -> None:
    assert not asks_elsewhere(query)


@pytest.mark.parametrize(
    "pattern",
    [
        "?x a kg:Statement",
        "?x kg:sentence ?y",
        "?x k:confidence ?y",
        "?x <https://w3id.org/paper-kg/ontology#rule> ?y",
        "?x rdf:subject|rdf:object ?y",
        "?s ?p ?o",
        "paper:2411.00001 ?p ?o",
        "paper:2411.00001 ?p entity:x",
        "?s kg:uses ?x ; ?p ?o",
        "?s a ?kind",
        "?s rdf:type ?kind",
        "?s !kg:uses ?o",
        "?s !(kg:uses|kg:reports) ?o",
        "statement:0123 kg:rule ?x",
    ],
)
def test_a_query_that_may_meet_evidence_needs_it(pattern: str) -> None:
    assert asks_for_evidence(f"SELECT * {{ {pattern} }}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a ?b ?c { ?a kg:uses ?b . ?b skos:prefLabel ?c } GROUP BY ?a ?b ?c",
        'SELECT ?a { ?a kg:uses ?b, ?c ; dcterms:title "kg:sentence" }',
        "SELECT (COUNT(?a) AS ?n) { ?a a kg:Paper FILTER(!BOUND(?b) && ?a != ?c) } # kg:sentence",
        "SELECT ?a { ?a kg:uses/skos:broader* ?b OPTIONAL { ?b skos:altLabel ?c } } LIMIT 3",
        "DESCRIBE entity:rlvr",
    ],
)
def test_a_query_that_cannot_meet_evidence_does_without(query: str) -> None:
    assert not asks_for_evidence(query)


def test_of_the_shipped_queries_few_need_evidence() -> None:
    needing = {name for name, found in shipped_questions().items() if found.needs_evidence}

    assert needing == {
        "best-results",
        "evidence",
        "least-certain",
        "neighbourhood",
        "sentences-about",
    }
