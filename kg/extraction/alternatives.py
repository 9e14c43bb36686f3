"""Other ways to cut a name out of its sentence, for the judge of kinds to choose from.

Rules that look at capitals or know a word cannot tell where a name ends: "Unleashing the
Latent Reasoning Power", "LIBERO-Long and CALVIN ABC-D", "pipelined parallel decoding". So
the parts of a long run of names are candidates too, and so are phrases around a name or
behind a word that leads to one. Which of those that overlap stays is decided when their
kinds are known (``kg.extraction.things.choose``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.document import found_in, words_of
from kg.extraction.lexicon import (
    GENERIC_HEADS,
    HYPHENS,
    LEADING_TO_NAMES,
    NO_MODIFIERS,
    TITLE_SMALL_WORDS,
    VAGUE_HEADS,
)
from kg.extraction.names import look
from kg.extraction.particles import PARTICLES
from kg.extraction.terms import leads_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from kg.extraction.document import Stretch, Words
    from kg.extraction.gazetteer import Gazetteer

__all__ = ["Alternatives"]

_VAGUE = GENERIC_HEADS | VAGUE_HEADS
#: A phrase around a name has at most this many words.
_LONGEST = 6
#: So many words may be cut off the beginning of a run.
_LEADING = 3


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Adds the parts of names and the phrases around them to ``found_in(doc)``."""

    gazetteer: Gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Add what else may be a name, with the concept that it names, if any."""
        words, read = words_of(doc), found_in(doc)
        for place, rule in sorted(self.find(words, read).items()):
            stretch = words.stretch(*place, rule)
            concept = self.gazetteer.lookup(stretch.text)
            read.append(stretch._replace(concept=concept.id) if concept else stretch)
        return doc

    def find(self, words: Words, read: Iterable[Stretch]) -> dict[tuple[int, int], str]:
        """Return the rule that finds each alternative to these stretches, by its place."""
        known = {stretch.place: stretch.rule for stretch in read}
        found: dict[tuple[int, int], str] = {}
        for run, rule in known.items():
            if rule == "name":
                found.update(dict.fromkeys(_parts(words, *run), "part"))
        for place in _wider(words, sorted(known)):
            found.setdefault(place, "wider")
        return {place: rule for place, rule in found.items() if place not in known}


def _parts(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a run of names that may be names by themselves."""
    pieces = _pieces(words, start, end)
    for number, (first, last) in enumerate(pieces):
        if len(pieces) > 1:
            yield first, last
        if len(pieces) > 2 and number + 1 < len(pieces) and words.words[last] == "of":
            yield first, pieces[number + 1][1]
        starts = _word_starts(words, first, last)
        if len(starts) > 2:
            yield from ((begin, last) for begin in starts[1:-1][-_LEADING:])
            yield first, _without_hyphen(words, first, starts[-1])
    if end < len(words.words) and _is_title_head(words.words[end]):
        yield start, end + 1


def _pieces(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Return what lies between the small words of a run."""
    small = [
        place
        for place in range(start + 1, end)
        if words.words[place] in TITLE_SMALL_WORDS and words.words[place - 1] not in HYPHENS
    ]
    cuts = [start - 1, *small, end]
    return [(one + 1, other) for one, other in pairwise(cuts) if one + 1 < other]


def _is_title_head(word: str) -> bool:
    """Tell whether a capitalised word classes the name before it, or ends it: "Score"."""
    return word.casefold() in GENERIC_HEADS and look(word) == "capitalized"


def _word_starts(words: Words, start: int, end: int) -> list[int]:
    """Return where the words begin, those joined by hyphens counting as one."""
    return [
        place
        for place in range(start, end)
        if words.words[place] not in HYPHENS
        and (place == start or words.words[place - 1] not in HYPHENS)
    ]


def _without_hyphen(words: Words, start: int, end: int) -> int:
    while end - 1 > start and words.words[end - 1] in HYPHENS:
        end -= 1
    return end


def _wider(words: Words, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the phrases around known names, and those behind words that lead to names."""
    inner: list[tuple[int, int]] = []
    ahead = 0
    for start, stop in _phrases(words):
        while ahead < len(known) and known[ahead][0] < stop:
            inner.append(known[ahead])
            ahead += 1
        inner = [name for name in inner if name[1] > start]
        if inner and inner[0][0] <= start and inner[0][1] >= stop:
            continue
        if not inner and not _is_led_to(words, start):
            continue
        yield from _cuts(words, start, _without_vague_heads(words, start, stop), inner)


def _cuts(
    words: Words, start: int, end: int, inner: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the phrase, and what lies between its ends and those of the names in it."""
    starts = _word_starts(words, start, end)
    for first in sorted({start} | {s for s, _ in inner if start < s < end}):
        for last in sorted({end} | {e for _, e in inner if start < e < end}):
            if 2 <= sum(first <= place < last for place in starts) <= _LONGEST:
                yield first, last


def _phrases(words: Words) -> Iterator[tuple[int, int]]:
    """Yield each longest run of words that may stand inside a noun phrase."""
    inside = _inside(words)
    count = len(inside)
    place = 0
    while place < count:
        if not inside[place]:
            place += 1
            continue
        start = place
        place += 1
        while place < count:
            if words.words[place] in HYPHENS and _joins(words, place):
                place += 2
            elif inside[place] and words.spaces[place - 1]:
                place += 1
            else:
                break
        yield start, place


def _joins(words: Words, place: int) -> bool:
    """Tell whether a hyphen joins the words on its two sides."""
    return (
        not words.spaces[place - 1]
        and not words.spaces[place]
        and place + 1 < len(words.words)
        and look(words.words[place + 1]) != ""
    )


def _inside(words: Words) -> list[bool]:
    """Tell of each word whether it may belong to a noun phrase; a number, before a hyphen."""
    return [
        (use := _use(word)) == "word" or (use == "number" and after == "-")
        for word, after in pairwise([*words.words, ""])
    ]


@lru_cache(maxsize=1 << 16)
def _use(word: str) -> str:
    """Return how a word may stand inside a noun phrase: as "word", as "number", or not: ""."""
    if "가" <= word[0] <= "힣":
        return "" if word in PARTICLES or leads_to(word) else "word"
    shape = look(word)
    if shape == "number":
        return shape
    if shape not in {"lower", "capitalized", "name"}:
        return ""
    outside = word.casefold() in NO_MODIFIERS or word in TITLE_SMALL_WORDS or word.endswith("ly")
    return "" if outside else "word"


def _is_led_to(words: Words, start: int) -> bool:
    """Tell whether a title begins here, or one of the two words before leads to a name."""
    before = words.words[max(0, start - 2) : start]
    return start == 0 or any(word.casefold() in LEADING_TO_NAMES for word in before)


def _without_vague_heads(words: Words, start: int, end: int) -> int:
    """Return the end of a phrase without nouns that only class it: "… strategy"."""
    while end > start + 1 and words.words[end - 1].casefold() in _VAGUE:
        end -= 1
    return end
