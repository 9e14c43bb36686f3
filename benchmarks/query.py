"""What the shipped queries take on a full graph: Oxigraph, which we use, beside rdflib.

    python benchmarks/query.py out/ [--limit 60]

rdflib gets the facts only, once for all queries; each query runs in a fork that is ended
when its seconds are over. Queries that need the evidence are asked of Oxigraph alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from measuring import in_child, machine, measured, median_seconds, table

from kg.graph.names import PREFIXES, Namespace
from kg.query.questions import shipped_questions
from kg.query.sparql import with_values
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_RUNS = 3
#: A value for each parameter that a shipped query may have.
_VALUES = {
    "dataset": "GSM8K",
    "entity": "LoRA",
    "method": "LoRA",
    "model": "Llama 3.1",
    "since": "2025-05-01",
    "task": "visual question answering",
}


def values(name: str) -> dict[str, str]:
    """Return the parameters that a shipped query is asked with."""
    return {parameter: _VALUES[parameter] for parameter, _ in shipped_questions()[name].parameters}


def ours(folder: Path) -> tuple[dict[str, tuple[float, int]], list[tuple[str, float, float, int]]]:
    """Return seconds and rows of each query, and what loading takes."""
    facts = measured(lambda: GraphStore.load(folder, evidence=False))
    loads = [("facts", facts.seconds, facts.megabytes, len(facts.value.store))]
    found = _asked(facts.value, needs_evidence=False)
    more = measured(lambda: facts.value.load_evidence(folder))
    loads.append(("evidence beside it", more.seconds, more.megabytes, len(facts.value.store)))
    return found | _asked(facts.value, needs_evidence=True), loads


def _asked(store: GraphStore, *, needs_evidence: bool) -> dict[str, tuple[float, int]]:
    found = {}
    for name, asked in shipped_questions().items():
        if asked.needs_evidence == needs_evidence:
            given = values(name)
            seconds = median_seconds(lambda q=asked, g=given: store.ask(q, g), _RUNS)
            found[name] = seconds, len(store.ask(asked, given))
    return found


def theirs(file: Path, limit: int) -> tuple[dict[str, tuple[float, int] | None], float, float]:
    """Return seconds and rows of each query that ends in time, and what loading takes."""
    loading = measured(lambda: rdflib.Graph().parse(file))
    found: dict[str, tuple[float, int] | None] = {}
    for name, asked in shipped_questions().items():
        if not asked.needs_evidence:
            sparql = with_values(asked.sparql, values(name))
            found[name] = _in_time(loading.value, sparql, limit)
    return found, loading.seconds, loading.megabytes


def _in_time(graph: rdflib.Graph, sparql: str, limit: int) -> tuple[float, int] | None:
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


def main() -> None:
    """Print a table of all shipped queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    options = parser.parse_args()
    quick, loads = in_child(ours, options.folder)
    # not in a child: the processes of a pool may not start any
    slow, seconds, megabytes = theirs(options.folder / "kg.ttl", options.limit)
    print(machine(), end="\n\n")
    rows = [(f"Oxigraph, {what}", *took) for what, *took in loads]
    rows.append(("rdflib, facts", seconds, megabytes, loads[0][-1]))
    print(table(("loading", "s", "MB", "triples then"), rows), end="\n\n")
    rows = [
        (name, took * 1000, found, *_beside(name, slow, took, options.limit))
        for name, (took, found) in sorted(quick.items())
    ]
    print(table(("query", "ms, Oxigraph", "rows", "ms, rdflib", "rows", "ratio"), rows))


def _beside(
    name: str, slow: dict[str, tuple[float, int] | None], took: float, limit: int
) -> tuple[object, ...]:
    if name not in slow:
        return "not asked: needs the evidence", "", ""
    found = slow[name]
    if found is None:
        return f"given up after {limit} s", "", f"> {limit / took:,.0f}"
    return found[0] * 1000, found[1], found[0] / took


if __name__ == "__main__":
    main()
