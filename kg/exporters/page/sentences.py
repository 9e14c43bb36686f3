"""Where a sentence stands in the texts of its paper, and words in a sentence, in small numbers.

Nearly all sentences are some pieces of a text from one full stop to another, and nearly all words
that were read are the first that are a name of the entity. Told so, they take a fourth of what
offsets take. ``scripts/data/quotes.js`` reads it.
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model.paper import Paper
    from kg.model.statement import Evidence

__all__ = ["Texts", "utf16_length", "which_name"]

#: Pieces of a text end with this, or with the text.
_END = re.compile(r"""[.?!]["')\]]*(?=[ \n])""")
_SPACE = re.compile(r"[ \n]*")
#: Names are found whatever the case of their letters; no character changes its length.
_ALIKE = str.maketrans(ascii_uppercase + "\n", ascii_lowercase + " ")

#: How many pieces a sentence has, if it is told otherwise.
_BY_OFFSETS, _WHOLE = 0, 1


class Texts:
    """The texts of one paper: abstracts, titles, and sentences that stand in neither."""

    def __init__(self, paper: Paper) -> None:
        self._texts = [name.text for name in (*paper.abstracts, *paper.titles)]
        self._titles = len(paper.abstracts), len(self._texts)
        self._pieces: dict[int, list[tuple[int, int]]] = {}
        self._places: dict[str, int] = {}
        #: Of each sentence: its text, one more than the number of its pieces, and the first of
        #: these; 1 and 0 for the whole text, 0 and 0 for what ``offsets`` tell in turn.
        self.sentences: list[tuple[int, int, int]] = []
        #: Where a sentence starts in its text, and how long it is, as JavaScript counts.
        self.offsets: list[tuple[int, int]] = []

    @property
    def told(self) -> list[str]:
        """Return all texts save the titles, which the page has anyway."""
        first, end = self._titles
        return self._texts[:first] + self._texts[end:]

    def place(self, evidence: Evidence) -> tuple[int, str, int, int]:
        """Return the place of a sentence, its text, and where its words start and end in it.

        Words that stand elsewhere start and end at 0.
        """
        text, start, end = evidence.sentence.text, *_words(evidence)
        if text not in self._places and (plain := " ".join(text.split())) in self._texts:
            # a title that its digest breaks into lines
            start, end = (_collapsed(text, limit) for limit in (start, end))
            text = plain
        return self._place(text), text, start, end

    def _place(self, sentence: str) -> int:
        known = self._places.get(sentence)
        if known is None:
            known = self._places[sentence] = len(self.sentences)
            self.sentences.append(self._found(sentence))
        return known

    def _found(self, sentence: str) -> tuple[int, int, int]:
        if sentence in self._texts:
            return self._texts.index(sentence), _WHOLE, 0
        for number, text in enumerate(self._texts):
            if (at := text.find(sentence)) >= 0:
                return number, *self._part(number, at, at + len(sentence))
        self._texts.append(sentence)
        return len(self._texts) - 1, _WHOLE, 0

    def _part(self, number: int, start: int, end: int) -> tuple[int, int]:
        if number not in self._pieces:
            self._pieces[number] = list(_pieces(self._texts[number]))
        starts, ends = zip(*self._pieces[number], strict=True)
        if start in starts and end in ends:
            first = starts.index(start)
            return ends.index(end) - first + 1 + _WHOLE, first
        text = self._texts[number]
        before = utf16_length(text, start)
        self.offsets.append((before, utf16_length(text, end) - before))
        return _BY_OFFSETS, 0


def which_name(names: Sequence[str], sentence: str, start: int, end: int) -> int:
    """Return which of the names the words are, counted from 1; 0 if that does not say where.

    They must be where the name stands first, its case and the ends of lines aside.

    >>> which_name(["LLM", "language model"], "A Language Model is a model", 2, 16)
    2
    """
    alike, words = sentence.translate(_ALIKE), sentence[start:end].translate(_ALIKE)
    if alike.find(words) != start or not words:
        return 0
    found = (at for at, name in enumerate(names, start=1) if name.translate(_ALIKE) == words)
    return next(found, 0)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of a text starts and ends."""
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        space = _SPACE.match(text, found.end())
        start = space.end() if space else found.end()
    yield start, len(text)


def _words(evidence: Evidence) -> tuple[int, int]:
    """Return the offsets of the words in their sentence; (0, 0) if they stand elsewhere."""
    whole, words, text = evidence.sentence.span, evidence.span, evidence.sentence.text
    start, end = words.start - whole.start, words.end - whole.start
    if words.locator != whole.locator or not 0 <= start < end <= len(text):
        return 0, 0
    return start, end


def _collapsed(text: str, end: int) -> int:
    """Return how long a text's beginning is without ends of lines and double spaces."""
    beginning = " ".join(text[:end].split())
    is_between = text[:end] != text[:end].rstrip() and end < len(text)
    return len(beginning) + (bool(beginning) and is_between)


def utf16_length(text: str, end: int) -> int:
    """Return how long JavaScript takes a text's beginning to be."""
    if text.isascii():
        return end
    return end + sum(character > "\uffff" for character in text[:end])
