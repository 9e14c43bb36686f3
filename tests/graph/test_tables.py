"""The graph as tables: documented columns, true keys, every link of the networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graph.columns import TABLES
from kg.graph.property_graph import property_graph
from kg.graph.tables import Tables, schema, tables
from kg.knowledge_graph import build

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return build().knowledge


@pytest.fixture(scope="module")
def sample(knowledge: Knowledge) -> Tables:
    return tables(knowledge)


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_documented_columns(sample: Tables, name: str) -> None:
    frame = dict(sample)[name]

    assert dict(frame.schema) == schema(name)


@pytest.mark.parametrize("name", TABLES)
def test_keys_tell_rows_apart_and_required_values_are_there(sample: Tables, name: str) -> None:
    frame = dict(sample)[name]

    assert not frame.select(TABLES[name].key).is_duplicated().any()
    for column in TABLES[name].columns:
        assert column.optional or not frame[column.name].has_nulls()


@pytest.mark.parametrize("name", TABLES)
def test_references_lead_to_rows(sample: Tables, name: str) -> None:
    frames = dict(sample)

    for column in TABLES[name].columns:
        if column.refers:
            there = frames[column.refers][TABLES[column.refers].key[0]]
            assert frames[name][column.name].drop_nulls().is_in(there.implode()).all()


def test_edges_are_those_of_the_networkx_graph(knowledge: Knowledge, sample: Tables) -> None:
    graph = property_graph(knowledge)
    wanted = {
        (source, target, told["kind"], told.get("position", 0), told["weight"])
        for source, target, told in graph.edges(data=True)
    }

    assert set(sample.edges.rows()) == wanted


def test_an_empty_graph_has_empty_tables() -> None:
    from kg.model.knowledge import Knowledge

    empty = tables(Knowledge())

    assert all(frame.is_empty() for _, frame in empty)
