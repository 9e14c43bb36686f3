"""What a store holds, and whether its two engines agree."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.graph.names import Namespace
from kg.store.database import read_only
from kg.store.graphs import quads_of
from kg.store.library import Library
from kg.store.reading import open_for_reading
from kg.store.units import Units, knowledge_of
from kg.store.versions import extractor_version, resolver_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from kg.model.digest import Digest
    from kg.model.knowledge import Knowledge
    from kg.store.database import Database

__all__ = ["Account", "Status", "account", "digests", "status", "verify"]

_TOGETHER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a store holds."""

    generation: int
    base: str
    #: Names of the code that read the entries and resolved them.
    extractor: str
    resolver: str
    #: Whether that is this very code.
    is_current: bool
    digests: int
    entries: int
    #: Entries that have been read, also of digests that are no longer there.
    readings: int
    #: How many there are of each: papers, authors, entities and so on.
    units: dict[str, int]
    quads: int
    #: The first and the last day of any digest; empty where none has one.
    days: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything that a store's digests say, as a build of them would return it."""

    knowledge: Knowledge
    base: str
    generation: int
    #: Whether this very code made it.
    is_current: bool


def status(folder: Path) -> Status:
    """Return what a store holds; raise ``StoreError``."""
    with closing(read_only(folder)) as database:
        database.execute("BEGIN")  # all of what follows is of one state
        first, last = database.execute("SELECT min(day), max(day) FROM digest").fetchone()
        return Status(
            generation=int(database.setting("generation")),
            base=database.setting("base"),
            extractor=database.setting("extractor"),
            resolver=database.setting("resolver"),
            is_current=_is_current(database),
            digests=_count(database, "digest"),
            entries=_count(database, "entry"),
            readings=_count(database, "reading"),
            units=dict(database.execute("SELECT collection, count(*) FROM unit GROUP BY 1")),
            quads=int(database.setting("quads") or 0),
            days=(first or "", last or ""),
        )


def account(folder: Path) -> Account:
    """Return all that a store says; raise ``StoreError``."""
    with closing(read_only(folder)) as database:
        database.execute("BEGIN")
        return Account(
            knowledge=knowledge_of(Units(database).all()),
            base=database.setting("base"),
            generation=int(database.setting("generation")),
            is_current=_is_current(database),
        )


def verify(folder: Path, *, thoroughly: bool = False) -> Iterator[str]:
    """Yield what is wrong with a store, and how its engines differ; nothing if all is well.

    Thoroughly means to look for each quad that the account comes to, which takes as long as
    writing it.
    """
    with closing(read_only(folder)) as database, open_for_reading(folder) as snapshot:
        database.execute("BEGIN")
        for (found,) in database.execute("PRAGMA quick_check(5)"):
            if found != "ok":
                yield f"the database is damaged: {found}"
        if int(database.setting("generation")) != snapshot.generation:
            return  # a writer came in between, so there is nothing to compare
        told = int(database.setting("quads") or 0)
        there = len(snapshot.store)
        if told != there:
            yield f"the graph has {there:,} quads, and {told:,} were written"
        if thoroughly:
            yield from _compare(database, snapshot.store)


def _compare(database: Database, graph: ox.Store) -> Iterator[str]:
    space = Namespace(database.setting("base"))
    digests = Library(database, extractor_version()).by_name()
    units = Units(database).all()
    total = 0
    while batch := dict(islice(units, _TOGETHER)):
        quads = quads_of(batch, digests, space)
        total += len(quads)
        missing = next((quad for quad in quads if quad not in graph), None)
        if missing is not None:
            yield f"the graph lacks {missing}"
            return
    if total != len(graph):
        yield f"the graph has {len(graph):,} quads, and the account comes to {total:,}"


def digests(folder: Path) -> list[Digest]:
    """Return the digests of a store by name, without their entries; raise ``StoreError``."""
    with closing(read_only(folder)) as database:
        found = Library(database, extractor_version()).by_name()
    return [found[name] for name in sorted(found)]


def _is_current(database: Database) -> bool:
    made = (database.setting("extractor"), database.setting("resolver"))
    return made in {(extractor_version(), resolver_version()), ("", "")}


def _count(database: Database, table: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
