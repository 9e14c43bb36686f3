"""Outright declarations of what a paper brings."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from kg.extraction.declarations import is_declared
from kg.extraction.tokenizer import Tokenizer

NAME = "kite"


def declared(text: str) -> bool:
    tokenizer = Tokenizer(Vocab(), {"방법", "데이터셋"})
    words = [token.text.casefold() for token in tokenizer(text)]
    place = words.index(NAME)
    return is_declared(words, place, place + 1, (0, len(words)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("우리는 Kite를 제안합니다.", id="object"),
        pytest.param("Kite 데이터셋을 공개했습니다.", id="class and object"),
        pytest.param("Kite(Wind Flyer)를 소개한다.", id="gloss between"),
        pytest.param("새로 제안한 Kite 덕분에 늘었다.", id="adnominal"),
        pytest.param("새로운 Kite 방법을 도입하여 좋다.", id="something new"),
        pytest.param("We propose a simple new Kite.", id="English"),
        pytest.param("This paper introduces Kite, a flyer.", id="third person"),
    ],
)
def test_what_a_paper_brings_is_declared(text: str) -> None:
    assert declared(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("우리는 Kite를 사용합니다.", id="use"),
        pytest.param("기존 Kite 방법을 도입하여 좋다.", id="something old"),
        pytest.param("Kite보다 나은 방법을 제안합니다.", id="comparison"),
        pytest.param("We propose a flyer, better than Kite.", id="English comparison"),
        pytest.param("We use Kite.", id="English use"),
    ],
)
def test_other_claims_are_no_declaration(text: str) -> None:
    assert not declared(text)
