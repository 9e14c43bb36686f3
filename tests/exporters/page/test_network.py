from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.exporters.page import network
from kg.exporters.page.network import draw

if TYPE_CHECKING:
    import pytest

    from kg.model.knowledge import Knowledge


def drawn(knowledge: Knowledge) -> Any:  # noqa: ANN401 — JSON
    return json.loads(json.dumps(draw(knowledge)))


def test_every_thing_is_drawn_once(knowledge: Knowledge) -> None:
    ids = [node["id"] for node in drawn(knowledge)["nodes"]]

    assert len(ids) == len(set(ids)) == 10
    assert "entity/tiny-quiz" in ids


def test_lines_have_names_of_their_own(knowledge: Knowledge) -> None:
    """A line without one would get a random one in the browser."""
    lines = drawn(knowledge)["edges"]

    assert [line["id"] for line in lines] == list(range(len(lines)))


def test_what_more_papers_tell_of_is_larger(knowledge: Knowledge) -> None:
    sizes = {node["id"]: node["size"] for node in drawn(knowledge)["nodes"]}

    assert sizes["entity/tiny-quiz"] > sizes["entity/lantern-net"]


def test_the_layout_has_a_seed_and_names_have_no_markup(knowledge: Knowledge) -> None:
    options = drawn(knowledge)["options"]

    assert isinstance(options["layout"]["randomSeed"], int)
    assert options["nodes"]["font"]["multi"] is False
    assert options["edges"]["font"]["multi"] is False


def test_what_the_whole_field_shares_keeps_its_distance(knowledge: Knowledge) -> None:
    lengths = {line["to"]: line.get("length") for line in drawn(knowledge)["edges"]}

    assert lengths["entity/accuracy"] == network.GENERIC_LENGTH
    assert lengths["entity/tiny-quiz"] is None


def test_a_crowd_is_reduced_to_the_most_connected(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "MOST_NODES", 2)

    picture = drawn(knowledge)
    ids = {node["id"] for node in picture["nodes"]}

    assert len(ids) == 4
    assert {"paper/3105.00001", "entity/tiny-quiz"} <= ids
    assert all({line["from"], line["to"]} <= ids for line in picture["edges"])
