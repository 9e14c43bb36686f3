"""GraphML for Gephi, networkx and igraph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

from kg.exporters.controls import pictured

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["graphml"]


def graphml(graph: nx.MultiDiGraph[str]) -> Iterator[bytes]:
    r"""Yield a GraphML document; every attribute has one type, every edge an id.

    Control characters, which digests do contain, become their pictures (``\b``: ``␈``),
    so the file is well-formed and nothing is dropped in silence.
    """
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    clean.add_nodes_from((node, _clean(data)) for node, data in graph.nodes(data=True))
    clean.add_edges_from(
        (source, target, key, _clean(data))
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    buffer = io.BytesIO()
    # keys called after attributes would clash: nodes and edges both have a "label"
    nx.write_graphml_lxml(clean, buffer, edge_id_from_attribute=None, named_key_ids=False)
    yield buffer.getvalue()


def _clean(data: dict[str, object]) -> dict[str, object]:
    return {
        key: pictured(value) if isinstance(value, str) else value for key, value in data.items()
    }
