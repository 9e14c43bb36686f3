"""Words around a name that tell what the paper does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES
from kg.extraction.signs.listing import edge

if TYPE_CHECKING:
    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Surroundings

__all__ = ["cue_signs"]

#: How far, in words, a cue may stand from the list that the name is in.
_REACH = 8
_NEAR = 4


def cue_signs(span: Stretch, around: Surroundings, start: int, end: int) -> list[str]:
    """Return the cues beside a name, or beside the list that it stands in.

    Korean verbs follow their objects, English ones go before them. ``start`` and ``end``
    bound the sentence.
    """
    context = around.context
    right = edge(span.end, end, 1, context)
    left = edge(span.start - 1, start - 1, -1, context)
    found = []
    if right > span.end:
        found.append("listed-right")
    if left < span.start - 1:
        found.append("listed-left")
    after = context.words[span.end] if span.end < end else ""
    particle = after if after in PARTICLES else ""
    found += _cues(around, range(right, min(end, right + _REACH)), "after", particle)
    found += _cues(around, range(left, max(start - 1, left - _REACH), -1), "before", "")
    found += around.sentence_cues(context.sentence_number(span.start))
    return found


def _cues(around: Surroundings, places: range, side: str, particle: str) -> list[str]:
    found: list[str] = []
    seen = set[str]()
    for distance, place in enumerate(places):
        for cue in around.facts[place].cues:
            if cue in seen:
                continue
            seen.add(cue)
            found.append(f"cue={cue} {side}")
            if distance < _NEAR:
                found.append(f"cue={cue} {side} near")
            if particle:
                found.append(f"cue={cue} {particle}")
    return found
