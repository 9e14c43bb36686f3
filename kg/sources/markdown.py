"""A Markdown digest: ``## Daily Papers (date)``, and a heading that links each paper."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model.digest import Digest
from kg.model.identifiers import DigestId, fingerprint
from kg.model.problem import Problem
from kg.sources.days import day_in, names_day, undated
from kg.sources.digest_language import language_of
from kg.sources.markdown_blocks import Heading, find_blocks
from kg.sources.markdown_entry import read_entry
from kg.sources.paper_links import find_paper
from kg.sources.repeats import find_repeats
from kg.sources.source_text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model.entry import Entry
    from kg.sources.markdown_blocks import Paragraph

__all__ = ["is_markdown_digest", "papers_beside_headings", "read_markdown"]

HEADING_LINE = re.compile(r"(?:^|[\r\n])[ \t\ufeff]*#{1,6}[^\r\n]*")
DIGEST_TITLE = re.compile(r"papers|논문", re.IGNORECASE)
PAPER = re.compile(r"(?:arxiv\.org/(?:abs|pdf)|huggingface\.co/papers)/(\d{4}\.\d{4,5})", re.ASCII)
#: From so many papers on, a text without their headings may be meant for a digest all the same.
SEVERAL = 3
#: The level at which digests link their papers, where this one links none.
USUAL_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What becomes one digest: its heading, if any, and the blocks of each entry."""

    heading: Heading | None
    entries: list[tuple[Heading, list[Heading | Paragraph]]]


def is_markdown_digest(text: str) -> bool:
    """Say whether some heading links a paper, or announces the papers of a day."""
    for match in HEADING_LINE.finditer(text):
        line = match[0]
        if find_paper(line) or (DIGEST_TITLE.search(line) and names_day(line)):
            return True
    return False


def papers_beside_headings(text: str) -> int:
    """Return how many papers a text links that is no digest, but may be meant for one; else 0.

    It may be if it links several papers, or if it has a heading such as ``# Daily Papers``
    and links one.
    """
    papers = len(set(PAPER.findall(text)))
    is_titled = any(DIGEST_TITLE.search(line[0]) for line in HEADING_LINE.finditer(text))
    return papers if papers >= (1 if is_titled else SEVERAL) else 0


def read_markdown(text: str, path: Path) -> Iterator[Digest | Problem]:
    """Yield each digest of a file, and then what is wrong with it.

    A file holds as many digests as it has headings with a date. Offsets are those of code
    points in the file's text, a byte order mark included.
    """
    parts = _divide(list(find_blocks(text)))
    starts = [part.heading.line_start if part.heading else 0 for part in parts]
    for part, start, end in zip(parts, starts, [*starts[1:], len(text)], strict=True):
        yield from _read_part(part, text[start:end], path)


def _divide(blocks: Sequence[Heading | Paragraph]) -> list[_Part]:
    """Return the parts of a file, without what stands before the first or in no entry."""
    level = _entry_level(blocks)
    parts = [_Part(heading=None, entries=[])]
    # Where the next paragraph belongs; nowhere, unless an entry is open.
    into: list[Heading | Paragraph] = []
    for block in blocks:
        if not isinstance(block, Heading):
            into.append(block)
        elif _opens_digest(block):
            into = []
            parts.append(_Part(heading=block, entries=[]))
        elif block.link or block.level == level:
            into = []
            parts[-1].entries.append((block, into))
        elif block.level > level:
            into.append(block)
        else:
            into = []
    has_opening = bool(parts[0].entries) or len(parts) == 1
    return parts if has_opening else parts[1:]


def _opens_digest(heading: Heading) -> bool:
    return heading.level < USUAL_LEVEL and not heading.link and names_day(heading.text)


def _entry_level(blocks: Iterable[Heading | Paragraph]) -> int:
    """Return the level of a file's entries: a heading there that links none is broken."""
    levels = Counter(x.level for x in blocks if isinstance(x, Heading) and x.link)
    return max(levels, key=lambda level: (levels[level], level), default=USUAL_LEVEL)


def _read_part(part: _Part, text: str, path: Path) -> Iterator[Digest | Problem]:
    listed: list[tuple[Entry, int]] = []
    problems: list[Problem] = []
    for position, (heading, blocks) in enumerate(part.entries, start=1):
        if heading.link is None:
            problems.append(_unlinked(heading, position, path))
            continue
        entry, found = read_entry(heading, heading.link, blocks, position=position, path=str(path))
        listed.append((entry, heading.line))
        problems.extend(found)
    entries = [entry for entry, _line in listed]
    language = language_of(entries)
    day = day_in(part.heading.text if part.heading else "") or day_in(path.name)
    mark = fingerprint(text.removeprefix(BYTE_ORDER_MARK), length=8)
    yield Digest(
        id=DigestId(f"{day or 'undated'}-{language}-{mark}"),
        source=path.name,
        language=language,
        day=day,
        entries=tuple(replace(entry, language=language) for entry in entries),
    )
    problems.extend(_misdated(part, path))
    if entries and not day and not part.heading:
        problems.append(undated(path))
    yield from sorted([*problems, *find_repeats(listed, str(path))])


def _unlinked(heading: Heading, position: int, path: Path) -> Problem:
    return Problem(
        path=str(path),
        line=heading.line,
        entry=position,
        what=f"the heading {heading.text[:60]!r} links no paper at arXiv",
        advice="Write it like ### [title](https://arxiv.org/abs/2411.15124).",
        lost=1,
    )


def _misdated(part: _Part, path: Path) -> Iterator[Problem]:
    if part.heading and day_in(part.heading.text) is None:
        instead = "the one in the file's name stands in for it"
        if day_in(path.name) is None:
            instead = "until then the digest is undated, as the file's name has no date either"
        yield Problem(
            path=str(path),
            line=part.heading.line,
            what=f"there is no such day as in the heading {part.heading.text[:60]!r}",
            advice=f"Correct the date; {instead}.",
        )
