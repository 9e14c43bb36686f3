"""GraphML for Gephi, networkx and igraph."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["graphml"]

#: Characters that no XML 1.0 document can hold, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: Where Unicode keeps pictures of the control characters: ␈ for a backspace.
_PICTURES = 0x2400


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
        key: _FORBIDDEN.sub(_picture, value) if isinstance(value, str) else value
        for key, value in data.items()
    }


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"
