"""A page of Hugging Face Daily Papers, as their API returns it or scripts save it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import UnknownSourceError
from kg.model.digest import Digest
from kg.model.identifiers import DigestId, fingerprint
from kg.model.problem import Problem
from kg.sources.daily_papers_entry import read_item
from kg.sources.daily_papers_item import check_item
from kg.sources.daily_papers_page import find_page
from kg.sources.days import day_in, undated
from kg.sources.digest_language import language_of
from kg.sources.json_document import decode, item_lines
from kg.sources.repeats import find_repeats
from kg.sources.source_text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from kg.model.entry import Entry
    from kg.sources.daily_papers_page import Page, PageItem

__all__ = ["is_json", "read_daily_papers"]

#: How JSON that may be a page begins; Markdown may begin with a bracket, too.
BEGINNING = re.compile(r"\s*(?:\[\s*(?:[{\"\]]|$)|\{\s*(?:[\"}]|$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What an item tells, and what is wrong with it."""

    entry: Entry | None = None
    #: When the paper was put on the list.
    day: date | None = None
    problems: tuple[Problem, ...] = ()


def is_json(text: str) -> bool:
    """Say whether the text begins as JSON of objects does, broken or not."""
    return BEGINNING.match(text.removeprefix(BYTE_ORDER_MARK)) is not None


def read_daily_papers(text: str, path: Path) -> Iterator[Digest | Problem]:
    """Yield the digest of a page, and then what is wrong with it.

    Offsets are those of code points in the strings of the document, to which the locator
    of each passage points. Raise ``UnknownSourceError`` for JSON that is something else.
    """
    try:
        document = decode(text)
    except json.JSONDecodeError as error:
        yield _broken(error, path)
        return
    page = find_page(document)
    if page is None:
        raise UnknownSourceError(path)
    told = [_read(item, str(path)) for item in page.items]
    digest = _digest(told, page, text, path)
    yield digest
    if digest.entries and not digest.day:
        yield undated(path)
    yield from _spelt(page, path)
    problems = [problem for item in told for problem in item.problems]
    entries = [(item.entry, 0) for item in told if item.entry]
    yield from _placed([*problems, *find_repeats(entries, str(path))], page, text)


def _broken(error: json.JSONDecodeError, path: Path) -> Problem:
    return Problem(
        path=str(path),
        line=error.lineno,
        what=f"the JSON breaks off at column {error.colno} ({error.msg}), so that nothing "
        "in this file was read",
        advice="Fetch the page again.",
    )


def _digest(told: Sequence[_Told], page: Page, text: str, path: Path) -> Digest:
    entries = [item.entry for item in told if item.entry]
    language = language_of(entries)
    days = Counter(item.day for item in told if item.day)
    # Of days that are named as often, the latest; papers linger on the list for a while.
    usual = max(days, key=lambda day: (days[day], day), default=None)
    latest = max((entry.issued for entry in entries if entry.issued), default=None)
    day = usual or day_in(path.name) or page.day or latest
    mark = fingerprint(text.removeprefix(BYTE_ORDER_MARK), length=8)
    return Digest(
        id=DigestId(f"{day or 'undated'}-{language}-{mark}"),
        source=path.name,
        language=language,
        day=day,
        entries=tuple(replace(entry, language=language) for entry in entries),
    )


def _read(item: PageItem, path: str) -> _Told:
    record, wrong = check_item(item.value)
    told = read_item(record, item.pointer, item.position) if record else None
    if record is None or told is None:
        what = "; ".join(wrong) or "the item names no paper at arXiv in paper.id"
        if item.spelling == "":
            what = "the item is a string that is neither JSON nor a Python literal"
        advice = "Put it right as the others are, or fetch the page again."
        lost = Problem(path=path, entry=item.position, what=what, advice=advice, lost=1)
        return _Told(problems=(lost,))
    entry, complaints = told
    complaints += [(what, "The field was left out, the rest kept.") for what in wrong]
    problems = (
        Problem(path=path, entry=item.position, what=what, advice=advice)
        for what, advice in complaints
    )
    submitted = record.paper.submitted_on_daily_at or record.submitted_on_daily_at
    day = day_in(submitted or "")
    return _Told(entry=entry, day=day, problems=tuple(problems))


def _spelt(page: Page, path: Path) -> Iterator[Problem]:
    """Yield one problem for each spelling in which items are strings."""
    spellings = Counter(item.spelling for item in page.items if item.spelling)
    for spelling, count in sorted(spellings.items()):
        yield Problem(
            path=str(path),
            what=f"{count} of {len(page.items)} items are strings that hold {spelling}",
            advice="They were read; save items as JSON objects to be sure of all.",
        )


def _placed(problems: Iterable[Problem], page: Page, text: str) -> Iterator[Problem]:
    """Yield the problems with their lines, which only are looked for if there are any."""
    found = sorted(problems)
    lines = item_lines(text, page.wrapper) if found else []
    for problem in found:
        known = problem.entry <= len(lines)
        yield replace(problem, line=lines[problem.entry - 1] if known else 0)
