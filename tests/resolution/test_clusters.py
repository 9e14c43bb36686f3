from __future__ import annotations

import pytest

from kg.model.entity import Name
from kg.model.kind import Kind
from kg.model.language import Language
from tests.builders import (
    MIDDLE,
    NEW,
    NEWEST,
    OLD,
    concept,
    entity_names,
    reading,
    resolved,
    thing,
)

SPARSE = ("Sparse Autoencoder", "SAE")
STACKED = ("Stacked Autoencoder", "SAE")


def names_apart(one: str, other: str) -> bool:
    """Tell whether two papers that use these names mean two entities."""
    return len(entity_names(reading(OLD, *thing(one)), reading(NEW, *thing(other)))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 3", "Llama 3.1"),
        ("T5", "T5+"),
        ("GPT-4", "GPT-4o"),
        ("ScanNet", "ScanNet++"),
        ("Qwen2", "Qwen2.5"),
        ("Lantern-7B", "Lantern-70B"),
    ],
)
def test_versions_stay_apart(one: str, other: str) -> None:
    assert names_apart(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UCF-101", "UCF101"),
        ("LanternNet", "Lantern Net"),
        ("sparse autoencoder", "Sparse Autoencoders"),
        ("TÜLU 3", "Tulu 3"),
        ("ＬａｎｔｅｒｎＮｅｔ", "LanternNet"),
        ("희소 자동인코더", "희소 자동 인코더"),
    ],
)
def test_spellings_come_together(one: str, other: str) -> None:
    assert not names_apart(one, other)


def test_a_short_form_and_a_translation_belong_to_what_the_entry_spells_out() -> None:
    found = entity_names(
        reading(OLD, *thing(*SPARSE, "희소 자동인코더")),
        reading(NEW, *thing("SAE")),
        reading(NEWEST, *thing("sparse autoencoders")),
    )

    assert found == {frozenset({"Sparse Autoencoder", "SAE", "희소 자동인코더"})}


def test_a_short_form_with_two_long_forms_is_two_entities() -> None:
    found = entity_names(reading(OLD, *thing(*SPARSE)), reading(NEW, *thing(*STACKED)))

    assert found == {frozenset(SPARSE), frozenset(STACKED)}


def test_a_bare_short_form_is_what_most_papers_spell_out() -> None:
    knowledge = resolved(
        reading(OLD, *thing(*SPARSE)),
        reading(MIDDLE, *thing(*STACKED)),
        reading(NEW, *thing(*STACKED)),
        reading(NEWEST, *thing("SAE")),
    )

    (meant,) = (s.entity for s in knowledge.statements if s.paper == NEWEST)
    assert meant == "stacked-autoencoder"


def test_papers_count_and_not_digests() -> None:
    knowledge = resolved(
        reading(OLD, *thing(*SPARSE)),
        reading(MIDDLE, *thing(*SPARSE)),
        *(reading(NEW, *thing(*STACKED, number=number)) for number in range(3)),
        reading(NEWEST, *thing("SAE")),
    )

    (meant,) = (s.entity for s in knowledge.statements if s.paper == NEWEST)
    assert meant == "sparse-autoencoder"


def test_a_short_form_that_nobody_spells_out_is_one_entity() -> None:
    assert entity_names(reading(OLD, *thing("QZX")), reading(NEW, *thing("QZX"))) == {
        frozenset({"QZX"})
    }


def test_korean_names_join_nothing_where_an_english_one_is_given() -> None:
    found = entity_names(
        reading(OLD, *thing("Glow Score", "점수")), reading(NEW, *thing("Wind Score", "점수"))
    )

    assert found == {frozenset({"Glow Score", "점수"}), frozenset({"Wind Score", "점수"})}


def test_korean_names_alone_come_together() -> None:
    assert entity_names(reading(OLD, *thing("등불망")), reading(NEW, *thing("등불망"))) == {
        frozenset({"등불망"})
    }


def test_long_names_join_across_papers_in_chains() -> None:
    found = entity_names(
        reading(OLD, *thing("Lantern Network", "LanternNet")),
        reading(MIDDLE, *thing("LanternNet", "Net of Lanterns")),
        reading(NEW, *thing("Net of Lanterns")),
    )

    assert found == {frozenset({"Lantern Network", "LanternNet", "Net of Lanterns"})}


def test_references_to_a_concept_meet_there() -> None:
    known = concept("ucf101", Kind.DATASET, label=Name("UCF101"))
    knowledge = resolved(
        reading(OLD, *thing("UCF-101", concept=known.id)),
        reading(NEW, *thing("action clips", concept=known.id)),
        concepts=[known],
    )

    assert [entity.id for entity in knowledge.entities] == ["ucf101"]


def test_homonyms_of_the_vocabulary_are_two_nodes() -> None:
    benchmark = concept("math", Kind.BENCHMARK, label=Name("MATH"))
    task = concept("mathematics", Kind.TASK, label=Name("math"))
    knowledge = resolved(
        reading(OLD, *thing("MATH", concept=benchmark.id)),
        reading(NEW, *thing("math", concept=task.id)),
        concepts=[benchmark, task],
    )

    assert [(x.id, x.kind) for x in knowledge.entities] == [
        ("math", Kind.BENCHMARK),
        ("mathematics", Kind.TASK),
    ]


def test_names_keep_their_language() -> None:
    (entity,) = resolved(reading(OLD, *thing("Glow Score", "빛 점수"))).entities

    assert entity.names == (Name("Glow Score"), Name("빛 점수", Language.KOREAN))
