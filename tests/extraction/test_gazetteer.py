from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from kg.extraction.document import found_in, words_of
from kg.extraction.gazetteer import Gazetteer, known_words
from kg.extraction.tokenizer import Tokenizer
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.vocabulary import load_vocabulary


def concept(identifier: str, kind: Kind, *names: str, ambiguous: tuple[str, ...] = ()) -> Concept:
    label, *aliases = (
        Name(name, Language.KOREAN if name[0] >= "가" else Language.ENGLISH) for name in names
    )
    return Concept(
        id=EntityId(identifier),
        kind=kind,
        label=label,
        aliases=tuple(aliases),
        ambiguous=frozenset(ambiguous),
    )


CONCEPTS = (
    concept("sae", Kind.METHOD, "Sparse Autoencoder", "SAE", "희소 자동인코더"),
    concept("diffusion", Kind.METHOD, "Diffusion Model", "확산 모델"),
    concept("llm", Kind.METHOD, "Large Language Model", "LLM"),
    concept("ucf-101", Kind.DATASET, "UCF-101"),
    concept("llama-3", Kind.MODEL, "Llama 3"),
    concept("llama-3.1", Kind.MODEL, "Llama 3.1"),
    concept("t5", Kind.MODEL, "T5"),
    concept("gpt-4", Kind.MODEL, "GPT-4"),
    concept("gpt-4o", Kind.MODEL, "GPT-4o"),
    concept("scannet", Kind.DATASET, "ScanNet"),
    concept("scannet++", Kind.DATASET, "ScanNet++"),
    concept("whisper", Kind.MODEL, "Whisper", ambiguous=("Whisper",)),
    concept("sam", Kind.MODEL, "Segment Anything Model", "SAM"),
    concept("math-benchmark", Kind.BENCHMARK, "MATH", ambiguous=("MATH",)),
    concept("mathematics", Kind.TASK, "Mathematics", "math", ambiguous=("math",)),
    concept("recall-at-k", Kind.METRIC, "Recall@5"),
)
GAZETTEER = Gazetteer.of(CONCEPTS)
TOKENIZER = Tokenizer(Vocab(), known_words(CONCEPTS))


def found(text: str) -> list[tuple[str, str]]:
    doc = TOKENIZER(text)
    return [(doc[a:b].text, label.concept.id) for a, b, label in GAZETTEER.find(words_of(doc))]


@pytest.mark.parametrize(
    "surface", ["UCF-101", "UCF101", "UCF 101", "ucf-101", "UCF‐101", "UCF_101", "ＵＣＦ101"]
)
def test_spellings_come_together(surface: str) -> None:
    assert found(f"on {surface} we test") == [(surface, "ucf-101")]


def test_a_full_width_hyphen_is_a_hyphen() -> None:
    assert found("on UCF－101 we") == [("UCF－101", "ucf-101")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llama 3 and Llama 3.1", [("Llama 3", "llama-3"), ("Llama 3.1", "llama-3.1")]),
        ("Llama-3.1은 Llama-3보다", [("Llama-3.1", "llama-3.1"), ("Llama-3", "llama-3")]),
        ("T5+ is no T5", [("T5", "t5")]),
        ("GPT-4와 GPT-4o를", [("GPT-4", "gpt-4"), ("GPT-4o", "gpt-4o")]),
        ("ScanNet, ScanNet++", [("ScanNet", "scannet"), ("ScanNet++", "scannet++")]),
        ("Llama 3.2 is another", []),
        ("GPT-4.1 is another", []),
    ],
)
def test_versions_stay_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAE를", [("SAE", "sae")]),
        ("(SAE)를", [("SAE", "sae")]),
        ("UCF-101에서", [("UCF-101", "ucf-101")]),
        ("희소 자동인코더들을", [("희소 자동인코더", "sae")]),
        ("확산모델은", [("확산모델", "diffusion")]),
        ("확산 모델이라는", [("확산 모델", "diffusion")]),
        ("Large Language Models", [("Large Language Models", "llm")]),
        ("LLMs은", [("LLMs", "llm")]),
    ],
)
def test_particles_and_plurals_do_not_hide_a_name(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Whisper can whisper", [("Whisper", "whisper")]),
        ("Whisper-large", [("Whisper", "whisper")]),
        ("SAM, not sam or Sam", [("SAM", "sam")]),
        ("sAM lacks a capital", [("sAM", "sam")]),
        ("MATH is a test of math", [("MATH", "math-benchmark"), ("math", "mathematics")]),
    ],
)
def test_capitals_tell_ambiguous_names_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_longest_name_wins() -> None:
    both = (*CONCEPTS, concept("wide", Kind.METHOD, "Large Language Model Agent"))
    doc = TOKENIZER("a Large Language Model Agent here")

    [(start, end, label)] = Gazetteer.of(both).find(words_of(doc))

    assert (doc[start:end].text, label.concept.id) == ("Large Language Model Agent", "wide")


@pytest.mark.parametrize("text", ["Large (Language) Model", "Llama, 3.1", "Large\nLanguage Model"])
def test_no_name_goes_across_a_mark_or_a_line(text: str) -> None:
    assert found(text) == []


def test_names_may_hold_an_at_sign() -> None:
    assert found("with Recall@5 of 3") == [("Recall@5", "recall-at-k")]


def test_a_name_on_its_own_has_one_concept_or_none() -> None:
    llm, nothing = GAZETTEER.lookup("LLMs"), GAZETTEER.lookup("FooNet")

    assert llm is not None
    assert llm.id == "llm"
    assert nothing is None


def test_a_document_holds_the_names_with_their_concepts() -> None:
    doc = GAZETTEER(TOKENIZER("on UCF-101"))

    [name] = found_in(doc)
    assert (name.text, name.concept) == ("UCF-101", "ucf-101")


def test_the_order_of_concepts_does_not_show() -> None:
    doc = TOKENIZER("MATH, math, GPT-4o, Whisper, SAM, SAE")
    other = Gazetteer.of(reversed(CONCEPTS))

    assert list(other.find(words_of(doc))) == list(GAZETTEER.find(words_of(doc)))


def test_korean_words_are_known_with_and_without_the_space() -> None:
    assert {"희소", "자동인코더", "희소자동인코더", "확산모델"} <= known_words(CONCEPTS)


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    """Return a gazetteer of the shipped vocabulary."""
    return Gazetteer.of(load_vocabulary())


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Llama 3", "llama-3"),
        ("Llama 3.1", "llama-3.1"),
        ("GPT-4", "gpt-4"),
        ("GPT-4o", "gpt-4o"),
        ("ScanNet", "scannet"),
        ("ScanNet++", "scannet-plus-plus"),
        ("UCF101", "ucf-101"),
        ("희소 자동인코더", "sparse-autoencoder"),
        ("SAE", "sparse-autoencoder"),
        ("whisper", None),
        ("T5+", None),
    ],
)
def test_the_shipped_vocabulary_keeps_names_apart(
    shipped: Gazetteer, name: str, identifier: str | None
) -> None:
    denoted = shipped.lookup(name)

    assert (denoted.id if denoted else None) == identifier
