"""Other ways to cut a name out of its sentence, for the judge of kinds to choose from.

Rules that look at capitals or know a word cannot tell where a name ends: "Unleashing the
Latent Reasoning Power", "LIBERO-Long and CALVIN ABC-D", "pipelined parallel decoding". So
the parts of a long run of names are candidates too, and so are phrases around a name or
behind a word that leads to one. Which of those that overlap stays is decided when their
kinds are known (``kg.extraction.things.choose``).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.extraction.document import text_of, words_of
from kg.extraction.glosses import leads_to
from kg.extraction.lexicon import (
    GENERIC_HEADS,
    LEADING_TO_NAMES,
    NO_MODIFIERS,
    TITLE_SMALL_WORDS,
    VAGUE_HEADS,
)
from kg.extraction.names import look
from kg.extraction.particles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from kg.extraction.document import Words
    from kg.extraction.gazetteer import Gazetteer

__all__ = ["Alternatives"]

_HYPHENS = frozenset("-–‐‑")
#: A phrase around a name has at most this many words.
_LONGEST = 6
#: So many words may be cut off the beginning of a run.
_LEADING = 3


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Adds the parts of names and the phrases around them to ``doc.spans["kg"]``."""

    gazetteer: Gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans, with the concept that they name, if any."""
        spans = list(doc.spans.get("kg", ()))
        for (start, end), rule in sorted(self.find(doc, spans).items()):
            span = Span(doc, start, end, span_id=rule)
            if concept := self.gazetteer.lookup(text_of(span)):
                span = Span(doc, start, end, concept.kind, kb_id=concept.id, span_id=rule)
            spans.append(span)
        doc.spans["kg"] = spans
        return doc

    def find(self, doc: Doc, spans: Iterable[Span]) -> dict[tuple[int, int], str]:
        """Return the rule that finds each alternative to these spans, by its place."""
        words = words_of(doc)
        known = {(span.start, span.end): span.id_ for span in spans}
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
        if words.words[place] in TITLE_SMALL_WORDS and words.words[place - 1] not in _HYPHENS
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
        if words.words[place] not in _HYPHENS
        and (place == start or words.words[place - 1] not in _HYPHENS)
    ]


def _without_hyphen(words: Words, start: int, end: int) -> int:
    while end - 1 > start and words.words[end - 1] in _HYPHENS:
        end -= 1
    return end


def _wider(words: Words, known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the phrases around known names, and those behind words that lead to names."""
    for start, stop in _phrases(words):
        inner = [(s, e) for s, e in known if s < stop and e > start]
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
    count = len(words.words)
    place = 0
    while place < count:
        if not _may_stand_inside(words, place):
            place += 1
            continue
        start = place
        place += 1
        while place < count:
            if _joins(words, place):
                place += 2
            elif words.spaces[place - 1] and _may_stand_inside(words, place):
                place += 1
            else:
                break
        yield start, place


def _joins(words: Words, place: int) -> bool:
    """Tell whether a hyphen joins the words on its two sides."""
    return (
        words.words[place] in _HYPHENS
        and not words.spaces[place - 1]
        and not words.spaces[place]
        and place + 1 < len(words.words)
        and look(words.words[place + 1]) != ""
    )


def _may_stand_inside(words: Words, place: int) -> bool:
    """Tell whether a word may belong to a noun phrase."""
    word = words.words[place]
    if "가" <= word[0] <= "힣":
        return word not in PARTICLES and not leads_to(word)
    shape = look(word)
    if shape in {"lower", "capitalized", "name"}:
        return (
            word.casefold() not in NO_MODIFIERS
            and word not in TITLE_SMALL_WORDS
            and not word.endswith("ly")
        )
    return shape == "number" and words.words[place + 1 : place + 2] == ["-"]


def _is_led_to(words: Words, start: int) -> bool:
    """Tell whether a title begins here, or one of the two words before leads to a name."""
    before = words.words[max(0, start - 2) : start]
    return start == 0 or any(word.casefold() in LEADING_TO_NAMES for word in before)


def _without_vague_heads(words: Words, start: int, end: int) -> int:
    """Return the end of a phrase without nouns that only class it: "… strategy"."""
    while end > start + 1 and words.words[end - 1].casefold() in GENERIC_HEADS | VAGUE_HEADS:
        end -= 1
    return end
