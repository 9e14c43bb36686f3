"""The graph on disk that the workers open, and its newest generation."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.query.name_index import NameIndex
from kg.query.store import GraphStore
from kg.store.handing_on import handed_on
from kg.store.places import Places
from kg.store.reading import generation, is_store, open_for_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Served", "newest", "opened", "prepared", "reindexed"]

_NAMES = "names.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a worker finds one generation of the graph. It can be sent to a process."""

    #: A store of ours, or a plain Oxigraph folder made from a file.
    folder: Path
    is_store: bool
    #: The index of its names; it exists.
    names: Path
    prefixes: Mapping[str, str]
    generation: int = 0


@contextmanager
def prepared(path: Path, say: Callable[[str], None]) -> Iterator[Served]:
    """Give what the workers open: a store as it is, a file as a temporary database.

    Loading a file once on disk costs some seconds, and saves them for each worker. Raises
    ``UnreadableGraphError`` or ``StoreError``.
    """
    with TemporaryDirectory(prefix="kg-serve-") as made:
        folder = Path(made)
        if is_store(path):
            yield _of_store(path, folder)
            return
        say(f"loading {path}")
        graph = GraphStore.load(path, into=ox.Store(str(folder / "graph")))
        prefixes = dict(graph.prefixes)
        NameIndex.build(graph.store, folder / _NAMES)
        graph.store.flush()
        del graph
        yield Served(
            folder=folder / "graph", is_store=False, names=folder / _NAMES, prefixes=prefixes
        )


def newest(served: Served) -> int:
    """Return the number of the newest generation; it costs next to nothing."""
    return generation(served.folder) if served.is_store else served.generation


def reindexed(served: Served, spare: Path) -> Served:
    """Return the newest generation of a store, its names indexed."""
    return _of_store(served.folder, spare)


def _of_store(store: Path, spare: Path) -> Served:
    """Return the newest generation; the index lies beside it, or in a spare folder."""
    with open_for_reading(store) as snapshot:
        number = snapshot.generation
        names = Places(store).names(number)
        if not names.exists():
            before = handed_on(Places(store), number)
            try:
                NameIndex.build(snapshot.store, names, before)
            except (OSError, sqlite3.OperationalError):  # a folder that is not ours to write to
                names = spare / f"{number}-{_NAMES}"
                NameIndex.build(snapshot.store, names, before)
        return Served(
            folder=store,
            is_store=True,
            names=names,
            prefixes=dict(snapshot.prefixes),
            generation=number,
        )


@contextmanager
def opened(served: Served) -> Iterator[tuple[GraphStore, int]]:
    """Hold the graph open, and tell which generation it is."""

    def index() -> NameIndex:
        return NameIndex.open(served.names)

    if served.is_store:
        with open_for_reading(served.folder) as snapshot:
            yield GraphStore(snapshot.store, snapshot.prefixes, index), snapshot.generation
    else:
        store = ox.Store.read_only(str(served.folder))
        yield GraphStore(store, served.prefixes, index), served.generation
