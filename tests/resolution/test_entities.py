from __future__ import annotations

from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from tests.builders import MIDDLE, NEW, NEWEST, OLD, concept, reading, resolved, thing


def test_papers_vote_for_the_kind() -> None:
    (entity,) = resolved(
        reading(OLD, *thing("TinyQuiz", kind=Kind.DATASET)),
        reading(MIDDLE, *thing("TinyQuiz", kind=Kind.BENCHMARK)),
        reading(NEW, *thing("TinyQuiz", kind=Kind.BENCHMARK)),
    ).entities

    assert entity.kind is Kind.BENCHMARK


def test_a_sure_vote_counts_more_than_a_guess() -> None:
    (entity,) = resolved(
        reading(OLD, *thing("TinyQuiz", kind=Kind.DATASET, confidence=0.9)),
        reading(MIDDLE, *thing("TinyQuiz", kind=Kind.TASK, confidence=0.4)),
        reading(NEW, *thing("TinyQuiz", kind=Kind.TASK, confidence=0.4)),
    ).entities

    assert entity.kind is Kind.DATASET


def test_a_paper_has_one_vote_however_often_it_says_so() -> None:
    many = [m for n in range(5) for m in thing("TinyQuiz", number=n, kind=Kind.TASK)]
    (entity,) = resolved(
        reading(OLD, *many),
        reading(MIDDLE, *thing("TinyQuiz", kind=Kind.DATASET)),
        reading(NEW, *thing("TinyQuiz", kind=Kind.DATASET)),
    ).entities

    assert entity.kind is Kind.DATASET


def test_the_vocabulary_knows_better_than_papers() -> None:
    known = concept("bleu", Kind.METRIC, label=Name("BLEU"))
    (entity,) = resolved(
        *(reading(p, *thing("BLEU", concept=known.id)) for p in (OLD, NEW)), concepts=[known]
    ).entities

    assert entity.kind is Kind.METRIC


def test_the_label_is_the_english_name_that_most_papers_write() -> None:
    (entity,) = resolved(
        reading(OLD, *thing("Lantern-Net", "등불망")),
        reading(MIDDLE, *thing("LanternNet", "등불망")),
        reading(NEW, *thing("LanternNet", "등불망")),
    ).entities

    assert entity.label == Name("LanternNet")
    assert entity.aliases == (Name("Lantern-Net"), Name("등불망", Language.KOREAN))


def test_capitals_and_plurals_make_no_other_name() -> None:
    (entity,) = resolved(
        reading(OLD, *thing("glow map")),
        reading(MIDDLE, *thing("Glow Maps")),
        reading(NEW, *thing("glow map")),
    ).entities

    assert entity.names == (Name("glow map"),)


def test_names_of_the_vocabulary_and_of_digests_stand_together() -> None:
    known = concept("glow", label=Name("Glow"), aliases=(Name("빛", Language.KOREAN),))
    (entity,) = resolved(
        reading(OLD, *thing("Glow flow", concept=known.id)), concepts=[known]
    ).entities

    assert entity.label == Name("Glow")
    assert entity.aliases == (Name("Glow flow"), Name("빛", Language.KOREAN))


LANTERNS = [
    concept("lantern"),
    concept("lantern-2", broader=(EntityId("lantern"),)),
    concept("lantern-3", broader=(EntityId("lantern"),)),
    concept("lantern-3.1", broader=(EntityId("lantern-3"),)),
]


def broader(*members: str) -> dict[str, tuple[EntityId, ...]]:
    """Return what is wider than each entity where a paper names these concepts."""
    things = [
        found
        for number, member in enumerate(members)
        for found in thing(member, number=number, concept=EntityId(member))
    ]
    knowledge = resolved(reading(NEWEST, *things), concepts=LANTERNS)
    assert {x.entity for x in knowledge.statements} == set(members)
    return {entity.id: entity.broader for entity in knowledge.entities}


def test_wider_concepts_in_which_entities_meet_are_in_the_graph() -> None:
    assert broader("lantern-2", "lantern-3") == {
        "lantern": (),
        "lantern-2": ("lantern",),
        "lantern-3": ("lantern",),
    }


def test_a_family_of_one_is_not_in_the_graph() -> None:
    assert broader("lantern-3.1") == {"lantern-3.1": ()}


def test_entities_meet_in_the_nearest_wider_one_that_is_there() -> None:
    assert broader("lantern-2", "lantern-3.1") == {
        "lantern": (),
        "lantern-2": ("lantern",),
        "lantern-3.1": ("lantern",),
    }


def test_what_a_nearer_one_leads_to_is_not_said_again() -> None:
    found = broader("lantern", "lantern-3", "lantern-3.1")

    assert found["lantern-3.1"] == ("lantern-3",)
