"""The words of an entry, looked up once for all its things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extraction.particles import PARTICLES
from kg.extraction.signs.paper import PaperTraits
from kg.extraction.signs.words import WordFacts, facts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from kg.extraction.context import Context

__all__ = ["Surroundings"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of an entry with what is known of each."""

    context: Context
    facts: Sequence[WordFacts]
    #: For each word, its sign where it stands somewhere near; "" where a thing stands.
    near: Sequence[str]
    #: The words right behind a thing, which class that one: "ImageNet 데이터셋".
    heads: AbstractSet[int]
    paper: PaperTraits
    _cues: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, context: Context) -> Surroundings:
        """Return the surroundings of an entry's things."""
        facts = [facts_of(word) for word in context.words]
        things = context.things
        heads = {
            place
            for place, word in enumerate(context.words)
            if place not in things and place - 1 in things and word not in PARTICLES
        }
        near = [
            "" if place in things or place in heads else known.near
            for place, known in enumerate(facts)
        ]
        return cls(context, facts, near, heads, PaperTraits.of(context))

    def content(self, places: range, most: int) -> list[str]:
        """Return the first telling words at these places; things stand as their kind.

        Not the words that class another thing.
        """
        words: list[str] = []
        last: object = None
        things, facts, beside = self.context.things, self.facts, places.start
        for place in places:
            thing = things.get(place)
            if thing is not None:
                if thing is not last:
                    words.append(f"<{thing.concept.kind}>" if thing.concept else "<name>")
            elif (word := facts[place].content) and (place == beside or place not in self.heads):
                words.append(word)
            last = thing
            if len(words) == most:
                break
        return words

    def classes(self, places: range, most: int) -> list[tuple[str, ...]]:
        """Return the classes of the first words at these places."""
        found: list[tuple[str, ...]] = []
        for place in places:
            if self.context.words[place].isspace():
                continue
            found.append(self.facts[place].classes)
            if len(found) == most:
                break
        return found

    def sentence_cues(self, number: int) -> tuple[str, ...]:
        """Return signs of what the words of a sentence say; sentences count from 1."""
        found = self._cues.get(number)
        if found is None:
            start, end = self.context.bounds[number - 1], self.context.bounds[number]
            cues = {cue for known in self.facts[start:end] for cue in known.cues}
            found = tuple(f"sentence-cue={cue}" for cue in sorted(cues))
            self._cues[number] = found
        return found
