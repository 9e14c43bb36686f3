"""One entry as one spaCy document, and the way back from its offsets to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import EmptySpanError
from kg.model.naming import clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model.entry import Entry
    from kg.model.span import Passage, Span

__all__ = ["Layout", "Stretch", "Words", "found_in", "words_of"]

#: Stands between the passages of a document; a sentence never crosses it.
_GAP = "\n\n"
#: A line's end inside a paragraph, where a source wraps its text.
_WRAP = re.compile(r"(?<![\r\n])(?:\r\n|\r|\n)(?![\r\n])")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the passages of an entry lie in its document: one a line, the title first."""

    passages: tuple[Passage, ...]
    #: Where each passage begins in the document.
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        lengths = (len(passage.text) + len(_GAP) for passage in self.passages)
        starts = tuple(accumulate(lengths, initial=0))[:-1]
        object.__setattr__(self, "starts", starts)

    @classmethod
    def of(cls, entry: Entry) -> Layout:
        """Return the layout of an entry."""
        return cls(entry.passages)

    @property
    def text(self) -> str:
        """Return the text of the document: wrapped lines are joined, all offsets stay."""
        return _GAP.join(
            _WRAP.sub(lambda wrap: " " * len(wrap.group()), passage.text)
            for passage in self.passages
        )

    @property
    def title_end(self) -> int:
        """Return the offset behind the title."""
        return len(self.passages[0].text)

    def passage_at(self, offset: int) -> int:
        """Return the number of the passage that an offset of the document lies in."""
        return bisect_right(self.starts, offset) - 1

    def section_at(self, offset: int) -> str:
        """Return what the digest calls the part that an offset lies in."""
        return self.passages[self.passage_at(offset)].section

    def verbatim(self, start: int, end: int) -> str:
        """Return a stretch that lies within one passage as its source has it."""
        number = self.passage_at(start)
        begin = self.starts[number]
        return self.passages[number].text[start - begin : end - begin]

    def source(self, start: int, end: int) -> Span:
        """Return the source span of a stretch that lies within one passage."""
        number = self.passage_at(start)
        begin = self.starts[number]
        return self.passages[number].span(start - begin, end - begin)


class Stretch(NamedTuple):
    """Some words of a document; unlike a spaCy span, it is not made anew at each look."""

    #: In words, the end excluded.
    start: int
    end: int
    #: The same in characters.
    start_char: int
    end_char: int
    text: str
    #: The component that read it as a name, if one did; "" for the vocabulary.
    rule: str = ""
    #: The concept that it names, if it is one of the vocabulary.
    concept: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Return the first word, and the one behind the last."""
        return self[:2]

    @property
    def name(self) -> str:
        """Return the text as a name."""
        return clean(self.text)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document as plain lists: spaCy makes a new object at each look."""

    text: str
    words: list[str]
    #: Where each word begins, in characters.
    starts: list[int]
    #: Whether white space follows each word.
    spaces: list[bool]

    def stretch(self, start: int, end: int, rule: str = "", concept: str = "") -> Stretch:
        """Return some words, at least one."""
        begin = self.starts[start]
        stop = self.starts[end - 1] + len(self.words[end - 1])
        return Stretch(start, end, begin, stop, self.text[begin:stop], rule, concept)

    def covering(self, start: int, end: int) -> Stretch:
        """Return the words that cover these characters; raise ``EmptySpanError`` for none."""
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        found = self.stretch(first, last) if 0 <= first < last else None
        if found is None or found.end_char <= start:
            raise EmptySpanError("document", start, end)
        return found


def words_of(doc: Doc) -> Words:
    """Return the words of a document; they are kept with it."""
    words: Words | None = doc.user_data.get("kg_words")
    if words is None:
        words = Words(
            doc.text,
            [token.text for token in doc],
            [token.idx for token in doc],
            [bool(token.whitespace_) for token in doc],
        )
        doc.user_data["kg_words"] = words
    return words


def found_in(doc: Doc) -> list[Stretch]:
    """Return what the components of kg have read as names so far, for them to add to.

    They may overlap, also in the same place. It costs a tenth of what spaCy's spans do.
    """
    found: list[Stretch] = doc.user_data.setdefault("kg_found", [])
    return found
