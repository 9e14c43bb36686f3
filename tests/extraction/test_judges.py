from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.judges import KindJudge, RelationJudge
from kg.extraction.linear import LinearModel
from kg.model.kind import FAMILY, Kind
from kg.model.relation import POSSIBLE, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model.mention import Reading

#: Finds everything worth a look.
INTERESTED = LinearModel(("-", "something"), (0.0, 9.0), {})
TEXT = "We test FooNet with GPT-4o on UCF-101."


def kind_judge(threshold: float = 0.5, **bias: float) -> KindJudge:
    """Return a judge that goes by its bias alone."""
    names = ["-", *Kind]
    biases = tuple(bias.get(str(name).lower().replace("-", "nothing"), 0.0) for name in names)
    thresholds = dict.fromkeys(FAMILY.values(), threshold)
    return KindJudge(LinearModel(tuple(map(str, names)), biases, {}), INTERESTED, thresholds)


def kinds(doc: Doc) -> dict[str, Kind]:
    return {thing.names[0]: thing.kind for thing in doc._.things}


def test_an_unknown_name_has_the_likeliest_kind(run: Callable[..., Doc]) -> None:
    doc = kind_judge(metric=9.0)(run(TEXT, last="kg_things"))

    assert kinds(doc)["FooNet"] is Kind.METRIC


def test_a_known_name_keeps_its_kind(run: Callable[..., Doc]) -> None:
    doc = kind_judge(metric=9.0)(run(TEXT, last="kg_things"))

    assert kinds(doc)["GPT-4o"] is Kind.MODEL
    assert kinds(doc)["UCF-101"] is Kind.DATASET


def test_what_is_nothing_is_dropped(run: Callable[..., Doc]) -> None:
    doc = kind_judge(nothing=9.0)(run(TEXT, last="kg_things"))

    assert doc._.things == []
    assert not doc._.context.things


def test_the_threshold_says_how_sure_is_sure_enough(run: Callable[..., Doc]) -> None:
    doc = kind_judge(threshold=0.0, nothing=9.0)(run(TEXT, last="kg_things"))

    assert "FooNet" in kinds(doc)
    assert all(0 <= thing.confidence < 0.01 for thing in doc._.things)


def test_a_sign_decides(run: Callable[..., Doc]) -> None:
    model = LinearModel(
        ("-", *map(str, Kind)),
        (0.0,) * 7,
        {"concept=none": (50.0, *(0.0,) * 6)},
    )

    doc = KindJudge(model, INTERESTED)(run(TEXT, last="kg_things"))

    assert "FooNet" not in kinds(doc)
    assert "GPT-4o" in kinds(doc)


@pytest.mark.parametrize("wish", list(Relation))
def test_a_thing_has_a_relation_that_its_kind_allows(
    run: Callable[..., Doc], wish: Relation
) -> None:
    labels = tuple(map(str, Relation))
    model = LinearModel(labels, tuple(9.0 if label == wish else 0.0 for label in labels), {})

    doc = RelationJudge(model)(run(TEXT, last="kg_kinds"))

    for thing in doc._.things:
        allowed = POSSIBLE[FAMILY[thing.kind]]
        assert thing.relation in allowed
        assert thing.relation is wish or wish not in allowed


def test_the_kind_is_a_sign_of_the_relation(run: Callable[..., Doc]) -> None:
    model = LinearModel(
        ("mentions", "uses"), (0.0, 0.0), {f"kind={Kind.MODEL}": (0.0, 9.0), "lang=en": (1.0, 0.0)}
    )

    doc = RelationJudge(model)(run(TEXT, last="kg_kinds"))

    relations = {thing.names[0]: thing.relation for thing in doc._.things}
    assert relations["GPT-4o"] is Relation.USES
    assert relations["UCF-101"] is Relation.MENTIONS


def test_shipped_judges_know_every_kind_and_relation() -> None:
    assert set(KindJudge.shipped().model.labels) == {"-", *Kind}
    assert set(RelationJudge.shipped().model.labels) == set(Relation)


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "FooNet: Light from Lanterns",
            "Light matters. We propose FooNet, a new framework.",
            "We propose FooNet",
        ),
        (
            "FooNet: 등불의 빛",
            "빛은 중요합니다. 본 논문에서는 새로운 프레임워크인 FooNet을 제안합니다.",
            "본 논문에서는",
        ),
    ],
)
def test_the_sentence_that_says_what_is_done_is_the_strongest_evidence(
    read: Callable[..., Reading], title: str, text: str, said: str
) -> None:
    """The title names it first; the sentence with the verb supports the relation."""
    found = [mention for mention in read(title, text).mentions if mention.name == "FooNet"]

    best = max(found, key=lambda mention: mention.confidence)
    assert best.relation is Relation.INTRODUCES
    assert best.sentence.text.startswith(said)
    assert found[0].confidence < best.confidence
