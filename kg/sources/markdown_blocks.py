"""Where the headings, paragraphs and bullets of a Markdown text are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from kg.sources.paper_links import find_paper
from kg.sources.source_text import BYTE_ORDER_MARK, NEWLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from kg.sources.paper_links import PaperLink

__all__ = ["Heading", "Paragraph", "find_blocks"]

#: Of Markdown, digests mean headings and lists. The rest would swallow what is told: an
#: open fence or HTML block hides all entries below it, a rule of dashes turns the authors
#: into a heading, a line that begins with ``[a]:`` disappears.
NOT_MEANT = ("code", "fence", "html_block", "lheading", "reference")
#: In how many lists a bullet may stand; the parser calls itself for each, and drops what
#: is deeper.
DEEPEST = 50
#: White space to Python, but not to CommonMark. The parser strips it in some places and
#: keeps it in others, so it is shown another character instead.
ODD_SPACE = re.compile(
    "[\x00\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
#: ``###[title](…)``, which misses its space.
GLUED = re.compile(r"(^|[\r\n])([ ]{0,3}#{1,5})#(?=\[)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, at ``start`` in the text; its hash marks do not belong to ``text``."""

    #: Where its line begins.
    line_start: int
    #: From 1.
    line: int
    #: The number of hash marks.
    level: int
    start: int
    text: str
    link: PaperLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, verbatim, at ``start`` in the text; a bullet holds one or several."""

    line: int
    start: int
    text: str
    #: In how many lists it stands.
    depth: int
    #: Whether the innermost of them is numbered.
    numbered: bool


def find_blocks(text: str) -> Iterator[Heading | Paragraph]:
    """Yield the blocks of the text in its order; every ``start`` is an offset into it."""
    lines = _Lines.of(text)
    lists: list[str] = []
    hash_marks = ""
    for token in _parser().parse(lines.shown):
        if token.type.endswith("_list_open"):
            lists.append(token.type)
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type != "inline":
            hash_marks = token.markup if token.type == "heading_open" else ""
        elif token.map and (token.content or hash_marks):
            if hash_marks:
                yield _heading(lines, token, token.map[0], len(hash_marks))
            else:
                numbered = lists[-1:] == ["ordered_list_open"]
                yield _paragraph(lines, token, len(lists), numbered=numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """A text, what the parser is shown of it, and where its lines begin and end."""

    text: str
    #: As long as ``text``, so that an offset into one is an offset into the other.
    shown: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Lines:
        """Return the lines of a text."""
        newlines = list(NEWLINE.finditer(text))
        shown = GLUED.sub(r"\1\2 ", ODD_SPACE.sub("\ufffd", text))
        if shown.startswith(BYTE_ORDER_MARK):
            shown = " " + shown[1:]
        return cls(
            text=text,
            shown=shown,
            starts=(0, *(newline.end() for newline in newlines)),
            ends=(*(newline.start() for newline in newlines), len(text)),
        )

    def line(self, number: int) -> str:
        """Return a line, counted from 0, as the parser is shown it, without its end."""
        return self.shown[self.starts[number] : self.ends[number]].rstrip(" \t")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).disable(NOT_MEANT)
    # Where blocks are is all that is asked; parsing what is inside takes most of the time.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _heading(lines: _Lines, token: Token, line: int, level: int) -> Heading:
    # Searched from the right, as hash marks may follow the text, but nothing else.
    start = lines.starts[line] + lines.line(line).rindex(token.content)
    text = lines.text[start : start + len(token.content)]
    is_glued = bool(text) and lines.text[start - 1 : start] == "#"
    return Heading(
        line_start=lines.starts[line],
        line=line + 1,
        level=level + is_glued,
        start=start,
        text=text,
        link=find_paper(text),
    )


def _paragraph(lines: _Lines, token: Token, depth: int, *, numbered: bool) -> Paragraph:
    first, after = token.map or (0, 1)
    # What stands before the words (bullets, indentation) stands on the left of them.
    opening = token.content.split("\n", 1)[0].rstrip(" \t")
    start = lines.starts[first] + len(lines.line(first)) - len(opening)
    return Paragraph(
        line=first + 1,
        start=start,
        text=lines.text[start : lines.ends[after - 1]].rstrip(),
        depth=depth,
        numbered=numbered,
    )
