"""What it takes to write a property graph as GraphML: ours beside other writers.

    python benchmarks/graphml.py out/kg.graphml

The graph is read from the file that ``kg build`` wrote. Each file is then looked at: is it
XML, has it all nodes and edges and as many edge ids, and does igraph load them all?
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import igraph as ig
import networkx as nx
from lxml import etree
from measuring import Cost, in_child, machine, measured, table

from kg.exporters.graphml import graphml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPACE = "{http://graphml.graphdrawing.org/xmlns}"

Graph = Any  # networkx' generic class cannot be subscripted when the program runs


def ours(graph: Graph, path: Path) -> None:
    """Write with kg's exporter."""
    path.write_bytes(b"".join(graphml(graph)))


def with_lxml(graph: Graph, path: Path) -> None:
    """Write with networkx and lxml, as ``nx.write_graphml`` does where lxml is there."""
    nx.write_graphml_lxml(graph, path)


def without_lxml(graph: Graph, path: Path) -> None:
    """Write with networkx and the XML of the standard library."""
    nx.write_graphml_xml(graph, path)


def with_igraph(graph: Graph, path: Path) -> None:
    """Write with igraph; making its graph is part of it."""
    names = {node: number for number, node in enumerate(graph)}
    made = ig.Graph(len(names), directed=True)
    made.vs["name"] = list(names)
    for key in sorted({key for _, data in graph.nodes(data=True) for key in data}):
        made.vs[key] = [data.get(key) for _, data in graph.nodes(data=True)]
    edges = list(graph.edges(data=True))
    made.add_edges([(names[source], names[target]) for source, target, _ in edges])
    for key in sorted({key for *_, data in edges for key in data}):
        made.es[key] = [data.get(key) for *_, data in edges]
    made.write_graphml(str(path))


WRITERS: Mapping[str, Callable[[Graph, Path], None]] = {
    "ours (networkx with lxml, cleaned)": ours,
    "networkx with lxml": with_lxml,
    "networkx without lxml": without_lxml,
    "igraph": with_igraph,
}


def cost(name: str, source: Path, target: Path) -> Cost:
    """Return what one run of a writer takes."""
    graph = nx.read_graphml(source, force_multigraph=True)
    return measured(lambda: WRITERS[name](graph, target))


def contents(path: Path) -> tuple[object, ...]:
    """Return nodes, edges and distinct edge ids of a file, or why it is no XML."""
    nodes = edges = 0
    names = set()
    try:
        for _event, element in etree.iterparse(path, tag=(f"{_SPACE}node", f"{_SPACE}edge")):
            if element.tag == f"{_SPACE}node":
                nodes += 1
            else:
                edges += 1
                names.add(element.get("id"))
            element.clear()
    except etree.XMLSyntaxError:
        return "no", "", "", ""
    return "yes", nodes, edges, len(names - {None})


def loaded(path: Path) -> str:
    """Return what igraph makes of a file."""
    try:
        graph = ig.Graph.Read_GraphML(str(path))
    except ig.InternalError:
        return "no"
    return f"{graph.vcount():,} + {graph.ecount():,}"


def with_control_character(name: str, folder: Path) -> str:
    """Return what a writer does with a backspace, as digests do hold some."""
    graph: Graph = nx.MultiDiGraph()
    graph.add_node("a", label="\x08enchmark")
    path = folder / "control.graphml"
    path.unlink(missing_ok=True)
    try:
        WRITERS[name](graph, path)
    except (ValueError, ig.InternalError):
        return "raises"
    return {"yes": "well-formed", "no": "ill-formed XML"}[str(contents(path)[0])]


def main() -> None:
    """Print a table of all writers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    source = parser.parse_args().graph
    rows: list[tuple[object, ...]] = []
    first = 0.0
    with tempfile.TemporaryDirectory() as name:
        for writer in WRITERS:
            target = Path(name, "graph.graphml")
            found = in_child(cost, writer, source, target)
            first = first or found.seconds
            size = target.stat().st_size / 1e6
            seen = (*in_child(contents, target), in_child(loaded, target))
            control = in_child(with_control_character, writer, Path(name))
            took = (found.seconds, found.seconds / first, found.megabytes, size)
            rows.append((writer, *took, *seen, control))
            target.unlink()
    headings = (
        "writer;s;ratio;MB above the graph;MB of text;XML;nodes;edges;edge ids;"
        "igraph loads;a backspace in a label"
    )
    print(machine(), end="\n\n")
    print(table(headings.split(";"), rows))


if __name__ == "__main__":
    main()
