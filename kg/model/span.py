"""A stretch of a source text, by its offsets."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import EmptySpanError

__all__ = ["Passage", "Span"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of source text: ``kg.sources.reader.locate(path, span)`` gives its words.

    ``locator`` says which text the offsets count in. It is empty when that is the file
    itself, and a JSON Pointer (RFC 6901) such as ``/3/paper/summary`` when it is a string
    inside a JSON document. Offsets are Unicode code points from 0, the end excluded.
    """

    locator: str = ""
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EmptySpanError(self.locator, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A verbatim stretch of an entry: its title, or one paragraph or bullet of its text."""

    locator: str = ""
    #: Where ``text`` begins, in code points, in the text that ``locator`` names.
    start: int
    text: str
    #: What the digest calls this part ("What's New"); empty where it says nothing.
    section: str = ""

    def span(self, start: int, end: int) -> Span:
        """Return the source span of ``text[start:end]``."""
        return Span(locator=self.locator, start=self.start + start, end=self.start + end)
