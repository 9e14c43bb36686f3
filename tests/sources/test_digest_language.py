from __future__ import annotations

from kg.model.entry import Entry
from kg.model.identifiers import ArxivId
from kg.model.language import Language
from kg.model.span import Passage
from kg.sources.digest_language import language_of


def entry(title: str, *body: str) -> Entry:
    return Entry(
        paper=ArxivId("2411.00001"),
        language=Language.ENGLISH,
        position=1,
        title=Passage(start=0, text=title),
        body=tuple(Passage(start=0, text=text) for text in body),
    )


def test_korean_text_full_of_english_names_is_korean() -> None:
    text = "ToyFormer-7B는 ExampleBench와 SampleQA에서 GPT-4o보다 높은 정확도를 보입니다."

    assert language_of([entry("ToyFormer", text)]) is Language.KOREAN


def test_english_text_that_quotes_korean_is_english() -> None:
    text = "We translate the word 나무 into forty languages and measure how well models do."

    assert language_of([entry("Forty Trees", text)]) is Language.ENGLISH


def test_english_titles_do_not_outweigh_korean_text() -> None:
    title = "An Exceedingly Long Title About Sparse Things " * 20

    assert language_of([entry(title, "희소한 것들을 다룹니다.")]) is Language.KOREAN


def test_titles_decide_where_there_is_no_text() -> None:
    assert language_of([entry("희소 자동인코더")]) is Language.KOREAN


def test_nothing_is_english() -> None:
    assert language_of([]) is Language.ENGLISH
