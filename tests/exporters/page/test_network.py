from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.exporters.page.elements import elements
from kg.exporters.page.layout.plan import plan
from kg.exporters.page.network import network_part, vis_network

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


def drawn(knowledge: Knowledge) -> Any:  # noqa: ANN401 — JSON
    graph = elements(knowledge)
    return json.loads(network_part(graph, plan(graph)).text)


def test_nodes_and_lines_are_called_by_their_places(knowledge: Knowledge) -> None:
    network = drawn(knowledge)

    assert [node["id"] for node in network["nodes"]] == list(range(9))
    assert [line["id"] for line in network["edges"]] == list(range(len(network["edges"])))


def test_nodes_have_places_and_nothing_moves_by_itself(knowledge: Knowledge) -> None:
    network = drawn(knowledge)

    assert network["options"]["physics"]["enabled"] is False
    assert len({(node["x"], node["y"]) for node in network["nodes"]}) == 9


def test_names_have_no_markup_and_lines_are_straight(knowledge: Knowledge) -> None:
    options = drawn(knowledge)["options"]

    assert options["nodes"]["font"]["multi"] is False
    assert options["edges"]["font"]["multi"] is False
    assert options["edges"]["smooth"] is False


def test_a_small_drawing_keeps_its_lines_while_it_moves(knowledge: Knowledge) -> None:
    assert drawn(knowledge)["options"]["interaction"]["hideEdgesOnDrag"] is False


def test_what_the_whole_field_shares_keeps_its_distance(knowledge: Knowledge) -> None:
    lengths = {line.get("length") for line in drawn(knowledge)["edges"]}

    assert lengths == {None}


def test_vis_network_comes_with_pyvis() -> None:
    assert "vis-network" in vis_network()[:2000]
