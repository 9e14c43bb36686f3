"""Pipelines, made once, and entries that a test spells out."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import Reader, prepare
from kg.model.entry import Entry
from kg.model.identifiers import ArxivId, DigestId
from kg.model.language import Language
from kg.model.span import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

    from kg.model.mention import Mention, Reading

#: Where the first passage of an entry begins in its source, and what lies between two.
FIRST, GAP = 11, 4


class MakeEntry(Protocol):
    """Makes an entry of a title and paragraphs, Korean if there is a Hangul syllable."""

    def __call__(self, title: str, *body: str, language: Language | None = None) -> Entry:
        """Return the entry."""
        ...


def _entry(title: str, *body: str, language: Language | None = None) -> Entry:
    texts = (title, *body)
    if language is None:
        hangul = any("가" <= c <= "힣" for text in texts for c in text)
        language = Language.KOREAN if hangul else Language.ENGLISH
    starts = accumulate((len(text) + GAP for text in texts), initial=FIRST)
    passages = [Passage(start=start, text=text) for start, text in zip(starts, texts, strict=False)]
    return Entry(
        paper=ArxivId("2411.15124"),
        language=language,
        position=1,
        title=passages[0],
        body=tuple(passages[1:]),
    )


@pytest.fixture(scope="session")
def make_entry() -> MakeEntry:
    """Return a function that makes an entry of a title and paragraphs."""
    return _entry


@pytest.fixture(scope="session")
def source_of() -> Callable[[Entry], str]:
    """Return a function that gives the source text that an entry's offsets count in."""

    def source(entry: Entry) -> str:
        return "#" * FIRST + ("#" * GAP).join(passage.text for passage in entry.passages)

    return source


@pytest.fixture(scope="session")
def pipelines() -> dict[Language, Pipeline]:
    """Return a pipeline for each language; tests leave them as they are."""
    return {language: create_pipeline(language) for language in Language}


@pytest.fixture(scope="session")
def read(make_entry: MakeEntry) -> Callable[..., Reading]:
    """Return a function that reads a title and paragraphs with the shipped pipeline."""
    reader = Reader()

    def read_entry(title: str, *body: str) -> Reading:
        return reader(DigestId("2024-11-25-ko-1f0c9a2b"), make_entry(title, *body))

    return read_entry


@pytest.fixture(scope="session")
def run(pipelines: dict[Language, Pipeline], make_entry: MakeEntry) -> Callable[..., Doc]:
    """Return a function that runs the pipeline, up to a component, over paragraphs.

    The title is empty, so that the paragraphs are read as text.
    """

    def run_until(*body: str, last: str = "kg_results") -> Doc:
        entry = make_entry("", *body)
        nlp = pipelines[entry.language]
        doc = prepare(nlp, entry)
        for name, component in nlp.pipeline:
            doc = component(doc)
            if name == last:
                break
        return doc

    return run_until


@pytest.fixture(scope="session")
def tell() -> Callable[[Reading], dict[str, Mention]]:
    """Return a function that gives the first mention of each name."""

    def first_mentions(reading: Reading) -> dict[str, Mention]:
        return {mention.name: mention for mention in reversed(reading.mentions)}

    return first_mentions
