from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kg.model.entity import Name
from kg.model.kind import FAMILY, Kind
from kg.model.relation import POSSIBLE, Relation
from tests.builders import EN, NEW, OLD, concept, mention, reading, resolved, sentence, thing
from tests.strategies import READINGS

if TYPE_CHECKING:
    from kg.model.mention import Reading


def test_a_paper_makes_one_claim_about_an_entity_the_strongest() -> None:
    (statement,) = resolved(
        reading(OLD, *thing("Kite", relation=Relation.MENTIONS)),
        reading(OLD, *thing("Kite", relation=Relation.INTRODUCES), digest=EN),
        reading(OLD, *thing("Kite", relation=Relation.USES)),
    ).statements

    assert statement.relation is Relation.INTRODUCES


def test_evidence_of_all_digests_is_kept_the_strongest_first() -> None:
    (statement,) = resolved(
        reading(OLD, *thing("Kite", confidence=0.4)),
        reading(OLD, *thing("Kite", confidence=0.9), digest=EN),
    ).statements

    assert [(x.digest, x.confidence) for x in statement.evidence] == [
        (EN, 0.9),
        (reading(OLD).digest, 0.4),
    ]
    assert statement.confidence == 0.9


def test_evidence_comes_only_from_entries_that_make_the_claim() -> None:
    (statement,) = resolved(
        reading(OLD, *thing("Kite", relation=Relation.USES, confidence=0.9)),
        reading(OLD, *thing("Kite", relation=Relation.INTRODUCES, confidence=0.4), digest=EN),
    ).statements

    assert [x.digest for x in statement.evidence] == [EN]
    assert statement.confidence == 0.4


def test_a_sentence_is_evidence_once() -> None:
    said = sentence("Kite is a kite.")
    (statement,) = resolved(
        reading(OLD, mention("Kite", sentence=said), mention("kite", at=10, sentence=said))
    ).statements

    assert [x.sentence for x in statement.evidence] == [said]


@pytest.mark.parametrize(
    ("kind", "relation"),
    [
        (Kind.TASK, Relation.ADDRESSES),
        (Kind.METRIC, Relation.REPORTS),
        (Kind.BENCHMARK, Relation.USES),
        (Kind.MODEL, Relation.USES),
    ],
)
def test_a_claim_fits_the_kind_that_the_entity_proves_to_be(kind: Kind, relation: Relation) -> None:
    known = concept("kite", kind, label=Name("Kite"))
    (statement,) = resolved(
        reading(OLD, *thing("Kite", relation=Relation.USES, concept=known.id)), concepts=[known]
    ).statements

    assert statement.relation is relation


def test_claims_come_by_paper_then_strength_then_entity() -> None:
    found = resolved(
        reading(NEW, *thing("Glow")),
        reading(
            OLD,
            *thing("Arrow", relation=Relation.MENTIONS),
            *thing("Kite", number=1),
            *thing("Glow", number=2),
            *thing("Wing", number=3, relation=Relation.INTRODUCES),
        ),
    ).statements

    assert [(x.paper, x.entity) for x in found] == [
        (OLD, "wing"),
        (OLD, "glow"),
        (OLD, "kite"),
        (OLD, "arrow"),
        (NEW, "glow"),
    ]


@given(READINGS)
def test_claims_are_unique_possible_and_supported(readings: list[Reading]) -> None:
    knowledge = resolved(*readings)
    kinds = {entity.id: entity.kind for entity in knowledge.entities}
    pairs = [(statement.paper, statement.entity) for statement in knowledge.statements]

    assert len(set(pairs)) == len(pairs)
    assert all(x.relation in POSSIBLE[FAMILY[kinds[x.entity]]] for x in knowledge.statements)
    assert {x.paper for x in knowledge.statements} == {x.paper for x in readings}
