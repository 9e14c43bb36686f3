"""One source document: a day's list of papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.entry import Entry
from kg.model.identifiers import DigestId
from kg.model.language import Language

__all__ = ["Digest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A day's list of papers. A file may hold several."""

    id: DigestId
    #: The file's name without its folder, so that exports do not depend on the machine.
    source: str
    language: Language
    #: ``None`` where neither the content nor the file's name gives a day.
    day: date | None
    entries: tuple[Entry, ...]
