"""Where in the entry a thing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.context import Context
    from kg.extraction.document import Layout, Stretch

__all__ = ["place_signs"]


def place_signs(spans: Sequence[Stretch], context: Context) -> list[str]:
    """Return signs of how often and where a thing is named."""
    first = spans[0]
    number = context.sentence_number(first.start)
    found = [f"times={min(len(spans), 4)}", f"sentence={min(number, 8)}"]
    if first.start == context.bounds[number - 1]:
        found.append("opens")
    if context.layout is not None:
        found += _section_signs(spans, context, context.layout)
    return found


def _section_signs(spans: Sequence[Stretch], context: Context, layout: Layout) -> list[str]:
    title_end = layout.title_end
    found = []
    sections = set()
    for span in spans:
        if span.start_char >= title_end:
            sections.add(layout.section_at(span.start_char) or "text")
            continue
        found.append("title")
        if span.start == 0:
            found.append("title=start")
            if span.end < context.length and context.words[span.end] == ":":
                found.append("title=head")
    found += [f"section={section}" for section in sorted(sections)]
    found.append(f"sections={len(sections)}")
    if sections == {"Performance Highlights"}:
        found.append("performance-only")
    if spans[0].start_char >= title_end:
        found.append("no-title")
    return found
