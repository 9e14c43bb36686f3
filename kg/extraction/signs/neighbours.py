"""The words next to a name, and those of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES
from kg.extraction.signs.words import beside, classes_beside

if TYPE_CHECKING:
    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Surroundings

__all__ = ["neighbour_signs", "sentence_signs"]

#: How far, in words, a neighbour may stand from the name.
_REACH = 7
#: How many neighbours on each side are told apart by their distance.
_NEXT = 3
#: How far, in words, anything may stand from the name.
_FAR = 9
#: Among so many last words of a Korean sentence is its verb.
_LAST = 4
#: How far, in words, a number may stand from what it measures.
_NUMBER_REACH = 8


def neighbour_signs(span: Stretch, around: Surroundings, start: int, end: int) -> list[str]:
    """Return the words on both sides of a name within its sentence, and their classes."""
    found = _mark_signs(span, around.context, start, end)
    right = range(span.end, min(end, span.end + _REACH))
    left = range(span.start - 1, max(start, span.start - _REACH) - 1, -1)
    for side, places in (("right", right), ("left", left)):
        words = around.content(places, _NEXT)
        for distance, word in enumerate(words):
            found += beside(side, word)[distance]
        if len(words) > 1:
            found.append(f"{side}12={words[0]}_{words[1]}")
        for distance, classes in enumerate(around.classes(places, _NEXT)):
            if classes:
                found += classes_beside(side, classes)[distance]
    found += _number_signs(span.end, min(end, span.end + _NUMBER_REACH), 1, around)
    found += _number_signs(span.start - 1, max(start, span.start - _NUMBER_REACH) - 1, -1, around)
    return found


def _mark_signs(span: Stretch, context: Context, start: int, end: int) -> list[str]:
    """Return the particle or mark behind a name, and the mark in front of it."""
    found = []
    after = context.words[span.end] if span.end < end else "END"
    if after in PARTICLES or not after.isalnum():
        found.append(f"after={after}")
    before = context.words[span.start - 1] if span.start > start else "START"
    if not before.isalnum():
        found.append(f"before={before}")
    return found


def _number_signs(first: int, limit: int, step: int, around: Surroundings) -> tuple[str, ...]:
    """Return whether a number stands on one side of a name, and what the number counts."""
    context, side = around.context, "right" if step > 0 else "left"
    for place in range(first, limit, step):
        if around.facts[place].is_number and place not in context.things:
            unit = context.words[place + 1] if place + 1 < context.length else ""
            short = not unit.isalnum() or len(unit) < 4
            return f"number-{side}", f"number-{side}={unit if short else 'word'}"
    return ()


def sentence_signs(span: Stretch, around: Surroundings, start: int, end: int) -> list[str]:
    """Return the words of the sentence that stand not too far, and its last words."""
    found = [
        sign
        for sign in around.near[max(start, span.start - _FAR) : min(end, span.end + _FAR)]
        if sign
    ]
    things = around.context.things
    found += [
        around.facts[place].verb
        for place in range(max(start, end - _LAST), end)
        if around.facts[place].verb and place not in things
    ]
    return found
