"""Descriptive names: phrases that end in a word that names of the field end in.

"restricted self-attention", "조건부 위치 매핑": no capitals give them away, but the last
word does. The vocabulary tells which words those are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.document import found_in, words_of
from kg.extraction.lexicon import GENERIC_HEADS, HYPHENS, NO_MODIFIERS
from kg.extraction.names import look
from kg.extraction.particles import PARTICLES
from kg.extraction.terms import leads_to
from kg.model.kind import Kind
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from kg.extraction.document import Words
    from kg.model.concept import Concept

__all__ = ["Phrases"]

#: A last word counts if at least this many concepts share it.
_SHARED = 3
#: At most this many words stand before the last one.
_MODIFIERS = 4
_KINDS = {Kind.METHOD, Kind.TASK, Kind.METRIC}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds phrases by their last word, where nothing else has found a name."""

    heads: frozenset[str]

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Phrases:
        """Return a finder that knows the last words of these concepts' names."""
        counts: Counter[str] = Counter()
        for concept in concepts:
            if concept.kind in _KINDS and not concept.generic:
                counts.update(_last_words(concept))
        shared = {word for word, count in counts.items() if count >= _SHARED and len(word) > 1}
        generic = set(map(fold, GENERIC_HEADS)) - {"score"}  # "score" does name a metric
        return cls(frozenset(shared - generic - PARTICLES))

    def __call__(self, doc: Doc) -> Doc:
        """Add each phrase to ``found_in(doc)``."""
        words, found = words_of(doc), found_in(doc)
        taken = {place for known in found for place in range(known.start, known.end)}
        found.extend(words.stretch(*place, "phrase") for place in self.find(words, taken))
        return doc

    def find(self, doc: Words, taken: set[int]) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each phrase outside the words that are taken."""
        for place, word in enumerate(doc.words):
            if place in taken or fold(word) not in self.heads:
                continue
            korean = "가" <= word[0] <= "힣"
            before = _korean_start if korean else _english_start
            start = before(doc, place, taken)
            if start < place:
                yield start, place + 1


def _last_words(concept: Concept) -> set[str]:
    """Return the folded last words of a concept's names of several words."""
    names = (concept.label.text, *(alias.text for alias in concept.aliases))
    words = [name.replace("-", " ").split() for name in names]
    return {fold(found[-1]) for found in words if len(found) > 1}


def _english_start(doc: Words, head: int, taken: set[int]) -> int:
    """Return where the modifiers of an English head begin."""
    start, modifiers = head, 0
    while start > 0 and modifiers < _MODIFIERS:
        step = start - 1
        if doc.words[step] in HYPHENS and not doc.spaces[step]:
            step -= 1
        elif not doc.spaces[step]:
            break
        word = doc.words[step] if step >= 0 else ""
        known = look(word) if word else ""
        if known not in {"lower", "capitalized", "name"} or step in taken:
            break
        if word.casefold() in NO_MODIFIERS or word.endswith("ly"):
            break
        start, modifiers = step, modifiers + 1
    while start < head and doc.words[start] in HYPHENS:
        start += 1
    return start


def _korean_start(doc: Words, head: int, taken: set[int]) -> int:
    """Return where the modifiers of a Korean head begin."""
    start = head
    for step in range(head - 1, max(-1, head - 4), -1):
        word = doc.words[step]
        hyphen = word in HYPHENS and not doc.spaces[step]
        if step in taken or not (doc.spaces[step] or hyphen or doc.words[step + 1] in HYPHENS):
            break
        if not hyphen and (word in PARTICLES or not word[0].isalnum() or leads_to(word)):
            break
        start = step
    while start < head and doc.words[start] in HYPHENS:
        start += 1
    return start
