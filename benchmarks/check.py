"""What checking a graph takes: ``kg check`` beside plain pySHACL, which does less.

    python benchmarks/check.py DIGESTS... [--sample exports]

Builds the digests (a month is enough), then checks them and the shipped sample. Plain
pySHACL reads both files with rdflib and validates them; it does not find claims without
evidence, which no shape looks for.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import pyshacl
import rdflib
from measuring import Cost, in_child, machine, measured, table

import kg
from kg.checking.check import check
from kg.resources import ontology_folder

_RUNS = 3


def ours(folder: Path) -> tuple[int, bool]:
    """Return how many findings ``kg check`` has, and whether the graph conforms."""
    found = check(folder).violations
    return len(found), not found


def plain(folder: Path) -> tuple[int, bool]:
    """Return how many results pySHACL has, and whether the graph conforms."""
    graph = rdflib.Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file, format="turtle")
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    conforms, results, _text = pyshacl.validate(graph, shacl_graph=shapes)
    kind = rdflib.SH.ValidationResult
    return len(list(results.subjects(rdflib.RDF.type, kind))), bool(conforms)


def cost(name: str, folder: Path, runs: int) -> Cost:
    """Return the run of median duration."""
    action: Any = {"kg check": ours, "plain pySHACL": plain}[name]
    found = sorted((measured(lambda: action(folder)) for _ in range(runs)), key=lambda c: c.seconds)
    return found[runs // 2]


def build(sources: list[Path], folder: Path) -> None:
    """Write the Turtle of some digests."""
    kg.build(sources).export(folder, ["ttl"])


def main() -> None:
    """Print a line per graph and checker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("digests", type=Path, nargs="+")
    parser.add_argument("--sample", type=Path, default=Path("exports"))
    options = parser.parse_args()
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(options.digests, folder)
        for graph, where, runs in (("sample", options.sample, _RUNS), ("digests", folder, _RUNS)):
            triples = sum(len(rdflib.Graph().parse(file)) for file in sorted(where.glob("*.ttl")))
            first = 0.0
            for checker in ("kg check", "plain pySHACL"):
                found = in_child(cost, checker, where, runs)
                first = first or found.seconds
                took = (found.seconds, found.seconds / first)
                rows.append((graph, triples, checker, *took, found.value[0]))
    print(machine(), end="\n\n")
    print(table(("graph", "triples", "checker", "s", "ratio", "findings"), rows))


if __name__ == "__main__":
    main()
