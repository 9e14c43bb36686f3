"""What of a store was made by other code than this, or under other corrections.

Extraction takes most of the time and is a matter of one entry; so what another version of it
changes is found entry by entry, and where it gives the same, nothing else is touched.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from kg.model.entry import Entry
from kg.model.kind import Kind
from kg.resolution.overrides import Overrides
from kg.store.codec import decode
from kg.store.versions import resolver_version

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.store.database import Database
    from kg.store.library import Library

__all__ = ["Reason", "overrides_of", "reasons", "reread", "sign"]


class Reason(StrEnum):
    """Why a store is not what this code would make; the value says what it does about it."""

    EXTRACTOR = "the code that reads entries has changed: they are read again"
    RESOLVER = "the code that joins what was read has changed: all is joined again"
    OVERRIDES = "the corrections have changed: all is joined again"


def reasons(library: Library, overrides: Overrides | None = None) -> Collection[Reason]:
    """Return why a store is outdated, if it is; corrections that are not given stay."""
    database = library.database
    if int(database.setting("generation")) == 0:
        return ()
    differs = {
        Reason.EXTRACTOR: database.setting("extractor") != library.version,
        Reason.RESOLVER: database.setting("resolver") != resolver_version(),
        Reason.OVERRIDES: overrides is not None
        and database.setting("overrides") != _text(overrides),
    }
    return [reason for reason in Reason if differs[reason]]


def sign(library: Library, overrides: Overrides | None) -> None:
    """Note which code and which corrections make the account from now on."""
    database = library.database
    if overrides is not None or not database.setting("overrides"):
        database.set("overrides", _text(overrides or Overrides()))
    database.set("extractor", library.version)
    database.set("resolver", resolver_version())


def reread(library: Library) -> set[int]:
    """Turn to what this extractor read, and return the digests in which that differs.

    It must have read all entries.
    """
    differing: set[int] = set()
    database = library.database
    rows = database.execute("SELECT number, digest, reading, content FROM entry").fetchall()
    for number, digest, old, content in rows:
        new = library.reading_name(decode(Entry, content))
        if _content(database, new) != _content(database, old):
            differing.add(digest)
        else:
            database.execute("UPDATE entry SET reading = ? WHERE number = ?", (new, number))
    return differing


def overrides_of(database: Database) -> Overrides:
    """Return the corrections that a store obeys."""
    content = msgspec.json.decode(database.setting("overrides"))
    return Overrides(
        drop=frozenset(content["drop"]),
        same=content["same"],
        apart=frozenset(content["apart"]),
        kind={name: Kind(kind) for name, kind in content["kind"].items()},
        label=content["label"],
    )


def _content(database: Database, reading: str) -> bytes | None:
    query = "SELECT content FROM reading WHERE name = ?"
    row: tuple[bytes] | None = database.execute(query, (reading,)).fetchone()
    return None if row is None else row[0]


def _text(overrides: Overrides) -> str:
    return msgspec.json.encode(overrides, order="sorted").decode()
