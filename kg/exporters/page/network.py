"""The drawing, built with pyvis."""

from __future__ import annotations

import json
from math import sqrt
from typing import TYPE_CHECKING

from kg.exporters.page.elements import connected, edges, most_connected, nodes

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from kg.exporters.page.elements import Edge, Node
    from kg.model.knowledge import Knowledge

__all__ = ["MOST_NODES", "draw"]

#: A drawing of more papers and entities than this is a hairball, and slow.
MOST_NODES = 1500

#: How long an edge wants to be, where it is not ``springLength``. What the whole field
#: shares (LLM) shall not pull everything into one heap.
GENERIC_LENGTH = 260

#: A paper takes place for its card and for what belongs to it alone.
PAPER_RADIUS = 170
LARGEST_RADIUS = 36

#: Options of vis-network. The seed makes a browser arrange the same graph alike each time.
OPTIONS: dict[str, object] = {
    "layout": {"randomSeed": 25, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -60,
            "centralGravity": 0.012,
            "springLength": 70,
            "springConstant": 0.09,
            "damping": 0.55,
            "avoidOverlap": 0.6,
        },
        "maxVelocity": 60,
        "minVelocity": 0.4,
        "stabilization": {"iterations": 500, "updateInterval": 25, "fit": False},
    },
    "nodes": {"font": {"multi": False}},
    "edges": {"smooth": False, "font": {"multi": False}},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "navigationButtons": False,
    },
}


def draw(knowledge: Knowledge) -> dict[str, object]:
    """Return the nodes, edges and options that vis-network takes.

    Of more papers and entities than ``MOST_NODES`` the most connected are drawn; of
    authors, results and the like as many again.
    """
    from pyvis.network import Network

    lines = list(edges(knowledge))
    claims = connected(line for line in lines if line.statement is not None)
    network = Network(directed=True)
    for node in _drawn(knowledge, connected(lines)):
        size = _radius(node, claims[node.id])
        network.add_node(node.id, node.label, "custom", group=node.group, size=size)
    drawn = frozenset(network.get_nodes())
    generic = {f"entity/{entity.id}" for entity in knowledge.entities if entity.generic}
    for place, line in enumerate(lines):
        if line.source in drawn and line.target in drawn:
            options = _edge_options(line, generic=line.target in generic)
            network.add_edge(line.source, line.target, id=place, **options)
    network.set_options(json.dumps(OPTIONS))
    shown_nodes, shown_edges, *_, options = network.get_network_data()
    return {"nodes": shown_nodes, "edges": shown_edges, "options": json.loads(options)}


def _drawn(knowledge: Knowledge, degrees: Counter[str]) -> Iterator[Node]:
    """Yield the nodes to draw, what should lie on top last."""
    everything = list(nodes(knowledge))
    for central in (False, True):
        some = [node for node in everything if node.central is central]
        yield from most_connected(some, degrees, MOST_NODES)


def _radius(node: Node, degree: int) -> float:
    """Return how large to draw a node; area grows with what it connects."""
    if not node.central:
        return 6
    if node.group == "Paper":
        return PAPER_RADIUS
    return round(min(5 + 3.2 * sqrt(max(degree - 1, 0)), LARGEST_RADIUS), 1)


def _edge_options(line: Edge, *, generic: bool) -> dict[str, object]:
    options: dict[str, object] = {"relation": line.relation, "arrows": ""}
    if line.statement is not None:
        options["statement"] = line.statement
    if generic:
        options["length"] = GENERIC_LENGTH
    return options
