"""The link to a paper in a heading such as ``### [title](https://arxiv.org/abs/…)``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.sources.addresses import paper_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.identifiers import ArxivId

__all__ = ["PaperLink", "find_paper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLink:
    """A title that links a paper; ``heading[start:end]`` are the words of the title.

    Where the link has no words, they are the identifier in the address, so that every
    paper has a title that can be pointed at.
    """

    paper: ArxivId
    start: int
    end: int
    has_words: bool


def find_paper(heading: str) -> PaperLink | None:
    """Return the first link of a heading that leads to a paper.

    >>> find_paper("[On [Odd] Titles](https://arxiv.org/abs/2411.00001v2)").paper
    '2411.00001'
    """
    for opening, middle, closing in _links(heading):
        address = heading[middle + 2 : closing].split(maxsplit=1)
        paper = paper_at(address[0].strip("<>")) if address else None
        if paper is None:
            continue
        words = heading[opening + 1 : middle].strip()
        shown = words or paper
        start = heading.index(shown, opening if words else middle)
        return PaperLink(paper=paper, start=start, end=start + len(shown), has_words=bool(words))
    return None


def _links(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each link has its ``[``, its ``](`` and its ``)``.

    One pass over the text, whatever it holds: a regular expression that balances
    brackets would take quadratic time on a line of brackets.
    """
    done = 0
    while (end := text.find("](", done)) >= 0:
        opening = _opening(text, done, end)
        closing = text.find(")", end)
        if closing < 0:
            return
        if opening >= 0:
            yield opening, end, closing
        done = closing + 1


def _opening(text: str, start: int, end: int) -> int:
    """Return where the bracket stands that pairs with the one at ``end``, or -1."""
    depth = 0
    for position in range(end - 1, start - 1, -1):
        if text[position] == "]":
            depth += 1
        elif text[position] == "[":
            if depth == 0:
                return position
            depth -= 1
    return text.find("[", start, end)
