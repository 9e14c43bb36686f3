"""What the tables cost: to open, from a store and from files, and to write in every format.

    python benchmarks/tables.py STORE [--build OUT]

Everything runs in a process of its own, imports included; the store is copied first, if it may
not be written to, as its tables are made, kept and read. OUT is a folder with Turtle.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from measuring import in_child, machine, measured, table

_TABLE_FORMATS = ("parquet", "csv", "gexf", "neo4j", "triples", "graphml")


def opened(path: Path) -> tuple[float, float, float]:
    """Return seconds of the clock and of the processor, and megabytes, of opening tables."""
    started = time.perf_counter()

    def action() -> object:
        from kg.graphs import open_tables

        return open_tables(path)

    cost = measured(action)
    return time.perf_counter() - started, cost.seconds, cost.megabytes


def written(store: Path, name: str, folder: Path) -> tuple[float, float, float, int, int]:
    """Return what writing a format of a store took, with its size and number of files.

    Reading the account is not counted; making the tables of it is.
    """
    from kg.exporters.export import export
    from kg.journey import without_collection
    from kg.store.status import account

    with without_collection():
        knowledge = account(store).knowledge
        started = time.perf_counter()
        cost = measured(lambda: export(knowledge, folder, [name]))
    clock = time.perf_counter() - started
    sizes = [path.stat().st_size for path in cost.value]
    return clock, cost.seconds, cost.megabytes, sum(sizes), len(sizes)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--build", type=Path, help="a folder with kg.ttl and its evidence")
    parser.add_argument("--repeat", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        shutil.copytree(asked.store, store, ignore=shutil.ignore_patterns("kg-tables-*"))
        _print_opening(store, asked.build, asked.repeat, Path(name))
        rows = []
        for form in _TABLE_FORMATS:
            clock, seconds, megabytes, size, files = in_child(
                written, store, form, Path(name) / "out"
            )
            rows.append([form, clock, seconds, megabytes, size / 1e6, files])
            print(rows[-1], flush=True)
    print(table(["format", "clock, s", "processor, s", "MB of memory", "MB", "files"], rows))


def _print_opening(store: Path, build: Path | None, repeat: int, scratch: Path) -> None:
    first = in_child(opened, store)
    rows = [["store, first time", *first]]
    rows.append(["store, tables kept", *_medians(store, repeat)])
    if build is not None:
        rows.append(["Turtle", *in_child(opened, build / "kg.ttl")])
    for form in ("parquet", "csv"):
        in_child(written, store, form, scratch / "tables")
        rows.append([form, *_medians(scratch / "tables" / form, repeat)])
    print(table(["open_tables of", "clock, s", "processor, s", "MB of memory"], rows), flush=True)


def _medians(path: Path, repeat: int) -> list[float]:
    runs = [in_child(opened, path) for _ in range(repeat)]
    return [statistics.median(column) for column in zip(*runs, strict=True)]


if __name__ == "__main__":
    main()
