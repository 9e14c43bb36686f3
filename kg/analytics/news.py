r"""What is new in the graph: entities, links between known ones, records.

A paper is new on the day of the first digest that tells of it. How surprising it is that two known
entities meet in a paper is measured by how unlikely it was that they had not met before: of n
papers, a and b of which speak of the one and the other independently, :math:`E = ab/n` speak of
both on average, and none with a probability of about :math:`e^{-E}` (Poisson); E, in nats, is what
that tells (the self-information of Shannon, Bell System Technical Journal 27, 1948).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.leaderboard import boards
from kg.analytics.metrics import Better
from kg.analytics.scores import scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.analytics.leaderboard import Board
    from kg.analytics.scores import Score
    from kg.graph.tables import Tables

__all__ = ["Arrival", "Meeting", "NewPaper", "News", "Record", "newest", "news"]

#: A link between entities is news if each was in so many papers before.
_KNOWN = 5
#: A record is news if so many papers have a score on the board.
_CONTESTED = 3
#: A value so many times as good as the best before is rather misread than a record.
_LEAP = 3.0
#: Relations that link a paper to what it works with.
_WORKS_WITH = ("introduces", "evaluatesOn", "comparesWith", "uses")
_WEEK = timedelta(days=7)
#: When a paper was new.
_DAY = pl.coalesce("featured_first", "date").alias("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper that is new."""

    paper: str
    title: str
    url: str
    day: date
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An entity that no paper spoke of before."""

    entity: str
    label: str
    kind: str
    #: New papers that speak of it.
    papers: int
    #: Who introduces it, else who speaks of it first.
    first: NewPaper
    introduced: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two known entities that a paper links for the first time."""

    one: str
    one_label: str
    other: str
    other_label: str
    #: "is tried on" or "meets".
    how: str
    #: Papers that would have spoken of both before, by chance; in nats.
    surprise: float
    #: New papers that link them.
    papers: int
    first: NewPaper
    #: What the paper says of each.
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A score that is better than all before."""

    benchmark: str
    label: str
    #: Empty where the sentences name none.
    metric: str
    better: Better
    score: Score
    before: Score
    #: Papers that have a score on the board.
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new from ``since`` to ``until``, inclusive; the most telling first."""

    since: date
    until: date
    papers: tuple[NewPaper, ...]
    arrivals: tuple[Arrival, ...]
    meetings: tuple[Meeting, ...]
    records: tuple[Record, ...]


def newest(tables: Tables) -> date | None:
    """Return the day of the newest paper, if there is any."""
    day: date | None = tables.papers.select(_DAY).to_series().max()  # type: ignore[assignment]
    return day


def news(tables: Tables, since: date | None = None, until: date | None = None) -> News:
    """Return what is new; by default in the last week that digests tell of.

    It never ends before ``since``, unless ``until`` is given.
    """
    days = tables.papers.select("paper", "title", "url", _DAY, "votes")
    last = until or max(filter(None, (newest(tables), since)), default=date.max)
    first = since or (last - _WEEK + timedelta(days=1))
    days = days.filter(pl.col("day") <= last)
    fresh = days.filter(pl.col("day") >= first)
    return News(
        since=first,
        until=last,
        papers=_papers(fresh),
        arrivals=_arrivals(tables, days, first),
        meetings=_meetings(tables, days, first),
        records=_records(tables, days, first),
    )


def _papers(fresh: pl.DataFrame) -> tuple[NewPaper, ...]:
    ordered = fresh.sort(["votes", "paper"], descending=[True, False], nulls_last=True)
    return tuple(_paper(row) for row in ordered.iter_rows(named=True))


def _paper(row: dict[str, object]) -> NewPaper:
    return NewPaper(
        paper=str(row["paper"]),
        title=str(row["title"]),
        url=str(row["url"]),
        day=row["day"],  # type: ignore[arg-type]
        votes=int(row["votes"] or 0),  # type: ignore[call-overload]
    )


def _arrivals(tables: Tables, days: pl.DataFrame, since: date) -> tuple[Arrival, ...]:
    """Return new entities: those of most papers first, then those of the papers most voted for."""
    said = tables.statements.select("paper", "entity", "relation", "confidence", "sentence")
    told = said.join(days, on="paper").join(
        tables.entities.filter(~pl.col("generic")).select("entity", "kind", "label"), on="entity"
    )
    new = told.filter(pl.col("day").min().over("entity") >= since)
    ordered = new.with_columns(introduced=pl.col("relation") == "introduces").sort(
        ["introduced", "day", "confidence", "paper"], descending=[True, False, True, False]
    )
    leaders = ordered.group_by("entity", maintain_order=True).agg(pl.all().first(), papers=pl.len())
    leaders = leaders.filter(pl.col("introduced") | (pl.col("papers") > 1)).sort(
        ["papers", "votes", "entity"], descending=[True, True, False], nulls_last=True
    )
    return tuple(
        Arrival(
            entity=row["entity"],
            label=row["label"],
            kind=row["kind"],
            papers=row["papers"],
            first=_paper(row),
            introduced=row["introduced"],
            sentence=row["sentence"],
        )
        for row in leaders.iter_rows(named=True)
    )


