"""Gephi, Neo4j, igraph and link prediction take what we write."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import igraph
import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.formats import FORMATS, Settings
from kg.exporters.gexf import gexf
from kg.exporters.link_triples import RELATIONS, link_triples, parted
from kg.exporters.neo4j import neo4j
from kg.graph.nodes import nodes
from kg.graph.tables import Tables, schema, tables
from kg.knowledge_graph import build
from kg.model.knowledge import Knowledge
from tests.synthetic import invented

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@pytest.fixture(scope="module")
def sample() -> Tables:
    return tables(build().knowledge)


# ---- nodes ----


def test_nodes_are_those_of_the_networkx_graph(sample: Tables) -> None:
    graph = build().networkx()
    found = nodes(sample)

    assert dict(found.select("node", "kind").iter_rows()) == dict(graph.nodes(data="kind"))
    assert found["node"].is_unique().all()


def test_things_begin_with_the_first_paper_that_tells_of_them() -> None:
    told = tables(invented(300))
    first = dict(nodes(told).select("node", "first").iter_rows())
    days: dict[str, list[date]] = {}
    for source, target in told.edges.select("source", "target").iter_rows():
        if source.startswith("paper:") and target.startswith("entity:"):
            days.setdefault(target, []).append(first[source])

    assert days
    assert all(first[thing] == min(mine) for thing, mine in days.items())


# ---- GEXF and GraphML ----


def test_networkx_reads_gexf_with_days_and_kinds(sample: Tables) -> None:
    graph = nx.read_gexf(io.BytesIO("".join(gexf(sample)).encode()), version="1.3")
    found = nodes(sample)

    assert dict(graph.nodes(data="kind")) == dict(found.select("node", "kind").iter_rows())
    assert graph.nodes["paper:2411.15124"]["start"] == "2024-11-25"
    read = Counter((a, b, told["label"]) for a, b, told in graph.edges(data=True))
    assert read == Counter(sample.edges.select("source", "target", "kind").iter_rows())
    assert {type(weight) for _, _, weight in graph.edges(data="weight")} == {float}


def test_an_edge_of_gexf_begins_with_the_later_of_its_ends() -> None:
    graph = nx.read_gexf(io.BytesIO("".join(gexf(tables(invented(60)))).encode()), version="1.3")

    for source, target, start in graph.edges(data="start"):
        ends = [graph.nodes[end].get("start") for end in (source, target)]
        assert start == max(filter(None, ends))


def test_igraph_reads_graphml(tmp_path: Path, sample: Tables) -> None:
    knowledge = build().knowledge
    content = FORMATS["graphml"](knowledge, Settings())["kg.graphml"]
    (tmp_path / "kg.graphml").write_bytes(b"".join(map(as_bytes, content)))

    graph = igraph.Graph.Read_GraphML(str(tmp_path / "kg.graphml"))

    assert sorted(graph.vs["id"]) == nodes(sample)["node"].to_list()
    assert graph.ecount() == len(sample.edges)
    assert sum(graph.es["weight"]) == pytest.approx(sample.edges["weight"].sum())


def as_bytes(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece


# ---- Neo4j ----

#: The grammar of the operations manual, as far as it applies: a name and a type, or one of the
#: special fields; an array ends in brackets.
_PROPERTY = re.compile(r"[A-Za-z_]\w*:(string|long|double|boolean|date)(\[\])?")
_NODE = re.compile(r"id:ID")
_ENDS = [":START_ID", ":END_ID", ":TYPE"]


def neo4j_rows(told: Tables) -> dict[str, list[list[str]]]:
    return {
        name.removesuffix(".csv"): list(csv.reader(io.StringIO(content.decode(), newline="")))
        for name, content in neo4j(told)
        if name.endswith(".csv")
    }


def test_headers_for_neo4j_follow_its_grammar(sample: Tables) -> None:
    for header, *_ in neo4j_rows(sample).values():
        if header[0] == "id:ID":
            assert header[-1] == ":LABEL"
            properties = header[1:-1]
        else:
            assert header[:3] == _ENDS
            properties = header[3:]
        assert all(_PROPERTY.fullmatch(field) for field in properties), header
        assert len(set(header)) == len(header)


def test_cells_for_neo4j_are_of_the_types_of_the_headers(sample: Tables) -> None:
    takes = {
        "long": re.compile(r"-?\d+"),
        "double": re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?"),
        "boolean": re.compile("true|false"),
        "date": re.compile(r"\d{4}-\d\d-\d\d"),
    }
    for header, *rows in neo4j_rows(sample).values():
        for row in rows:
            assert len(row) == len(header)
            for field, cell in zip(header, row, strict=True):
                pattern = takes.get(field.partition(":")[2])
                assert not cell or pattern is None or pattern.fullmatch(cell), (field, cell)


def test_relationships_for_neo4j_join_nodes_that_are_there_and_are_all_edges(
    sample: Tables,
) -> None:
    files = neo4j_rows(sample)
    known = [row[0] for header, *rows in files.values() if header[0] == "id:ID" for row in rows]
    links = [row for header, *rows in files.values() if header[:3] == _ENDS for row in rows]

    assert len(set(known)) == len(known)
    assert {end for link in links for end in link[:2]} <= set(known)
    assert len(links) == len(sample.edges)
    wanted = Counter(sample.edges.select("source", "target").iter_rows())
    assert Counter((source, target) for source, target, *_ in links) == wanted
    assert {link[2] for link in links} >= {"INTRODUCES", "EVALUATES_ON", "CREATOR", "FEATURED_IN"}


def test_entities_for_neo4j_have_labels_of_kind_and_family_and_all_names(sample: Tables) -> None:
    header, *rows = neo4j_rows(sample)["entities"]
    labels = {row[0]: row[-1].split("\x1f") for row in rows}
    names = {row[0]: row[header.index("names:string[]")].split("\x1f") for row in rows}

    assert ["Entity", "Method", "Model"] in labels.values()
    assert ["Entity", "Metric"] in labels.values()
    for entity, told in sample.names.group_by("entity", maintain_order=True):
        assert names[f"entity:{entity[0]}"] == told["name"].to_list()


def test_the_how_to_for_neo4j_names_every_file(sample: Tables) -> None:
    files = dict(neo4j(sample))
    text = files.pop("README.md").decode()

    assert set(re.findall(r"=(\w+\.csv) ", text)) == set(files)


# ---- triples to learn from ----


@st.composite
def _edges(draw: st.DrawFn) -> pl.DataFrame:
    """Return edges among few things, so that pairs, inverses and strangers are frequent."""
    things = st.sampled_from([f"thing:{number}" for number in range(12)])
    kinds = st.sampled_from([*RELATIONS[:3], "broader", "hasResult", "featuredIn"])
    keys = draw(st.lists(st.tuples(things, things, kinds), unique=True, max_size=60))
    return pl.DataFrame([(*key, 0, 1.0) for key in keys], schema("edges"), orient="row")


def assert_nothing_leaks(found: pl.DataFrame) -> None:
    by_pair: dict[frozenset[str], set[str]] = {}
    for head, _, tail, part in found.iter_rows():
        by_pair.setdefault(frozenset((head, tail)), set()).add(part)
    assert all(len(parts) == 1 for parts in by_pair.values())
    train = found.filter(pl.col("part") == "train")
    assert {*found["head"], *found["tail"]} == {*train["head"], *train["tail"]}
    assert set(found["relation"]) == set(train["relation"])


@given(_edges())
def test_no_pair_is_in_two_parts_and_nothing_asked_for_is_unknown(edges: pl.DataFrame) -> None:
    found = parted(edges)

    assert_nothing_leaks(found)
    wanted = {
        (source, kind, target)
        for source, target, kind in edges.select("source", "target", "kind").iter_rows()
        if kind in RELATIONS and source != target
    }
    assert set(found.select("head", "relation", "tail").iter_rows()) == wanted
    assert len(found) == len(wanted)


@given(_edges(), st.randoms(use_true_random=False))
def test_the_order_of_edges_makes_no_difference(edges: pl.DataFrame, chance: object) -> None:
    order = list(range(len(edges)))
    chance.shuffle(order)  # type: ignore[attr-defined]

    assert parted(edges[order]).equals(parted(edges))


def test_parts_of_a_larger_graph_are_about_eight_to_one_to_one() -> None:
    found = parted(tables(invented(2000)).edges)
    shares = {name: len(mine) / len(found) for (name,), mine in found.group_by("part")}

    assert_nothing_leaks(found)
    assert 0.8 <= shares["train"] <= 0.9
    assert 0.05 <= shares["valid"] <= 0.1
    assert 0.05 <= shares["test"] <= 0.1


def test_files_of_triples_number_all_that_occurs(sample: Tables) -> None:
    files = {name: text.splitlines() for name, text in link_triples(sample) if name != "README.md"}
    parts = [
        line.split("\t") for name in ("train", "valid", "test") for line in files[f"{name}.tsv"]
    ]
    entities = [line.split("\t") for line in files["entities.dict"]]
    relations = [line.split("\t") for line in files["relations.dict"]]

    assert [int(number) for number, _ in entities] == list(range(len(entities)))
    assert {name for _, name in entities} == {
        end for head, _, tail in parts for end in (head, tail)
    }
    assert {name for _, name in relations} == {relation for _, relation, _ in parts}
    assert all(one < other for (_, one), (_, other) in pairwise(entities))


def test_an_empty_graph_has_empty_files() -> None:
    empty = tables(Knowledge())

    assert nx.read_gexf(io.BytesIO("".join(gexf(empty)).encode()), version="1.3").order() == 0
    assert all(len(rows) == 1 for rows in neo4j_rows(empty).values())
    assert dict(link_triples(empty))["train.tsv"] == ""
