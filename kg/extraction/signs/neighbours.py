"""The words next to a name, and those of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from kg.extraction.context import Context
    from kg.extraction.signs.surroundings import Surroundings

__all__ = ["neighbour_signs", "sentence_signs"]

#: How far, in words, a neighbour may stand from the name.
_REACH = 7
#: How many neighbours on each side are told apart by their distance.
_NEXT = 3
#: How far, in words, anything may stand from the name.
_FAR = 9
#: How far, in words, a number may stand from what it measures.
_NUMBER_REACH = 8


def neighbour_signs(span: Span, around: Surroundings, start: int, end: int) -> Iterator[str]:
    """Yield the words on both sides of a name within its sentence, and their classes."""
    context = around.context
    right = range(span.end, min(end, span.end + _REACH))
    left = range(span.start - 1, max(start, span.start - _REACH) - 1, -1)
    for side, places in (("right", right), ("left", left)):
        words = around.content(places, _NEXT)
        for distance, word in enumerate(words, start=1):
            yield f"{side}{distance}={word}"
            yield f"{side}={word}"
        if len(words) > 1:
            yield f"{side}12={words[0]}_{words[1]}"
        for distance, name in around.classes(places, _NEXT):
            yield f"{side}{distance}~{name}"
    yield from _mark_signs(span, context, start, end)
    yield from _number_signs(span, context, start, end)


def _mark_signs(span: Span, context: Context, start: int, end: int) -> Iterator[str]:
    """Yield the particle or mark behind a name, and the mark in front of it."""
    after = context.words[span.end] if span.end < end else "END"
    if after in PARTICLES or not after.isalnum():
        yield f"after={after}"
    before = context.words[span.start - 1] if span.start > start else "START"
    if not before.isalnum():
        yield f"before={before}"


def _number_signs(span: Span, context: Context, start: int, end: int) -> Iterator[str]:
    """Yield whether a number stands beside a name, and what the number counts."""
    right = range(span.end, min(end, span.end + _NUMBER_REACH))
    left = range(span.start - 1, max(start, span.start - _NUMBER_REACH) - 1, -1)
    for side, places in (("right", right), ("left", left)):
        for place in places:
            if context.words[place][0].isdigit() and place not in context.things:
                yield f"number-{side}"
                unit = context.words[place + 1] if place + 1 < context.length else ""
                short = not unit.isalnum() or len(unit) < 4
                yield f"number-{side}={unit if short else 'word'}"
                break


def sentence_signs(span: Span, around: Surroundings, start: int, end: int) -> Iterator[str]:
    """Yield the words of the sentence that stand not too far, and its last words."""
    near = around.near[max(start, span.start - _FAR) : min(end, span.end + _FAR)]
    yield from filter(None, near)
    things = around.context.things
    for place in range(max(start, end - 4), end):
        if (verb := around.facts[place].verb) and place not in things:
            yield verb
