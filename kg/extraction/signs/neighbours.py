"""The words next to a name, and those of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Sentence, Surroundings
    from kg.extraction.signs.words import Side

__all__ = ["near_signs", "neighbour_signs"]

#: How far, in words, a neighbour may stand from the name.
_REACH = 7
#: How many neighbours on each side are told apart by their distance.
_NEXT = 3
#: How far, in words, anything may stand from the name.
_FAR = 9
#: How far, in words, a number may stand from what it measures.
_NUMBER_REACH = 8


def neighbour_signs(span: Stretch, around: Surroundings, sentence: Sentence) -> list[int]:
    """Return the words on both sides of a name within its sentence, and their classes."""
    first, last = sentence.start, sentence.end
    found = _mark_signs(span, around, sentence)
    right = range(span.end, min(last, span.end + _REACH))
    left = range(span.start - 1, max(first, span.start - _REACH) - 1, -1)
    found += _side_signs("right", right, around)
    found += _side_signs("left", left, around)
    right = range(span.end, min(last, span.end + _NUMBER_REACH))
    left = range(span.start - 1, max(first, span.start - _NUMBER_REACH) - 1, -1)
    found += _number_signs("right", right, around)
    found += _number_signs("left", left, around)
    return found


def _mark_signs(span: Stretch, around: Surroundings, sentence: Sentence) -> list[int]:
    """Return the particle or mark behind a name, and the mark in front of it."""
    after, before = span.end, span.start - 1
    return [
        around.facts[after].after if after < sentence.end else 0,
        around.facts[before].before if before >= sentence.start else 0,
    ]


def _side_signs(side: Side, places: range, around: Surroundings) -> list[int]:
    """Return the first telling words and the classes of the first words on one side."""
    signs, found = around.words, list[int]()
    words = around.content(places, _NEXT)
    for distance, word in enumerate(words):
        found += signs.beside(side, word)[distance]
    if len(words) > 1:
        found.append(signs.table.number(f"{side}12={words[0]}_{words[1]}"))
    for distance, classes in enumerate(around.classes(places, _NEXT)):
        if classes:
            found += signs.classes_beside(side, classes)[distance]
    return found


def _number_signs(side: Side, places: range, around: Surroundings) -> tuple[int, ...]:
    """Return whether a number stands on one side of a name, and what the number counts."""
    context = around.context
    for place in places:
        if around.facts[place].is_number and place not in context.things:
            unit = context.words[place + 1] if place + 1 < context.length else ""
            short = not unit.isalnum() or len(unit) < 4
            return around.words.table.numbers(
                (f"number-{side}", f"number-{side}={unit if short else 'word'}")
            )
    return ()


def near_signs(span: Stretch, around: Surroundings, sentence: Sentence) -> list[int]:
    """Return the words of the sentence that stand not too far; 0 for what says nothing."""
    first = max(sentence.start, span.start - _FAR)
    return [*around.near[first : min(sentence.end, span.end + _FAR)]]
