from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from kg.extraction.document import found_in, words_of
from kg.extraction.phrases import Phrases
from kg.extraction.tokenizer import Tokenizer
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language


def concept(name: str, kind: Kind = Kind.METHOD, *, generic: bool = False) -> Concept:
    language = Language.KOREAN if name[0] >= "가" else Language.ENGLISH
    return Concept(id=EntityId(name), kind=kind, label=Name(name, language), generic=generic)


CONCEPTS = [
    *(concept(f"{word} attention") for word in ("flash", "linear", "cross")),
    *(concept(f"{word} 증류") for word in ("지식", "자기", "순차")),
    *(concept(f"{word} corpus", Kind.DATASET) for word in ("red", "blue", "grey")),
    *(concept(f"{word} weaving", generic=True) for word in ("red", "blue", "grey")),
    concept("lone gating"),
]
PHRASES = Phrases.of(CONCEPTS)
TOKENIZER = Tokenizer(Vocab(), ["증류", "적응"])


def phrases(text: str, *taken: str) -> list[str]:
    doc = TOKENIZER(text)
    places = {place for place, token in enumerate(doc) if token.text in taken}
    return [doc[start:end].text for start, end in PHRASES.find(words_of(doc), places)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("with the restricted attention here", "restricted attention"),
        ("with the cone-restricted attention here", "cone-restricted attention"),
        ("우리는 겹침 증류를 쓴다", "겹침 증류"),
    ],
)
def test_a_phrase_is_found_by_its_last_word(text: str, found: str) -> None:
    assert phrases(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("attention is here", id="no modifier"),
        pytest.param("we add tied gating", id="too few share the word"),
        pytest.param("we add green corpus", id="other family"),
        pytest.param("we add green weaving", id="generic"),
        pytest.param("we, attention", id="mark between"),
    ],
)
def test_other_phrases_are_none(text: str) -> None:
    assert phrases(text) == []


def test_words_that_are_taken_are_left_alone() -> None:
    assert phrases("with the restricted attention", "attention") == []
    assert phrases("with the restricted attention", "restricted") == []


def test_a_document_holds_the_phrases_that_were_found() -> None:
    doc = PHRASES(TOKENIZER("with the restricted attention here"))

    [found] = found_in(doc)
    assert (found.text, found.rule) == ("restricted attention", "phrase")
