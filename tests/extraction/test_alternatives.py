"""Other ways to cut a name out of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.alternatives import Alternatives
from kg.extraction.document import found_in
from kg.extraction.gazetteer import Gazetteer
from kg.extraction.names import mark_names
from kg.extraction.pipeline import create_pipeline
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONCEPTS = (
    Concept(id=EntityId("decoding"), kind=Kind.METHOD, label=Name("decoding")),
    Concept(id=EntityId("gpt-4o"), kind=Kind.MODEL, label=Name("GPT-4o")),
    Concept(
        id=EntityId("cache"),
        kind=Kind.METHOD,
        label=Name("KV cache"),
        aliases=(Name("KV 캐시", Language.KOREAN),),
    ),
)
GAZETTEER = Gazetteer.of(CONCEPTS)


def read(text: str, language: Language = Language.ENGLISH) -> Doc:
    nlp = create_pipeline(language, concepts=CONCEPTS, upto="kg_sentences")
    return Alternatives(GAZETTEER)(mark_names(GAZETTEER(nlp(text))))


def alternatives(text: str, language: Language = Language.ENGLISH) -> set[str]:
    doc = read(text, language)
    return {found.text for found in found_in(doc) if found.rule in {"part", "wider"}}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Unleashing the Latent Drawing Power for Robots", "Latent Drawing"),
        ("It wins on Libra-Long and Calva on Sunday.", "Libra-Long"),
        ("Survey of Efficient Drawing for Robots", "Efficient Drawing"),
        ("Detection of Toxic Drawings in Grand Talkers", "Detection of Toxic Drawings"),
        ("We report the Grand Score on it.", "Grand Score"),
    ],
)
def test_a_part_of_a_run_of_names_is_a_candidate(text: str, part: str) -> None:
    assert part in alternatives(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We use pipelined parallel decoding, which is fast.", "pipelined parallel decoding"),
        ("We propose adaptive time folding.", "adaptive time folding"),
        ("It has a latent swapping strategy for time.", "latent swapping"),
        ("It is achieved through restricted self-drawing with care.", "restricted self-drawing"),
    ],
)
def test_a_phrase_around_a_name_or_behind_a_leading_word_is_a_candidate(
    text: str, phrase: str
) -> None:
    assert phrase in alternatives(text)


def test_a_korean_phrase_around_a_name_is_a_candidate() -> None:
    found = alternatives("우리는 세그먼트 KV 캐시를 제안합니다.", Language.KOREAN)

    assert "세그먼트 KV 캐시" in found


@pytest.mark.parametrize(
    "text", ["We use decoding with care.", "이를 KV 캐시에서 사용한다.", "It is so.", ""]
)
def test_a_name_among_other_words_has_no_alternative(text: str) -> None:
    assert alternatives(text, Language.KOREAN if "이" in text else Language.ENGLISH) == set()


def test_a_part_that_the_vocabulary_knows_is_its_concept() -> None:
    doc = read("We praise Harnessing GPT-4o for Robots here.")

    assert any(s.text == "GPT-4o" and s.concept == "gpt-4o" for s in found_in(doc))


def test_no_place_is_marked_twice() -> None:
    doc = read("Unleashing the Latent Drawing Power for Robots with parallel decoding")

    places = [found.place for found in found_in(doc)]
    assert len(places) == len(set(places))
