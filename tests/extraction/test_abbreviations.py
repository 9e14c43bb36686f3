from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.abbreviations import is_acronym, long_form


@pytest.mark.parametrize("word", ["SAE", "LLMs", "mIoU", "RLVR", "T2V", "R&D", "GPT-4V"])
def test_words_with_two_capitals_are_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["", "A", "sparse", "Sparse", "T5", "Sparse Autoencoder", "희소"])
def test_other_words_are_no_acronyms(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        pytest.param("SAE", "we train a Sparse Autoencoder", "Sparse Autoencoder", id="inside"),
        pytest.param("LLMs", "all Large Language Models", "Large Language Models", id="plural"),
        pytest.param("CoT", "with Chain-of-Thought", "Chain-of-Thought", id="hyphens"),
        pytest.param(
            "mIoU", "a mean Intersection over Union", "mean Intersection over Union", id="mixed"
        ),
        pytest.param("DPO", "direct preference optimization", None, id="lower case"),
    ],
)
def test_the_long_form_is_the_nearest_end_that_fits(
    short: str, before: str, long: str | None
) -> None:
    assert long_form(short, before) == (long or before)


@pytest.mark.parametrize(
    ("short", "before"),
    [
        pytest.param("USA", "at Stanford", id="other letters"),
        pytest.param("SAE", "our SAE", id="itself"),
        pytest.param("SAE", "", id="nothing before"),
        pytest.param("CNN", "in the last section", id="letters inside words"),
    ],
)
def test_what_does_not_abbreviate_has_no_long_form(short: str, before: str) -> None:
    assert long_form(short, before) is None


@given(st.from_regex(r"[A-Z][A-Za-z0-9]{1,6}", fullmatch=True), st.text())
def test_a_long_form_ends_the_text_and_is_longer_than_its_abbreviation(
    short: str, before: str
) -> None:
    found = long_form(short, before)

    assert found is None or (found in before and len(found) > len(short))
