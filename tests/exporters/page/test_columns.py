from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kg.exporters.page.columns import columns, packed
from kg.exporters.page.elements import KINDS, RELATIONS, elements
from kg.exporters.page.layout.plan import plan

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


def table(knowledge: Knowledge) -> dict[str, list[int]]:
    drawn = elements(knowledge)
    return {
        name: column.tolist() for name, column in columns(knowledge, drawn, plan(drawn)).items()
    }


def test_nodes_have_their_kinds_and_papers_their_days_and_votes(knowledge: Knowledge) -> None:
    found = table(knowledge)

    assert [KINDS[kind] for kind in found["kind"][:3]] == ["Paper", "Paper", "Metric"]
    assert found["votes"] == [12, 3]
    assert found["day"] == [11448, 11448]
    assert found["generic"][2] == 1


def test_a_paper_that_nobody_counted_has_less_than_no_votes(knowledge: Knowledge) -> None:
    paper = replace(knowledge.papers[1], listings=())

    found = table(replace(knowledge, papers=(knowledge.papers[0], paper)))

    assert found["votes"][1] == -1
    assert found["day"][1] == 0


def test_edges_of_one_source_stand_together(knowledge: Knowledge) -> None:
    found = table(knowledge)

    assert found["count"][:2] == [6, 2]
    assert sum(found["count"]) == len(found["to"]) == len(found["relation"])
    assert [RELATIONS[relation] for relation in found["relation"][:2]] == [
        "introduces",
        "evaluatesOn",
    ]
    assert found["sure"][:3] == [90, 90, 100]


def test_places_of_other_things_are_told_from_their_first_paper_on(knowledge: Knowledge) -> None:
    drawn = elements(knowledge)
    places = plan(drawn).places

    found = table(knowledge)

    quiz = [node.id for node in drawn.nodes].index("entity/tiny-quiz")
    assert [found["x"][0], found["y"][0]] == places[0].tolist()
    assert [found["x"][quiz], found["y"][quiz]] == (places[quiz] - places[0]).tolist()


def test_ends_of_claims_come_first(knowledge: Knowledge) -> None:
    drawn = elements(knowledge)
    found = table(knowledge)

    assert [drawn.nodes[end].id for end in found["to"][:3]] == [
        "entity/lantern-net",
        "entity/tiny-quiz",
        "entity/tiny-quiz",
    ]


def test_packed_columns_take_the_fewest_bytes_that_hold_them() -> None:
    wide = np.array([1, 256, 65536])

    content = packed({"small": np.array([0, 255]), "signed": np.array([-1, 3]), "wide": wide})

    head, _, body = content.partition(b"\n")
    assert json.loads(head) == [["small", "u1", 2], ["signed", "i1", 2], ["wide", "i4", 3]]
    assert body[:4] == bytes([0, 255, 255, 3])
    planes = np.frombuffer(body[4:], np.uint8).reshape(4, 3)
    assert np.frombuffer(planes.T.tobytes(), "<i4").tolist() == wide.tolist()


def test_nothing_makes_empty_columns() -> None:
    assert packed({"none": np.array([], dtype=np.int64)}) == b'[["none", "u1", 0]]\n'
