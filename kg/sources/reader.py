"""Reads digests, and leads from a span back to the words of the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError, UnknownSourceError
from kg.model.problem import Problem
from kg.sources.files import expand
from kg.sources.json_document import decode, resolve
from kg.sources.markdown import papers_beside_headings
from kg.sources.recognise import READERS, recognise
from kg.sources.source_text import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.digest import Digest
    from kg.model.identifiers import DigestId
    from kg.model.span import Span
    from kg.sources.files import SourceFile

__all__ = ["locate", "read", "read_file"]

#: Files that lie beside digests and may well link papers.
ABOUT_THE_FOLDER = frozenset({"README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "INDEX"})


def read(paths: Iterable[str | Path]) -> Iterator[Digest | Problem]:
    """Yield every digest once, and all that is wrong with them, file by file.

    Paths are files, folders and globs; their order makes no difference. Nothing that a
    file may hold raises. Of several files with one content, the first by name counts.

    A file that is no digest is a problem if it was named. If it only lies in a folder, it is
    passed over, unless it is a text that seems to be meant for a digest: it links several
    papers, and is no README, change log, licence or the like.
    """
    seen: dict[DigestId, str] = {}
    for file in expand(paths):
        if isinstance(file, Problem):
            yield file
            continue
        for told in _read(file):
            if isinstance(told, Problem):
                yield told
            elif told.id in seen:
                yield _repeated(file.path, seen[told.id])
            else:
                seen[told.id] = str(file.path)
                yield told


def read_file(path: Path) -> Iterator[Digest | Problem]:
    """Yield the digests of one file and what is wrong with them; raise ``SourceError``."""
    text = load(path)
    kind = recognise(text)
    if kind is None:
        raise UnknownSourceError(path)
    yield from READERS[kind].read(text, path)


def locate(path: str | Path, span: Span) -> str:
    """Return the words of a span; raise ``SourceError`` where the file has none there."""
    path = Path(path)
    text = load(path)
    if span.locator:
        try:
            told = resolve(decode(text), span.locator)
        except (LookupError, json.JSONDecodeError) as error:
            reason = f"nothing is at {span.locator}. Build from this version of the file."
            raise SourceError(path, reason) from error
        text = told if isinstance(told, str) else ""
    words = text[span.start : span.end]
    if len(words) < span.end - span.start:
        reason = f"the text ends before {span.end}. Build from this version of the file."
        raise SourceError(path, reason)
    return words


def _read(file: SourceFile) -> Iterator[Digest | Problem]:
    try:
        yield from read_file(file.path)
    except UnknownSourceError as error:
        if file.is_named:
            yield _problem(error)
        else:
            yield from _passed_over(file.path)
    except SourceError as error:
        yield _problem(error)


def _passed_over(path: Path) -> Iterator[Problem]:
    """Yield a problem if a file that is no digest seems to be meant for one."""
    if path.suffix.lower() == ".json" or path.stem.upper() in ABOUT_THE_FOLDER:
        return
    papers = papers_beside_headings(load(path))
    if papers:
        yield Problem(
            path=str(path),
            what=f"this is no digest, as no heading links a paper; {papers} are linked elsewhere",
            advice="Write headings like ### [title](https://arxiv.org/abs/2411.15124), or move "
            "the file out of the folder.",
        )


def _problem(error: SourceError) -> Problem:
    what, _stop, advice = error.reason.partition(". ")
    return Problem(path=str(error.path), what=what, advice=advice)


def _repeated(path: Path, first: str) -> Problem:
    return Problem(
        path=str(path),
        what=f"it holds the same digest as {first}",
        advice="Its entries are counted once; take one of the two out.",
    )
