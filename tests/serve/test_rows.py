from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.serve.rows import ROW_FORMATS, boolean

FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
#: What XML 1.0 can hold, without the carriage return that its parsers may change.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
TERMS = st.one_of(
    st.none(),
    TEXT.map(ox.Literal),
    TEXT.map(lambda text: ox.Literal(text, language="ko")),
    st.integers().map(ox.Literal),
    st.sampled_from([ox.NamedNode("https://example.org/a?b=1&c"), ox.BlankNode("b0")]),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(rows=st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_rows_come_back_as_they_were(
    name: str, rows: list[tuple[ox.Literal | ox.NamedNode | ox.BlankNode | None, ...]]
) -> None:
    text = "".join(ROW_FORMATS[name](["one", "two"], rows))

    found = ox.parse_query_results(text, format=FORMATS[name])
    assert isinstance(found, ox.QuerySolutions)
    back = [tuple(row[column] for column in ("one", "two")) for row in found]
    # blank nodes get new names
    assert [[str(type(x)) if isinstance(x, ox.BlankNode) else x for x in row] for row in back] == [
        [str(type(x)) if isinstance(x, ox.BlankNode) else x for x in row] for row in rows
    ]


def test_csv_quotes_what_it_must() -> None:
    row: list[ox.Literal | ox.NamedNode | None] = [
        ox.Literal('say "a, b"\nand c'),
        ox.NamedNode("a:b"),
        None,
    ]

    text = "".join(ROW_FORMATS["csv"](["x", "y", "z"], [row]))

    assert list(csv.reader(io.StringIO(text))) == [
        ["x", "y", "z"],
        ['say "a, b"\nand c', "a:b", ""],
    ]


def test_xml_replaces_what_it_cannot_hold() -> None:
    text = "".join(ROW_FORMATS["xml"](["x"], [(ox.Literal("a\x08b<script>"),)]))

    assert "a\ufffdb&lt;script&gt;" in text


@pytest.mark.parametrize("name", ["json", "xml"])
@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no_are_understood(name: str, answer: bool) -> None:  # noqa: FBT001
    found = ox.parse_query_results(boolean(answer, name), format=FORMATS[name])

    assert bool(found) is answer
