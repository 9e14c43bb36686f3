from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.particles import PARTICLES, split_particle

WORDS = frozenset(["모델", "희소 자동인코더", "자동인코더", "강화학습", "이미지", "평가"])


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("모델을", ("모델", "을")),
        ("모델들을", ("모델", "들을")),
        ("모델들에서는", ("모델", "들에서는")),
        ("자동인코더와의", ("자동인코더", "와의")),
        ("강화학습으로부터", ("강화학습으로부터",)),
        ("강화학습으로", ("강화학습", "으로")),
        ("이미지", ("이미지",)),
        ("이미지이다", ("이미지", "이다")),
    ],
)
def test_particles_come_off_known_words(token: str, parts: tuple[str, ...]) -> None:
    assert split_particle(token, WORDS) == parts


@pytest.mark.parametrize("token", ["평가하다", "사과", "이를", "은", "SAE를", "모델링"])
def test_other_words_stay_whole(token: str) -> None:
    assert split_particle(token, WORDS) == (token,)


def test_a_known_word_is_not_split_although_it_ends_like_a_particle() -> None:
    assert split_particle("평가", frozenset(["평", "평가"])) == ("평가",)


@pytest.mark.parametrize("particle", ["은", "를", "에서", "들을", "으로는", "이라는", "입니다"])
def test_the_usual_endings_are_known(particle: str) -> None:
    assert particle in PARTICLES


@given(st.text(min_size=1))
def test_the_parts_make_the_token_again(token: str) -> None:
    assert "".join(split_particle(token, WORDS)) == token
