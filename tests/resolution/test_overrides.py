from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import OverridesError
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.resolution.overrides import Overrides, read_overrides
from tests.builders import NEW, NEWEST, OLD, concept, entity_names, reading, resolved, thing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Corrections = Callable[[str], Overrides]


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    """Return what reads corrections from the text of a file."""

    def read(text: str) -> Overrides:
        path = tmp_path / "overrides.toml"
        path.write_text(text, encoding="utf-8")
        return read_overrides(path)

    return read


def test_an_empty_file_corrects_nothing(corrections: Corrections) -> None:
    assert corrections("") == Overrides()


def test_what_is_no_entity_is_dropped(corrections: Corrections) -> None:
    readings = [reading(OLD, *thing("Ours"), *thing("Lantern", number=1))]

    found = entity_names(*readings, overrides=corrections('drop = ["ours"]'))

    assert found == {frozenset({"Lantern"})}


def test_a_dropped_name_leaves_the_others_of_its_entity(corrections: Corrections) -> None:
    ours = reading(OLD, *thing("Ours", "Kite"))

    assert entity_names(ours, overrides=corrections('drop = ["Ours"]')) == {frozenset({"Kite"})}


def test_a_family_that_is_dropped_does_not_come_back(corrections: Corrections) -> None:
    family = concept("llama", Kind.MODEL, label=Name("Llama"))
    members = [
        concept(f"llama-{n}", Kind.MODEL, label=Name(f"Llama {n}"), broader=(family.id,))
        for n in (3, 4)
    ]
    told = [
        reading(OLD, *thing(f"Llama {n}", kind=Kind.MODEL, concept=member.id))
        for n, member in zip((3, 4), members, strict=True)
    ]

    knowledge = resolved(
        *told, concepts=[family, *members], overrides=corrections('drop = ["Llama"]')
    )

    assert {entity.label.text for entity in knowledge.entities} == {"Llama 3", "Llama 4"}
    assert all(not entity.broader for entity in knowledge.entities)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('apart = ["KITE"]\nsame = [["KITE", "Dragon"]]', id="both"),
        pytest.param('[label]\nkite = "  "', id="empty label"),
    ],
)
def test_what_cannot_be_meant_is_refused(corrections: Corrections, text: str) -> None:
    with pytest.raises(OverridesError):
        corrections(text)


def test_what_is_the_same_comes_together(corrections: Corrections) -> None:
    readings = [reading(OLD, *thing("Lantern 3")), reading(NEW, *thing("Lantern III"))]

    found = entity_names(*readings, overrides=corrections('same = [["Lantern 3", "LANTERN-III"]]'))

    assert found == {frozenset({"Lantern 3", "Lantern III"})}


def test_groups_that_share_a_name_are_one(corrections: Corrections) -> None:
    names = ("Kite", "Glider", "Soarer")
    readings = [reading(p, *thing(n)) for p, n in zip((OLD, NEW, NEWEST), names, strict=True)]

    for groups in ('[["Kite", "Glider"], ["Glider", "Soarer"]]', '[["Soarer"], ["Kite"]]'):
        found = entity_names(*readings, overrides=corrections(f"same = {groups}"))

        assert len(found) == (1 if "Glider" in groups else 3)


def test_what_is_the_same_as_a_concept_becomes_it(corrections: Corrections) -> None:
    known = concept("lantern", label=Name("Lantern"))
    knowledge = resolved(
        reading(OLD, *thing("Luminary")),
        concepts=[known],
        overrides=corrections('same = [["Lantern", "Luminary"]]'),
    )

    assert [entity.id for entity in knowledge.entities] == ["lantern"]


def test_a_spelling_that_stands_apart_is_an_entity_of_its_own(corrections: Corrections) -> None:
    readings = [reading(OLD, *thing("Dream")), reading(NEW, *thing("DREAM"))]

    assert len(entity_names(*readings)) == 1
    assert len(entity_names(*readings, overrides=corrections('apart = ["DREAM"]'))) == 2


def test_a_spelling_apart_can_have_a_kind_and_a_label(corrections: Corrections) -> None:
    overrides = corrections(
        'apart = ["DREAM"]\n[kind]\nDREAM = "Dataset"\n[label]\nDREAM = "DREAM set"\n'
    )
    knowledge = resolved(
        reading(OLD, *thing("Dream")), reading(NEW, *thing("DREAM")), overrides=overrides
    )

    assert {(x.label.text, x.kind) for x in knowledge.entities} == {
        ("Dream", Kind.METHOD),
        ("DREAM set", Kind.DATASET),
    }


@pytest.mark.parametrize("known", [True, False], ids=["concept", "unknown"])
def test_a_person_knows_the_kind_best(corrections: Corrections, *, known: bool) -> None:
    concepts = [concept("tiny-quiz", Kind.METRIC, label=Name("Tiny Quiz"))] if known else []
    meant = EntityId("tiny-quiz") if known else None
    (entity,) = resolved(
        reading(OLD, *thing("TinyQuiz", concept=meant)),
        concepts=concepts,
        overrides=corrections('[kind]\n"tiny quiz" = "Benchmark"'),
    ).entities

    assert entity.kind is Kind.BENCHMARK


def test_the_kind_of_a_wider_concept_can_be_corrected(corrections: Corrections) -> None:
    kite = EntityId("kite")
    concepts = [concept(kite), *(concept(f"kite-{n}", broader=(kite,)) for n in "12")]
    knowledge = resolved(
        *(reading(OLD, *thing(x.id, concept=x.id)) for x in concepts[1:]),
        concepts=concepts,
        overrides=corrections('[kind]\nkite = "Model"'),
    )

    assert [x.kind for x in knowledge.entities] == [Kind.MODEL, Kind.METHOD, Kind.METHOD]


def test_a_person_gives_the_label_and_the_old_one_stays_a_name(corrections: Corrections) -> None:
    (entity,) = resolved(
        reading(OLD, *thing("sparse autoencoders")),
        overrides=corrections('[label]\n"Sparse Autoencoder" = "SAE"'),
    ).entities

    assert entity.label == Name("SAE")
    assert entity.aliases == (Name("sparse autoencoders"),)
    assert entity.id == "sparse-autoencoders"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("drop = []\nsame = [[\n", 2, "not valid TOML"),
        ('drop = ["a"]\n\nkind = =', 3, "not valid TOML"),
        ("dorp = []", 0, "dorp"),
        ('[kind]\nKite = "Bird"', 0, "Bird"),
        ("drop = [3]", 0, "str"),
    ],
    ids=["open bracket", "no value", "unknown part", "unknown kind", "no name"],
)
def test_a_line_that_makes_no_sense_is_named(
    corrections: Corrections, text: str, line: int, words: str
) -> None:
    with pytest.raises(OverridesError, match=words) as caught:
        corrections(text)

    assert caught.value.line == line
    assert str(caught.value).startswith(str(caught.value.path))


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    path.write_bytes('drop = ["등불"]'.encode("cp949"))

    with pytest.raises(OverridesError, match="UTF-8"):
        read_overrides(path)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(OverridesError, match="No such file"):
        read_overrides(tmp_path / "none.toml")
