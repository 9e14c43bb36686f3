"""What it takes to write the facts of a graph as Turtle: ours beside other writers.

    python benchmarks/turtle.py out/kg.nt [--small exports/kg.ttl]

Each writer runs in a process of its own, over the same triples. Whether a writer always
gives the same bytes is tried on a small graph, with its triples shuffled, in processes with
different hash seeds.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from measuring import Cost, in_child, machine, measured, table

from kg.exporters.lines import ntriples
from kg.exporters.turtle import turtle
from kg.graph.names import Namespace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Triples = list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]
    Prefixes = Mapping[str, str]

#: How often each writer runs, the median counts; rdflib takes half a minute a run.
_RUNS = 3
_TRIALS = 6


def ours(triples: Triples, prefixes: Prefixes) -> bytes:
    """Write with kg's own writer."""
    return "".join(turtle(triples, prefixes)).encode()


def lines(triples: Triples, _prefixes: Prefixes) -> bytes:
    """Write N-Triples, sorted."""
    return "".join(ntriples(triples)).encode()


def oxigraph(triples: Triples, prefixes: Prefixes) -> bytes:
    """Write with Oxigraph, after sorting."""
    ordered = (ox.Triple(*triple) for triple in sorted(triples, key=lambda t: tuple(map(str, t))))
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""


def rdflib_graph(triples: Triples, prefixes: Prefixes) -> rdflib.Graph:
    """Return rdflib's graph of the triples."""
    graph = rdflib.Graph()
    for prefix, space in prefixes.items():
        graph.bind(prefix, space, replace=True)
    buffer = io.BytesIO(lines(triples, prefixes))
    return graph.parse(buffer, format="nt")


WRITERS: Mapping[str, Callable[[Triples, Prefixes], bytes]] = {
    "ours": ours,
    "N-Triples, sorted (ours)": lines,
    "Oxigraph over sorted triples": oxigraph,
}
_RDFLIB = ("turtle", "longturtle")


def read(path: Path) -> Triples:
    """Return the triples of a file."""
    return [(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=path)]


def cost(name: str, path: Path) -> Cost:
    """Return what a writer takes, with the size of the text as its value."""
    triples = read(path)
    prefixes = Namespace().prefixes
    runs = [measured(lambda: len(WRITERS[name](triples, prefixes))) for _ in range(_RUNS)]
    peak = max(run.megabytes for run in runs)
    middle = sorted(runs, key=lambda run: run.seconds)[_RUNS // 2]
    return Cost(value=middle.value, seconds=middle.seconds, megabytes=peak)


def rdflib_costs(path: Path) -> list[tuple[str, Cost]]:
    """Return what rdflib takes to read N-Triples and to write each kind of Turtle, once."""
    triples = read(path)
    graph = measured(lambda: rdflib_graph(triples, Namespace().prefixes))
    reading = Cost(value=0, seconds=graph.seconds, megabytes=graph.megabytes)
    found = [("rdflib, reading N-Triples", reading)]
    for name in _RDFLIB:
        written = measured(lambda n=name: len(graph.value.serialize(format=n, encoding="utf-8")))
        found.append((f"rdflib, {name}", written))
    return found


def digests(path: Path, seed: int) -> dict[str, str]:
    """Return a fingerprint of what each writer makes of the shuffled triples."""
    triples = read(path)
    random.Random(seed).shuffle(triples)  # noqa: S311
    prefixes = Namespace().prefixes
    texts = {name: write(triples, prefixes) for name, write in WRITERS.items()}
    graph = rdflib_graph(triples, prefixes)
    for name in _RDFLIB:
        texts[f"rdflib, {name}"] = graph.serialize(format=name, encoding="utf-8")
    return {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}


def main() -> None:
    """Print a table of all writers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--small", type=Path, default=Path("exports/kg.ttl"))
    options = parser.parse_args()
    trials = [in_child(digests, options.small, seed) for seed in range(_TRIALS)]
    costs = [(name, in_child(cost, name, options.graph)) for name in WRITERS]
    costs += in_child(rdflib_costs, options.graph)
    first = costs[0][1].seconds
    rows = []
    for name, found in costs:
        variants = len({trial[name] for trial in trials}) if name in trials[0] else 0
        stable = {0: "", 1: "yes"}.get(variants, f"no, {variants} of {_TRIALS}")
        size = found.value / 1e6
        rows.append((name, found.seconds, found.seconds / first, found.megabytes, size, stable))
    headings = ("writer", "s", "ratio", "MB above the triples", "MB of text", "same bytes")
    print(machine(), end="\n\n")
    print(f"{len(read(options.graph)):,} triples.\n")
    print(table(headings, rows))


if __name__ == "__main__":
    main()
