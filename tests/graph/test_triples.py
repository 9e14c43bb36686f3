from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.graph.names import KG, PREFIXES, Namespace
from kg.graph.triples import evidence_triples, fact_triples, quads
from kg.resolution.resolve import resolve
from kg.resources import ontology_folder
from tests.builders import EN, KO, NEW, OLD, digest, entry, reading, small_knowledge, thing
from tests.strategies import KNOWLEDGE

if TYPE_CHECKING:
    from kg.graph.triples import Triple
    from kg.model.knowledge import Knowledge

SPACE = Namespace()
KNOWN = {PREFIXES[name] for name in ("dcterms", "foaf", "prov", "rdf", "rdfs", "schema", "skos")}


def all_triples(knowledge: Knowledge) -> list[Triple]:
    return [*fact_triples(knowledge, SPACE), *evidence_triples(knowledge, SPACE)]


def said(subject: str, predicate: str) -> list[str]:
    """Return the objects of a subject's predicate, both by prefixed names."""
    prefixes = SPACE.prefixes

    def full(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local

    return sorted(
        str(o)
        for s, p, o in all_triples(small_knowledge())
        if (s.value, p.value) == (full(subject), full(predicate))
    )


@pytest.mark.parametrize(
    ("subject", "predicate", "objects"),
    [
        (f"paper:{OLD}", "kg:arxivId", ['"3102.00001"']),
        (f"paper:{OLD}", "schema:url", ["<https://arxiv.org/abs/3102.00001>"]),
        (f"paper:{NEW}", "dcterms:title", ['"A Kite for Every Wind"@en']),
        (
            f"paper:{OLD}",
            "kg:featuredOn",
            [f'"2031-05-0{d}"^^<{PREFIXES["xsd"]}date>' for d in (6, 7)],
        ),
        (f"paper:{OLD}", "kg:upvotes", [f'"20"^^<{PREFIXES["xsd"]}integer>']),
        (f"authorship:{OLD}-01", "kg:author", [f"<{SPACE.iri('author', 'bo-sample')}>"]),
        (f"paper:{OLD}", "dcterms:issued", [f'"2031-02-03"^^<{PREFIXES["xsd"]}date>']),
        (f"paper:{NEW}", "dcterms:issued", [f'"2031-04"^^<{PREFIXES["xsd"]}gYearMonth>']),
        (f"paper:{OLD}", "kg:introduces", [f"<{SPACE.iri('entity', 'lanternnet')}>"]),
        ("entity:lanternnet", "rdf:type", [f"<{KG}{k}>" for k in ("Entity", "Method", "Model")]),
        ("entity:lanternnet", "skos:altLabel", ['"랜턴넷"@ko']),
        ("entity:accuracy", "skos:broader", [f"<{SPACE.iri('entity', 'score')}>"]),
        ("organization:example-lab", "foaf:name", ['"Example Lab"']),
    ],
)
def test_this_is_said(subject: str, predicate: str, objects: list[str]) -> None:
    assert said(subject, predicate) == objects


def test_a_result_is_a_decimal_with_all_its_digits() -> None:
    values = [o for _, p, o in all_triples(small_knowledge()) if p.value == KG + "value"]

    assert [str(value) for value in values] == [f'"91.50"^^<{PREFIXES["xsd"]}decimal>']


def test_every_claim_has_a_statement_with_its_sentence() -> None:
    knowledge = small_knowledge()
    facts = set(fact_triples(knowledge, SPACE))
    about: dict[str, dict[str, Any]] = {}
    for subject, predicate, value in evidence_triples(knowledge, SPACE):
        about.setdefault(subject.value, {})[re.split(r"[#/]", predicate.value)[-1]] = value

    claims = {(x["subject"], x["predicate"], x["object"]) for x in about.values()}
    assert claims <= facts
    assert len(claims) == len(knowledge.statements) + len(knowledge.results)
    wanted = {"type", "subject", "predicate", "object", "confidence", "sentence"}
    wanted |= {"start", "end", "rule", "wasDerivedFrom"}
    assert all(wanted <= set(x) <= wanted | {"locator"} for x in about.values())


@given(KNOWLEDGE)
def test_there_are_no_blank_nodes(knowledge: Knowledge) -> None:
    for subject, predicate, value in all_triples(knowledge):
        assert isinstance(subject, ox.NamedNode)
        assert isinstance(predicate, ox.NamedNode)
        assert isinstance(value, ox.NamedNode | ox.Literal)


def test_every_term_is_defined() -> None:
    """Terms of ours by the ontology, the others by a vocabulary that has a prefix."""
    text = (ontology_folder() / "kg.ttl").read_bytes()
    defined = {str(q.subject.value) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    types = PREFIXES["rdf"] + "type"
    used = set()
    for _, predicate, value in all_triples(small_knowledge()):
        used.add(predicate.value)
        if predicate.value == types and isinstance(value, ox.NamedNode):
            used.add(value.value)

    assert {term for term in used if term.startswith(KG)} <= defined
    assert all(any(term.startswith(space) for space in KNOWN | {KG}) for term in used)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/100%",
        "https://example.org/a[1]",
        "https://example.org/a#b#c",
        "https://example.org:port/",
        "https://example.org/\ue000",
    ],
)
def test_an_address_that_is_no_iri_is_encoded(url: str) -> None:
    told = digest(entry(OLD, thumbnail=url, repository=url))
    triples = list(fact_triples(resolve([told], [], []), SPACE))

    found = {o.value for _, p, o in triples if p.value.endswith(("thumbnailUrl", "codeRepository"))}
    assert len(found) == 1
    assert found.pop().startswith("https://example.org")


def test_each_digest_has_a_graph_of_what_it_says() -> None:
    knowledge = small_knowledge()
    found = list(quads(knowledge, SPACE))

    graphs = {quad[3] for quad in found}
    assert graphs == {None, *(ox.NamedNode(SPACE.iri("digest", x)) for x in (KO, EN))}
    assert {quad[:3] for quad in found} == set(all_triples(knowledge))
    claim = ox.NamedNode(KG + "introduces")
    assert {quad[3] for quad in found if quad[1] == claim} == graphs


def test_evidence_can_be_left_out_of_the_quads() -> None:
    knowledge = small_knowledge()
    found = {quad[:3] for quad in quads(knowledge, SPACE, evidence=False)}

    assert found == set(fact_triples(knowledge, SPACE))


def test_a_statement_is_named_by_content() -> None:
    one = resolve([digest()], [reading(OLD, *thing("Kite"))], [])
    more = resolve([digest()], [reading(OLD, *thing("Kite")), reading(NEW, *thing("Kite"))], [])

    assert set(evidence_triples(one, SPACE)) <= set(evidence_triples(more, SPACE))
