"""Leaderboards compare what can be compared, and say what cannot."""

from __future__ import annotations

import random

import pytest

from kg.analytics.leaderboard import benchmarks, leaderboard
from kg.analytics.metrics import Better
from kg.errors import UnknownThingError
from tests.analytics.boards import graph, result

FIRST = result("2401.00001", 81.5, "GlowNet reaches 81.5% accuracy on LanternQA.")
SECOND = result("2401.00002", 0.915, "It attains an accuracy of 0.915 on LanternQA.", unit="")


def values(tables: object, name: str = "LanternQA", **options: object) -> list[list[float]]:
    found = leaderboard(tables, name, **options)  # type: ignore[arg-type]
    return [[place.score.value for place in board.places] for board in found.boards]


def test_the_best_comes_first_whatever_the_scale() -> None:
    (board,) = leaderboard(graph([FIRST, SECOND]), "LanternQA").boards

    assert [place.score.comparable for place in board.places] == [91.5, 81.5]
    assert [place.rank for place in board.places] == [1, 2]
    assert [place.score.told for place in board.places] == ["0.915", "81.5%"]


def test_lower_is_better_where_that_is_so() -> None:
    told = [
        result(
            "2401.00001", 2.4, "An FID of 2.4 on Harbor.", unit="", dataset="harbor", metric="fid"
        ),
        result(
            "2401.00002", 1.7, "An FID of 1.7 on Harbor.", unit="", dataset="harbor", metric="fid"
        ),
    ]
    (board,) = leaderboard(graph(told), "harbor").boards

    assert board.better is Better.LOWER
    assert [place.score.value for place in board.places] == [1.7, 2.4]


def test_any_name_of_a_benchmark_does() -> None:
    assert values(graph([FIRST]), "등불 QA") == [[81.5]]


def test_an_unknown_name_is_told_with_names_like_it() -> None:
    with pytest.raises(UnknownThingError, match="LanternQA"):
        leaderboard(graph([FIRST]), "LantrnQA")


def test_improvements_are_counted_apart() -> None:
    more = result("2401.00003", 3.2, "It improves LanternQA by 3.2%.")
    found = leaderboard(graph([FIRST, more]), "LanternQA")

    assert [len(board.places) for board in found.boards] == [1]
    assert found.reasons == (("difference", 1),)
    assert found.apart[0].paper == "2401.00003"


def test_the_words_beside_a_number_say_whose_it_is() -> None:
    wrong = result(
        "2401.00003", 50.7, "GlowNet은 LanternQA에서 84.6%, Harbor에서 50.7%를 달성했다."
    )
    harbor = [("2401.00003", "evaluatesOn", "harbor")]
    tables = graph([FIRST, wrong], harbor)

    assert values(tables) == [[81.5]]
    assert values(tables, "Harbor") == [[50.7]]


def test_a_number_that_a_paper_tells_twice_is_one_score() -> None:
    twice = result(
        "2401.00001", 81.5, "LanternQA에서 81.5%의 정확도를 달성했다.", method="wickformer"
    )

    assert values(graph([FIRST, twice])) == [[81.5]]


def test_of_a_method_the_best_is_shown_and_all_if_wanted() -> None:
    less = result("2401.00001", 70.5, "GlowNet reaches 70.5% accuracy on LanternQA.")
    tables = graph([FIRST, less])
    (board,) = leaderboard(tables, "LanternQA").boards

    assert [(place.score.value, place.more) for place in board.places] == [(81.5, 1)]
    assert values(tables, every=True) == [[81.5, 70.5]]


def test_a_percentage_without_a_metric_joins_the_accuracy() -> None:
    unnamed = result("2401.00003", 88.5, "GlowNet reaches 88.5% on LanternQA.", metric=None)
    (board,) = leaderboard(graph([FIRST, unnamed]), "LanternQA").boards

    assert [place.score.value for place in board.places] == [88.5, 81.5]
    assert board.unnamed == 1


def test_shares_of_tasks_done_are_one_board() -> None:
    passed = result("2401.00003", 62.0, "62.0% Pass@1 on LanternQA.", metric="pass-at-1")
    (board,) = leaderboard(graph([FIRST, passed]), "LanternQA").boards

    assert board.metric == "Accuracy, Pass@1"
    assert values(graph([FIRST, passed]), metric="pass@1") == [[62.0]]


def test_homonyms_of_a_metric_are_one_metric() -> None:
    told = [
        result("2401.00001", 2.4, "An FID of 2.4.", unit="", metric="fid"),
        result("2401.00009", 1.7, "FID scores of 1.7.", unit="", metric="fid.2401.00009"),
    ]

    assert values(graph(told)) == [[1.7, 2.4]]


def test_where_nobody_knows_which_way_is_better_nothing_is_ranked() -> None:
    told = [
        result("2401.00001", 2.4, "A Glimmer of 2.4.", unit="", metric="glimmer"),
        result("2401.00002", 1.7, "A Glimmer of 1.7.", unit="", metric="glimmer"),
    ]
    (board,) = leaderboard(graph(told), "LanternQA").boards

    assert board.better is Better.UNKNOWN
    assert [place.rank for place in board.places] == [0, 0]


def test_a_unit_that_does_not_fit_is_told() -> None:
    odd = result("2401.00001", 5.9, "The FID is 5.9% on LanternQA.", metric="fid")

    assert leaderboard(graph([odd]), "LanternQA").reasons == (
        ("the unit does not fit the metric", 1),
    )


def test_versions_are_in_only_if_that_is_said() -> None:
    pro = result("2401.00003", 61.0, "61.0% accuracy on LanternQA-Pro.", dataset="lantern-qa-pro")
    tables = graph([FIRST, pro])
    found = leaderboard(tables, "LanternQA")

    assert [(thing.label, count) for thing, count in found.versions] == [("LanternQA-Pro", 1)]
    assert values(tables, versions=True) == [[81.5, 61.0]]


def test_the_order_of_rows_does_not_show() -> None:
    told = [FIRST, SECOND, result("2401.00003", 81.5, "81.5% accuracy on LanternQA.")]
    shuffled = told[:]
    random.Random(7).shuffle(shuffled)  # noqa: S311

    assert leaderboard(graph(told), "LanternQA") == leaderboard(graph(shuffled), "LanternQA")


def test_benchmarks_are_listed_by_their_results() -> None:
    harbor = result("2401.00003", 61.0, "61.0% accuracy on Harbor.", dataset="harbor")
    found = benchmarks(graph([FIRST, SECOND, harbor]))

    assert [(one.label, one.results, one.papers) for one in found] == [
        ("LanternQA", 2, 2),
        ("Harbor", 1, 1),
    ]


def test_a_number_of_an_unknown_data_set_is_not_of_the_next() -> None:
    told = [
        result("2401.00001", 92.55, "정확도는 부두 QA2에서 92.55%, LanternQA에서 89.05%입니다."),
        result("2401.00001", 89.05, "정확도는 부두 QA2에서 92.55%, LanternQA에서 89.05%입니다."),
    ]

    assert values(graph(told)) == [[89.05]]


def test_numbers_in_a_row_belong_to_names_in_a_row() -> None:
    text = "It achieves 70.8% and 94.0% on Harbor and LanternQA, respectively."
    told = [result("2401.00001", 70.8, text), result("2401.00001", 94.0, text)]

    assert values(graph(told, [("2401.00001", "evaluatesOn", "harbor")])) == [[94.0]]
