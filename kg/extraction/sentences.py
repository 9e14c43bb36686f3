"""Where sentences begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START

from kg.extraction.document import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

__all__ = ["mark_sentences", "sentence_starts"]

#: An end mark, closing quotes or brackets, and white space; or a line's end.
_BREAK = re.compile(r"[.!?。]+[\"'”’)\]*]*\s+(?=\S)|\s*\n\s*(?=\S)")

#: What ends in a dot without ending a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|et al|etc|vs|cf|resp|approx|Fig|Figs|Eq|Eqs|Sec|Tab|No|Dr|"
    r"Prof|St|w\.r\.t|a\.k\.a|[A-Z])\.$"
)


def sentence_starts(text: str) -> Iterator[int]:
    """Yield the offset of each sentence's first character.

    >>> text = "It gains 3.1 points, i.e. a lot. FID drops."
    >>> [text[start:start + 3] for start in sentence_starts(text)]
    ['It ', 'FID']
    """
    yield 0
    for match in _BREAK.finditer(text):
        if "\n" in match.group() or not _ends_in_abbreviation(text, match):
            yield match.end()


def _ends_in_abbreviation(text: str, end: re.Match[str]) -> bool:
    if not end.group().startswith(". "):
        return False
    following = text[end.end()]
    if "가" <= text[end.start() - 1] <= "힣":  # Korean abbreviates without a dot
        return False
    if following.islower():  # "approx. the same": no English sentence begins in lower case
        return following.isascii()
    return _ABBREVIATION.search(text, max(0, end.start() - 8), end.start() + 1) is not None


def mark_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on every token of the document."""
    words = words_of(doc)
    starts = frozenset(sentence_starts(words.text))
    # spaCy's array holds 1 where a sentence begins and -1 where none does
    marks = [1 if place in starts else -1 for place in words.starts]
    column = np.array(marks, dtype="int64").astype("uint64")[:, None]
    doc.from_array([SENT_START], column)  # type: ignore[arg-type]
    return doc
