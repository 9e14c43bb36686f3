from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode

from kg.query.card import Card, card, evidence_addresses

if TYPE_CHECKING:
    from kg.query.store import GraphStore

SENTENCE = "GlowNet은 LanternQA에서 정확도 81.5%를 달성합니다."


def card_of(store: GraphStore, name: str) -> Card:
    (node,) = [NamedNode(x) for x in store.find(name)]
    return card(store, node)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("GlowNet", ("Model",)),
        ("lamp attention", ("Method",)),
        ("LanternQA", ("Benchmark",)),
        ("entity:night-100k", ("Dataset",)),
        ("accuracy", ("Metric",)),
        ("Ada Example", ("Author",)),
        ("2411.00001", ("Paper",)),
    ],
)
def test_the_most_specific_kind_is_shown_alone(
    small: GraphStore, name: str, kinds: tuple[str, ...]
) -> None:
    node = NamedNode(small.find(name)[0])

    assert card(small, node).kinds == kinds


def test_an_entity_says_who_introduced_it_and_on_what_it_was_evaluated(small: GraphStore) -> None:
    found = card_of(small, "글로우넷")

    assert (found.label, found.names) == ("GlowNet", ("글로우넷",))
    assert found.datasets == ("LanternQA",)
    (group,) = found.groups
    (claim,) = group.claims
    assert group.relation == "introduces"
    assert (claim.paper, claim.remark, claim.sentences) == (
        "2411.00001",
        "Ada Example",
        (SENTENCE,),
    )


def test_results_have_their_sentence(small: GraphStore) -> None:
    (number,) = card_of(small, "LanternQA").results

    assert (number.value, number.about) == ("81.5 %", "accuracy, on LanternQA, GlowNet")
    assert (number.paper, number.sentences) == ("2411.00001", (SENTENCE,))


def test_a_paper_has_its_authors_in_order_once(small: GraphStore) -> None:
    found = card_of(small, "2411.00001")

    assert found.is_paper
    assert found.authors == ("Ada Example", "Bo Sample")
    assert found.facts == ("2024-11-20", "12 votes", "https://arxiv.org/abs/2411.00001")


def test_a_paper_lists_what_it_says_strongest_relation_first(small: GraphStore) -> None:
    found = card_of(small, "2411.00001")

    assert [group.relation for group in found.groups] == [
        "introduces",
        "evaluatesOn",
        "comparesWith",
        "uses",
        "reports",
        "addresses",
        "mentions",
        "affiliation",
        "repository",
    ]
    assert [claim.label for group in found.groups[:2] for claim in group.claims] == [
        "GlowNet",
        "LanternQA",
    ]
    assert all(claim.paper == "" for group in found.groups for claim in group.claims)


def test_an_author_lists_papers(small: GraphStore) -> None:
    (group,) = card_of(small, "Bo Sample").groups

    assert [(claim.paper, claim.label) for claim in group.claims] == [
        ("2411.00001", "GlowNet: Counting Lanterns in Video")
    ]


def test_a_paper_with_two_titles_is_listed_once(small: GraphStore) -> None:
    node = NamedNode(small.find("entity:night-100k")[0])

    groups = {group.relation: group.claims for group in card(small, node).groups}

    assert len(groups["introduces"]) == len(groups["mentions"]) == 1


def test_the_evidence_of_a_card_is_that_of_the_thing_and_its_results(small: GraphStore) -> None:
    (node,) = [NamedNode(x) for x in small.find("LanternQA")]

    assert evidence_addresses(small, node) == [
        "https://w3id.org/paper-kg/entity/lanternqa",
        "https://w3id.org/paper-kg/result/2411.00001-0000aaaa",
    ]
