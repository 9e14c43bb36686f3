"""A mistake in a query is shown where it is, with what to do."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.graph.names import Namespace
from kg.query.complaints import complaint

if TYPE_CHECKING:
    from kg.errors import QuerySyntaxError

PREFIXES = Namespace().prefixes


def complain(sparql: str) -> QuerySyntaxError:
    with pytest.raises(SyntaxError) as raised:
        ox.Store().query(sparql, prefixes=PREFIXES)
    return complaint("mine", sparql, raised.value.msg or "", PREFIXES)


@pytest.mark.parametrize(
    ("sparql", "place", "what", "advice"),
    [
        ("SELEC * {}", (1, 1), "'SELEC' is no word", "Did you mean SELECT?"),
        (
            "SELECT * {\n  ?x a paper }",
            (2, 8),
            "'paper' is no word",
            "A variable is written ?paper",
        ),
        ("SELECT * { ?x kgg:uses ?y }", (1, 15), "the prefix kgg: is not", "Did you mean kg:?"),
        ("SELECT * { ?x a kg:Paper", (1, 10), "this { is never closed", "Add a }."),
        ("SELECT * { FILTER(?x > 3 }", (1, 18), "this ( is never closed", "Add a )."),
        ("SELECT * { } }", (1, 14), "nothing opens this }", "Take it out"),
        ("SELECT * { ?x kg:arxivId '1 }", (1, 26), "this text does not end", "Add a '"),
        ("INSERT DATA { <a:b> <a:b> 1 }", (1, 1), "this would change the graph", "SELECT"),
        ("PREFIX x <a:> ASK {}", (1, 8), "a prefix ends with a colon", "PREFIX x: <…>"),
        ("", (1, 1), "there is no query here", "SELECT"),
        ("# only a comment", (1, 1), "there is no query here", "SELECT"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?y ?z }", None, "neither grouped", "GROUP BY"),
        ("SELECT * { ?x a kg:Paper ; ; ?y }", None, "not valid SPARQL", "before"),
    ],
)
def test_the_place_and_what_to_do_are_told(
    sparql: str, place: tuple[int, int] | None, what: str, advice: str
) -> None:
    found = complain(sparql)

    assert what in found.reason
    assert advice in found.advice
    if place:
        assert (found.line, found.column) == place


def test_the_caret_stands_below_the_place_tabs_or_not() -> None:
    lines = str(complain("SELECT * {\n\t?x\tkgg:uses ?y }")).splitlines()

    assert lines[1] == "    \t?x\tkgg:uses ?y }"
    assert lines[2] == "    \t  \t^"


def test_declared_prefixes_are_known() -> None:
    found = complain("PREFIX mine: <a:> SELECT * { ?x mine:y nope:z }")

    assert "nope:" in found.reason


def test_a_complaint_survives_a_pipe() -> None:
    found = complain("SELECT * {")

    assert str(pickle.loads(pickle.dumps(found))) == str(found)  # noqa: S301  # our own
