from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.exporters.turtle import turtle
from kg.graph.names import PREFIXES, Namespace
from kg.graph.triples import evidence_triples, fact_triples
from tests.builders import small_knowledge
from tests.strategies import KNOWLEDGE, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from kg.graph.triples import Triple
    from kg.model.knowledge import Knowledge

SPACE = Namespace()
KITE = NamedNode(SPACE.iri("entity", "kite"))
SAYS = NamedNode(PREFIXES["kg"] + "sentence")
XSD = PREFIXES["xsd"]
ODD_TEXTS = [
    'say "kite"',
    '"""',
    "a\\b\\",
    "line\nline\r\n\ttab",
    "\x00\x08\x0b\x1f\x7f\x85\u2028",
    "연을 날리다",
    "🚀👩‍🔬",
    '" . <urn:a> <urn:b> <urn:c> . "',
    "\ufffe\uffff\U0001fffe",
    " ",
]


def written(triples: Iterable[Triple]) -> str:
    return "".join(turtle(triples, SPACE.prefixes))


def by_oxigraph(text: str) -> set[tuple[str, ...]]:
    quads = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


def by_rdflib(text: str) -> set[tuple[str, ...]]:
    """Return what rdflib reads, in Oxigraph's spelling."""
    lines = rdflib.Graph().parse(data=text, format="turtle").serialize(format="nt")
    quads = ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


def as_text(triples: Iterable[Triple]) -> set[tuple[str, ...]]:
    return {tuple(map(str, triple)) for triple in triples}


@pytest.mark.parametrize("name", ["facts", "evidence"])
def test_a_small_graph_looks_like_this(name: str, golden: Callable[[str, str], str]) -> None:
    """The golden files; rewrite them with ``pytest --update-golden``, read the diff."""
    write = {"facts": fact_triples, "evidence": evidence_triples}[name]
    text = written(write(small_knowledge(), SPACE))

    assert text == golden(f"small_{name}.ttl", text)


def test_two_libraries_read_what_was_written() -> None:
    knowledge = small_knowledge()
    triples = [*fact_triples(knowledge, SPACE), *evidence_triples(knowledge, SPACE)]
    text = written(triples)

    assert by_oxigraph(text) == by_rdflib(text) == as_text(triples)


@given(KNOWLEDGE, st.randoms())
def test_the_order_of_triples_does_not_show(knowledge: Knowledge, random: Random) -> None:
    triples = list(fact_triples(knowledge, SPACE))
    before = written(triples)
    random.shuffle(triples)

    assert written([*triples, *triples[:3]]) == before
    assert by_oxigraph(before) == as_text(triples)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=ascii)
def test_odd_texts_come_back(text: str) -> None:
    triples = [(KITE, SAYS, Literal(text)), (KITE, SAYS, Literal(text, language="ko"))]

    assert by_oxigraph(written(triples)) == by_rdflib(written(triples)) == as_text(triples)


@given(TEXTS | st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str) -> None:
    triples = [(KITE, SAYS, Literal(text))]

    assert by_oxigraph(written(triples)) == as_text(triples)


LEXICAL = st.sampled_from(
    ["3", "-3", "+3.0", ".5", "5.", "1e3", "٣", "true", "TRUE", "1", "", "NaN"]
)
TYPES = st.sampled_from(["integer", "decimal", "boolean", "double", "date", "string", "gYear"])


@given(LEXICAL, TYPES)
def test_any_typed_literal_comes_back(text: str, datatype: str) -> None:
    triples = [(KITE, SAYS, Literal(text, datatype=NamedNode(XSD + datatype)))]

    assert by_oxigraph(written(triples)) == as_text(triples)


@pytest.mark.parametrize(
    "name",
    [
        *("kite.", ".kite", "-kite", "3kite", "kite-", "ki..te", "a/b", "a%20b", "a(b)", "a'b;c,d"),
        *("연", "kite①", "kite❶", "ª", "µ", "x²", "🚀", "", "a:b", "a~b", "a@b", "a&b=c", "a·b"),
    ],
)
def test_odd_addresses_come_back(name: str) -> None:
    node = NamedNode(SPACE.base + "entity/" + name)
    triples = [(node, SAYS, node)]

    assert by_oxigraph(written(triples)) == by_rdflib(written(triples)) == as_text(triples)


@given(st.text("aé한①❶ªµ²·-._~!$&'()*+,;=:@/%20é\u0300\u203f", max_size=6))
def test_any_address_comes_back(name: str) -> None:
    try:
        node = NamedNode(SPACE.base + "entity/" + name)
    except ValueError:
        return
    triples = [(node, SAYS, node)]

    assert by_oxigraph(written(triples)) == as_text(triples)


def test_papers_stand_first_and_names_before_the_rest() -> None:
    lines = written(fact_triples(small_knowledge(), SPACE)).splitlines()
    headings = [line for line in lines if line.startswith("# ----")]
    subject = lines.index("paper:3102.00001 a kg:Paper ;")

    assert headings[0] == "# ---- paper ----"
    assert lines[subject + 1].startswith("    dcterms:title")


def test_no_triples_make_a_valid_document() -> None:
    assert by_oxigraph(written([])) == set()
