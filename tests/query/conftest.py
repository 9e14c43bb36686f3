"""What the tests of queries share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query.store import GraphStore

#: A small graph of invented papers, with every class and property that exports have.
GRAPH = Path(__file__).parents[1] / "query" / "graph.ttl"


@pytest.fixture
def small() -> GraphStore:
    """Return the small graph."""
    return GraphStore.load(GRAPH)
