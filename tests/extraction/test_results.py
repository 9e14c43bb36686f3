from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kg.extraction.context import Context
from kg.extraction.linear import LinearModel
from kg.extraction.number import find_numbers
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare
from kg.extraction.results import ResultJudge, number_signs
from kg.extraction.slots import SlotJudge
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.extraction.number import Number
    from kg.model.mention import Reading
    from tests.extraction.conftest import MakeEntry

SLOTS = SlotJudge.shipped()
#: Takes every number, or none, for a result.
ALL = ResultJudge(LinearModel(("-", "result"), (0.0, 9.0), {}), SLOTS)
NONE = ResultJudge(LinearModel(("-", "result"), (9.0, 0.0), {}), SLOTS)


def known(name: str, kind: Kind) -> Concept:
    return Concept(id=EntityId(name.lower()), kind=kind, label=Name(name))


#: All that the pipeline of these tests knows.
CONCEPTS = (
    *(known(name, Kind.MODEL) for name in ("GPT-4o", "Llama 3.1", "Qwen2.5-7B", "ResNet-50")),
    *(known(name, Kind.DATASET) for name in ("ImageNet", "UCF-101", "GSM8K")),
    *(known(name, Kind.METRIC) for name in ("accuracy", "FPS")),
)


def keep_concepts(doc: Doc) -> Doc:
    """Keep the things of the vocabulary, as a judge of kinds would."""
    doc._.things = [thing for thing in doc._.things if thing.concept]
    for thing in doc._.things:
        thing.kind = thing.concept.kind
    doc._.context = Context.of(doc)
    return doc


@pytest.fixture(scope="session")
def judged(make_entry: MakeEntry) -> Callable[..., Doc]:
    """Return a function that reads paragraphs without regard to the shipped weights."""
    nlp = create_pipeline(Language.KOREAN, concepts=CONCEPTS, upto="kg_things")
    return lambda *body: keep_concepts(nlp(prepare(nlp, make_entry("", *body))))


def numbers(doc: Doc) -> list[tuple[str, str]]:
    return [(str(n.value), n.unit) for n in find_numbers(doc, doc._.context)]


def results(doc: Doc) -> list[Number]:
    found: list[Number] = ALL(doc)._.measurements
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It reaches 83.5% here.", "83.5", "%"),
        ("It reaches 83.5 percent here.", "83.5", "%"),
        ("83.5%의 정확도이다.", "83.5", "%"),
        ("83.5퍼센트에 이른다.", "83.5", "%"),
        ("It gains 2.1 points here.", "2.1", "points"),
        ("It gains 1 point here.", "1", "points"),
        ("It gains 2.1 percentage points here.", "2.1", "pp"),
        ("2.1%p 올랐다.", "2.1", "pp"),
        ("2.1포인트 올랐다.", "2.1", "points"),
        ("3.1점 올랐다.", "3.1", "points"),
        ("It is 2.3x faster.", "2.3", "x"),
        ("It is 2.3× faster.", "2.3", "x"),
        ("It is 3 times faster.", "3", "x"),
        ("속도가 2.3배 빠르다.", "2.3", "x"),
        ("It has 31.5 dB here.", "31.5", "dB"),
        ("It takes 12 ms here.", "12", "ms"),
        ("It takes 3 seconds here.", "3", "s"),
        ("3초가 걸린다.", "3", "s"),
        ("It solves 1,280 tasks.", "1280", ""),
        ("It reads 1,280,000.5 words.", "1280000.5", ""),
        ("점수는 0.87이다.", "0.87", ""),
        ("The score is 71.", "71", ""),
        ("A change of -2.1 points.", "-2.1", "points"),
    ],
)
def test_a_number_has_its_value_and_one_name_for_its_unit(
    judged: Callable[..., Doc], text: str, value: str, unit: str
) -> None:
    assert numbers(judged(text)) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It gains 80~85%.", [("80", "%"), ("85", "%")], id="range"),
        pytest.param("정확도 −12.4%다.", [("-12.4", "%")], id="minus sign"),
        pytest.param("정확도 91.5±0.3%다.", [("91.5", "%")], id="deviation"),
        pytest.param(r"It is 91.5 $\pm$ 0.3.", [("91.5", "")], id="deviation in LaTeX"),
        pytest.param(r"It is 69.8 pm 0.5\% here.", [("69.8", "%")], id="deviation in words"),
        pytest.param(r"It gains 95.07\% here.", [("95.07", "%")], id="percent in LaTeX"),
        pytest.param(r"It is 1.5$\times$ faster.", [("1.5", "x")], id="times in LaTeX"),
        pytest.param("By 6.2%-7.7% more.", [("6.2", "%"), ("7.7", "%")], id="range of percents"),
        pytest.param("By 7.4x -7.8x more.", [("7.4", "x"), ("7.8", "x")], id="range of factors"),
        pytest.param("It needs 18GB here.", [("18", "GB")], id="memory"),
        pytest.param("It has 305M weights, and 3.1B.", [], id="sizes"),
        pytest.param("FooNet-XL/2 and FooNet-B/16", [], id="patch sizes"),
        pytest.param("Of 256×256, 512 x 384 and 64 times 288 times 512.", [], id="dimensions"),
        pytest.param("2.5억 개와 500만 장의 그림", [], id="Korean powers of ten"),
        pytest.param("The hit@50:95 is fine.", [], id="range of thresholds"),
        pytest.param("top-2 정확도", [], id="part of a word"),
    ],
)
def test_signs_and_ranges_are_read(
    judged: Callable[..., Doc], text: str, found: list[tuple[str, str]]
) -> None:
    assert numbers(judged(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Llama 3.1은 UCF-101에서 좋다.",
        "We use GPT-4o and Qwen2.5-7B on GSM8K.",
        "We use ResNet-50 on ImageNet.",
    ],
)
def test_a_number_inside_a_name_is_none(judged: Callable[..., Doc], text: str) -> None:
    assert numbers(judged(text)) == []


