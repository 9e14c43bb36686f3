"""Where the text of an entry is, and where it tells facts in between."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.sources.markdown_blocks import Heading
from kg.sources.markdown_facts import read_fact
from kg.sources.source_text import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.sources.markdown_blocks import Paragraph
    from kg.sources.markdown_facts import Fact

__all__ = ["Stretch", "split_block"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A line that tells a fact, or a run of lines that are text; verbatim, at ``start``."""

    line: int
    start: int
    text: str
    #: Whether it is a heading, which names the part of the entry that follows.
    is_heading: bool = False
    #: Whether bold words at its beginning name that part; deeper bullets and numbered ones
    #: begin with the names of things instead.
    may_be_labelled: bool = False
    fact: Fact | None = None
    #: What the line says of the fact.
    told: str = ""


def split_block(block: Heading | Paragraph) -> Iterator[Stretch]:
    """Yield the stretches of a block; only paragraphs outside lists tell facts.

    Headings, pictures and authors without blank lines between them are one paragraph to
    Markdown.
    """
    if isinstance(block, Heading):
        yield Stretch(line=block.line, start=block.start, text=block.text, is_heading=True)
    elif block.depth:
        is_label = block.depth == 1 and not block.numbered
        yield Stretch(line=block.line, start=block.start, text=block.text, may_be_labelled=is_label)
    else:
        for tells_fact, run in groupby(_lines(block), key=lambda line: bool(line.fact)):
            lines = list(run)
            yield from lines if tells_fact else [_join(block, lines)]


def _lines(paragraph: Paragraph) -> Iterator[Stretch]:
    for number, (offset, line) in enumerate(split_lines(paragraph.text), paragraph.line):
        fact, told = read_fact(line.strip()) or (None, "")
        start = paragraph.start + offset
        yield Stretch(line=number, start=start, text=line, fact=fact, told=told)


def _join(paragraph: Paragraph, lines: list[Stretch]) -> Stretch:
    start = lines[0].start
    end = lines[-1].start + len(lines[-1].text)
    text = paragraph.text[start - paragraph.start : end - paragraph.start]
    return Stretch(line=lines[0].line, start=start, text=text, may_be_labelled=True)
