"""Names mean in the tables what they mean to ``kg show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.names import find, matching, similar
from kg.errors import UnknownThingError
from kg.graph.tables import Tables, tables
from kg.knowledge_graph import build
from kg.model.naming import fold
from tests.analytics.by_hand import tables_of

if TYPE_CHECKING:
    from kg.query.store import GraphStore

SMALL = tables_of(
    papers=[{"paper": "2411.00001", "title": "GlowNet: Counting Lanterns in Video", "votes": 40}],
    authors=[{"author": "ada-example", "name": "Ada Example"}],
    authorships=[{"paper": "2411.00001", "position": 1, "author": "ada-example"}],
    entities=[
        {"entity": "glownet", "kind": "Method", "family": "Method", "label": "GlowNet"},
        {"entity": "lanterns", "kind": "Benchmark", "family": "Dataset", "label": "Lanterns"},
        {"entity": "lantern-counting", "kind": "Task", "family": "Task", "label": "lantern"},
        {"entity": "lantern.2", "kind": "Dataset", "family": "Dataset", "label": "Lantern"},
    ],
    names=[
        {"entity": "glownet", "rank": 0, "name": "GlowNet"},
        {"entity": "glownet", "rank": 1, "name": "글로우넷"},
        {"entity": "lanterns", "rank": 0, "name": "Lanterns"},
        {"entity": "lantern-counting", "rank": 0, "name": "lantern"},
        {"entity": "lantern.2", "rank": 0, "name": "lamp light"},
        {"entity": "lantern.2", "rank": 3, "name": "Lantern"},
    ],
    statements=[
        {"paper": "2411.00001", "entity": "glownet", "relation": "introduces"},
        {"paper": "2411.00001", "entity": "lanterns", "relation": "evaluatesOn"},
    ],
    organizations=[{"organization": "example-lab", "name": "Example Lab"}],
    repositories=[{"repository": "github.com/example/glownet", "name": "example/glownet"}],
    edges=[
        {
            "source": "paper:2411.00001",
            "target": "organization:example-lab",
            "kind": "affiliation",
        }
    ],
)


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("GlowNet", "entity:glownet"),
        ("glow-nets", "entity:glownet"),
        ("글로우넷", "entity:glownet"),
        ("ADA  example", "author:ada-example"),
        ("Example Lab", "organization:example-lab"),
        ("example/glownet", "repository:github.com/example/glownet"),
        ("glownet: counting lanterns in video", "paper:2411.00001"),
        ("arXiv:2411.00001v3", "paper:2411.00001"),
        ("entity:lantern.2", "entity:lantern.2"),
        ("https://w3id.org/paper-kg/entity/lantern-counting", "entity:lantern-counting"),
        ("lantern-counting", "entity:lantern-counting"),
    ],
)
def test_any_spelling_number_address_or_identifier_is_found(name: str, node: str) -> None:
    assert find(SMALL, name).thing.node == node


def test_of_homonyms_the_most_used_is_meant_and_the_others_are_told() -> None:
    found = find(SMALL, "lantern")

    assert found.thing.node == "entity:lanterns"
    assert [other.node for other in found.others] == ["entity:lantern-counting", "entity:lantern.2"]


def test_kinds_choose_among_homonyms() -> None:
    assert find(SMALL, "lantern", ["Task"]).thing.id == "lantern-counting"
    assert {thing.id for thing in matching(SMALL, "lantern", ["Dataset"])} == {
        "lanterns",
        "lantern.2",
    }


def test_use_is_counted_in_papers_and_of_papers_in_votes() -> None:
    names = ["GlowNet", "Ada Example", "Example Lab", "2411.00001", "entity:lantern.2"]

    assert [find(SMALL, name).thing.weight for name in names] == [1, 1, 1, 40, 0]


@pytest.mark.parametrize("name", ["", "GlowNet 2", "1234.56789", "entity:absent", "\udc80", "--"])
def test_what_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(UnknownThingError):
        find(SMALL, name)


@pytest.mark.parametrize(("name", "meant"), [("GlwNet", "GlowNet"), ("글로으넷", "글로우넷")])
def test_a_misspelt_name_is_suggested(name: str, meant: str) -> None:
    with pytest.raises(UnknownThingError) as raised:
        find(SMALL, name)

    assert meant in raised.value.similar


def test_only_names_of_the_kinds_that_are_wanted_are_suggested() -> None:
    assert similar(SMALL, "GlowNett", ["Author"]) == ()


@given(st.sampled_from(["Glow Net", "ViT-S", "T5+", "3.1s", "glass", "각도s"]), st.data())
def test_no_spelling_is_missed(name: str, data: st.DataObject) -> None:
    marks = st.lists(st.sampled_from([" ", "-", "_", ".", "é", "s", "ß", "+"]), max_size=3)
    before, after = "".join(data.draw(marks)), "".join(data.draw(marks))
    written, asked = before + name + after, before.upper() + name.casefold() + after
    frames = tables_of(
        entities=[{"entity": "x", "kind": "Method", "label": written}],
        names=[{"entity": "x", "name": written}],
    )

    assert bool(matching(frames, asked, ["Method"])) == (fold(written) == fold(asked) != "")


@pytest.fixture(scope="module")
def frames() -> Tables:
    return tables(build().knowledge)


def test_whatever_kg_show_finds_is_found(frames: Tables, sampled: GraphStore) -> None:
    base = "https://w3id.org/paper-kg/"
    names = [*frames.names["name"], *frames.authors["name"], *frames.papers["title"]][::25]

    for name in names:
        found = {f"{base}{thing.collection}/{thing.id}" for thing in matching(frames, name)}
        assert found == set(sampled.find(name)), name
