"""What the shipped queries take on a full graph: Oxigraph, which we use, beside rdflib.

    python benchmarks/query.py FOLDER [--store STORE] [--limit 5] [--only NAME…]

FOLDER is what ``kg build`` wrote. Both engines get the facts, and for the queries that need it
the evidence on top; rdflib takes 5 GB for that. Each query of rdflib runs in a fork that is ended
when its seconds of the processor are over: those of ``--limit``, or twelve times what Oxigraph
took if that is more. With a store, the same queries are asked of it on disk, and whole commands
are timed from start to end, with bytecode, in turn.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
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
from kg.query.files import evidence_file, graph_file
from kg.query.questions import shipped_questions
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_RUNS = 3
_COMMANDS = 20
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
#: Questions about one thing, each a command of its own.
_POINTS = (
    ("paper", "paper=2411.15124"),
    ("introduced-by", "entity=RLVR"),
    ("papers-by", "author=Jinwoo Shin"),
    ("papers-using", "method=LoRA"),
    ("papers-using", "method=GRPO"),
    ("evaluated-on", "dataset=GSM8K"),
)


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
    folder: Path, texts: dict[str, str], limits: dict[str, int]
) -> tuple[dict[str, tuple[float, int] | None], list[tuple[str, float, float, int]]]:
    """Return seconds and rows of each query that ends in time, and what loading takes."""
    graph = rdflib.Graph()
    found: dict[str, tuple[float, int] | None] = {}
    loads = []
    for what, file in (("facts", graph_file(folder)), ("evidence on top", evidence_file(folder))):
        loading = measured(lambda file=file: graph.parse(file))
        loads.append((what, loading.seconds, loading.megabytes, len(graph)))
        for name, text in texts.items():
            if shipped_questions()[name].needs_evidence == (what != "facts"):
                found[name] = _in_time(graph, text, limits[name])
                print(f"rdflib: {name}: {found[name]}", file=sys.stderr)
    return found, loads


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


def commands(store: Path) -> list[tuple[str, float, float, float, float]]:
    """Return what whole commands take by the clock, then of the processor, and beyond Python."""
    kg = [str(Path(sys.executable).with_name("kg"))]  # as an installed kg is started
    timed = {"python -c pass": [sys.executable, "-c", "pass"], "kg --help": [*kg, "--help"]}
    for point in _POINTS:
        timed[f"kg query {' '.join(point)}"] = [*kg, "query", *point, "--graph", str(store)]
    timed["kg show RLVR"] = [*kg, "show", "RLVR", "--graph", str(store)]
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in timed}
    for _ in range(_COMMANDS + 1):  # the first run writes bytecode
        for name, command in timed.items():
            taken[name].append(_run(command))
    medians = {name: _medians(runs[1:]) for name, runs in taken.items()}
    clock, processor = medians["python -c pass"]
    return [(name, c, c - clock, p, p - processor) for name, (c, p) in medians.items()]


def _run(command: list[str]) -> tuple[float, float]:
    """Return milliseconds of a command by the clock and of the processor."""
    bytecode = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=bytecode)  # noqa: S603
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return clock * 1000, processor * 1000


def _medians(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(c for c, _ in runs), statistics.median(p for _, p in runs)


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
    slow, slow_loads = theirs(options.folder, texts, limits)
    print(machine(), end="\n\n")
    rows = [(f"Oxigraph, {what}", *took) for what, *took in loads]
    rows += [(f"rdflib, {what}", *took) for what, *took in slow_loads]
    print(table(("loading", "s", "MB", "triples then"), rows), end="\n\n")
    lines = [
        (name, took * 1000, *_disk(name, disk), found, *_beside(name, slow, took, limits[name]))
        for name, (took, found) in sorted(quick.items())
    ]
    head = ("query", "ms, memory", "ms, store", "rows", "ms, rdflib", "rows", "ratio")
    print(table(head, lines), end="\n\n")
    if options.store:
        head = ("command, median", "ms, clock", "beyond Python", "ms, processor", "beyond Python")
        print(f"load {os.getloadavg()[0]:.1f}", end="\n\n")
        print(table(head, commands(options.store)))


def _disk(name: str, disk: dict[str, tuple[float, int]]) -> tuple[object]:
    return (disk[name][0] * 1000,) if name in disk else ("",)


def _beside(
    name: str, slow: dict[str, tuple[float, int] | None], took: float, limit: int
) -> tuple[object, ...]:
    found = slow[name]
    if found is None:
        return f"> {limit * 1000:,}", "", f"> {limit / took:,.0f}"
    return found[0] * 1000, found[1], found[0] / took


if __name__ == "__main__":
    main()
