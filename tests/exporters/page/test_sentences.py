from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.exporters.page.sentences import Texts, which_name
from kg.model.entity import Name
from kg.model.mention import Quote
from kg.model.span import Span

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.statement import Evidence

TEXT = 'A kite is light. "Is it new?" Yes, v2.5 is.\nIt flies.'


@pytest.fixture
def paper(knowledge: Knowledge) -> Paper:
    return replace(
        knowledge.papers[0], abstracts=(Name(TEXT),), titles=(Name("A Kite for Every Wind"),)
    )


@pytest.fixture
def evidence(knowledge: Knowledge) -> Evidence:
    return knowledge.statements[0].evidence[0]


def quoted(evidence: Evidence, sentence: str, words: str) -> Evidence:
    start = sentence.index(words)
    return replace(
        evidence,
        span=Span(start=start, end=start + len(words)),
        sentence=Quote(span=Span(start=0, end=len(sentence)), text=sentence),
    )


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        pytest.param("A kite is light.", (0, 2, 0), id="first"),
        pytest.param('"Is it new?" Yes, v2.5 is.', (0, 3, 1), id="two pieces"),
        pytest.param("It flies.", (0, 2, 3), id="last"),
        pytest.param(TEXT, (0, 1, 0), id="whole"),
        pytest.param("is light.", (0, 0, 0), id="by offsets"),
        pytest.param("A Kite for Every Wind", (1, 1, 0), id="title"),
        pytest.param("A Kite\n  for Every Wind", (1, 1, 0), id="title in two lines"),
        pytest.param("It stands nowhere.", (2, 1, 0), id="from elsewhere"),
    ],
)
def test_a_sentence_is_told_by_its_place(
    paper: Paper, evidence: Evidence, sentence: str, row: tuple[int, int, int]
) -> None:
    own = Texts(paper)

    own.place(quoted(evidence, sentence, sentence[:2]))

    assert own.sentences == [row]
    assert own.told == [TEXT, *(["It stands nowhere."] if row[0] == 2 else [])]
    assert own.offsets == ([(7, 9)] if not row[1] else [])


def test_a_sentence_is_told_once(paper: Paper, evidence: Evidence) -> None:
    own = Texts(paper)

    places = [own.place(quoted(evidence, "It flies.", words))[0] for words in ("It", "flies")]

    assert places == [0, 0]
    assert len(own.sentences) == 1


@pytest.mark.parametrize("words", ["A", "Kite", "for", "for Every", "Every Wind"])
def test_words_of_a_title_in_lines_are_found_in_the_title(
    paper: Paper, evidence: Evidence, words: str
) -> None:
    sentence = "A Kite\n  for  Every\nWind"
    raw = words.replace("for Every", "for  Every").replace("Every Wind", "Every\nWind")

    _, text, start, end = Texts(paper).place(quoted(evidence, sentence, raw))

    assert text[start:end] == words


@pytest.mark.parametrize(
    ("names", "words", "which"),
    [
        pytest.param(["kite"], "Kite", 1, id="case aside"),
        pytest.param(["wind", "a kite"], "a\nkite", 2, id="end of line aside"),
        pytest.param(["kites"], "kite", 0, id="another name"),
        pytest.param([], "", 0, id="nothing"),
    ],
)
def test_words_are_one_of_the_names(names: list[str], words: str, which: int) -> None:
    assert which_name(names, words, 0, len(words)) == which


def test_what_stands_there_twice_is_no_name_the_second_time() -> None:
    assert which_name(["kite"], "Kite or kite", 8, 12) == 0
