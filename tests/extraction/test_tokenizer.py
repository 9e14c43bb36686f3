from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.extraction.tokenizer import Tokenizer

TOKENIZER = Tokenizer(Vocab(), ["모델", "자동인코더", "확산모델"])
#: What digests are made of, so that chance brings together what belongs together.
PIECES = st.lists(
    st.sampled_from(
        [
            "RLVR",
            "은",
            "SAE",
            "를",
            "(",
            ")",
            "UCF-101",
            "에서",
            "3.1",
            "1,280",
            "모델",
            "들을",
            " ",
            "  ",
            "\n",
            "\t",
            "+",
            "++",
            "%",
            "。",
            "\u3000",
            "é",
            "e\u0301",
            "\x1c",
            "ﬁ",
        ]
    )
).map("".join)


def split(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("RLVR은", ["RLVR", "은"], id="particle behind a name"),
        pytest.param("(SAE)를", ["(", "SAE", ")", "를"], id="particle behind a bracket"),
        pytest.param("UCF-101에서", ["UCF", "-", "101", "에서"], id="particle behind digits"),
        pytest.param("모델들을", ["모델", "들을"], id="plural and particle"),
        pytest.param("확산모델은", ["확산모델", "은"], id="compound"),
        pytest.param("Vicuña를", ["Vicuña", "를"], id="accent"),
        pytest.param("T5+와", ["T5+", "와"], id="plus sign"),
        pytest.param("ScanNet++에서", ["ScanNet++", "에서"], id="two plus signs"),
        pytest.param("Llama 3.1은", ["Llama", "3.1", "은"], id="version"),
        pytest.param("1,280개", ["1,280", "개"], id="thousands"),
        pytest.param("GPT-4o로", ["GPT", "-", "4o", "로"], id="letter behind a digit"),
    ],
)
def test_words_are_split_where_script_or_particle_begins(text: str, tokens: list[str]) -> None:
    assert split(text) == tokens


def test_a_dot_at_the_end_is_no_part_of_a_number() -> None:
    assert split("It has 3.1.") == ["It", "has", "3.1", "."]


@given(st.text() | PIECES)
def test_the_document_has_the_text_again(text: str) -> None:
    assert TOKENIZER(text).text == text


@given(PIECES)
def test_a_text_is_split_the_same_way_again(text: str) -> None:
    assert split(text) == split(text)
