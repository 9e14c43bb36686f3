"""What anyone who has read the sample knows, the graph knows too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import kg
    from tests.journeys.conftest import Told

PAPER = "https://w3id.org/paper-kg/paper/"


def entity_of(graph: kg.KnowledgeGraph, name: str) -> str:
    """Return the address of the only entity of this name."""
    found = graph.query(
        "SELECT DISTINCT ?entity { ?entity a kg:Entity ; skos:prefLabel|skos:altLabel ?any "
        "FILTER(LCASE(STR(?any)) = LCASE(STR(?name))) }",
        name=name,
    )
    (row,) = found
    return str(row["entity"])


def test_all_papers_are_there_with_title_and_votes(
    graph: kg.KnowledgeGraph, digest: list[Told]
) -> None:
    rows = graph.query(
        "SELECT ?number ?title ?votes "
        "{ ?p kg:arxivId ?number ; dcterms:title ?title ; kg:upvotes ?votes }"
    )

    assert len(digest) == 14
    assert {(row["number"], row["title"], row["votes"]) for row in rows} == {
        (told.number, told.title, told.votes) for told in digest
    }
    assert graph.problems == ()


def test_all_authors_are_there_in_order(graph: kg.KnowledgeGraph, digest: list[Told]) -> None:
    rows = graph.query(
        "SELECT ?number ?name { ?p kg:arxivId ?number ; kg:hasAuthorship ?place . "
        "?place kg:position ?position ; kg:author/foaf:name ?name } ORDER BY ?position"
    )

    authors: dict[str, list[str]] = {}
    for row in rows:
        authors.setdefault(row["number"], []).append(row["name"])
    assert authors == {told.number: told.authors for told in digest}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("RLVR", "Reinforcement Learning with Verifiable Rewards"),
        ("SAE", "Sparse Autoencoder"),
        ("SAE", "희소 자동인코더"),
        ("DiT", "Diffusion Transformer"),
        ("DiT", "확산 트랜스포머"),
    ],
)
def test_short_and_long_forms_are_one_method(
    graph: kg.KnowledgeGraph, short: str, long: str
) -> None:
    entity = entity_of(graph, short)

    assert entity_of(graph, long) == entity
    assert list(graph.query(f"ASK {{ <{entity}> a kg:Method }}")) == [{"answer": True}]


@pytest.mark.parametrize("name", ["UCF-101", "Subjects200K"])
def test_data_sets_are_data_sets(graph: kg.KnowledgeGraph, name: str) -> None:
    entity = entity_of(graph, name)

    assert list(graph.query(f"ASK {{ <{entity}> a kg:Dataset }}")) == [{"answer": True}]


@pytest.mark.parametrize(
    ("number", "name", "relations"),
    [
        ("2411.15124", "RLVR", {"introduces", "uses"}),
        ("2411.14982", "SAE", {"introduces", "uses"}),
        ("2411.15098", "DiT", {"introduces", "uses"}),
        ("2411.14762", "UCF-101", {"evaluatesOn"}),
    ],
)
def test_a_paper_relates_to_it_in_a_sentence_that_names_it(
    graph: kg.KnowledgeGraph, number: str, name: str, relations: set[str]
) -> None:
    rows = list(
        graph.query(
            f"SELECT ?relation ?sentence {{ ?s rdf:subject <{PAPER}{number}> ; "
            f"rdf:object <{entity_of(graph, name)}> ; rdf:predicate ?relation ; "
            "kg:sentence ?sentence }"
        )
    )

    assert len({row["relation"] for row in rows}) == 1
    assert rows[0]["relation"].rsplit("#")[-1] in relations
    assert any(name in row["sentence"] for row in rows)


@pytest.mark.parametrize(("number", "name"), [("2411.15098", "Subjects200K")])
def test_a_data_set_has_a_sentence_that_names_it(
    graph: kg.KnowledgeGraph, number: str, name: str
) -> None:
    rows = graph.query(
        f"SELECT ?sentence {{ ?s rdf:subject <{PAPER}{number}> ; "
        f"rdf:object <{entity_of(graph, name)}> ; kg:sentence ?sentence }}"
    )

    assert any(name in row["sentence"] for row in rows)
