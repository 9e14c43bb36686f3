from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import igraph
import networkx as nx
from hypothesis import given, settings
from lxml import etree

from kg.exporters.graphml import graphml
from kg.graph.property_graph import property_graph
from kg.resolution.resolve import resolve
from tests.builders import OLD, digest, entry, small_knowledge
from tests.strategies import KNOWLEDGE

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model.knowledge import Knowledge

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def written(graph: nx.MultiDiGraph[str]) -> bytes:
    return b"".join(graphml(graph))


def by_networkx(document: bytes) -> Any:  # noqa: ANN401 networkx has no types
    return nx.read_graphml(io.BytesIO(document), force_multigraph=True)


def test_networkx_reads_the_same_graph() -> None:
    graph = property_graph(small_knowledge())
    read = by_networkx(written(graph))

    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(read.edges(keys=True), key=str) == sorted(graph.edges(keys=True), key=str)
    for source, target, key, data in graph.edges(keys=True, data=True):
        found = read.edges[source, target, key]
        assert {name: found[name] for name in data} == data


def test_igraph_reads_the_same_graph(tmp_path: Path) -> None:
    graph = property_graph(small_knowledge())
    path = tmp_path / "kg.graphml"
    path.write_bytes(written(graph))

    read = igraph.Graph.Read_GraphML(str(path))

    assert (read.vcount(), read.ecount()) == (len(graph), graph.size())
    assert read.is_directed()
    for vertex in read.vs:
        told = vertex.attributes()
        assert {n: told[n] for n in graph.nodes[told["id"]]} == graph.nodes[told["id"]]
    # without edges' ids: igraph 1.0 reads the nodes' there
    ids = read.vs["id"]
    found = [_edge(ids[e.source], ids[e.target], e.attributes()) for e in read.es]
    wanted = [_edge(source, target, data) for source, target, data in graph.edges(data=True)]
    assert sorted(found) == sorted(wanted)


def _edge(source: str, target: str, data: dict[str, Any]) -> tuple[str, ...]:
    """Return what an edge says, in igraph's spelling of what is absent."""
    told = [data["kind"], data["weight"], data.get("sentence") or "", data.get("rule") or ""]
    return (source, target, *map(str, told))


@given(KNOWLEDGE)
@settings(max_examples=50)
def test_any_text_is_well_formed_and_nodes_come_back(knowledge: Knowledge) -> None:
    graph = property_graph(knowledge)
    read = by_networkx(written(graph))

    assert set(read.nodes) == set(graph.nodes)
    assert read.size() == graph.size()


def test_control_characters_become_their_pictures() -> None:
    told = digest(entry(OLD, authors=("Ada\x08 Example",)))
    graph = property_graph(resolve([told], [], []))
    graph.nodes[f"paper:{OLD}"]["label"] = "a\x08b\x1bc\x00d\ufffee\ud800f\tg\r\nh"

    read = by_networkx(written(graph))

    assert read.nodes[f"paper:{OLD}"]["label"] == "a␈b␛c␀d\ufffde\ufffdf\tg\r\nh"


def test_identifiers_are_unique_as_gephi_and_the_schema_want_them() -> None:
    tree = etree.fromstring(written(property_graph(small_knowledge())))

    for kind in ("key", "node", "edge"):
        found = [element.get("id") for element in tree.iterfind(f".//g:{kind}", SPACE)]
        assert len(set(found)) == len(found) > 0
        assert all(name and not set(name) & set(' /"<>&\n') for name in found)


def test_every_attribute_is_declared_once_with_its_type() -> None:
    tree = etree.fromstring(written(property_graph(small_knowledge())))
    keys = [
        (key.get("for"), key.get("attr.name"), key.get("attr.type"))
        for key in tree.iterfind("g:key", SPACE)
    ]

    assert len({key[:2] for key in keys}) == len(keys)
    assert {
        ("node", "label", "string"),
        ("node", "upvotes", "long"),
        ("node", "value", "double"),
        ("node", "generic", "boolean"),
        ("edge", "weight", "double"),
    } <= set(keys)


def test_the_graph_is_not_changed() -> None:
    graph = property_graph(small_knowledge())
    written(graph)

    assert nx.utils.graphs_equal(graph, property_graph(small_knowledge()))


def test_an_empty_graph_is_a_valid_document() -> None:
    assert len(by_networkx(written(nx.MultiDiGraph()))) == 0
