"""What the report of a graph holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.leaderboard import boards
from kg.analytics.metrics import Better
from kg.analytics.months import dated_papers
from kg.analytics.news import news
from kg.analytics.people import communities
from kg.analytics.scores import scores
from kg.analytics.trends import trends

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.analytics.leaderboard import Board
    from kg.analytics.news import News
    from kg.analytics.people import Community
    from kg.analytics.trends import Trends
    from kg.graph.tables import Tables

__all__ = ["Figure", "MonthCount", "Report", "Standing", "Usage", "report"]

#: A leaderboard is part of the report if so many papers have a score on it.
_CONTESTED = 4
#: Data sets that are looked at for leaderboards.
_CANDIDATES = 18
_GROUPS = 9
#: Who has fewer papers is in no group of the report.
_SEVERAL = 3
_KINDS = (
    ("Method", ("Method",)),
    ("Model", ("Model",)),
    ("Data set or benchmark", ("Dataset",)),
    ("Task", ("Task",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the graph."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """The papers of a month, by the languages of the digests that tell of them."""

    month: date
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The entities of a kind that most papers work with."""

    kind: str
    #: Identifier, name, papers, and papers of the last half year.
    entities: tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The main leaderboard of a benchmark."""

    dataset: str
    label: str
    board: Board


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The state of the field, as the digests tell it."""

    first: date | None
    last: date | None
    figures: tuple[Figure, ...]
    months: tuple[MonthCount, ...]
    usage: tuple[Usage, ...]
    trends: Trends
    standings: tuple[Standing, ...]
    news: News
    #: Groups of people who write together, of those with several papers; the largest first.
    people: tuple[Community, ...]


def report(tables: Tables, *, since: date | None = None, standings: int = 9) -> Report:
    """Return the report of a graph: of all papers, with the news of the last month.

    ``since`` is the first day of the trends.
    """
    dated = dated_papers(tables)
    last: date | None = tables.papers["featured_last"].max()  # type: ignore[assignment]
    month = last.replace(day=1) if last else None
    return Report(
        first=dated["month"].min(),  # type: ignore[arg-type]
        last=last,
        figures=_figures(tables),
        months=_months(dated),
        usage=tuple(_usage(tables, dated, kind, kinds) for kind, kinds in _KINDS),
        trends=trends(tables, since=since),
        standings=_standings(tables, standings),
        news=news(tables, month),
        people=_people(tables),
    )


def _figures(tables: Tables) -> tuple[Figure, ...]:
    named = [
        ("papers", tables.papers),
        ("digests", tables.digests),
        ("authors", tables.authors),
        ("entities", tables.entities),
        ("statements", tables.statements),
        ("results", tables.results),
    ]
    return tuple(Figure(name=name, count=len(frame)) for name, frame in named)


def _months(dated: pl.DataFrame) -> tuple[MonthCount, ...]:
    counted = dated.group_by("month", "stratum").len().sort("month", "stratum")
    found: dict[date, list[tuple[str, int]]] = {}
    for month, stratum, count in counted.iter_rows():
        found.setdefault(month, []).append((stratum, count))
    return tuple(MonthCount(month=month, counts=tuple(some)) for month, some in found.items())


def _people(tables: Tables) -> tuple[Community, ...]:
    """Return groups of people who wrote several papers; all others would take most of the time."""
    several = tables.authorships.filter(pl.col("paper").n_unique().over("author") >= _SEVERAL)
    return communities(replace(tables, authorships=several), top=_GROUPS)


def _usage(tables: Tables, dated: pl.DataFrame, kind: str, kinds: Sequence[str]) -> Usage:
    begin = pl.col("month").max().dt.offset_by("-5mo")
    recent = dated.filter(pl.col("month") >= begin).select("paper", recent=pl.lit(1))
    column = "family" if kinds == ("Dataset",) else "kind"
    entities = tables.entities.filter(~pl.col("generic") & pl.col(column).is_in(list(kinds)))
    counted = (
        tables.statements.select("paper", "entity")
        .join(entities.select("entity", "label"), on="entity")
        .join(recent, on="paper", how="left")
        .group_by("entity")
        .agg(label=pl.col("label").first(), papers=pl.len(), recent=pl.col("recent").sum())
        .sort(["recent", "papers", "entity"], descending=[True, True, False])
        .head(12)
    )
    return Usage(
        kind=kind, entities=tuple(counted.select("entity", "label", "papers", "recent").iter_rows())
    )


def _standings(tables: Tables, count: int) -> tuple[Standing, ...]:
    """Return the fullest board of each benchmark, those of most papers first."""
    counted = tables.results.filter(pl.col("dataset").is_not_null()).group_by("dataset")
    papers = counted.agg(papers=pl.col("paper").n_unique())
    most = papers.sort(["papers", "dataset"], descending=[True, False]).head(_CANDIDATES)
    told = scores(tables, most["dataset"].to_list()).scores
    found = []
    for dataset in most["dataset"]:
        some = [score for score in told if score.dataset == dataset]
        best = next((x for x in boards(some) if x.better is not Better.UNKNOWN), None)
        if best is not None and best.papers >= _CONTESTED:
            found.append(Standing(dataset=dataset, label=some[0].dataset_label, board=best))
    found.sort(key=lambda standing: (-standing.board.papers, standing.dataset))
    return tuple(found[:count])
