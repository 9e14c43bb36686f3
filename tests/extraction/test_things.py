from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.document import found_in, words_of
from kg.extraction.gazetteer import Gazetteer
from kg.extraction.things import Things, choose, mentions_of
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.extraction.document import Stretch
    from kg.extraction.things import Thing


def things(doc: Doc) -> list[list[str]]:
    return [thing.names for thing in doc._.things]


def stretch(doc: Doc, words: str, *, rule: str = "", concept: str = "") -> Stretch:
    """Return these words, as found by a rule."""
    start = doc.text.index(words)
    found = words_of(doc).covering(start, start + len(words))
    return found._replace(rule=rule, concept=concept)


def test_spellings_of_an_unknown_name_are_one_thing(run: Callable[..., Doc]) -> None:
    doc = run("We build Foo-Net. Then FooNet is fast.", last="kg_things")

    assert things(doc) == [["Foo-Net", "FooNet"]]


def test_names_of_one_concept_are_one_thing(run: Callable[..., Doc]) -> None:
    doc = run("희소 자동인코더는 좋다. SAE를 쓴다.", last="kg_things")

    assert ["희소 자동인코더", "SAE"] in things(doc)


@pytest.mark.parametrize(
    "text",
    [
        "겹침 가름 변환(Fold Gate Transform; FGT)을 쓴다. FGT는 빠르다.",
        "겹침 가름 변환(FGT, Fold Gate Transform)을 쓴다. FGT는 빠르다.",
    ],
)
def test_a_gloss_joins_unknown_names(run: Callable[..., Doc], text: str) -> None:
    [names] = [names for names in things(run(text, last="kg_things")) if "FGT" in names]

    assert sorted(names) == ["FGT", "Fold Gate Transform", "겹침 가름 변환"]


def test_a_gloss_joins_an_unknown_name_to_a_concept(run: Callable[..., Doc]) -> None:
    doc = run("성긴 스스로 부호기(Sparse Autoencoder)를 쓴다.", last="kg_things")

    [thing] = [thing for thing in doc._.things if thing.concept]
    assert thing.concept.id == "sparse-autoencoder"
    assert "Sparse Autoencoder" in thing.names
    assert len(thing.names) == 2


def test_a_gloss_does_not_join_two_concepts(run: Callable[..., Doc]) -> None:
    doc = run("GPT-4o와 Llama 3.1을 쓴다.", last="kg_glosses")
    one, other = stretch(doc, "GPT-4o"), stretch(doc, "Llama 3.1")
    doc._.glosses = [((one.start, one.end), (other.start, other.end))]

    doc = Things({concept.id: concept for concept in load_vocabulary()})(doc)

    identifiers = {thing.concept.id for thing in doc._.things if thing.concept}
    assert {"gpt-4o", "llama-3.1"} <= identifiers


def test_versions_are_different_things(run: Callable[..., Doc]) -> None:
    doc = run("FooNet 3 and FooNet 3.1 and FooNet+ are new.", last="kg_things")

    assert things(doc) == [["FooNet 3"], ["FooNet 3.1"], ["FooNet+"]]


def test_the_longest_of_overlapping_names_is_the_first_reading(run: Callable[..., Doc]) -> None:
    doc = run("We use Sparse Autoencoder Farm here.", last="kg_names")
    found_in(doc)[:] = [
        stretch(doc, "Sparse Autoencoder", rule="name"),
        stretch(doc, "Sparse Autoencoder Farm", rule="name"),
    ]

    doc = Things({})(doc)

    assert [span.text for thing in doc._.things for span in thing.spans] == [
        "Sparse Autoencoder Farm"
    ]
    assert [span.text for thing in doc._.things for span in thing.alternatives] == [
        "Sparse Autoencoder"
    ]


def overlapping(run: Callable[..., Doc], *, short: float, long: float) -> list[Thing]:
    doc = run("We use Sparse Autoencoder Farm here.", last="kg_names")
    found_in(doc)[:] = [
        stretch(doc, "Sparse Autoencoder", rule="name"),
        stretch(doc, "Sparse Autoencoder Farm", rule="name"),
    ]
    found: list[Thing] = Things({})(doc)._.things
    for thing, confidence in zip(found, (short, long), strict=True):
        thing.confidence = confidence
    return found


def test_the_likelier_of_overlapping_things_stays(run: Callable[..., Doc]) -> None:
    kept = choose(overlapping(run, short=0.9, long=0.4))

    assert [thing.names for thing in kept] == [["Sparse Autoencoder"]]


