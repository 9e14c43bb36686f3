"""What is near is what shares much that few have, and the reasons say what."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.closeness import close, common, counted, paper_links
from kg.analytics.related import related
from kg.errors import UnknownThingError
from tests.analytics.by_hand import corpus

#: Two papers about lanterns, one about kites, all about learning; Ada wrote two of them.
FIELD = corpus(
    {
        "3101.00001": "Ada Example, Bo Sample",
        "3101.00002": "Cy Specimen",
        "3101.00003": "Ada Example, Di Model",
        "3101.00004": "Ed Pattern",
    },
    [
        ("3101.00001", "introduces", "glownet"),
        ("3101.00001", "evaluatesOn", "lanterns"),
        ("3101.00001", "uses", "learning"),
        ("3101.00002", "comparesWith", "glownet"),
        ("3101.00002", "evaluatesOn", "lanterns"),
        ("3101.00002", "uses", "learning"),
        ("3101.00003", "introduces", "kitenet"),
        ("3101.00003", "uses", "learning"),
        ("3101.00004", "uses", "learning"),
        ("3101.00004", "uses", "kitenet"),
    ],
    kinds={"lanterns": "Dataset"},
    generic=["learning"],
)


def test_the_nearest_paper_shares_particular_things() -> None:
    near = related(FIELD, "3101.00001").papers

    assert [x.thing.id for x in near][:2] == ["3101.00002", "3101.00003"]
    assert {reason.thing.id for reason in near[0].reasons[:2]} == {"glownet", "lanterns"}
    assert near[0].shared == 3


def test_a_reason_says_what_both_say() -> None:
    first = related(FIELD, "3101.00001").papers[0]
    told = next(x for x in first.reasons if x.thing.id == "glownet")

    assert told.here
    assert told.there
    assert (told.here.relation, told.there.relation) == ("introduces", "comparesWith")
    assert told.there.sentence == "3101.00002 comparesWith glownet."


def test_shared_authors_are_reasons() -> None:
    near = {x.thing.id: x for x in related(FIELD, "3101.00001").papers}

    assert near["3101.00003"].persons == 1
    assert "ada-example" in {reason.thing.id for reason in near["3101.00003"].reasons}


def test_the_parts_of_all_reasons_make_the_score() -> None:
    cells = counted(paper_links(FIELD), "paper", "thing")
    found = close(cells, cells.filter(pl.col("row") == "3101.00001"))

    summed = found.parts.group_by("row").agg(pl.col("part").sum()).sort("row")
    assert summed["part"].to_list() == pytest.approx(found.rows.sort("row")["score"].to_list())


def test_families_are_no_neighbours() -> None:
    assert common(FIELD)["entity"].to_list() == ["learning"]
    for name in ("3101.00002", "glownet", "Ada Example"):
        assert "learning" not in {x.thing.id for x in related(FIELD, name).entities}


def test_an_entity_has_near_entities_papers_and_people() -> None:
    found = related(FIELD, "glownet")

    assert found.entities[0].thing.id == "lanterns"
    assert {x.thing.id for x in found.papers[:2]} == {"3101.00001", "3101.00002"}
    assert {x.thing.id for x in found.people} == {"ada-example", "bo-sample", "cy-specimen"}


def test_a_person_is_near_to_those_who_write_about_the_same_but_not_along() -> None:
    found = related(FIELD, "Ada Example")

    assert {x.thing.id for x in found.people} == {"cy-specimen", "ed-pattern"}
    assert not {x.thing.id for x in found.papers} & {"3101.00001", "3101.00003"}


def test_a_paper_without_anything_has_no_neighbours() -> None:
    found = related(corpus({"3101.00001": "", "3101.00002": "Ada Example"}), "3101.00001")

    assert found.papers == found.entities == found.people == ()


def test_names_are_those_of_kg_show() -> None:
    with pytest.raises(UnknownThingError, match="glownet"):
        related(FIELD, "glwnet")


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=16), st.integers(0, 4))
def test_closeness_is_the_same_either_way_and_never_above_one(
    links: list[tuple[int, int]], one: int
) -> None:
    rows = [(f"r{row}", f"c{column}", 0.8) for row, column in sorted(set(links))]
    frame = pl.DataFrame(rows, ["row", "column", "weight"], orient="row") if rows else None
    if frame is None:
        return
    cells = counted(frame, "row", "column")

    def score(this: str, other: str) -> float:
        found = close(cells, cells.filter(pl.col("row") == this)).rows
        return float(found.filter(pl.col("row") == other)["score"].sum())

    for other in range(5):
        there, back = score(f"r{one}", f"r{other}"), score(f"r{other}", f"r{one}")
        assert there == pytest.approx(back, abs=1e-8)
        assert 0 <= there <= 1
