"""Groups, bridges and centres of co-authorship, and the persons behind a name."""

from __future__ import annotations

import polars as pl
import pytest

from kg.analytics.collaboration import MEASURES, network
from kg.analytics.people import people, profile
from kg.analytics.persons import commonness, namesakes, parted
from kg.errors import AnalysisError, UnknownThingError
from tests.analytics.by_hand import corpus, tables_of

#: Two groups that only Bo joins.
GROUPS = corpus(
    {
        "3101.00001": "Ada Example, Bo Sample",
        "3101.00002": "Ada Example, Bo Sample, Cy Specimen",
        "3101.00003": "Bo Sample, Di Model",
        "3101.00004": "Di Model, Ed Pattern, Flo Pattern",
        "3101.00005": "Di Model, Ed Pattern, Flo Pattern",
        "3101.00006": "Gus Alone",
        "3101.00007": "Ada Example, Cy Specimen",
    },
    [
        ("3101.00001", "uses", "lanterns"),
        ("3101.00002", "uses", "lanterns"),
        ("3101.00004", "uses", "kites"),
        ("3101.00005", "uses", "kites"),
    ],
)


def names_of(pairs: dict[str, str], common: int = 30) -> dict[str, str]:
    """Return papers beside many whose authors share a given or a family name with Wei Wang."""
    crowd = {
        f"3102.{number:05}": f"Wei Family{number}, Given{number} Wang" for number in range(common)
    }
    return pairs | crowd


def test_groups_are_those_who_write_with_each_other() -> None:
    found = people(GROUPS)

    assert [group.persons for group in found.communities] == [3, 3]
    sides = [{member.name for member in group.members} for group in found.communities]
    assert {"Ada Example", "Cy Specimen"} < sides[0]
    assert sides[1] == {"Di Model", "Ed Pattern", "Flo Pattern"}
    assert [group.subjects for group in found.communities] == [("lanterns",), ("kites",)]


def test_who_joins_groups_is_a_bridge() -> None:
    found = people(GROUPS)

    assert {member.name for member in found.bridges[:2]} == {"Bo Sample", "Di Model"}
    assert {side.community for side in found.bridges[0].sides} == {1, 2}


def test_who_writes_alone_is_not_in_the_network() -> None:
    found = people(GROUPS)

    assert (found.persons, found.papers, found.long_lists) == (6, 6, 0)
    assert profile(GROUPS, "Gus Alone").communities == ()


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_ranks(measure: str) -> None:
    central = people(GROUPS, measure=measure, top=3).central

    assert len(central) == 3
    assert central[0].score >= central[1].score >= central[2].score >= 0 < central[0].score


def test_a_link_weighs_less_the_more_wrote_along() -> None:
    graph = network(GROUPS).networkx()

    together = graph[("ada-example", 0)][("bo-sample", 0)]
    assert together == {"weight": pytest.approx(1 + 1 / 2), "papers": 2}


def test_strength_is_the_number_of_papers() -> None:
    known = network(GROUPS)
    strengths = known.graph.strength(weights="weight")

    assert strengths == pytest.approx(known.persons["papers"].to_list())


def test_the_same_tables_have_the_same_answer() -> None:
    assert people(GROUPS) == people(GROUPS)


def test_without_co_authors_there_is_nothing_to_tell() -> None:
    with pytest.raises(AnalysisError, match="no paper has two authors"):
        people(corpus({"3101.00001": "Ada Example"}))
    with pytest.raises(UnknownThingError):
        profile(GROUPS, "Nobody There")


def test_collaborators_come_by_weight() -> None:
    found = profile(GROUPS, "Di Model").collaborators

    assert [x.name for x in found][:1] == ["Bo Sample", "Ed Pattern"][:1]
    assert {x.name: x.papers for x in found}["Ed Pattern"] == ("3101.00005", "3101.00004")


def test_a_name_is_common_if_its_words_are() -> None:
    tables = corpus(names_of({"3101.00001": "Wei Wang, Ada Example"}))
    expected = dict(commonness(tables).iter_rows())

    assert expected["wei-wang"] > 10
    assert expected["ada-example"] < 0.1


def test_common_names_with_circles_apart_are_several_persons() -> None:
    tables = corpus(
        names_of(
            {
                "3101.00001": "Wei Wang, Ada Example",
                "3101.00002": "Wei Wang, Ada Example",
                "3101.00003": "Wei Wang, Bo Sample",
                "3101.00004": "Wei Wang, Bo Sample",
                "3101.00005": "Wei Wang, Cy Specimen",
            }
        )
    )
    found = namesakes(tables, "wei-wang")

    assert [person.papers for person in found.several] == [
        ("3101.00002", "3101.00001"),
        ("3101.00004", "3101.00003"),
    ]
    assert len(found.persons) == 3
    assert all(0 < person.doubt < 0.5 for person in found.persons)
    assert found.several[0].with_whom == ("Ada Example",)


def test_shared_subjects_speak_for_one_person() -> None:
    papers = names_of({f"3101.0000{number}": "Wei Wang" for number in range(1, 4)}, 10)
    said = [
        (paper, "uses", entity)
        for paper in ("3101.00001", "3101.00002")
        for entity in ("lanterns", "glownet", "wicks", "oil")
    ]

    found = namesakes(corpus(papers, said), "wei-wang")

    assert sorted(map(len, (person.papers for person in found.persons))) == [1, 2]


def test_rare_names_are_one_person_whatever_they_write() -> None:
    papers = {"3101.00001": "Ada Example, Bo Sample", "3101.00002": "Ada Example, Di Model"}
    papers |= {f"3102.{number:05}": f"Given{number} Family{number}" for number in range(30)}

    assert len(namesakes(corpus(papers), "ada-example").persons) == 1


def test_every_authorship_belongs_to_one_person() -> None:
    tables = corpus(names_of({f"3101.0000{number}": "Wei Wang" for number in range(1, 6)}))
    found = parted(tables)

    assert len(found) == len(tables.authorships)
    assert found.filter(pl.col("author") == "wei-wang")["person"].sort().to_list() == [*range(5)]


def test_a_name_of_one_word_is_not_called_common() -> None:
    tables = tables_of(authors=[{"author": "madonna", "name": "Madonna"}])

    assert commonness(tables)["expected"].to_list() == [0.0]


def test_whom_too_many_papers_name_is_not_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    """All pairs of the papers of "Team Example" would be as many as all papers squared."""
    papers = {f"3101.{number:05}": "Wei Wang" for number in range(6)}
    told = corpus(names_of(papers))
    assert len(namesakes(told, "wei-wang").persons) == 6
    monkeypatch.setattr("kg.analytics.persons._PROLIFIC", 5)

    assert len(namesakes(told, "wei-wang").persons) == 1
    assert parted(told).filter(pl.col("author") == "wei-wang")["person"].unique().to_list() == [0]
