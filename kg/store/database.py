"""The SQLite file of a store: opened to read or to write, with advice where that fails."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from kg.errors import NoStoreError, StoreError, StoreLayoutError
from kg.store.places import LAYOUT, Places

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Database", "read_only"]

#: How long a reader waits for the moment in which a writer moves pages.
_PATIENCE = 10.0


class Database(sqlite3.Connection):
    """A connection that knows the store's settings."""

    def setting(self, name: str) -> str:
        """Return the value of a setting."""
        row = self.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])


def read_only(folder: Path) -> Database:
    """Return a connection that cannot change anything; raise ``StoreError``."""
    path = Places(folder).database
    if not path.is_file():
        raise NoStoreError(folder)
    database = _connect(path)
    try:
        _check_layout(database, folder)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path) -> Database:
    address = path.absolute().as_uri()
    database = _open(f"{address}?mode=ro")
    try:
        database.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A folder that we may not write to. What lies there is whole, unless a log does.
        database.close()
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        database = _open(f"{address}?immutable=1")
    return database


def _open(address: str) -> Database:
    return sqlite3.connect(address, timeout=_PATIENCE, uri=True, factory=Database)


def _check_layout(database: Database, folder: Path) -> None:
    try:
        found = int(database.setting("layout"))
    except (sqlite3.DatabaseError, ValueError) as error:
        raise StoreError(folder, f"its database cannot be read ({error}).") from error
    if found != LAYOUT:
        raise StoreLayoutError(folder, found, LAYOUT)
