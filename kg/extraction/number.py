"""Numbers that an entry gives, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extraction.document import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.things import Thing

__all__ = ["Number", "find_numbers"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that an entry gives, and what it is about."""

    span: Stretch
    value: Decimal
    #: As ``kg.model.mention.Measurement`` has it.
    unit: str
    metric: Thing | None = None
    dataset: Thing | None = None
    method: Thing | None = None
    confidence: float = 1.0


_NUMBER = re.compile(
    r"(?<![\w.±@])(?<!\d:)"
    r"(?<![^\W\d][-−–/])"  # "top-2", "XL/2"
    r"(?P<sign>[+\-−](?=\d))?"
    r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[^\S\n]?(?P<unit>\\?%p|%포인트|\\?%|퍼센트 ?포인트|퍼센트|percentage points?|percent|"
    r"points?|포인트|pp\b|점|배|fold|-fold|times|\$?\\times\$?|[x×X](?![A-Za-z0-9])|dB|FPS|fps|[KMGT]B\b|"
    r"ms|초|seconds|s(?![A-Za-z])))?"
    r"(?!\d)(?!\.\d)"
)
#: One name for each unit.
_UNITS = {
    "%": "%",
    "\\%": "%",
    "퍼센트": "%",
    "percent": "%",
    "%p": "pp",
    "\\%p": "pp",
    "%포인트": "pp",
    "퍼센트포인트": "pp",
    "percentagepoint": "pp",
    "percentagepoints": "pp",
    "pp": "pp",
    "point": "points",
    "points": "points",
    "포인트": "points",
    "점": "points",
    "배": "x",
    "fold": "x",
    "-fold": "x",
    "times": "x",
    "\\times": "x",
    "x": "x",
    "×": "x",
    "fps": "FPS",
    "db": "dB",
    "초": "s",
    "seconds": "s",
    "s": "s",
    "ms": "ms",
    "kb": "KB",
    "mb": "MB",
    "gb": "GB",
    "tb": "TB",
}
#: What goes on behind a number without a unit: a size or a name ("305M", "4o", "256×256"), or
#: a Korean power of ten, which counts things ("2.5억").
_GOES_ON = re.compile(r"[A-Za-z×]|[^\S\n]?(?:천만|백만|억|만|천|조)")
#: Between the sides of a picture: "512 x 384", "64 times 288".
_BY = r"\d(?:[x×X*]|[^\S\n](?:[x×X*]|times)[^\S\n]|[^\S\n]?\$?\\times\$?[^\S\n]?)"
_AFTER_SIDE = re.compile(rf"{_BY}$")
_BEFORE_SIDE = re.compile(rf"{_BY}\d")
#: In front of how far a value strays: "69.8 ± 0.5%".
_DEVIATION = r"(?:±|\\pm|\+/-|\bpm\b)\$?[^\S\n]?\$?"
_AFTER_DEVIATION = re.compile(rf"{_DEVIATION}$")
_BEFORE_DEVIATION = re.compile(rf"\$?[^\S\n]?\$?{_DEVIATION}")
#: In front of the upper end of a range, whose hyphen is no minus: "6.2%-7.7%", "7.4x - 7.8x".
_LOWER_END = re.compile(r"(?:\d|%|[x×배])[^\S\n]?$")
#: So many characters in front of a number tell what it is.
_AHEAD = 10


def find_numbers(doc: Doc, context: Context) -> Iterator[Number]:
    """Yield the numbers of the text, in its order.

    Not those in the title, in names and sizes of models, in dimensions, nor deviations.
    """
    words = words_of(doc)
    title_end = context.layout.title_end if context.layout else 0
    for match in _NUMBER.finditer(words.text, title_end):
        if _is_part(match):
            continue
        span = words.covering(*match.span())
        digits = words.covering(*match.span("value"))
        if any(place in context.things for place in range(*digits.place)):
            continue
        yield Number(span, _value(match), _unit(match["unit"] or _unit_behind(match)))


def _is_part(match: re.Match[str]) -> bool:
    """Tell whether a number is but a part of what the text tells there."""
    text, start, end = match.string, match.start(), match.end()
    ahead = text[max(0, start - _AHEAD) : start]
    return bool(
        _AFTER_DEVIATION.search(ahead)
        or _AFTER_SIDE.search(ahead)
        or _BEFORE_SIDE.match(text, match.end("value") - 1)
        or (match["unit"] is None and _GOES_ON.match(text, end))
    )


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["value"].replace(",", ""))
    ahead = match.string[max(0, match.start() - _AHEAD) : match.start()]
    negative = match["sign"] in {"-", "−"} and not _LOWER_END.search(ahead)
    return -value if negative else value


def _unit_behind(match: re.Match[str]) -> str:
    """Return the unit that stands behind a range or a deviation: ``80~85%``, ``91.5±0.3%``."""
    text, end = match.string, match.end()
    deviation = _BEFORE_DEVIATION.match(text, end)
    start = deviation.end() if deviation else end + 1
    if deviation is None and text[end : end + 1] not in set("~–-∼"):
        return ""
    other = _NUMBER_ALONE.match(text, start)
    return (other["unit"] or "") if other else ""


#: A number with its unit, whatever stands in front of it.
_NUMBER_ALONE = re.compile(_NUMBER.pattern[_NUMBER.pattern.index("(?P<value>") :])


def _unit(text: str) -> str:
    return _UNITS[text.casefold().strip("$").replace(" ", "")] if text else ""
