"""Which numbers of an entry are results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction import by_hand
from kg.extraction.lexicon import COUNTABLE
from kg.extraction.linear import LinearModel
from kg.extraction.number import find_numbers
from kg.extraction.slots import SlotJudge
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from spacy.tokens import Doc

    from kg.extraction.context import Context
    from kg.extraction.number import Number
    from kg.extraction.things import Thing

__all__ = ["ResultJudge", "number_signs"]

#: How far, in words, a sign may stand from a number.
_REACH = 8
#: So many first letters stand for a word.
_STEM = 4
#: Among so many words behind a number is what it counts.
_COUNTING = 3
#: How far what stands in the same sentence may be.
_FAR = 60


@dataclass(frozen=True, slots=True)
class ResultJudge:
    """Keeps the numbers that are results, and finds what they are about."""

    model: LinearModel
    slots: SlotJudge
    threshold: float = 0.5

    @classmethod
    def shipped(cls) -> ResultJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("results", by_hand.RESULTS), SlotJudge.shipped())

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.measurements``."""
        context = doc._.context
        numbers = list(find_numbers(doc, context))
        chances = self.model.all_chances(number_signs(number, context) for number in numbers)
        found = [
            replace(number, confidence=round(chance["result"], 3))
            for number, chance in zip(numbers, chances, strict=True)
            if chance["result"] >= self.threshold
        ]
        doc._.measurements = self.slots(found, doc._.things, context)
        return doc


def number_signs(number: Number, context: Context) -> list[str]:
    """Return the signs by which a number is judged, each once, in a fixed order."""
    span = number.span
    start, end = context.sentence(span.start)
    signs = [f"unit={number.unit}", f"decimals={max(0, -_exponent(number.value))}"]
    signs.append(f"digits={len(str(abs(int(number.value))))}")
    if context.layout is not None:
        signs.append(f"section={context.layout.section_at(span.start_char)}")
    right = _words(context, range(span.end, min(end, span.end + _REACH)))
    left = _words(context, range(span.start - 1, max(start, span.start - _REACH) - 1, -1))
    for side, words in (("right", right), ("left", left)):
        signs.extend(f"{side}{place}={word}" for place, word in enumerate(words[:3], start=1))
        signs.extend(f"{side}={word}" for word in words)
        signs.extend(f"unit+{side}={number.unit} {word}" for word in words[:3])
    around = range(max(start, span.start - _FAR), min(end, span.end + _FAR))
    kinds = {str(t.kind) for t in _things_between(context, around)}
    signs.extend(f"sentence={kind}" for kind in sorted(kinds))
    signs.extend([f"near={word}" for word in dict.fromkeys(_words(context, around))])
    signs.extend(_count_signs(context, range(span.end, min(end, span.end + _COUNTING))))
    return list(dict.fromkeys(signs))


def _count_signs(context: Context, places: Iterable[int]) -> Iterator[str]:
    """Yield whether a number counts things: "80 training epochs", "57개의 작업"."""
    for distance, place in enumerate(places):
        word = context.folded[place]
        if not (word.isalpha() or word.isspace()):
            return
        if fold(word) in COUNTABLE or word[:2] in COUNTABLE:
            yield "counts"
            if not distance:
                yield "counts at once"
            return


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _words(context: Context, places: Iterable[int]) -> list[str]:
    words = []
    things, folded = context.things, context.folded
    for place in places:
        if place in things:
            words.append(f"<{things[place].kind}>")
        elif word := _seen(folded[place]):
            words.append(word)
    return words


@lru_cache(maxsize=1 << 16)
def _seen(word: str) -> str:
    """Return what stands for a word in signs of numbers; "" for white space."""
    if word[0].isdigit():
        return "#"
    return "" if word.isspace() else word[:_STEM]


def _things_between(context: Context, places: Iterable[int]) -> Iterator[Thing]:
    last = None
    for place in places:
        thing = context.things.get(place)
        if thing is not None and thing is not last:
            yield thing
        last = thing
