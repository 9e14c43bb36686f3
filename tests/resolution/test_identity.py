from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from kg.model.entity import Name
from kg.model.kind import Kind
from kg.resolution.overrides import Overrides
from tests.builders import MIDDLE, NEW, NEWEST, OLD, concept, reading, resolved, thing
from tests.strategies import READINGS

if TYPE_CHECKING:
    from kg.model.mention import Reading


def identifiers(*readings: Reading, overrides: Overrides | None = None) -> set[str]:
    return {entity.id for entity in resolved(*readings, overrides=overrides).entities}


def test_an_identifier_is_readable() -> None:
    assert identifiers(reading(OLD, *thing("ScanNet++"))) == {"scannet-plus-plus"}


def test_an_identifier_does_not_say_the_kind() -> None:
    found = [identifiers(reading(OLD, *thing("TinyQuiz", kind=kind))) for kind in Kind]

    assert found == [{"tinyquiz"}] * len(Kind)


def test_newer_papers_change_no_identifier() -> None:
    first = reading(OLD, *thing("Lantern Net"))
    later = (
        reading(MIDDLE, *thing("LanternNet", "Net of Lanterns")),
        reading(NEW, *thing("LanternNet")),
        reading(NEWEST, *thing("LANTERNNET")),
    )

    assert identifiers(first) == identifiers(first, *later) == {"lantern-net"}


def test_a_concept_keeps_the_identifier_of_the_vocabulary() -> None:
    known = concept("gsm8k", Kind.BENCHMARK, label=Name("GSM8K"))
    knowledge = resolved(
        reading(OLD, *thing("Grade School Math 8K", concept=known.id)), concepts=[known]
    )

    assert [entity.id for entity in knowledge.entities] == ["gsm8k"]


def test_a_homonym_gets_the_number_of_its_paper() -> None:
    found = identifiers(reading(OLD, *thing("T5+")), reading(NEW, *thing("T5 plus")))

    assert found == {"t5-plus", f"t5-plus.{NEW}"}


def test_a_homonym_of_the_vocabulary_gets_the_number_of_its_paper() -> None:
    knowledge = resolved(reading(NEW, *thing("glow")), concepts=[concept("glow")])

    assert [entity.id for entity in knowledge.entities] == [f"glow.{NEW}"]


def test_three_homonyms_of_one_paper_have_three_identifiers() -> None:
    spellings = frozenset({"Dream", "DREAM", "dReam"})
    things = [m for n, name in enumerate(sorted(spellings)) for m in thing(name, number=n)]

    found = identifiers(reading(OLD, *things), overrides=Overrides(apart=spellings))

    assert len(found) == 3


@given(READINGS)
def test_every_statement_is_about_an_entity_that_is_there(readings: list[Reading]) -> None:
    knowledge = resolved(*readings)
    known = [entity.id for entity in knowledge.entities]

    assert len(set(known)) == len(known)
    assert {statement.entity for statement in knowledge.statements} == set(known)
    assert all(known)
