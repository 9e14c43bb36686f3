"""Reads years of real digests, which lie beside the project."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.model.digest import Digest
from kg.model.language import Language
from kg.model.problem import Problem
from kg.sources.reader import locate, read, read_file

if TYPE_CHECKING:
    from pathlib import Path


class Corpus(NamedTuple):
    """A folder of digests, read."""

    folder: Path
    digests: list[Digest]
    problems: list[Problem]


def read_corpus(folder: Path) -> Corpus:
    told = list(read([folder]))
    digests = [x for x in told if isinstance(x, Digest)]
    return Corpus(folder, digests, [x for x in told if isinstance(x, Problem)])


@pytest.fixture(scope="module")
def korean(shared: Path) -> Corpus:
    return read_corpus(shared / "corpus" / "korean")


@pytest.fixture(scope="module")
def english(shared: Path) -> Corpus:
    return read_corpus(shared / "corpus" / "daily_papers")


def summary(problems: list[Problem]) -> Counter[str]:
    """Return how often each kind of problem occurs, whatever it quotes."""
    return Counter(re.sub(r"\d+|:? '.*'", "#", x.what) for x in problems)


def check_spans(corpus: Corpus, every: int) -> int:
    checked = 0
    for path in sorted(corpus.folder.iterdir())[::every]:
        for digest in read_file(path):
            for entry in digest.entries if isinstance(digest, Digest) else ():
                for passage in entry.passages:
                    assert locate(path, passage.span(0, len(passage.text))) == passage.text
                    checked += 1
    return checked


def test_every_korean_entry_is_read(korean: Corpus) -> None:
    assert len({x.source for x in korean.digests}) == 351
    assert len(korean.digests) == 356
    assert sum(len(x.entries) for x in korean.digests) == 5397
    assert {x.language for x in korean.digests} == {Language.KOREAN}
    assert all(x.day and x.source.startswith(x.day.isoformat()) for x in korean.digests)


def test_korean_problems_are_known_and_cost_nothing(korean: Corpus) -> None:
    assert summary(korean.problems) == {
        "the votes are no number#": 29,
        "the picture has no web address#": 26,
    }
    assert not any(x.lost for x in korean.problems)


def test_korean_entries_tell_what_stands_below_their_headings(korean: Corpus) -> None:
    entries = [entry for digest in korean.digests for entry in digest.entries]

    assert all(entry.body for entry in entries)
    assert sum(entry.votes is not None for entry in entries) == 5283
    assert sum(bool(entry.authors) for entry in entries) == 5386
    assert sum(entry.thumbnail is not None for entry in entries) == 5214
    assert sum(entry.video is not None for entry in entries) == 146
    sections = Counter(passage.section for entry in entries for passage in entry.body)
    assert [name for name, _count in sections.most_common(4)] == [
        "",
        "What's New",
        "Technical Details",
        "Performance Highlights",
    ]


def test_every_english_entry_is_read(english: Corpus) -> None:
    assert len(english.digests) == 574
    assert sum(len(x.entries) for x in english.digests) == 9798
    assert {x.language for x in english.digests} == {Language.ENGLISH}
    assert all(x.day and x.source.startswith(x.day.isoformat()) for x in english.digests)


def test_english_problems_are_known_and_cost_nothing(english: Corpus) -> None:
    assert summary(english.problems) == {
        "# of # items are strings that hold Python literals": 21,
        "githubRepo is no web address#": 2,
    }
    assert not any(x.lost for x in english.problems)


def test_spans_lead_to_the_words_that_were_read(korean: Corpus, english: Corpus) -> None:
    assert check_spans(korean, 25) > 500
    assert check_spans(english, 60) > 200
