from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.page.words import END, coded, vocabulary

TEXTS = st.text(
    st.one_of(st.sampled_from("aZ09가힣 -\n\x00"), st.characters(codec="utf-8")), max_size=60
)


def decoded(content: bytes, words: list[str]) -> list[str]:
    """Return the texts again; ``scripts/data/words.js`` does the same."""
    texts, text, at, after_word = [], "", 0, False
    while at < len(content):
        number = content[at]
        at += 1
        if number >= 240:
            number = 160 + 80 * 256 + (number - 240) * 65536 + content[at] * 256 + content[at + 1]
            at += 2
        elif number >= 160:
            number = 160 + (number - 160) * 256 + content[at]
            at += 1
        if number == 0:
            texts.append(text)
            text, after_word = "", False
            continue
        is_word = bool(re.match("[0-9A-Za-z가-힣]", words[number]))
        text += " " * (after_word and is_word) + words[number]
        after_word = is_word
    return texts


@given(st.lists(TEXTS, max_size=5))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    words = vocabulary(texts)

    assert decoded(coded(texts, words), words) == texts


def test_large_numbers_take_more_bytes() -> None:
    texts = [" ".join(f"w{number}" for number in range(300)), " ".join("abcdefgh" * 3000)]
    names = [
        f"{first}{second}{third}"
        for first in "abcdefghijklmnopqrstuvwxyz"
        for second in "abcdefghijklmnopqrstuvwxyz"
        for third in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"
    ]
    texts.append(" ".join(names))
    words = vocabulary(texts)

    assert len(words) > 21_000
    assert decoded(coded(texts, words), words) == texts


def test_a_space_between_words_costs_nothing() -> None:
    words = vocabulary(["alpha beta gamma"])

    assert words == [END, "alpha", "beta", "gamma"]
    assert len(coded(["alpha beta gamma"], words)) == 4


@pytest.mark.parametrize("text", ["", " ", "  a", "a ", " a b ", "a  b", "T5가", "1.5 %"])
def test_white_space_at_the_ends_stays(text: str) -> None:
    words = vocabulary([text])

    assert decoded(coded([text], words), words) == [text]