def test_a_number_in_a_version_of_three_parts_is_none(judged: Callable[..., Doc]) -> None:
    assert numbers(judged("It runs release 2.0.1 now.")) == []


def test_the_title_reports_no_numbers(read: Callable[..., Reading]) -> None:
    assert read("Reaching 83.5% Accuracy on ImageNet").measurements == ()


def test_the_judge_keeps_what_it_takes_for_results(judged: Callable[..., Doc]) -> None:
    doc = judged("FooNet reaches 83.5% accuracy on ImageNet.")

    assert [found.value for found in results(doc)] == [Decimal("83.5")]
    assert NONE(doc)._.measurements == []


def test_a_result_is_about_the_things_of_its_sentence(judged: Callable[..., Doc]) -> None:
    doc = judged("GPT-4o reaches 83.5% accuracy on ImageNet. Llama 3.1 was tested on GSM8K.")

    [result] = results(doc)

    assert result.method is not None
    assert result.dataset is not None
    assert result.method.names == ["GPT-4o"]
    assert result.dataset.names == ["ImageNet"]


def test_each_number_of_a_list_goes_to_its_own_data_set(judged: Callable[..., Doc]) -> None:
    doc = judged("정확도는 ImageNet에서 83.5%, UCF-101에서 91.2%이다.")

    sets = [found.dataset.names[0] for found in results(doc) if found.dataset]
    assert sets == ["ImageNet", "UCF-101"]


def test_a_percentage_behind_a_data_set_is_no_version_of_it(judged: Callable[..., Doc]) -> None:
    doc = judged("It reaches ImageNet 83.5% and UCF-101 91.2% here.")

    sets = [found.dataset.names[0] for found in results(doc) if found.dataset]
    assert sets == ["ImageNet", "UCF-101"]


def test_a_number_has_each_sign_once(judged: Callable[..., Doc]) -> None:
    doc = judged("GPT-4o reaches 83.5% accuracy on ImageNet, 2.1 points more.")

    for number in find_numbers(doc, doc._.context):
        signs = number_signs(number, doc._.context)
        assert len(signs) == len(set(signs))


def test_a_unit_stands_on_the_line_of_its_number(judged: Callable[..., Doc]) -> None:
    assert numbers(judged("It was 2024", "times have changed.")) == [("2024", "")]


def test_a_unit_that_is_a_metric_too_is_a_unit(judged: Callable[..., Doc]) -> None:
    assert numbers(judged("It runs at 24 FPS here.")) == [("24", "FPS")]


def test_what_a_number_counts_is_a_sign(judged: Callable[..., Doc]) -> None:
    doc = judged("It takes 80 training epochs to reach 83.5% accuracy.")
    counted, reported = (
        number_signs(number, doc._.context) for number in find_numbers(doc, doc._.context)
    )

    assert "counts" in counted
    assert "counts" not in reported
