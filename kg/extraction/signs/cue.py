"""Words around a name that tell what the paper does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES
from kg.extraction.signs.listing import edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Sentence, Surroundings
    from kg.extraction.signs.words import WordSigns

__all__ = ["cue_signs"]

#: How far, in words, a cue may stand from the list that the name is in.
_REACH = 8
_NEAR = 4


def cue_signs(span: Stretch, around: Surroundings, sentence: Sentence) -> list[int]:
    """Return the cues beside a name, or beside the list that it stands in.

    Korean verbs follow their objects, English ones go before them.
    """
    context, number = around.context, around.words.table.number
    start, end = sentence.start, sentence.end
    right = edge(span.end, end, 1, context)
    left = edge(span.start - 1, start - 1, -1, context)
    found = []
    if right > span.end:
        found.append(number("listed-right"))
    if left < span.start - 1:
        found.append(number("listed-left"))
    after = context.words[span.end] if span.end < end else ""
    particle = after if after in PARTICLES else ""
    behind = around.cues[right : min(end, right + _REACH)]
    ahead = around.cues[max(start, left - _REACH + 1) : left + 1]
    found += _cues(behind, "after", particle, around.words)
    found += _cues(ahead[::-1], "before", "", around.words)
    return found


def _cues(
    found_there: Sequence[tuple[str, ...]], side: str, particle: str, words: WordSigns
) -> list[int]:
    """Return the signs of the cues on one side, the nearest word first."""
    found: list[int] = []
    seen = set[str]()
    for distance, cues in enumerate(found_there):
        for cue in cues:
            if cue not in seen:
                seen.add(cue)
                found += words.cue(cue, side, particle, distance < _NEAR)
    return found
