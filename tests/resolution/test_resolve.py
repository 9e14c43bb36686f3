from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    EN,
    KO,
    MIDDLE,
    NEW,
    NEWEST,
    OLD,
    reading,
    resolved,
    small_knowledge,
    thing,
)
from tests.strategies import READINGS

if TYPE_CHECKING:
    from random import Random

    from kg.model.mention import Reading


@given(READINGS, st.randoms())
def test_the_order_of_readings_does_not_show(readings: list[Reading], random: Random) -> None:
    before = resolved(*readings)
    random.shuffle(readings)

    assert resolved(*readings) == before


def test_the_spelling_that_is_kept_does_not_depend_on_the_order() -> None:
    spellings = ("Glow Map", "glow map", "GLOW MAP", "GLOW Map")
    readings = [
        reading(paper, *thing("Glow Flow", name))
        for paper, name in zip((OLD, MIDDLE, NEW, NEWEST), spellings, strict=True)
    ]

    assert resolved(*readings) == resolved(*readings[::-1])


def test_everything_is_sorted() -> None:
    knowledge = small_knowledge()

    for things in (
        knowledge.digests,
        knowledge.papers,
        knowledge.authors,
        knowledge.organizations,
        knowledge.repositories,
        knowledge.entities,
        knowledge.results,
    ):
        identifiers = [str(x.id) for x in things]
        assert identifiers == sorted(identifiers)
        assert identifiers


def test_every_identifier_leads_to_a_value() -> None:
    knowledge = small_knowledge()
    entities = {entity.id for entity in knowledge.entities}
    papers = {paper.id for paper in knowledge.papers}
    digests = {digest.id for digest in knowledge.digests}

    assert {x.entity for x in knowledge.statements} <= entities
    assert {wide for x in knowledge.entities for wide in x.broader} <= entities
    assert {x.paper for x in knowledge.statements} <= papers
    assert {e.digest for x in knowledge.statements for e in x.evidence} <= digests
    assert digests == {KO, EN}


def test_nothing_makes_nothing() -> None:
    assert resolved().entities == ()


def test_mentions_of_one_thing_are_one_reference_wherever_they_stand() -> None:
    kite, glow = thing("Kite", "Long Kite"), thing("Glow", number=1)

    mixed = resolved(reading(OLD, kite[0], *glow, kite[1]), reading(NEW, *kite))

    assert mixed == resolved(reading(OLD, *kite, *glow), reading(NEW, *kite))
