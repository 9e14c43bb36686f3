from __future__ import annotations

import pytest

from kg.extraction.lexicon import (
    COMMON_CAPITALIZED,
    GENERIC_HEADS,
    HYPHEN_SUFFIXES,
    TITLE_SMALL_WORDS,
)


@pytest.mark.parametrize("words", [GENERIC_HEADS, HYPHEN_SUFFIXES, TITLE_SMALL_WORDS])
def test_lists_that_are_compared_in_lower_case_are_lower_case(words: frozenset[str]) -> None:
    assert words == {word.casefold() for word in words}


def test_words_that_begin_a_sentence_are_capitalised() -> None:
    assert all(word[0].isupper() for word in COMMON_CAPITALIZED)


@pytest.mark.parametrize("word", ["Ours", "We", "The", "However"])
def test_words_that_name_nothing_are_known(word: str) -> None:
    assert word in COMMON_CAPITALIZED
