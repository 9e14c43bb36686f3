from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.exporters.page.korean import korean_names
from kg.model.entity import Entity, Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.relation import Relation
from tests.exporters.page.conftest import KITE, LANTERN, claim, read

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge

READING = EntityId("dark-reading")


def told(knowledge: Knowledge, kind: Kind) -> dict[str, str]:
    aliases = ("가장 어두운 밤의 읽기", "밤 읽기", "어둠 읽기")
    entity = Entity(
        id=READING,
        kind=kind,
        label=Name("dark reading"),
        aliases=tuple(Name(alias, Language.KOREAN) for alias in aliases),
    )
    sentences = ("어둠 읽기는 어렵습니다.", "가장 어두운 밤의 읽기입니다.")
    often = read(sentences[0], "어둠 읽기"), read(sentences[1], "가장 어두운 밤의 읽기")
    again = read("어둠 읽기를 다룹니다.", "어둠 읽기")
    return korean_names(
        replace(
            knowledge,
            entities=(*knowledge.entities, entity),
            statements=(
                claim(LANTERN, Relation.ADDRESSES, READING, *often),
                claim(KITE, Relation.ADDRESSES, READING, again),
            ),
        )
    )


def test_the_most_frequent_name_is_taken(knowledge: Knowledge) -> None:
    assert told(knowledge, Kind.TASK) == {READING: "어둠 읽기"}


def test_a_model_keeps_its_name(knowledge: Knowledge) -> None:
    assert told(knowledge, Kind.MODEL) == {}
