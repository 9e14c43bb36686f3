"""Where in the entry a thing stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.context import Context
    from kg.extraction.document import Layout, Stretch
    from kg.extraction.signs.table import SignTable
    from kg.extraction.signs.words import Numbers

__all__ = ["PlaceSigns"]

#: So many places, and so many sentences, are told apart.
_TIMES = 4
_SENTENCES = 8


class PlaceSigns:
    """The signs of where things stand, each found once."""

    def __init__(self, table: SignTable) -> None:
        self._start = lru_cache(maxsize=1 << 8)(lambda *at: table.numbers(_start_signs(*at)))
        self._parts = lru_cache(maxsize=1 << 14)(lambda *at: table.numbers(_part_signs(*at)))

    def of(self, spans: Sequence[Stretch], context: Context) -> Numbers:
        """Return signs of how often and where a thing is named."""
        first = spans[0]
        number = context.sentence_number(first.start)
        opens = first.start == context.bounds[number - 1]
        found: Numbers = self._start(min(len(spans), _TIMES), min(number, _SENTENCES), opens)
        if context.layout is not None:
            found += self._parts(*_parts(spans, context, context.layout))
        return found


def _start_signs(times: int, sentence: int, opens: bool) -> Iterator[str]:  # noqa: FBT001
    yield f"times={times}"
    yield f"sentence={sentence}"
    if opens:
        yield "opens"


def _parts(
    spans: Sequence[Stretch], context: Context, layout: Layout
) -> tuple[str, frozenset[str], bool]:
    """Return where in the title a thing stands, the sections, and whether first in these."""
    title_end = layout.title_end
    title, sections = "", set[str]()
    for span in spans:
        if span.start_char >= title_end:
            sections.add(layout.section_at(span.start_char) or "text")
        elif span.start > 0:
            title = title or "inside"
        elif span.end < context.length and context.words[span.end] == ":":
            title = "head"
        else:
            title = "start"
    return title, frozenset(sections), spans[0].start_char >= title_end


def _part_signs(title: str, sections: frozenset[str], untitled: bool) -> Iterator[str]:  # noqa: FBT001
    if title:
        yield "title"
    if title in {"start", "head"}:
        yield "title=start"
    if title == "head":
        yield "title=head"
    yield from (f"section={section}" for section in sections)
    yield f"sections={len(sections)}"
    if sections == {"Performance Highlights"}:
        yield "performance-only"
    if untitled:
        yield "no-title"
