"""A document's words, made ready for looking around in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START

from kg.extraction.document import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from kg.extraction.document import Layout
    from kg.extraction.things import Thing

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """A document's words, made ready for looking around in."""

    words: Sequence[str]
    folded: Sequence[str]
    #: The first word of each sentence, and the number of words.
    bounds: Sequence[int]
    layout: Layout | None
    #: For each word that a thing's span covers, the thing.
    things: Mapping[int, Thing]
    #: The arXiv identifier of the paper; "" if it is not known.
    paper: str = ""

    @classmethod
    def of(cls, doc: Doc) -> Context:
        """Return the context of a document whose things are known."""
        words = words_of(doc).words
        marks = doc.to_array([SENT_START]).ravel()
        bounds = [0, *(np.flatnonzero(marks[1:] == 1) + 1).tolist(), len(words)]
        folded = list(map(str.casefold, words))
        return cls(words, folded, bounds, doc._.layout, _places(doc._.things), doc._.paper or "")

    def among(self, things: Iterable[Thing]) -> Context:
        """Return the same context with other things in it."""
        return replace(self, things=_places(things))

    @property
    def length(self) -> int:
        """Return the number of words."""
        return self.bounds[-1]

    def sentence_number(self, place: int) -> int:
        """Return which sentence a word stands in, from 1."""
        return bisect_right(self.bounds, place, hi=len(self.bounds) - 1)

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the bounds, in words, of the sentence around a word."""
        number = self.sentence_number(place)
        return self.bounds[number - 1], self.bounds[number]


def _places(things: Iterable[Thing]) -> dict[int, Thing]:
    return {
        place: thing
        for thing in things
        for span in thing.spans
        for place in range(span.start, span.end)
    }
