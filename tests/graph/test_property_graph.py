from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given

from kg.graph.names import Namespace
from kg.graph.property_graph import SEPARATOR, property_graph
from kg.graph.triples import fact_triples
from kg.resolution.resolve import resolve
from tests.builders import EN, NEW, OLD, digest, entry, small_knowledge
from tests.strategies import KNOWLEDGE

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge

LANTERN = f"paper:{OLD}"


def test_every_thing_is_a_node_with_kind_and_label() -> None:
    nodes = property_graph(small_knowledge()).nodes(data=True)

    assert {data["kind"] for _, data in nodes} == {
        *("Author", "Digest", "Organization", "Paper", "Repository", "Result"),
        *("Benchmark", "Dataset", "Method", "Metric", "Model", "Task"),
    }
    assert all(data["label"] for _, data in nodes)


def test_a_paper_carries_what_analysts_want() -> None:
    data = property_graph(small_knowledge()).nodes[LANTERN]

    assert data["label"] == "LanternNet: Reading in the Dark"
    assert (data["upvotes"], data["issued"]) == (20, "2031-02-03")
    assert (data["featured_first"], data["featured_last"]) == ("2031-05-06", "2031-05-07")
    assert data["abstract_ko"].startswith("랜턴넷")
    assert "video" not in property_graph(small_knowledge()).nodes[f"paper:{NEW}"]


def test_an_entity_carries_all_its_names() -> None:
    data = property_graph(small_knowledge()).nodes["entity:lanternnet"]

    assert data["names"] == SEPARATOR.join(["LanternNet", "랜턴넷"])


def test_a_claim_is_an_edge_with_its_best_sentence() -> None:
    graph = property_graph(small_knowledge())
    (edge,) = graph.get_edge_data(LANTERN, "entity:tinyquiz").values()

    assert (edge["kind"], edge["weight"], edge["sentences"]) == ("evaluatesOn", 0.9, 1)
    assert (edge["digest"], edge["sentence"]) == (EN, "TinyQuiz is a kind of lantern.")


def test_a_result_leads_to_metric_data_set_and_method() -> None:
    graph = property_graph(small_knowledge())
    (result,) = (node for node, data in graph.nodes(data=True) if data["kind"] == "Result")

    assert graph.nodes[result]["value"] == 91.5
    assert {(data["kind"], to) for _, to, data in graph.out_edges(result, data=True)} == {
        ("metric", "entity:accuracy"),
        ("onDataset", "entity:tinyquiz"),
        ("ofMethod", "entity:lanternnet"),
    }


def test_authors_come_in_their_order() -> None:
    graph = property_graph(small_knowledge())
    edges = graph.out_edges(LANTERN, data=True)

    authors = {data["position"]: to for _, to, data in edges if data["kind"] == "creator"}
    assert authors == {1: "author:bo-sample", 2: "author:ada-example"}


def test_two_authors_of_one_name_are_two_edges() -> None:
    told = digest(entry(OLD, authors=("Ada Example", "Bo Sample", "Ada Example")))
    graph = property_graph(resolve([told], [], []))

    found = graph.get_edge_data(LANTERN, "author:ada-example").values()
    assert [edge["position"] for edge in found] == [1, 3]


@given(KNOWLEDGE)
def test_attributes_have_one_plain_type_each(knowledge: Knowledge) -> None:
    graph = property_graph(knowledge)

    for described in (graph.nodes(data=True), [edge[1:] for edge in graph.edges(data=True)]):
        types: dict[str, set[type]] = {}
        for _, data in described:
            for name, value in data.items():
                types.setdefault(name, set()).add(type(value))
        assert all(len(found) == 1 for found in types.values()), types
        assert set().union(*types.values()) <= {str, int, float, bool}


@given(KNOWLEDGE)
def test_edges_have_keys_of_their_own_and_lead_to_nodes(knowledge: Knowledge) -> None:
    graph = property_graph(knowledge)
    keys = [key for _, _, key in graph.edges(keys=True)]

    assert len(set(keys)) == len(keys)
    assert all("kind" in data for _, data in graph.nodes(data=True))


def test_names_of_nodes_and_edges_are_xml_name_tokens() -> None:
    graph = property_graph(small_knowledge())
    names = [*graph.nodes, *(key for _, _, key in graph.edges(keys=True))]

    assert all(re.fullmatch(r"[\w:.-]+", name) for name in names)
    assert len(set(names)) == len(names)


def test_it_has_the_claims_of_the_triples() -> None:
    knowledge = small_knowledge()
    claims = {statement.relation.value for statement in knowledge.statements}
    edges = [d["kind"] for *_, d in property_graph(knowledge).edges(data=True)]
    triples = [p.value.rsplit("#")[-1] for _, p, _ in fact_triples(knowledge, Namespace())]

    for kind in (*claims, "hasResult", "onDataset", "repository", "affiliation"):
        assert edges.count(kind) == triples.count(kind) > 0
