"""Words that tell what a paper does with a thing."""

from __future__ import annotations

import pytest

from kg.extraction.cues import cues_of


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        pytest.param("제안했습니다", "introduces", id="Korean verb"),
        pytest.param("능가합니다", "compares", id="Korean comparison"),
        pytest.param("evaluating", "evaluates", id="English stem"),
        pytest.param("than", "compares", id="whole word"),
        pytest.param("활용하여", "uses", id="Korean use"),
    ],
)
def test_forms_of_a_verb_say_the_same(word: str, cue: str) -> None:
    assert cue in cues_of(word)


@pytest.mark.parametrize("word", ["thank", "newton", "고양이", "x"])
def test_short_words_do_not_begin_others(word: str) -> None:
    assert "compares" not in cues_of(word)
    assert "introduces" not in cues_of(word)
