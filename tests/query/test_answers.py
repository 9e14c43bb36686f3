from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.errors import UnnamedTermError
from kg.query.answers import Answer, answer

EMPTY = ox.Store()


def ask(sparql: str) -> Answer:
    return answer(EMPTY.query(sparql))


def test_rows_come_as_python_values() -> None:
    found = ask('SELECT (1 AS ?a) (81.50 AS ?b) (2e0 AS ?c) ("x"@ko AS ?d) (true AS ?e) ?f {}')

    assert list(found) == [
        {"a": 1, "b": Decimal("81.50"), "c": 2.0, "d": "x", "e": True, "f": None}
    ]


@pytest.mark.parametrize("kind", ["integer", "decimal", "double"])
def test_a_literal_that_is_no_number_stays_text(kind: str) -> None:
    literal = ox.Literal("many", datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))

    assert list(Answer(("a",), ((literal,),))) == [{"a": "many"}]


def test_json_has_numbers_and_leaves_out_what_is_unbound() -> None:
    found = ask('SELECT (81.5 AS ?a) ("희소" AS ?b) ?c (1e0/0e0 AS ?d) {}')

    assert json.loads(found.json()) == [{"a": 81.5, "b": "희소", "d": "inf"}]
    assert "희소" in found.json()


def test_csv_quotes_what_needs_it() -> None:
    found = ask(r'SELECT ("a,\"b\"\nc" AS ?x) ?y {}')

    assert list(csv.reader(io.StringIO(found.csv()))) == [["x", "y"], ['a,"b"\nc', ""]]


def test_a_table_shortens_addresses() -> None:
    found = ask("SELECT (<https://w3id.org/paper-kg/entity/rlvr> AS ?a) (<x:y> AS ?b) {}")

    assert found.table() == (("a", "b"), [("entity:rlvr", "x:y")])


def test_yes_or_no_is_one_cell() -> None:
    assert list(ask("ASK {}")) == [{"answer": True}]


def test_a_constructed_graph_is_one_even_if_empty() -> None:
    full = ask("CONSTRUCT { <a:b> <c:d> 1 } WHERE {}")
    empty = ask("CONSTRUCT { ?a <c:d> 1 } WHERE { ?a <e:f> 1 }")

    assert (full.is_graph, len(full)) == (True, 1)
    assert (empty.is_graph, len(empty)) == (True, 0)
    assert not ask("SELECT ?a { ?a <e:f> 1 }").is_graph


def test_things_without_a_name_are_refused() -> None:
    with pytest.raises(UnnamedTermError, match="CONSTRUCT things that have names"):
        ask("CONSTRUCT { [] <c:d> 1 } WHERE {}")
