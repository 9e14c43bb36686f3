from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.exporters.page.elements import KINDS, RELATIONS, elements
from kg.model.kind import Kind
from kg.model.relation import Relation

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


def test_everything_with_a_name_is_a_node_and_papers_come_first(knowledge: Knowledge) -> None:
    kinds = [node.kind for node in elements(knowledge).nodes]

    assert kinds[:2] == ["Paper", "Paper"]
    assert Counter(kinds[2:]) == {
        "Metric": 1,
        "Model": 1,
        "Benchmark": 1,
        "Author": 2,
        "Organization": 1,
        "Repository": 1,
    }


def test_papers_and_entities_are_drawn_from_the_start(knowledge: Knowledge) -> None:
    central = {node.id.split("/")[0] for node in elements(knowledge).nodes if node.central}

    assert central == {"paper", "entity"}


def test_claims_of_a_paper_stand_before_its_authors_in_their_order(knowledge: Knowledge) -> None:
    drawn = elements(knowledge)
    own = [(edge.relation, drawn.nodes[edge.target].label) for edge in drawn.edges[:7]]

    assert own == [
        ("introduces", "LanternNet"),
        ("evaluatesOn", "TinyQuiz"),
        ("creator", "Bo Sample"),
        ("creator", "Ada Example"),
        ("affiliation", "Example Lab"),
        ("repository", "example/lantern"),
        ("mentions", "TinyQuiz"),
    ]
    assert [edge.is_claim for edge in drawn.edges[:3]] == [True, True, False]


def test_every_kind_and_relation_of_the_model_has_a_place() -> None:
    assert {*Kind} <= {*KINDS}
    assert {*Relation} <= {*RELATIONS}