def test_among_equals_the_first_reading_stays(run: Callable[..., Doc]) -> None:
    kept = choose(overlapping(run, short=0.7, long=0.7))

    assert [thing.names for thing in kept] == [["Sparse Autoencoder Farm"]]


def test_a_gloss_with_a_longer_name_is_not_the_known_thing(run: Callable[..., Doc]) -> None:
    concept = Concept(
        id=EntityId("reconstruction"),
        kind=Kind.TASK,
        label=Name("Reconstruction"),
        aliases=(Name("재구성", Language.KOREAN),),
    )
    doc = run("재구성(Retrieval-Augmented Reconstruction; RAR)을 쓴다.", last="kg_glosses")
    found_in(doc)[:] = [
        stretch(doc, "재구성", concept="reconstruction"),
        stretch(doc, "Retrieval-Augmented Reconstruction", rule="gloss"),
        stretch(doc, "RAR", rule="gloss"),
    ]

    doc = Things({concept.id: concept})(doc)

    assert things(doc) == [["재구성"], ["Retrieval-Augmented Reconstruction", "RAR"]]


@pytest.mark.parametrize(
    ("spelled", "joined"),
    [
        ("Gentle Lantern Routing", False),
        ("Gated Linear Recurrence", True),
        ("Gated Lightweight Recursion", True),
        ("관문 재귀", True),
    ],
)
def test_an_acronym_means_what_the_text_spells_out(
    run: Callable[..., Doc], spelled: str, *, joined: bool
) -> None:
    concept = Concept(
        id=EntityId("gated-linear-recurrence"),
        kind=Kind.METHOD,
        label=Name("GLR"),
        aliases=(Name("Gated Linear Recurrence"),),
    )
    doc = run(f"{spelled}(GLR)을 제안한다.", last="kg_glosses")
    found_in(doc)[:] = [
        stretch(doc, spelled, rule="gloss"),
        stretch(doc, "GLR", concept=concept.id),
    ]

    [thing] = Things({concept.id: concept})(doc)._.things

    assert thing.concept == (concept if joined else None)


def test_the_vocabulary_goes_first_among_equals(run: Callable[..., Doc]) -> None:
    doc = run("We use SAE here.", last="kg_names")
    found_in(doc)[:] = [
        stretch(doc, "SAE", rule="name"),
        stretch(doc, "SAE", concept="sae"),
    ]

    doc = Things({})(doc)

    [thing] = doc._.things
    assert thing.rules == {"name", "vocabulary"}
    assert [span.concept for span in thing.spans] == ["sae"]


def test_mentions_come_in_the_order_of_the_text(run: Callable[..., Doc]) -> None:
    doc = run("FooNet beats BarNet. FooNet wins.", last="kg_things")

    assert [span.text for span, _ in mentions_of(doc._.things)] == ["FooNet", "BarNet", "FooNet"]


def test_a_name_inside_a_longer_name_of_its_concept_is_the_concept(
    run: Callable[..., Doc],
) -> None:
    doc = run("The GLEAM score falls.", last="kg_sentences")
    concept = Concept(
        id=EntityId("gleam"),
        kind=Kind.METRIC,
        label=Name("GLEAM"),
        aliases=(Name("GLEAM score"),),
    )
    found_in(doc)[:] = [
        stretch(doc, "GLEAM", rule="name"),
        stretch(doc, "GLEAM score", concept="gleam"),
        stretch(doc, "score", rule="name"),
    ]

    doc = Things({concept.id: concept}, Gazetteer.of([concept]).lookup)(doc)

    assert [(thing.names, thing.concept) for thing in doc._.things] == [
        (["GLEAM", "GLEAM score"], concept),
        (["score"], None),
    ]


@pytest.mark.parametrize("text", ["70B", "512x512", "v2", "3D", "GUI", "RGB", "Stage 2"])
def test_a_size_or_a_describing_word_alone_is_no_thing(run: Callable[..., Doc], text: str) -> None:
    doc = run(f"We compare {text} and Llama 3.1 70B.", last="kg_things")

    names = {name for thing in doc._.things for name in thing.names}
    assert "Llama 3.1 70B" in names
    assert text not in names


@pytest.mark.parametrize(
    "text",
    [
        "Code is at https://github.com/LanternLab/Lantern-Tools.",
        "코드는 https://LanternLab.github.io/Lantern-Tools에서 볼 수 있다.",
    ],
)
def test_the_parts_of_an_address_are_no_things(run: Callable[..., Doc], text: str) -> None:
    doc = run(f"FooNet beats GPT-4o. {text}", last="kg_things")

    names = {name for thing in doc._.things for name in thing.names}
    assert {"FooNet", "GPT-4o"} <= names
    assert not any("Lantern" in name for name in names)
