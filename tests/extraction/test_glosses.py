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
