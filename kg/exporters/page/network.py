"""The drawing of a digest, built with pyvis."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.exporters.page.parts import Part, plain_part

if TYPE_CHECKING:
    from kg.exporters.page.elements import Elements, Node
    from kg.exporters.page.layout.plan import Plan

__all__ = ["network_part", "vis_network"]

#: How long an edge wants to be, where the reader lets forces arrange the nodes. What the whole
#: field shares (LLM) shall not pull everything into one heap.
_GENERIC_LENGTH = 260
#: A paper takes place for its card; it is as heavy as that.
_PAPER_RADIUS, _OTHER_RADIUS = 90, 6

#: Options of vis-network. Places are computed beforehand, so nothing moves by itself. With
#: more edges than ``hideEdgesOnDrag`` is good for, a busy machine drags at 16 frames a second.
_OPTIONS: dict[str, object] = {
    "autoResize": False,
    "layout": {"randomSeed": 25, "improvedLayout": False},
    "physics": {
        "enabled": False,
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
        "stabilization": False,
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

#: From so many edges on, they are hidden while the drawing moves.
_MANY_EDGES = 800


def network_part(elements: Elements, plan: Plan) -> Part:
    """Return the nodes, edges and options that vis-network takes, called by their places."""
    from pyvis.network import Network

    network = Network(directed=True)
    for place, (node, (x, y)) in enumerate(zip(elements.nodes, plan.places.tolist(), strict=True)):
        size = _radius(node, int(plan.radii[place]))
        network.add_node(place, " ", "custom", x=x, y=y, size=size)
    # the page counts edges by their sources, as ``columns`` does
    edges = sorted(elements.edges, key=lambda edge: edge.source)
    for place, edge in enumerate(edges):
        length = {"length": _GENERIC_LENGTH} if elements.nodes[edge.target].generic else {}
        network.add_edge(edge.source, edge.target, id=place, arrows="", **length)
    moving = {
        "hideEdgesOnDrag": len(edges) > _MANY_EDGES,
        "hideEdgesOnZoom": len(edges) > _MANY_EDGES,
    }
    network.set_options(json.dumps(_OPTIONS | {"interaction": {**_interaction(), **moving}}))
    nodes, lines, *_, options = network.get_network_data()
    kept = [{key: node[key] for key in ("id", "x", "y", "size", "shape")} for node in nodes]
    return plain_part("network", {"nodes": kept, "edges": lines, "options": json.loads(options)})


def _interaction() -> dict[str, object]:
    interaction = _OPTIONS["interaction"]
    return dict(interaction) if isinstance(interaction, dict) else {}


def _radius(node: Node, radius: int) -> int:
    if not node.central:
        return _OTHER_RADIUS
    return _PAPER_RADIUS if node.kind == "Paper" else radius


def vis_network() -> str:
    """Return the vis-network that pyvis brings, the newest if it brings several.

    The stylesheet beside it is for menus and buttons that the page does not have.
    """
    folders = [x for x in files("pyvis").joinpath("lib").iterdir() if "vis-" in x.name]
    newest = max(folders, key=lambda x: tuple(map(int, x.name[4:].split("."))))
    return newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
