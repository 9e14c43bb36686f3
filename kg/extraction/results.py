"""Numbers that an entry reports, with their metric, data set and method."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction import by_hand
from kg.extraction.document import words_of
from kg.extraction.linear import LinearModel
from kg.extraction.number import Number
from kg.extraction.slots import SlotJudge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from kg.extraction.context import Context
    from kg.extraction.things import Thing

__all__ = ["ResultJudge", "find_numbers", "number_signs"]

_NUMBER = re.compile(
    r"(?<![\w.±])(?<![^\W\d][-−–])(?P<sign>[+\-−](?=\d))?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[^\S\n]?(?P<unit>%p|%포인트|%|퍼센트 ?포인트|퍼센트|percentage points?|percent|points?|"
    r"포인트|pp\b|점|배|fold|-fold|times|[x×X](?![A-Za-z0-9])|dB|FPS|fps|ms|초|seconds|s(?![A-Za-z])))?"
    r"(?![\d])(?!\.\d)"
)
#: One name for each unit.
_UNITS = {
    "%": "%",
    "퍼센트": "%",
    "percent": "%",
    "배": "x",
    "fold": "x",
    "-fold": "x",
    "times": "x",
    "x": "x",
    "×": "x",
    "fps": "FPS",
    "db": "dB",
    "초": "s",
    "seconds": "s",
    "s": "s",
    "ms": "ms",
}
_POINTS = "points"
#: How far, in words, a sign may stand from a number.
_REACH = 8
#: So many first letters stand for a word.
_STEM = 4
#: How far what stands in the same sentence may be.
_FAR = 60


def find_numbers(doc: Doc, context: Context) -> Iterator[Number]:
    """Yield every number of the text that is no part of a name."""
    words = words_of(doc)
    title_end = context.layout.title_end if context.layout else -1
    for match in _NUMBER.finditer(words.text):
        if match.start() < title_end:
            continue
        span = words.covering(*match.span())
        digits = words.covering(*match.span("value"))
        if any(place in context.things for place in range(digits.start, digits.end)):
            continue
        value = Decimal(match["value"].replace(",", ""))
        negative = match["sign"] in {"-", "−"}
        unit = match["unit"] or _unit_of_range(words.text, match.end())
        yield Number(span, -value if negative else value, _unit(unit))


def _unit_of_range(text: str, end: int) -> str:
    """Return the unit of a range's upper end, which its lower end shares: ``80~85%``."""
    if text[end : end + 1] not in set("~–-∼"):
        return ""
    upper = _NUMBER.match(text, end + 1)
    return (upper["unit"] or "") if upper else ""


def _unit(text: str) -> str:
    folded = text.casefold()
    return _UNITS.get(folded, _POINTS if folded else "")


@dataclass(frozen=True, slots=True)
class ResultJudge:
    """Keeps the numbers that are results, and finds what they are about."""

    model: LinearModel
    slots: SlotJudge
    threshold: float = 0.4

    @classmethod
    def shipped(cls) -> ResultJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("results", by_hand.RESULTS), SlotJudge.shipped())

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.measurements``."""
        context = doc._.context
        numbers = list(find_numbers(doc, context))
        chances = self.model.all_chances((number_signs(number, context), "") for number in numbers)
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
    return list(dict.fromkeys(signs))


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
