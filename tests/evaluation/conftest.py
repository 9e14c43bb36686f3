"""Graphs to score, from Turtle that a test spells out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.evaluation.predicted import PredictedPaper, read_predicted
from kg.graph.names import Namespace
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIXES = "".join(f"@prefix {name}: <{space}> .\n" for name, space in Namespace().prefixes.items())


@pytest.fixture(scope="session")
def read_graph() -> Callable[[str], dict[str, PredictedPaper]]:
    """Return a function that reads what a graph in Turtle, without prefixes, predicts."""

    def read(turtle: str) -> dict[str, PredictedPaper]:
        store = ox.Store()
        store.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
        return read_predicted(GraphStore(store))

    return read
