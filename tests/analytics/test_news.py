"""News are what is new: names, links between known things, records."""

from __future__ import annotations

from datetime import date

from kg.analytics.news import news
from kg.analytics.post import post
from tests.analytics.boards import graph, result

SINCE = date(2024, 1, 10)
#: Six papers each speak of GlowNet and of Harbor, but none of both.
KNOWN = [
    *((f"2401.0000{n}", "uses", "glownet") for n in range(1, 7)),
    *((f"2312.0000{n}", "evaluatesOn", "harbor") for n in range(1, 7)),
]
SCORES = [
    result(f"2401.0000{n}", 70.0 + n, f"{70 + n}.0% accuracy on LanternQA.") for n in range(1, 4)
]
RECORD = result("2401.00012", 91.5, "GlowNet reaches 91.5% accuracy on LanternQA.")


def test_names_are_new_on_the_day_of_their_first_digest() -> None:
    tables = graph([], [*KNOWN, ("2401.00012", "introduces", "wickformer")])
    found = news(tables, SINCE)

    assert [one.label for one in found.arrivals] == ["WickFormer"]
    assert found.arrivals[0].introduced
    assert found.arrivals[0].first.paper == "2401.00012"
    assert [paper.paper for paper in found.papers] == ["2401.00012"]


def test_known_things_that_meet_are_told_with_their_surprise() -> None:
    both = [("2401.00012", "uses", "glownet"), ("2401.00012", "evaluatesOn", "harbor")]
    (meeting,) = news(graph([], [*KNOWN, *both]), SINCE).meetings

    assert (meeting.one, meeting.other) == ("glownet", "harbor")
    assert meeting.surprise == 6 * 6 / 12
    assert meeting.how == "is tried on"


def test_who_met_before_does_not_meet_again() -> None:
    both = [
        (paper, relation, entity)
        for paper in ("2401.00005", "2401.00012")
        for relation, entity in (("uses", "glownet"), ("evaluatesOn", "harbor"))
    ]
    statements = {
        (paper, entity): (paper, relation, entity) for paper, relation, entity in KNOWN + both
    }

    assert news(graph([], statements.values()), SINCE).meetings == ()


def test_a_better_score_than_all_before_is_a_record() -> None:
    (record,) = news(graph([*SCORES, RECORD]), SINCE).records

    assert (record.score.value, record.before.value) == (91.5, 73.0)
    assert record.papers == 4


def test_a_worse_score_is_none() -> None:
    worse = result("2401.00012", 61.5, "GlowNet reaches 61.5% accuracy on LanternQA.")

    assert news(graph([*SCORES, worse]), SINCE).records == ()


def test_a_week_is_news_unless_told_otherwise() -> None:
    found = news(graph([*SCORES, RECORD]))

    assert (found.since, found.until) == (date(2024, 1, 6), date(2024, 1, 12))


def test_what_comes_later_is_not_known_yet() -> None:
    found = news(graph([*SCORES, RECORD]), SINCE, date(2024, 1, 11))

    assert found.papers == ()
    assert found.records == ()


def test_a_post_tells_all_of_it() -> None:
    text = post(news(graph([*SCORES, RECORD], KNOWN), SINCE))

    assert text.startswith("# New from 2024-01-10 to 2024-01-12\n")
    assert "**LanternQA** (Accuracy): 91.5% by GlowNet, before 73%" in text
    assert "(https://arxiv.org/abs/2401.00012)" in text


def test_an_empty_graph_has_no_news() -> None:
    found = news(graph())

    assert post(found).startswith("# New from")
    assert found.arrivals == ()
