"""What the shipped queries take on a full graph: Oxigraph, which we use, beside rdflib.

    python benchmarks/query.py FOLDER [--store STORE] [--limit 5] [--only NAME…]

FOLDER is what ``kg build`` wrote. rdflib gets the facts only, once for all queries; each query
runs in a fork that is ended when its seconds of the processor are over: those of ``--limit``,
or twelve times what Oxigraph took if that is more. Queries that need the evidence are asked of
Oxigraph alone. With a store, the same queries are asked of it on disk, and whole commands
are timed from start to end.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from measuring import in_child, machine, measured, median_seconds, table

from kg.graph.names import PREFIXES, Namespace
from kg.graphs import open_graph
from kg.query.asking import prepared
from kg.query.questions import shipped_questions
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_RUNS = 3
_COMMANDS = 9
#: A value for each parameter that a shipped query may have.
_VALUES = {
    "author": "Jinwoo Shin",
    "dataset": "GSM8K",
    "entity": "LoRA",
    "method": "LoRA",
    "model": "Llama 3.1",
    "paper": "2411.15124",
    "since": "2025-05-01",
    "task": "visual question answering",
}
_POINT = ("introduced-by", "entity=RLVR")


def values(name: str) -> dict[str, str]:
    """Return the parameters that a shipped query is asked with."""
    return {found.name: _VALUES[found.name] for found in shipped_questions()[name].parameters}


def ours(
    folder: Path, names: list[str]
) -> tuple[dict[str, tuple[float, int]], dict[str, str], list[tuple[str, float, float, int]]]:
    """Return seconds and rows of each query in memory, its text, and what loading takes."""
    facts = measured(lambda: GraphStore.load(folder, evidence=False))
    loads = [("facts", facts.seconds, facts.megabytes, len(facts.value.store))]
    index = measured(lambda: facts.value.names)
    loads.append(("index of names", index.seconds, index.megabytes, len(facts.value.store)))
    texts = {n: prepared(shipped_questions()[n], values(n), facts.value) for n in names}
    few = {n: t for n, t in texts.items() if not shipped_questions()[n].needs_evidence}
    found = _asked(facts.value, few)
    more = measured(lambda: facts.value.load_evidence(folder))
    loads.append(("evidence beside it", more.seconds, more.megabytes, len(facts.value.store)))
    rest = {name: text for name, text in texts.items() if name not in few}
    return found | _asked(facts.value, rest), texts, loads


def on_disk(store: Path, texts: dict[str, str]) -> dict[str, tuple[float, int]]:
    """Return seconds and rows of each query asked of a store."""
    with open_graph(store) as graph:
        return _asked(graph, texts)


def _asked(store: GraphStore, texts: dict[str, str]) -> dict[str, tuple[float, int]]:
    return {
        name: (
            median_seconds(lambda text=text: store.answer(text), _RUNS),
            len(store.answer(text)),
        )
        for name, text in texts.items()
    }


def theirs(
    file: Path, texts: dict[str, str], limits: dict[str, int]
) -> tuple[dict[str, tuple[float, int] | None], float, float]:
    """Return seconds and rows of each query that ends in time, and what loading takes."""
    loading = measured(lambda: rdflib.Graph().parse(file))
    found: dict[str, tuple[float, int] | None] = {}
    for name, text in texts.items():
        if not shipped_questions()[name].needs_evidence:
            found[name] = _in_time(loading.value, text, limits[name])
            print(f"rdflib: {name}: {found[name]}", file=sys.stderr)
    return found, loading.seconds, loading.megabytes


def _in_time(graph: rdflib.Graph, sparql: str, limit: int) -> tuple[float, int] | None:
    """Return seconds and rows; ``None`` if the time is over, by which the fork is ended."""
    context = multiprocessing.get_context("fork")  # the graph need not be loaded again
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(graph, sparql, sender, limit))
    process.start()
    sender.close()
    answer: tuple[float, int] | None = None
    with suppress(EOFError):  # it was ended, and said nothing
        answer = receiver.recv()
    process.join()
    return answer


def _ask(graph: rdflib.Graph, sparql: str, sender: Connection, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    started = time.process_time()
    rows = list(graph.query(sparql, initNs=PREFIXES | Namespace().prefixes))
    sender.send((time.process_time() - started, len(rows)))


def commands(store: Path) -> list[tuple[str, float]]:
    """Return milliseconds of whole commands, and of Python alone."""
    kg = [sys.executable, "-m", "kg.cli.main"]
    timed = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "kg --help": [*kg, "--help"],
        f"kg query {' '.join(_POINT)}": [*kg, "query", *_POINT, "--graph", str(store)],
        "kg show RLVR": [*kg, "show", "RLVR", "--graph", str(store)],
    }
    return [(name, _wall(command)) for name, command in timed.items()]


def _wall(command: list[str]) -> float:
    taken = []
    for _ in range(_COMMANDS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print a table of all shipped queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--limit", type=int, default=5)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    names = options.only or list(shipped_questions())
    quick, texts, loads = in_child(ours, options.folder, names)
    disk = in_child(on_disk, options.store, texts) if options.store else {}
    limits = {name: max(options.limit, math.ceil(12 * quick[name][0])) for name in quick}
    # not in a child: the processes of a pool may not start any
    slow, seconds, megabytes = theirs(options.folder / "kg.ttl", texts, limits)
    print(machine(), end="\n\n")
    rows = [(f"Oxigraph, {what}", *took) for what, *took in loads]
    rows.append(("rdflib, facts", seconds, megabytes, loads[0][-1]))
    print(table(("loading", "s", "MB", "triples then"), rows), end="\n\n")
    lines = [
        (name, took * 1000, *_disk(name, disk), found, *_beside(name, slow, took, limits[name]))
        for name, (took, found) in sorted(quick.items())
    ]
    head = ("query", "ms, memory", "ms, store", "rows", "ms, rdflib", "rows", "ratio")
    print(table(head, lines), end="\n\n")
    if options.store:
        print(table(("command, median", "ms"), commands(options.store)))


def _disk(name: str, disk: dict[str, tuple[float, int]]) -> tuple[object]:
    return (disk[name][0] * 1000,) if name in disk else ("",)


def _beside(
    name: str, slow: dict[str, tuple[float, int] | None], took: float, limit: int
) -> tuple[object, ...]:
    if name not in slow:
        return "not asked: needs the evidence", "", ""
    found = slow[name]
    if found is None:
        return f"> {limit * 1000:,}", "", f"> {limit / took:,.0f}"
    return found[0] * 1000, found[1], found[0] / took


if __name__ == "__main__":
    main()
