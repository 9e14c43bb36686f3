"""The words of an entry, looked up once for all its things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.declarations import may_declare
from kg.extraction.particles import PARTICLES
from kg.extraction.signs.paper import PaperTraits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from kg.extraction.context import Context
    from kg.extraction.signs.words import Numbers, WordFacts, WordSigns

__all__ = ["Sentence", "Surroundings"]

#: Among so many last words of a Korean sentence is its verb.
_LAST = 4


class Sentence(NamedTuple):
    """A sentence, and what is to be seen in it from everywhere."""

    #: In words, the end excluded.
    start: int
    end: int
    #: Signs of what its words say, and of its last words.
    signs: Numbers
    #: Whether it may say outright that the paper brings something.
    declares: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of an entry with what is known of each."""

    context: Context
    words: WordSigns
    facts: Sequence[WordFacts]
    #: For each word, what it says that a paper does.
    cues: Sequence[tuple[str, ...]]
    #: For each word, its sign where it stands somewhere near; 0 where a thing stands.
    near: Sequence[int]
    #: The words right behind a thing, which class that one: "ImageNet 데이터셋".
    heads: AbstractSet[int]
    paper: PaperTraits
    _sentences: dict[int, Sentence] = field(default_factory=dict)

    @classmethod
    def of(cls, context: Context, words: WordSigns) -> Surroundings:
        """Return the surroundings of an entry's things."""
        facts = [*map(words.facts, context.words)]
        things = context.things
        heads = {
            place + 1
            for place in things
            if place + 1 < context.length
            and place + 1 not in things
            and context.words[place + 1] not in PARTICLES
        }
        near = [known.near for known in facts]
        for place in (*things, *heads):
            near[place] = 0
        cues = [known.cues for known in facts]
        return cls(context, words, facts, cues, near, heads, PaperTraits.of(context))

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

    def sentence(self, place: int) -> Sentence:
        """Return the sentence around a word."""
        number = self.context.sentence_number(place)
        found = self._sentences.get(number)
        if found is None:
            found = self._sentences[number] = self._look_through(*self.context.sentence(place))
        return found

    def _look_through(self, start: int, end: int) -> Sentence:
        cues = {cue for found in self.cues[start:end] for cue in found}
        verbs = {
            self.facts[place].verb
            for place in range(max(start, end - _LAST), end)
            if place not in self.context.things
        }
        signs = (*self.words.table.numbers(f"sentence-cue={cue}" for cue in cues), *verbs)
        return Sentence(start, end, signs, may_declare(self.context.folded[start:end]))
