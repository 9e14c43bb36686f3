"""What a result is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.number import find_numbers
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare
from kg.extraction.slots import candidates, slot_signs
from kg.model.language import Language
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.extraction.number import Number
    from kg.model.mention import Reading
    from tests.extraction.conftest import MakeEntry

Slots = tuple[str, str | None, str | None, str | None]


def slots(reading: Reading) -> list[Slots]:
    """Return value, metric, data set and method of each result, by first names."""
    names: dict[int | None, str] = {}
    for mention in reading.mentions:
        names.setdefault(mention.thing, mention.name)
    return [
        (str(m.value), names.get(m.metric), names.get(m.dataset), names.get(m.method))
        for m in reading.measurements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We propose FooNet. FooNet achieves 76.3% accuracy on ImageNet.", "ImageNet"),
        ("FooNet을 제안합니다. FooNet은 ImageNet에서 76.3%의 정확도를 달성했습니다.", "ImageNet"),
    ],
)
def test_a_result_is_about_the_data_set_beside_it(
    read: Callable[..., Reading], text: str, expected: str
) -> None:
    found = slots(read("FooNet: A Network for Images", text))

    assert [(value, on) for value, _, on, _ in found] == [("76.3", expected)]


def test_a_result_is_the_papers_own_method_s(read: Callable[..., Reading]) -> None:
    found = slots(
        read("FooNet: A Network", "We propose FooNet. It achieves 76.3% accuracy on ImageNet.")
    )

    assert [of for *_, of in found] == ["FooNet"]


def test_the_old_and_the_new_value_are_about_one_thing(read: Callable[..., Reading]) -> None:
    found = slots(
        read(
            "FooNet: A Network",
            "We propose FooNet. It raises accuracy on ImageNet from 71.2% to 76.3%.",
        )
    )

    assert [on for _, _, on, _ in found] == ["ImageNet", "ImageNet"]
    assert found[0][1:] == found[1][1:]


@pytest.fixture(scope="module")
def parsed(make_entry: MakeEntry) -> Callable[[str], Doc]:
    nlp = create_pipeline(Language.ENGLISH, upto="kg_relations")
    return lambda text: nlp(prepare(nlp, make_entry("FooNet: A Network", text)))


def numbers_of(doc: Doc) -> list[Number]:
    return list(find_numbers(doc, doc._.context))


def test_candidates_stand_near_or_are_the_papers_own(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("We propose FooNet. We like GSM8K. It is good. It gets 76.3% on ImageNet.")

    (number,) = numbers_of(doc)
    found = list(candidates(number, doc._.things, doc._.context))

    names = {name for thing in found for name in thing.names}
    assert "ImageNet" in names
    assert "GSM8K" not in names
    assert all(
        thing.relation is Relation.INTRODUCES for thing in found if "ImageNet" not in thing.names
    )


def test_the_order_of_two_lists_shows(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("FooNet reaches 70.1% and 80.2% on ImageNet and GSM8K, respectively.")
    numbers = numbers_of(doc)
    (known,) = [t for t in doc._.things if "ImageNet" in t.names]

    first, second = (slot_signs(n, known, numbers, doc._.things, doc._.context) for n in numbers)

    assert "Dataset order=True equal respectively" in first
    assert "Dataset order=False equal respectively" in second


def test_signs_are_told_once_and_in_a_fixed_order(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("FooNet reaches 70.1% and 80.2% accuracy on ImageNet and GSM8K.")
    numbers = numbers_of(doc)

    for number in numbers:
        for thing in candidates(number, doc._.things, doc._.context):
            signs = slot_signs(number, thing, numbers, doc._.things, doc._.context)
            assert len(signs) == len(set(signs))
            assert signs == slot_signs(number, thing, numbers, doc._.things, doc._.context)
