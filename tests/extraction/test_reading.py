"""The whole pipeline, with the shipped weights, on entries that leave little room for doubt."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction.reading import Reader
from kg.model.identifiers import DigestId
from kg.model.kind import FAMILY, Kind
from kg.model.language import Language
from kg.model.naming import clean
from kg.model.relation import POSSIBLE, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.entry import Entry
    from kg.model.mention import Measurement, Mention, Reading
    from tests.extraction.conftest import MakeEntry

#: Title and paragraphs of invented papers.
FOONET_EN = (
    "FooNet: Sparse Routing for Efficient Image Classification",
    (
        "We introduce FooNet, a new architecture for image classification. We evaluate FooNet on "
        "the ImageNet dataset, where FooNet achieves an accuracy of 83.5%. FooNet outperforms "
        "ResNet-50 by 2.1 points."
    ),
)
FOONET_KO = (
    "FooNet: 효율적인 이미지 분류를 위한 희소 라우팅",
    "이 논문은 이미지 분류를 위한 새로운 구조인 FooNet을 제안합니다.",
    (
        "ImageNet 데이터셋에서 평가한 FooNet은 83.5%의 정확도를 달성하였고, "
        "ResNet-50보다 2.1포인트 높습니다."
    ),
)
#: The same in the other order, which the weights do not read rightly yet.
FOONET_PLAIN = (
    *FOONET_KO[:2],
    (
        "FooNet은 ImageNet 데이터셋에서 평가하여 83.5%의 정확도를 달성하였고, "
        "ResNet-50보다 2.1포인트 높습니다."
    ),
)
BARBENCH = (
    "BarBench: A Benchmark for Multi-Step Tool Use",
    (
        "We introduce BarBench, a new benchmark of 1,280 tasks for tool use. We evaluate GPT-4o "
        "and Llama 3.1 on BarBench."
    ),
)
ALIGNMENT_EN = (
    "Aligning Small Models",
    (
        "We fine-tune Qwen2.5-7B with Direct Preference Optimization (DPO). DPO improves the "
        "accuracy on the GSM8K benchmark from 71.2% to 76.4%."
    ),
)
ALIGNMENT_KO = (
    "작은 모델의 정렬",
    (
        "우리는 Qwen2.5-7B를 직접 선호 최적화(Direct Preference Optimization; DPO)로 "
        "미세 조정합니다. DPO는 GSM8K에서 정확도를 71.2%에서 76.4%로 높입니다."
    ),
)
AUTOENCODER = (
    "해석 가능한 특징을 찾아서",
    (
        "희소 자동인코더(Sparse Autoencoder; SAE)를 GPT-2에 적용하였다. "
        "SAE는 해석 가능한 특징을 찾는다."
    ),
)
VERSIONS = (
    "모델 비교",
    (
        "우리는 Llama 3와 Llama 3.1, GPT-4와 GPT-4o를 비교한다. "
        "ScanNet과 ScanNet++ 데이터셋에서 평가한다."
    ),
)
CAPITALS = (
    "Testing Reasoning",
    "We evaluate on the MATH benchmark. People whisper while the Whisper model transcribes speech.",
)
OURS = ("A Study of Routing", "We compare GPT-4o with Ours. Ours is better. However, it is slow.")
SILENT = ("오늘", "")
ENTRIES = (
    *(FOONET_EN, FOONET_KO, BARBENCH, ALIGNMENT_EN, ALIGNMENT_KO, AUTOENCODER),
    *(VERSIONS, CAPITALS, OURS, SILENT),
)
DIGEST = DigestId("2024-11-25-ko-1f0c9a2b")
PIECES = st.lists(
    st.sampled_from(
        [
            "FooNet",
            "ImageNet",
            "GPT-4o",
            "Llama 3.1",
            "희소 자동인코더",
            "(SAE)",
            "은",
            "를 ",
            " ",
            " ",
            ". ",
            ", ",
            "\n",
            "83.5%",
            " 2.1 points",
            "정확도",
            "accuracy",
            "평가한다. ",
            "(",
            ")",
            "; ",
            "\u3000",
            "e.g. ",
            "T5+",
            "모델들을",
        ]
    ),
    max_size=20,
).map(lambda pieces: "".join(pieces) + ".")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(FOONET_EN, id="en"),
        pytest.param(FOONET_KO, id="ko"),
        pytest.param(FOONET_PLAIN, id="ko-plain"),
    ],
)
def test_a_paper_introduces_what_its_title_names(
    read: Callable[..., Reading], tell: Callable[[Reading], dict[str, Mention]], entry: tuple[str]
) -> None:
    foonet = tell(read(*entry))["FooNet"]

    assert foonet.relation is Relation.INTRODUCES
    assert FAMILY[foonet.kind] is Kind.METHOD


@pytest.mark.parametrize("entry", [FOONET_EN, FOONET_KO], ids=["en", "ko"])
def test_a_paper_is_evaluated_on_a_data_set(
    read: Callable[..., Reading], tell: Callable[[Reading], dict[str, Mention]], entry: tuple[str]
) -> None:
    imagenet = tell(read(*entry))["ImageNet"]

    assert imagenet.kind is Kind.DATASET
    assert imagenet.relation is Relation.EVALUATES_ON
    assert imagenet.concept == "imagenet"


@pytest.mark.parametrize("entry", [FOONET_EN, FOONET_KO], ids=["en", "ko"])
def test_a_paper_reports_a_result(
    read: Callable[..., Reading], tell: Callable[[Reading], dict[str, Mention]], entry: tuple[str]
) -> None:
    reading = read(*entry)

    [result] = [found for found in reading.measurements if found.unit == "%"]
    assert result.value == Decimal("83.5")
    assert result.dataset == tell(reading)["ImageNet"].thing
    assert result.method == tell(reading)["FooNet"].thing


def test_a_benchmark_that_a_title_names_is_introduced(
    read: Callable[..., Reading], tell: Callable[[Reading], dict[str, Mention]]
) -> None:
    barbench = tell(read(*BARBENCH))["BarBench"]

    assert barbench.kind is Kind.BENCHMARK
    assert barbench.relation is Relation.INTRODUCES


@pytest.mark.parametrize("entry", [ALIGNMENT_EN, ALIGNMENT_KO], ids=["en", "ko"])
def test_a_result_before_and_after_is_two_results(
    read: Callable[..., Reading], entry: tuple[str]
) -> None:
    values = [found.value for found in read(*entry).measurements]

    assert values == [Decimal("71.2"), Decimal("76.4")]


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        (ALIGNMENT_EN, {"Direct Preference Optimization", "DPO"}),
        (ALIGNMENT_KO, {"직접 선호 최적화", "Direct Preference Optimization", "DPO"}),
        (AUTOENCODER, {"희소 자동인코더", "Sparse Autoencoder", "SAE"}),
    ],
    ids=["en", "ko", "ko vocabulary"],
)
def test_names_of_one_thing_come_together(
    read: Callable[..., Reading], entry: tuple[str], names: set[str]
) -> None:
    mentions = read(*entry).mentions
    [thing] = {mention.thing for mention in mentions if mention.name in names}

    assert {mention.name for mention in mentions if mention.thing == thing} == names


def test_versions_are_different_things(
    read: Callable[..., Reading], tell: Callable[[Reading], dict[str, Mention]]
) -> None:
    told = tell(read(*VERSIONS))

    names = ["Llama 3", "Llama 3.1", "GPT-4", "GPT-4o", "ScanNet", "ScanNet++"]
    assert len({told[name].thing for name in names}) == len(names)


def test_capitals_tell_a_model_from_a_word(read: Callable[..., Reading]) -> None:
    names = {mention.name: mention.concept for mention in read(*CAPITALS).mentions}

    assert names.get("Whisper") == "whisper"
    assert "whisper" not in names
    assert names.get("MATH") is not None


def test_ours_is_nothing(read: Callable[..., Reading]) -> None:
    names = {mention.name for mention in read(*OURS).mentions}

    assert "GPT-4o" in names
    assert not {name for name in names if "our" in name.casefold()}


@pytest.mark.parametrize(
    "entry",
    [
        SILENT,
        pytest.param(
            ("빈 글", ""),
            marks=pytest.mark.xfail(strict=True, reason="two words of a title taken for a task"),
        ),
    ],
)
def test_an_entry_may_say_nothing(read: Callable[..., Reading], entry: tuple[str]) -> None:
    reading = read(*entry)

    assert (reading.mentions, reading.measurements) == ((), ())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0][:12])
def test_every_relation_is_one_that_its_kind_allows(
    read: Callable[..., Reading], entry: tuple[str]
) -> None:
    for mention in read(*entry).mentions:
        assert mention.relation in POSSIBLE[FAMILY[mention.kind]]
        assert 0 <= mention.confidence <= 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0][:12])
def test_a_thing_has_one_kind_and_one_relation(
    read: Callable[..., Reading], entry: tuple[str]
) -> None:
    mentions = read(*entry).mentions

    judged = {(mention.thing, mention.kind, mention.relation) for mention in mentions}
    assert len(judged) == len({mention.thing for mention in mentions})


def test_the_same_entry_gives_the_same_reading(
    read: Callable[..., Reading], make_entry: MakeEntry
) -> None:
    """A second pipeline, in another order, with other entries in between."""
    reader = Reader()
    second = [reader(DIGEST, make_entry(*entry)) for entry in reversed(ENTRIES)]

    assert [read(*entry) for entry in ENTRIES] == second[::-1]


def test_a_reading_travels_between_processes(read: Callable[..., Reading]) -> None:
    reading = read(*FOONET_KO)

    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 our own bytes


def test_a_reading_tells_where_it_comes_from(read: Callable[..., Reading]) -> None:
    reading = read(*FOONET_KO)

    assert reading.digest == DIGEST
    assert reading.paper == "2411.15124"
    assert reading.language is Language.KOREAN


def check_places(reading: Reading, source: str) -> None:
    """Check that offsets give the words that were read, inside the sentence given."""
    found: tuple[Mention | Measurement, ...] = (*reading.mentions, *reading.measurements)
    for each in found:
        quote = each.sentence
        assert source[quote.span.start : quote.span.end] == quote.text
        assert quote.span.start <= each.span.start < each.span.end <= quote.span.end
    for mention in reading.mentions:
        assert clean(source[mention.span.start : mention.span.end]) == mention.name
    for result in reading.measurements:
        assert any(c.isdigit() for c in source[result.span.start : result.span.end])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0][:12])
def test_offsets_give_the_words(
    read: Callable[..., Reading],
    make_entry: MakeEntry,
    source_of: Callable[[Entry], str],
    entry: tuple[str],
) -> None:
    check_places(read(*entry), source_of(make_entry(*entry)))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(PIECES, min_size=1, max_size=3))
def test_offsets_give_the_words_of_any_text(
    read: Callable[..., Reading],
    make_entry: MakeEntry,
    source_of: Callable[[Entry], str],
    texts: list[str],
) -> None:
    check_places(read(*texts), source_of(make_entry(*texts)))


def test_a_number_ends_with_its_passage(
    read: Callable[..., Reading], make_entry: MakeEntry, source_of: Callable[[Entry], str]
) -> None:
    entry = (*FOONET_EN, "FooNet achieves an accuracy of 84", "% of all images are new.")

    check_places(read(*entry), source_of(make_entry(*entry)))


def test_a_text_may_end_in_a_word_that_names_nothing(read: Callable[..., Reading]) -> None:
    assert read("FooNet", "It beats Ours").measurements == ()
