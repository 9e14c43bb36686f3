"""The tables of a graph on disk: as files of an export, and kept beside a store's graph."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from kg.errors import ExportError, UnreadableGraphError
from kg.graph.columns import TABLES
from kg.graph.tables import Tables, schema, tables
from kg.query.files import graph_file
from kg.store.places import Places
from kg.store.reading import hold_newest
from kg.store.versions import tables_version

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["kept_tables", "read_tables", "tables_folder"]

#: What the folders begin with that hold the tables of a generation.
_KEPT = "kg-tables-"


def kept_tables(store: Path) -> Tables:
    """Return the tables of a store's newest generation; raise ``StoreError``.

    They are made once, and kept as Parquet beside the graph of the generation, with which they
    vanish. Where that may not be written to, they are made each time.
    """
    with hold_newest(store) as generation:
        graph = Places(store).graph(generation)
        folder = graph / f"{_KEPT}{tables_version()}"
        with suppress(UnreadableGraphError):
            return read_tables(folder)
        from kg.journey import without_collection
        from kg.store.status import account

        with without_collection():
            found = account(store)
            made = tables(found.knowledge)
        if found.generation == generation and os.access(graph, os.W_OK):
            _keep(made, folder)
        return made


def _keep(made: Tables, folder: Path) -> None:
    """Write all tables, or none: a folder that has its name is complete.

    That they cannot be kept is no reason to fail.
    """
    from kg.exporters.export import write_whole
    from kg.exporters.parquet import parquet

    for old in folder.parent.glob(f"{_KEPT}*"):  # of another version of kg, or damaged
        shutil.rmtree(old, ignore_errors=True)
    with suppress(OSError), tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as parent:
        unfinished = Path(parent) / folder.name
        with suppress(ExportError):
            for name, frame in made:
                write_whole(unfinished / f"{name}.parquet", [parquet(frame)])
            unfinished.rename(folder)  # fails if another process was quicker: as good


def tables_folder(path: Path) -> Path | None:
    """Return where the tables of a folder are, if it has some that are up to date.

    That is the folder itself, or its ``parquet`` or ``csv``, unless a build has written its graph
    after them.
    """
    graph = graph_file(path)
    for folder in (path, path / "parquet", path / "csv"):
        for file in _files(folder):
            if file.exists() and not (graph.exists() and _age(file) < _age(graph)):
                return folder
    return None


def _age(file: Path) -> int:
    return file.stat().st_mtime_ns


def _files(folder: Path) -> Iterator[Path]:
    """Yield the file of the first table in each format."""
    first = next(iter(TABLES))
    return (folder / f"{first}{suffix}" for suffix in (".parquet", ".csv"))


def read_tables(folder: Path) -> Tables:
    """Return the tables of a folder of Parquet or CSV files; raise ``UnreadableGraphError``."""
    is_parquet, _ = (file.exists() for file in _files(folder))
    read = _read_parquet if is_parquet else _read_csv
    return Tables(**{name: read(folder, name) for name in TABLES})


def _read_parquet(folder: Path, name: str) -> pl.DataFrame:
    file = folder / f"{name}.parquet"
    try:
        return pl.read_parquet(file, columns=list(schema(name))).cast(pl.Schema(schema(name)))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableGraphError(file, f"no table of {name}: {error}") from error


def _read_csv(folder: Path, name: str) -> pl.DataFrame:
    from kg.exporters.csv_tables import read_csv

    file = folder / f"{name}.csv"
    try:
        return read_csv(file, schema(name))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableGraphError(file, f"no table of {name}: {error}") from error
