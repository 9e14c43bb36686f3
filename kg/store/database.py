"""The SQLite file of a store: opened to read or to write, with advice where that fails."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import HeldStoreError, NoStoreError, StoreError, StoreLayoutError
from kg.store.places import LAYOUT, Places
from kg.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Database", "Patience", "create", "read_only", "read_write", "transaction"]

#: How long a reader waits for the moment in which a writer moves pages, in seconds.
_MOMENT = 10.0
#: How often a waiting writer tries again, in seconds.
_PAUSE = 0.1

#: How many seconds to wait for another writer, and whom to tell that we do.
Patience: TypeAlias = "tuple[float, Callable[[str], None]]"


class Database(sqlite3.Connection):
    """A connection that knows the store's settings."""

    def setting(self, name: str) -> str:
        """Return the value of a setting; an empty text if it has none."""
        row = self.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def set(self, name: str, value: object) -> None:
        """Give a setting its value."""
        self.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, str(value)))


def read_only(folder: Path) -> Database:
    """Return a connection that cannot change anything; raise ``StoreError``."""
    path = Places(folder).database
    if not path.is_file():
        raise NoStoreError(folder)
    address = path.absolute().as_uri()
    database = _connect(f"{address}?mode=ro")
    try:
        return _checked(database, folder)
    except StoreError as error:
        if not isinstance(error.__cause__, sqlite3.OperationalError):
            raise
        # A folder that we may not write to. What lies there is whole, unless a log does.
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            reason = "a writer was killed here. Run `kg status` as a user who may write."
            raise StoreError(folder, f"{error.__cause__}: {reason}") from error
    return _checked(_connect(f"{address}?immutable=1"), folder)


def create(folder: Path, base: str, patience: Patience) -> None:
    """Make an empty store unless one is there; raise ``StoreError``."""
    with suppress(NoStoreError):
        read_only(folder).close()
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        database = _connect(Places(folder).database.absolute().as_uri())
    except (OSError, sqlite3.Error) as error:
        raise StoreError(folder, f"{_plain(error)}. Choose a folder you may write.") from error
    try:
        with transaction(database, folder, patience):
            if not _is_made(database):
                for statement in SCHEMA.split(";"):
                    database.execute(statement)
                for name, value in (("layout", LAYOUT), ("generation", 0), ("base", base)):
                    database.set(name, value)
    finally:
        database.close()


def read_write(folder: Path) -> Database:
    """Return a connection to an existing store; raise ``StoreError``."""
    path = Places(folder).database
    if not path.is_file():
        raise NoStoreError(folder)
    # SQLite would say no more than that it cannot open the file.
    if not (os.access(folder, os.W_OK | os.X_OK) and os.access(path, os.W_OK)):
        reason = "the store is read-only for you. Nothing was changed. Work on a copy, or get"
        raise StoreError(folder, f"{reason} the right to write to the folder and what is in it.")
    database = _checked(_connect(f"{path.absolute().as_uri()}?mode=rw"), folder)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA cache_size = -65536")  # KiB
    return database


@contextmanager
def transaction(database: Database, folder: Path, patience: Patience) -> Iterator[None]:
    """Do all of what follows or nothing, and let no other process write meanwhile.

    Raise ``HeldStoreError`` if another one does for too long, and ``StoreError`` where the
    disk is full or may not be written to.
    """
    try:
        _begin(database, folder, patience)
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise StoreError(folder, f"{_plain(error)}. Nothing was changed.") from error


def _begin(database: Database, folder: Path, patience: Patience) -> None:
    wait, tell = patience
    holder = Places(folder).holder
    started, told = time.monotonic(), False
    while True:
        try:
            database.execute("PRAGMA busy_timeout = 0")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        else:
            break
        if time.monotonic() - started >= wait:
            raise HeldStoreError(folder, _who(holder), wait)
        if not told:
            tell(f"waiting for {_who(holder)}, which is changing the store")
            told = True
        time.sleep(_PAUSE)
    now = datetime.now().astimezone().isoformat(" ", "seconds")
    try:
        holder.write_text(f"process {os.getpid()} (since {now})", encoding="utf-8")
    except OSError:
        return  # it only says who we are


def _who(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8") or "another process"
    except OSError:
        return "another process"


def _connect(address: str) -> Database:
    return sqlite3.connect(
        address, timeout=_MOMENT, isolation_level=None, uri=True, factory=Database
    )


def _is_made(database: Database) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'setting'"
    return database.execute(query).fetchone() is not None


def _checked(database: Database, folder: Path) -> Database:
    """Return the database if this version of kg can work with it."""
    try:
        if not _is_made(database):
            raise NoStoreError(folder)
        found = int(database.setting("layout"))
        if found != LAYOUT:
            raise StoreLayoutError(folder, found, LAYOUT)
    except (sqlite3.Error, ValueError) as error:
        database.close()
        reason = f"the database cannot be read: {_plain(error)}. Put a copy in its place."
        raise StoreError(folder, reason) from error
    except StoreError:
        database.close()
        raise
    return database


def _plain(error: Exception) -> str:
    """Return what an error says, without numbers and paths."""
    return getattr(error, "strerror", None) or str(error)
