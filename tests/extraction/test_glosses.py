from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.document import found_in
from kg.extraction.glosses import find_glosses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

PIECES = st.lists(
    st.sampled_from(
        [
            "희소 자동인코더",
            "Sparse Autoencoder",
            "SAE",
            "(",
            ")",
            "; ",
            ", ",
            " ",
            "\n",
            "를",
            " - ",
            "GPT-4o",
            "e.g.",
            "또는",
            "“",
            "”",
            "3.1",
        ]
    )
).map("".join)


def glosses(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*g.first)], text[slice(*g.second)]) for g in find_glosses(text)]


@pytest.mark.parametrize(
    "bracket",
    [
        "(Sparse Autoencoder; SAE)",
        "(Sparse Autoencoder, SAE)",
        "(Sparse Autoencoder: SAE)",
        "(Sparse Autoencoder / SAE)",
        "(Sparse Autoencoder 또는 SAE)",
        "(SAE; Sparse Autoencoder)",
        "(SAE, Sparse Autoencoder)",
        " (SAE, Sparse Autoencoder)",
    ],
)
def test_a_bracket_gives_three_names_in_any_order_and_with_any_separator(bracket: str) -> None:
    found = glosses(f"우리는 희소 자동인코더{bracket}를 학습한다.")

    assert {frozenset(pair) for pair in found} == {
        frozenset(["희소 자동인코더", "SAE"]),
        frozenset(["희소 자동인코더", "Sparse Autoencoder"]),
        frozenset(["Sparse Autoencoder", "SAE"]),
    }


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We use Direct Preference Optimization (DPO).", ("Direct Preference Optimization", "DPO")),
        ("We use DPO (Direct Preference Optimization).", ("DPO", "Direct Preference Optimization")),
        ("CNN(Convolutional Neural Network)을", ("CNN", "Convolutional Neural Network")),
        ("Vision-Language Models (VLMs) see", ("Vision-Language Models", "VLMs")),
        ("Low-Rank Adaptation (LoRA)로", ("Low-Rank Adaptation", "LoRA")),
        ("SAE(희소 자동인코더)를 쓴다", ("SAE", "희소 자동인코더")),
        ("기존의 강화학습(RL)과 다르다", ("강화학습", "RL")),
        ("새로운 대규모 언어 모델(LLM)의 성능", ("대규모 언어 모델", "LLM")),
        ("지도 학습을 위한 확산 모델(Diffusion Model)은", ("확산 모델", "Diffusion Model")),
        ('확산 모델("Diffusion Model")은', ("확산 모델", "Diffusion Model")),
    ],
)
def test_a_bracket_gives_another_name(text: str, pair: tuple[str, str]) -> None:
    assert glosses(text) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        # a verb or a particle that the English name has a small word for
        (
            "종소리를 통한 강화 학습(Reinforcement Learning from Bells)은",
            ("종소리를 통한 강화 학습", "Reinforcement Learning from Bells"),
        ),
        ("등대의 연쇄(Chain of Lanterns)는", ("등대의 연쇄", "Chain of Lanterns")),
        ("음을 위한 종 모델(Bell Model)은", ("종 모델", "Bell Model")),
        # an adjective of the term, and a word that only speaks of it
        ("우리는 이질적인 종 전문가(Heterogeneous Bell Experts)를",
         ("이질적인 종 전문가", "Heterogeneous Bell Experts")),
        ("제안된 종 전문가(Sparse Bell Experts)를", ("종 전문가", "Sparse Bell Experts")),
        ("미분 가능한 종소리(differentiable bells)로",
         ("미분 가능한 종소리", "differentiable bells")),
        # a class at its end that the English name lacks; hyphens make two words
        ("넓은 종탑 주의 메커니즘(Belfry Attention)을", ("종탑 주의 메커니즘", "Belfry Attention")),
        ("대규모 종-등불 모델(Bell-Lantern Model)은", ("종-등불 모델", "Bell-Lantern Model")),
        # words that lead to a term, and such that the English name has
        ("이러한 종소리처리(Natural Bell Processing)는", ("종소리처리", "Natural Bell Processing")),
        ("로봇을 위한 종단간 학습(end-to-end learning)은", ("종단간 학습", "end-to-end learning")),
        ("종소리 기반 검색(bell-based retrieval)은", ("종소리 기반 검색", "bell-based retrieval")),
        ("이해 가능한 종소리(interpretable bells)는",
         ("이해 가능한 종소리", "interpretable bells")),
        ("작은 종 주조 기법(casting method)은", ("주조 기법", "casting method")),
        # two things, or one that names two
        ("종과 등불 생성(bell and lantern generation)은",
         ("종과 등불 생성", "bell and lantern generation")),
        ("매우 큰 종 및 등불(bells and lanterns)은", ("종 및 등불", "bells and lanterns")),
        ("등불과 저랭크 종(Low-Rank Bell)을", ("저랭크 종", "Low-Rank Bell")),
        ("시간분할 다중화(Time-Division Multiplexing)로",
         ("시간분할 다중화", "Time-Division Multiplexing")),
    ],
)  # fmt: skip
def test_a_korean_term_reaches_as_far_as_its_english_name(text: str, pair: tuple[str, str]) -> None:
    assert glosses(text) == [pair]


def test_a_verb_is_no_name() -> None:
    assert glosses("등불을 조종할 수도 있습니다(lantern steering).") == []


def test_the_plural_and_its_long_form_gloss_a_korean_name() -> None:
    assert glosses("대형 언어 모델(LLMs; Large Language Models)은") == [
        ("LLMs", "Large Language Models"),
        ("대형 언어 모델", "LLMs"),
        ("대형 언어 모델", "Large Language Models"),
    ]


