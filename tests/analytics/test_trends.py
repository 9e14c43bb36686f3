"""Trends tell growth from noise, and from a change of sources."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.months import sparkline
from kg.analytics.trends import false_discovery_rates, series, trends
from tests.analytics.by_hand import tables_of

TYPES = {"rises": "Method", "falls": "Model", "stays": "Method", "llm": "Method"}


def corpus(
    shares: dict[str, list[int]], papers: int = 40, languages: list[str] | None = None
) -> object:
    """Return a graph of as many papers each month, some of which speak of an entity."""
    count = len(next(iter(shares.values())))
    languages = languages or ["en"] * count
    rows: list[dict[str, object]] = []
    said: list[dict[str, object]] = []
    listed: list[dict[str, object]] = []
    for month in range(count):
        day = date(2030 + month // 12, month % 12 + 1, 15)
        for number in range(papers):
            paper = f"{day:%y%m}.{number:05d}"
            rows.append({"paper": paper, "date": day, "featured_first": day})
            listed.append({"digest": languages[month], "position": len(listed) + 1, "paper": paper})
            said.extend(
                {"paper": paper, "entity": entity, "relation": "uses"}
                for entity, counts in shares.items()
                if number < counts[month]
            )
    return tables_of(
        papers=rows,
        digests=[{"digest": x, "language": x} for x in sorted(set(languages))],
        listings=listed,
        statements=said,
        entities=[
            {
                "entity": entity,
                "label": entity,
                "kind": TYPES.get(entity, "Method"),
                "family": "Method",
                "generic": entity == "llm",
            }
            for entity in shares
        ],
        names=[{"entity": entity, "name": entity, "language": "en"} for entity in shares],
    )


SHARES = {
    "rises": [1, 1, 2, 3, 4, 6, 8, 9, 12, 14, 17, 20],
    "falls": [20, 17, 14, 12, 9, 8, 6, 4, 3, 2, 1, 1],
    "stays": [6, 5, 7, 6, 6, 5, 7, 6, 5, 6, 7, 6],
    "llm": [1, 1, 2, 3, 4, 6, 8, 9, 12, 14, 17, 20],
}


def test_what_rises_and_falls_is_told_and_what_stays_is_not() -> None:
    found = trends(corpus(SHARES))  # type: ignore[arg-type]

    assert [trend.entity for trend in found.rising] == ["rises"]
    assert [trend.entity for trend in found.falling] == ["falls"]
    assert found.tested == 3  # a family of the whole field is none of them
    assert found.rising[0].growth > 5
    assert found.falling[0].growth < 0.2


def test_months_of_many_papers_are_no_growth() -> None:
    """One paper in ten speaks of it, in months of ten papers and in months of a hundred."""
    months = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    rows, said = [], []
    for place, papers in enumerate(months, start=1):
        for number in range(papers):
            paper = f"31{place:02d}.{number:05d}"
            rows.append(
                {"paper": paper, "date": date(2031, place, 2), "featured_first": date(2031, 1, 1)}
            )
            if number % 10 == 0:
                said.append({"paper": paper, "entity": "even", "relation": "uses"})
    tables = tables_of(
        papers=rows,
        statements=said,
        entities=[{"entity": "even", "label": "even", "kind": "Method", "family": "Method"}],
        names=[{"entity": "even", "name": "even", "language": "en"}],
    )
    _, (trend,) = series(tables, ["even"])

    assert trend.z == pytest.approx(0, abs=1e-9)
    assert trend.growth == pytest.approx(1, abs=1e-6)


def test_a_change_of_source_is_no_trend() -> None:
    """Nothing but the language of the digests changes, in the middle."""
    step = [4] * 8 + [12] * 8
    tables = corpus({"read": step}, languages=["ko"] * 8 + ["en"] * 8)

    assert trends(tables).rising == ()  # type: ignore[arg-type]


def test_named_things_have_their_months() -> None:
    counted, (trend,) = series(corpus(SHARES), ["Rises"])  # type: ignore[arg-type]

    assert trend.counts == tuple(SHARES["rises"])
    assert counted.papers == (40,) * 12
    assert counted.months[0] == date(2030, 1, 1)


def test_a_period_and_a_kind_can_be_chosen() -> None:
    tables = corpus(SHARES)
    found = trends(tables, kinds=["Model"], since=date(2030, 7, 1))  # type: ignore[arg-type]

    assert found.months[0] == date(2030, 7, 1)
    assert found.rising == ()
    assert found.tested == 1


def test_an_empty_graph_has_no_trends() -> None:
    found = trends(tables_of())

    assert (found.months, found.rising, found.falling, found.tested) == ((), (), (), 0)


@given(st.lists(st.floats(min_value=0, max_value=1), max_size=40))
def test_false_discovery_rates_keep_the_order_and_are_no_smaller(p: list[float]) -> None:
    q = false_discovery_rates(p)

    assert all(a >= b or a == pytest.approx(b) for a, b in zip(q, p, strict=True))
    assert all(rate <= 1 for rate in q)
    order = sorted(range(len(p)), key=lambda place: p[place])
    assert [q[place] for place in order] == sorted(q)


def test_months_without_papers_are_gaps() -> None:
    assert sparkline([0, 0, 5], [10, 0, 10]) == "▁ █"
    assert sparkline([0], [3]) == "▁"
