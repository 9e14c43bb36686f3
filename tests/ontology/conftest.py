"""What the tests of the ontology share."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.resources import ontology_folder

#: A small valid graph with every class and property that exports have.
GRAPH = Path(__file__).parent / "graph.ttl"


@pytest.fixture(scope="session")
def turtle() -> str:
    """Return the small graph as text, to be broken."""
    return GRAPH.read_text(encoding="utf-8")


@pytest.fixture
def graph() -> Graph:
    """Return the small graph."""
    return Graph().parse(GRAPH)


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """Return the ontology."""
    return Graph().parse(ontology_folder() / "kg.ttl")


@pytest.fixture(scope="session")
def alignments() -> Graph:
    """Return the axioms that lead to other ontologies."""
    return Graph().parse(ontology_folder() / "alignments.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """Return the shapes."""
    return Graph().parse(ontology_folder() / "shapes.ttl")