def test_a_title_spells_out_the_acronym_at_its_head() -> None:
    title = "TRAP: Trilinear Ray Accumulating Points for Fast Rendering\n\nWe see."

    assert glosses(title) == [("TRAP", "Trilinear Ray Accumulating Points")]
    assert glosses("TRAP: Rendering Points Fast\n\nWe see.") == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BELT: Bell Learning with Echo Towers", "Bell Learning with Echo Towers"),
        ("RingBench: Ringing Benchmark for Bells", "Ringing Benchmark"),
        ("CHIME: CHurch bells In MElody and Time", "CHurch bells In MElody"),
        ("BAEs: Bell Autoencoders Probed", "Bell Autoencoders"),
        ("BLA: Bell-Lantern-Action Models", "Bell-Lantern-Action"),
        ("BLIP: Bell Lantern-Image Pre-Training, Again", "Bell Lantern-Image Pre-Training"),
        ("3DBS: 3D Bell Splatting for Towers", "3D Bell Splatting"),
    ],
)
def test_what_a_title_spells_out_ends_with_the_last_word_of_the_short_form(
    title: str, name: str
) -> None:
    head = title.partition(":")[0]

    assert glosses(f"{title}\n\nWe see.") == [(head, name)]


@pytest.mark.parametrize(
    "title",
    [
        "BellFlow: Bell Casting from Loose Ore with Optimal Flow",
        "SuperBell: Supporting Belfries and Bridges",
    ],
)
def test_a_title_that_only_begins_alike_spells_nothing_out(title: str) -> None:
    assert glosses(f"{title}\n\nWe see.") == []


def test_a_citation_is_no_gloss() -> None:
    assert glosses("linear bells (Ringer 2023; Bellman et al. 2024)") == []
    assert glosses("종변환기(Ringer, 2017)는") == []
    assert glosses("선형 종 메커니즘(Ringer and Bellman 2023; Bellman et al. 2024)은") == []


def test_quotes_around_a_long_form_do_not_hide_it() -> None:
    text = "'Object-Centric Drawing' (OCD)을 소개합니다."

    assert glosses(text) == [("Object-Centric Drawing", "OCD")]


def test_several_brackets_of_a_sentence_are_read() -> None:
    found = glosses("강화학습(RL)과 지도 미세조정(SFT)을 비교한다.")

    assert found == [("강화학습", "RL"), ("지도 미세조정", "SFT")]


def test_a_bracket_inside_a_bracket_is_read() -> None:
    text = "Our method (a Sparse Autoencoder (SAE) with gates) is fast."

    assert glosses(text) == [("Sparse Autoencoder", "SAE")]


@pytest.mark.parametrize(
    "text",
    [
        "three datasets (ImageNet, COCO, ADE20K)",
        "세 데이터셋(ImageNet, COCO, ADE20K)에서",
        "benchmarks (GSM8K, MATH)",
        "벤치마크(GSM8K, MATH)에서",
        "모델(GPT-4o, Claude)을",
        "two baselines (SFT; DPO)",
    ],
)
def test_an_enumeration_is_no_gloss(text: str) -> None:
    assert glosses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "성능(83.5%)이 좋다",
        "several models (e.g., SAE)",
        "FooNet (ours) wins",
        "We propose FooNet (CVPR 2024).",
        "RL (RL)",
        "(SAE)를",
        "Sparse Autoencoder\n(SAE)",
        "()",
    ],
)
def test_a_remark_is_no_gloss(text: str) -> None:
    assert glosses(text) == []


def test_full_width_brackets_are_brackets() -> None:
    assert glosses("Sparse Autoencoder（SAE）를") == [("Sparse Autoencoder", "SAE")]


@pytest.mark.parametrize(
    "text",
    ["Sparse Autoencoder(희소 자동인코더, SAE)를", "SAE(Sparse Autoencoder, 희소 자동인코더)를"],
)
def test_a_latin_name_may_have_a_korean_gloss_beside_another(text: str) -> None:
    assert len(glosses(text)) == 2


@given(st.text() | PIECES)
def test_names_are_stretches_of_one_line_and_the_second_stands_behind(text: str) -> None:
    for gloss in find_glosses(text):
        (start, end), (begin, stop) = gloss

        assert 0 <= start < end <= begin < stop <= len(text)
        assert "\n" not in text[start:stop]
        assert text[start:end].strip() == text[start:end]
        assert text[begin:stop].strip() == text[begin:stop]


def test_a_document_holds_the_names_and_their_pairs(run: Callable[..., Doc]) -> None:
    doc = run("희소 자동인코더(Sparse Autoencoder; SAE)를 쓴다.", last="kg_glosses")

    pairs = [(doc[slice(*a)].text, doc[slice(*b)].text) for a, b in doc._.glosses]
    assert pairs == [
        ("Sparse Autoencoder", "SAE"),
        ("희소 자동인코더", "Sparse Autoencoder"),
        ("희소 자동인코더", "SAE"),
    ]
    names = {found.text for found in found_in(doc) if found.rule == "gloss"}
    assert names == {"희소 자동인코더", "Sparse Autoencoder", "SAE"}


def test_the_vocabulary_knows_how_far_a_glossed_name_reaches(run: Callable[..., Doc]) -> None:
    doc = run("인간 피드백을 통한 강화 학습(RLHF)을 쓴다.", last="kg_glosses")

    assert [doc[slice(*a)].text for a, _ in doc._.glosses] == ["인간 피드백을 통한 강화 학습"]
