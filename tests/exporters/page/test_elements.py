from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.exporters.page.elements import Edge, Node, connected, edges, most_connected, nodes

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


def test_everything_is_a_node_and_papers_lie_on_top(knowledge: Knowledge) -> None:
    groups = [node.group for node in nodes(knowledge)]

    assert Counter(groups) == {
        "Result": 1,
        "Repository": 1,
        "Organization": 1,
        "Author": 2,
        "Metric": 1,
        "Model": 1,
        "Benchmark": 1,
        "Paper": 2,
    }
    assert groups[-2:] == ["Paper", "Paper"]


def test_papers_and_entities_are_drawn_from_the_start(knowledge: Knowledge) -> None:
    central = {node.id.split("/")[0] for node in nodes(knowledge) if node.central}

    assert central == {"paper", "entity"}


def test_a_result_says_its_unit(knowledge: Knowledge) -> None:
    (result,) = (node for node in nodes(knowledge) if node.group == "Result")

    assert result.label == "91.5 %"


def test_every_edge_ends_at_nodes(knowledge: Knowledge) -> None:
    known = {node.id for node in nodes(knowledge)}

    assert all({edge.source, edge.target} <= known for edge in edges(knowledge))


def test_an_edge_of_a_claim_names_its_statement(knowledge: Knowledge) -> None:
    claims = [edge for edge in edges(knowledge) if edge.statement is not None]

    assert [edge.statement for edge in claims] == [0, 1, 2]
    assert claims[0] == Edge(
        source="paper/3105.00001",
        target="entity/lantern-net",
        relation="introduces",
        statement=0,
    )


def test_a_result_is_tied_to_what_it_is_of_on_and_in(knowledge: Knowledge) -> None:
    slots = {edge.relation for edge in edges(knowledge) if edge.source[:7] == "result/"}

    assert slots == {"metric", "onDataset", "ofMethod"}


def test_of_too_many_nodes_the_most_connected_stay_in_their_order() -> None:
    points = [Node(id=name, label=name, group="Task") for name in "abcd"]
    lines = [Edge(source=x, target=y, relation="uses") for x, y in ("da", "db", "ba")]

    kept = most_connected(points, connected(lines), 2)

    assert [node.id for node in kept] == ["a", "b"]