def _meetings(tables: Tables, days: pl.DataFrame, since: date) -> tuple[Meeting, ...]:
    """Return pairs of known entities, one of them a method, that meet for the first time."""
    links = (
        tables.statements.filter(pl.col("relation").is_in(_WORKS_WITH))
        .select("paper", "entity", "relation", "sentence", "confidence")
        .join(days.select("paper", "day"), on="paper")
        .join(
            tables.entities.filter(
                ~pl.col("generic") & pl.col("family").is_in(["Method", "Dataset"])
            ).select("entity", "family", "label"),
            on="entity",
        )
    )
    before = links.filter(pl.col("day") < since)
    total = before["paper"].n_unique()
    known = before.group_by("entity").agg(seen=pl.len()).filter(pl.col("seen") >= _KNOWN)
    mine = links.join(known, on="entity")
    pairs = mine.join(mine, on="paper", suffix="_2").filter(
        (pl.col("family") == "Method")
        & (
            ((pl.col("family_2") == "Method") & (pl.col("entity") < pl.col("entity_2")))
            | (pl.col("family_2") == "Dataset")
        )
    )
    first_met = pairs.filter(pl.col("day").min().over("entity", "entity_2") >= since)
    first_met = _apart(tables, first_met).sort(
        ["day", "confidence", "paper"], descending=[False, True, False]
    )
    met = first_met.group_by("entity", "entity_2", maintain_order=True).agg(
        pl.all().first(), papers=pl.col("paper").n_unique()
    )
    met = met.with_columns(surprise=pl.col("seen") * pl.col("seen_2") / max(total, 1)).sort(
        ["surprise", "entity", "entity_2"], descending=[True, False, False]
    )
    met = met.join(
        days.select("paper", "title", "url", "votes"), on="paper", how="left", maintain_order="left"
    )
    return tuple(_meeting(row) for row in met.iter_rows(named=True))


def _apart(tables: Tables, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs without those of a thing and its version."""
    wider = tables.edges.filter(pl.col("kind") == "broader").select(
        entity=pl.col("source").str.strip_prefix("entity:"),
        entity_2=pl.col("target").str.strip_prefix("entity:"),
    )
    turned = wider.select(entity="entity_2", entity_2="entity")
    return pairs.join(pl.concat([wider, turned]), on=["entity", "entity_2"], how="anti")


def _meeting(row: dict[str, object]) -> Meeting:
    evaluated = row["family_2"] == "Dataset"
    return Meeting(
        one=str(row["entity"]),
        one_label=str(row["label"]),
        other=str(row["entity_2"]),
        other_label=str(row["label_2"]),
        how="is tried on" if evaluated else "meets",
        surprise=float(row["surprise"]),  # type: ignore[arg-type]
        papers=int(row["papers"]),  # type: ignore[call-overload]
        first=_paper(row),
        sentences=tuple(dict.fromkeys([str(row["sentence"]), str(row["sentence_2"])])),
    )


def _records(tables: Tables, days: pl.DataFrame, since: date) -> tuple[Record, ...]:
    """Return new scores that are better than all before, of the fullest boards first."""
    day = dict(days.select("paper", "day").iter_rows())
    told: dict[str, list[Score]] = {}
    contested = _contested(tables, [paper for paper, seen in day.items() if seen >= since])
    for score in scores(tables, contested).scores if contested else ():
        if score.paper in day:
            told.setdefault(score.dataset, []).append(score)
    found = [
        record
        for dataset, some in told.items()
        if any(day[score.paper] >= since for score in some)
        for board in boards(some, every=True)
        for record in _record(dataset, board, day, since)
    ]
    return tuple(sorted(found, key=lambda x: (-x.papers, x.benchmark, x.metric)))


def _contested(tables: Tables, fresh: Sequence[str]) -> list[str]:
    """Return the data sets that enough papers have results of, one of them a fresh one."""
    # a list inside an aggregation may be copied for each group: it is looked into before
    told = tables.results.with_columns(fresh=pl.col("paper").is_in(fresh))
    counted = told.group_by("dataset").agg(
        papers=pl.col("paper").n_unique(), fresh=pl.col("fresh").any()
    )
    counted = counted.filter(pl.col("fresh"))
    enough = counted.filter(pl.col("dataset").is_not_null() & (pl.col("papers") >= _CONTESTED))
    return enough["dataset"].sort().to_list()


def _record(dataset: str, board: Board, day: dict[str, date], since: date) -> Iterator[Record]:
    """Yield the best new score of a board, if it is better than all before."""
    ordered = [place.score for place in board.places]
    before = [score for score in ordered if day[score.paper] < since]
    fresh = [score for score in ordered if day[score.paper] >= since]
    if board.better is Better.UNKNOWN or not before or not fresh or board.papers < _CONTESTED:
        return
    new, old = fresh[0], before[0]
    if _is_better(new, old, board.better) and not _is_leap(new, old):
        yield Record(
            benchmark=dataset,
            label=new.dataset_label,
            metric=board.metric,
            better=board.better,
            score=new,
            before=old,
            papers=board.papers,
        )


def _is_better(new: Score, old: Score, better: Better) -> bool:
    if better is Better.HIGHER:
        return new.comparable > old.comparable
    return new.comparable < old.comparable


def _is_leap(new: Score, old: Score) -> bool:
    """Tell whether two values are too far from each other to be of one measurement."""
    small, large = sorted((abs(new.comparable), abs(old.comparable)))
    return large > _LEAP * small
