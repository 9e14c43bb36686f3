"""Where a graph is, and how to ask it: files, a store, or a server."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from kg.query.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyoxigraph as ox

    from kg.graph.tables import Tables
    from kg.query.answers import Answer
    from kg.query.name_index import NameIndex
    from kg.query.questions import Question

__all__ = ["Asked", "open_graph", "open_store", "open_tables"]


class Asked(Protocol):
    """Something that answers questions."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that a query need not declare."""
        ...

    def ask(self, question: Question, parameters: Mapping[str, str]) -> Answer:
        """Return the answer, with parameters filled in; raise ``QueryError``."""
        ...


@contextmanager
def open_graph(path: Path, *, evidence: bool = True) -> Iterator[GraphStore]:
    """Hold a graph open: a store, a Turtle file, or the folder of a build.

    A store is there at once, and has its evidence; a file is loaded into memory, its evidence
    only if wanted. Raises ``UnreadableGraphError`` or ``StoreError``.
    """
    from kg.store.reading import is_store

    if path.is_dir() and is_store(path):
        with open_store(path) as (graph, _):
            yield graph
    else:
        yield GraphStore.load(path, evidence=evidence)


@contextmanager
def open_store(folder: Path) -> Iterator[tuple[GraphStore, int]]:
    """Hold the newest generation of a store open, and tell its number."""
    from kg.store.reading import open_for_reading

    with open_for_reading(folder) as snapshot:
        number, graph = snapshot.generation, snapshot.store
        yield GraphStore(graph, snapshot.prefixes, lambda: _index(folder, number, graph)), number


def open_tables(path: Path) -> Tables:
    """Return the tables of a graph: a store, the folder of a build, RDF, or exported tables.

    The same graph has the same tables in each. Those of a store are kept beside its graph, and
    so read in a fraction of a second from the second time on; so are Parquet files of a build.
    Raises ``UnreadableGraphError`` or ``StoreError``.
    """
    from kg.store.reading import is_store
    from kg.table_files import kept_tables, read_tables, tables_folder

    if path.is_dir():
        if is_store(path):
            return kept_tables(path)
        folder = tables_folder(path)
        if folder is not None:
            return read_tables(folder)
    from kg.graph.triple_tables import tables_of
    from kg.query.files import quads

    return tables_of(quads(path))


def _index(folder: Path, generation: int, store: ox.Store) -> NameIndex:
    """Return the index of a generation's names, kept beside its graph where one may write."""
    from kg.query.name_index import NameIndex
    from kg.store.places import Places

    path = Places(folder).names(generation)
    if path.exists():
        return NameIndex.open(path)
    from kg.store.handing_on import handed_on

    before = handed_on(Places(folder), generation)
    return NameIndex.build(store, path if os.access(path.parent, os.W_OK) else None, before)
