"""Words around a name that tell what the paper does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES
from kg.extraction.signs.listing import edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from kg.extraction.signs.surroundings import Surroundings

__all__ = ["cue_signs"]

#: How far, in words, a cue may stand from the list that the name is in.
_REACH = 8
_NEAR = 4


def cue_signs(span: Span, around: Surroundings, start: int, end: int) -> Iterator[str]:
    """Yield the cues beside a name, or beside the list that it stands in.

    Korean verbs follow their objects, English ones go before them. ``start`` and ``end``
    bound the sentence.
    """
    context = around.context
    right = edge(span.end, end, 1, context)
    left = edge(span.start - 1, start - 1, -1, context)
    if right > span.end:
        yield "listed-right"
    if left < span.start - 1:
        yield "listed-left"
    after = context.words[span.end] if span.end < end else ""
    particle = after if after in PARTICLES else ""
    yield from _cues(around, range(right, min(end, right + _REACH)), "after", particle)
    yield from _cues(around, range(left, max(start - 1, left - _REACH), -1), "before", "")
    number = context.sentence_number(span.start)
    yield from (f"sentence-cue={cue}" for cue in around.sentence_cues(number))


def _cues(around: Surroundings, places: range, side: str, particle: str) -> Iterator[str]:
    seen = set[str]()
    for distance, place in enumerate(places):
        for cue in around.facts[place].cues:
            if cue in seen:
                continue
            seen.add(cue)
            yield f"cue={cue} {side}"
            if distance < _NEAR:
                yield f"cue={cue} {side} near"
            if particle:
                yield f"cue={cue} {particle}"
