"""Paths go over what is particular, and every step has its evidence."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.paths import Path, paths
from kg.analytics.routes import Routes
from kg.errors import AnalysisError, UnknownThingError
from tests.analytics.by_hand import corpus

#: Glownet and wicks are both used with learning by one paper each; oil stands with both twice.
SAID = [
    ("3101.00001", "introduces", "glownet"),
    ("3101.00001", "uses", "oil"),
    ("3101.00002", "uses", "glownet"),
    ("3101.00002", "uses", "oil"),
    ("3101.00003", "uses", "oil"),
    ("3101.00003", "uses", "wicks"),
    ("3101.00004", "introduces", "wicks"),
    ("3101.00004", "uses", "oil"),
    ("3101.00005", "uses", "glownet"),
    ("3101.00005", "uses", "learning"),
    ("3101.00006", "uses", "wicks"),
    ("3101.00006", "uses", "learning"),
]
PAPERS = {f"3101.0000{number}": "" for number in range(1, 7)}
FIELD = corpus(
    PAPERS | {"3101.00001": "Ada Example", "3101.00003": "Ada Example", "3101.00007": "Bo Sample"},
    SAID,
    kinds={"oil": "Dataset"},
    generic=["learning"],
)


def passed(path: Path) -> list[str]:
    return [step.target.node for step in path.steps]


def test_the_strongest_path_goes_over_what_stands_with_both() -> None:
    best = paths(FIELD, "glownet", "wicks").strongest[0]

    assert [x for x in passed(best) if x.startswith("entity:")] == ["entity:oil", "entity:wicks"]
    assert 0 < best.strength < 1
    assert best.steps[0].papers == 2


def test_every_step_has_paper_date_and_sentence() -> None:
    for step in paths(FIELD, "glownet", "wicks").strongest[0].steps:
        ends = (step.source, step.target) if step.forward else (step.target, step.source)
        assert step.paper == ends[0].id
        assert step.date
        assert step.sentence == f"{ends[0].id} {step.relation} {ends[1].id}."
        assert step.confidence == 0.9


def test_families_do_not_connect_strongly() -> None:
    for path in paths(FIELD, "glownet", "wicks", count=5).strongest:
        assert "entity:learning" not in passed(path)


def test_several_paths_share_nothing_on_the_way() -> None:
    found = paths(FIELD, "glownet", "wicks", count=5).strongest
    inner = [node for path in found for node in passed(path)[:-1]]

    assert len(found) > 1
    assert [x.strength for x in found] == sorted((x.strength for x in found), reverse=True)
    entities = [node for node in inner if not node.startswith("paper:")]
    assert len(set(entities)) == len(entities)


@pytest.mark.parametrize(
    ("limits", "over"),
    [
        ({"without": ["Dataset", "Method"]}, "author:ada-example"),
        ({"through": ["Author"]}, "author:ada-example"),
        ({"through": ["Dataset"]}, "entity:oil"),
        ({"without": ["Author"]}, "entity:oil"),
    ],
    ids=str,
)
def test_kinds_lead_the_way(limits: dict[str, list[str]], over: str) -> None:
    found = paths(FIELD, "glownet", "wicks", **limits)  # type: ignore[arg-type]

    assert over in passed(found.strongest[0])
    if "through" in limits:
        assert over in passed(found.shortest)


def test_the_shortest_path_has_the_fewest_steps() -> None:
    found = paths(FIELD, "3101.00001", "Ada Example")

    assert passed(found.shortest) == ["author:ada-example"]
    assert found.shortest.steps[0].relation == "creator"


def test_a_paper_is_an_end_like_any_other() -> None:
    found = paths(FIELD, "3101.00002", "3101.00004")

    assert passed(found.strongest[0]) == ["entity:oil", "paper:3101.00004"]


def test_without_a_path_it_says_so() -> None:
    with pytest.raises(AnalysisError, match="nothing connects them"):
        paths(FIELD, "glownet", "Bo Sample")
    with pytest.raises(AnalysisError, match="this way"):
        paths(FIELD, "glownet", "wicks", without=["Paper"])
    with pytest.raises(AnalysisError, match="the same thing"):
        paths(FIELD, "glownet", "GlowNet")
    with pytest.raises(UnknownThingError):
        paths(FIELD, "glownet", "nothing of this name")


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.floats(0.1, 5)),
        max_size=15,
    )
)
def test_ways_are_the_cheapest_and_share_nothing(links: list[tuple[str, str, float]]) -> None:
    import networkx as nx

    links = [link for link in links if link[0] != link[1]]
    frame = pl.DataFrame(
        links, {"one": pl.String, "other": pl.String, "cost": pl.Float64}, orient="row"
    )
    routes = Routes.of(frame)
    graph = nx.Graph()
    graph.add_nodes_from("ab")
    for one, other, cost in links:
        if not graph.has_edge(one, other) or graph[one][other]["weight"] > cost:
            graph.add_edge(one, other, weight=cost)

    way = routes.cheapest("a", "b")

    assert (way is not None) == nx.has_path(graph, "a", "b")
    if way:
        cost = nx.path_weight(graph, way, "weight")
        assert cost == pytest.approx(nx.dijkstra_path_length(graph, "a", "b"))
        inner = [node for nodes, _ in routes.disjoint("a", "b", 9) for node in nodes[1:-1]]
        assert len(set(inner)) == len(inner)
