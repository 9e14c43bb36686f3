"""A snapshot of a store's graph, for as many readers as like.

A commit makes a new folder for its graph and names it in the database, so what a reader has
open is never written to. A reader holds a lease on the folder that it reads; a writer removes
old folders that nobody holds.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.names import Namespace
from kg.store.database import Database, read_only
from kg.store.leases import lease
from kg.store.places import Places

__all__ = ["Snapshot", "generation", "hold_newest", "is_store", "open_for_reading"]

#: A writer may commit, and clean up, between a reader's two looks; not many times in a row.
_ATTEMPTS = 100


class Snapshot(NamedTuple):
    """One state of a store's graph; it does not change while it is open."""

    #: Read-only: what would change it raises ``OSError``.
    store: ox.Store
    #: Those that a query need not declare.
    prefixes: Mapping[str, str]
    #: Grows by each commit that changed something.
    generation: int


def is_store(folder: Path) -> bool:
    """Tell whether a path is the folder of a store."""
    return Places(folder).database.is_file()


def generation(folder: Path) -> int:
    """Return the number of the newest generation; raise ``StoreError``."""
    with closing(read_only(folder)) as database:
        return int(database.setting("generation"))


@contextmanager
def open_for_reading(folder: Path) -> Iterator[Snapshot]:
    """Hold the newest state of a store open; raise ``StoreError`` where there is none.

    Any number of processes may do so, also beside a writer, also in a folder that they may
    not write to. Nothing of the snapshot may be used after it is closed.
    """
    places = Places(folder)
    with ExitStack() as held:
        with closing(read_only(folder)) as database:
            number = _hold_newest(places, database, held)
            space = Namespace(database.setting("base"))
        yield Snapshot(
            store=ox.Store.read_only(str(places.graph(number))) if number else ox.Store(),
            prefixes=space.prefixes,
            generation=number,
        )


@contextmanager
def hold_newest(folder: Path) -> Iterator[int]:
    """Keep the newest generation from being removed, and tell its number; raise ``StoreError``."""
    with ExitStack() as held, closing(read_only(folder)) as database:
        yield _hold_newest(Places(folder), database, held)


def _hold_newest(places: Places, database: Database, held: ExitStack) -> int:
    """Return the newest generation, with a lease on it that is given back with ``held``."""
    for _ in range(_ATTEMPTS):
        number = int(database.setting("generation"))
        if not number:  # nothing was ever added
            return number
        with ExitStack() as attempt:
            try:
                attempt.enter_context(lease(places.lease(number)))
            except FileNotFoundError:  # removed since we asked
                continue
            if places.graph(number).is_dir():  # else removed before we held it
                held.push(attempt.pop_all())
                return number
    raise StoreError(places.graphs, "the newest graph is missing. Run `kg status --repair`.")
