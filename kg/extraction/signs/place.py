"""Where in the entry a thing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

    from kg.extraction.context import Context
    from kg.extraction.document import Layout

__all__ = ["place_signs"]


def place_signs(spans: Sequence[Span], context: Context) -> Iterator[str]:
    """Yield how often and where a thing is named."""
    yield f"times={min(len(spans), 4)}"
    first = spans[0]
    number = context.sentence_number(first.start)
    yield f"sentence={min(number, 8)}"
    if first.start == context.bounds[number - 1]:
        yield "opens"
    if context.layout is not None:
        yield from _section_signs(spans, context, context.layout)


def _section_signs(spans: Sequence[Span], context: Context, layout: Layout) -> Iterator[str]:
    sections = set()
    for span in spans:
        if span.start_char >= layout.title_end:
            sections.add(layout.section_at(span.start_char) or "text")
            continue
        yield "title"
        if span.start == 0:
            yield "title=start"
            if span.end < context.length and context.words[span.end] == ":":
                yield "title=head"
    yield from (f"section={section}" for section in sorted(sections))
    yield f"sections={len(sections)}"
    if sections == {"Performance Highlights"}:
        yield "performance-only"
    if spans[0].start_char >= layout.title_end:
        yield "no-title"
