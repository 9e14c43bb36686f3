"""Leaderboards: the scores of a benchmark, best first, and what cannot be compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.metrics import Better
from kg.analytics.names import find, known_things
from kg.analytics.scores import scores
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kg.analytics.names import Thing
    from kg.analytics.scores import Apart, Score
    from kg.graph.tables import Tables

__all__ = ["Benchmark", "Board", "Leaderboard", "Place", "benchmarks", "boards", "leaderboard"]


#: Metrics that count the share of tasks done, and their common key.
_PLAIN = frozenset(
    "accuracy answer-accuracy mathematical-accuracy success-rate pass-at-1 pass-rate resolve-rate "
    "solve-rate exact-match goal-completion".split()
)
_DONE = "tasks done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A score of a board; of a paper's scores with one method, the best."""

    score: Score
    #: From 1; scores alike share it. 0 where nobody knows which way is better.
    rank: int
    #: How many more scores the paper has here with the same method.
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Scores that can be compared: of one metric, on one scale."""

    #: Its metrics, the most named first; empty where the sentences name none.
    metric: str
    better: Better
    #: "%", "s", "dB", "FPS", or empty for a plain number.
    scale: str
    places: tuple[Place, ...]
    #: Papers that have a score here.
    papers: int
    #: Scores among them whose sentence names no metric, and which are taken for this one.
    unnamed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard:
    """All that papers report of a benchmark."""

    benchmark: Thing
    #: Other things that have the name.
    others: tuple[Thing, ...]
    boards: tuple[Board, ...]
    apart: tuple[Apart, ...]
    #: Versions of the benchmark, and how many results they have; they are not in the boards
    #: unless that was asked for.
    versions: tuple[tuple[Thing, int], ...]

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Why numbers are kept apart, and how many for each reason, most first."""
        counted = Counter(one.reason for one in self.apart)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A benchmark, and how much is told of it."""

    id: str
    label: str
    results: int
    papers: int
    #: Its metrics with their results, most first.
    metrics: tuple[tuple[str, int], ...]


def leaderboard(
    tables: Tables,
    name: str,
    *,
    metric: str = "",
    versions: bool = False,
    every: bool = False,
) -> Leaderboard:
    """Return the leaderboard of a benchmark or data set, by any of its names.

    With ``metric``, only the boards of that metric; with ``versions``, the versions of the
    benchmark as well (ImageNet-256 for ImageNet); with ``every``, all scores of a paper, not
    its best with each method. Raises ``UnknownThingError``.
    """
    found = find(tables, name, ("Dataset",))
    alike = [x for x in found.others if fold(x.label) == fold(found.thing.label)]
    ids = [found.thing.id, *(x.id for x in alike)]
    wider = _versions(tables, found.thing)
    read = scores(tables, [*ids, *(wider if versions else ())])
    only: set[str] = set()
    if metric:
        known = find(tables, metric, ("Metric",))
        only = {fold(metric)} | {fold(x.label) for x in (known.thing, *known.others)}
    made = boards(read.scores, only=only, every=every)
    return Leaderboard(
        benchmark=found.thing,
        others=tuple(x for x in found.others if x not in alike),
        boards=made,
        apart=read.apart,
        versions=() if versions else _counted(tables, wider),
    )


def boards(
    found: Sequence[Score], *, only: Collection[str] = (), every: bool = False
) -> tuple[Board, ...]:
    """Return scores in boards, the fullest first: of all metrics, or of those of these keys.

    What counts the share of tasks done (accuracy, pass@1, resolve rate) is one board. A score
    without a metric joins it if a fifth of the board names one, since "84.6 % on GSM8K" means
    the accuracy; else such scores are a board of their own.
    """
    grouped: dict[tuple[str, str], list[Score]] = {}
    for score in found:
        grouped.setdefault(_kind(score), []).append(score)
    done, nameless = (_DONE, "%"), ("", "%")
    unnamed = grouped.get(nameless, [])
    main = max(grouped, key=lambda key: (len(grouped[key]) * (key != nameless), key), default=None)
    if unnamed and main == done and 4 * len(grouped[done]) >= len(unnamed):
        grouped[done] += grouped.pop(nameless)
    if only:
        named = {key: [x for x in some if _is_of(x, only)] for key, some in grouped.items()}
        grouped = {key: some for key, some in named.items() if any(x.metric for x in some)}
    made = [_board(some, every=every) for some in grouped.values()]
    return tuple(sorted(made, key=lambda board: (-len(board.places), board.metric, board.scale)))


def _kind(score: Score) -> tuple[str, str]:
    """Return what scores of one board share."""
    if score.metric is None:
        return "", score.scale
    return (_DONE if score.metric.id in _PLAIN else score.metric.key), score.scale


def _is_of(score: Score, keys: Collection[str]) -> bool:
    return score.metric is None or score.metric.key in keys


def _board(found: Sequence[Score], *, every: bool) -> Board:
    named = Counter(score.metric.label for score in found if score.metric)
    better = next((score.metric.better for score in found if score.metric), Better.HIGHER)
    ordered = sorted(found, key=lambda score: _order(score, better))
    places = _ranked(_merged(ordered, every=every or better is Better.UNKNOWN), better)
    return Board(
        metric=", ".join(sorted(named, key=lambda label: (-named[label], label))),
        better=better,
        scale=found[0].scale,
        places=tuple(places),
        papers=len({score.paper for score in found}),
        unnamed=sum(score.metric is None for score in found) if named else 0,
    )


def _order(score: Score, better: Better) -> tuple[float, str, int, float, str]:
    """Return what sorts scores: the best first; alike ones by day, then by what is told best."""
    value = {Better.HIGHER: -score.comparable, Better.LOWER: score.comparable}.get(better, 0.0)
    return value, str(score.date), -bool(score.method), -score.confidence, score.result


def _merged(ordered: Iterable[Score], *, every: bool) -> list[tuple[Score, int]]:
    """Return scores once: a number that a paper tells twice is one score.

    Unless ``every`` score is wanted, only the best of a paper with one method stays.
    """
    kept: dict[tuple[str, ...], Score] = {}
    more: Counter[tuple[str, ...]] = Counter()
    told: set[tuple[str, float]] = set()
    for score in ordered:
        number = (score.paper, score.comparable)
        if number in told:
            continue
        told.add(number)
        own = score.result if every else ""
        key = (score.paper, score.dataset, score.method, own)
        if key in kept:
            more[key] += 1
        else:
            kept[key] = score
    return [(score, more[key]) for key, score in kept.items()]


def _ranked(merged: Sequence[tuple[Score, int]], better: Better) -> list[Place]:
    if better is Better.UNKNOWN:
        return [Place(score=score, rank=0, more=more) for score, more in merged]
    values = [score.comparable for score, _ in merged]
    return [
        Place(score=score, rank=values.index(score.comparable) + 1, more=more)
        for score, more in merged
    ]


def benchmarks(tables: Tables, least: int = 1) -> tuple[Benchmark, ...]:
    """Return the data sets that results are about, those with most results first."""
    about = tables.results.filter(pl.col("dataset").is_not_null())
    counted = (
        about.group_by("dataset")
        .agg(results=pl.len(), papers=pl.col("paper").n_unique())
        .filter(pl.col("results") >= least)
        .join(tables.entities.select(dataset="entity", label="label"), on="dataset", how="left")
        .sort(["results", "papers", "dataset"], descending=[True, True, False])
    )
    labels = dict(tables.entities.select("entity", "label").iter_rows())
    metrics: dict[str, list[tuple[str, int]]] = {}
    by_metric = about.filter(pl.col("metric").is_not_null()).group_by("dataset", "metric").len()
    for dataset, metric, count in by_metric.sort(
        ["len", "metric"], descending=[True, False]
    ).iter_rows():
        metrics.setdefault(dataset, []).append((labels.get(metric, metric), count))
    return tuple(
        Benchmark(
            id=row["dataset"],
            label=row["label"],
            results=row["results"],
            papers=row["papers"],
            metrics=tuple(metrics.get(row["dataset"], ())),
        )
        for row in counted.iter_rows(named=True)
    )


def _versions(tables: Tables, benchmark: Thing) -> list[str]:
    """Return what is narrower than a data set, at any depth, and what has its name and more."""
    links = tables.edges.filter(pl.col("kind") == "broader").select("source", "target")
    found = [benchmark.node]
    for node in found:
        narrower = links.filter(pl.col("target") == node)["source"].sort().to_list()
        found.extend(x for x in narrower if x not in found)
    label = pl.col("label").str.to_lowercase()
    longer = tables.entities.filter(
        (pl.col("family") == "Dataset")
        & pl.any_horizontal(
            label.str.starts_with(f"{benchmark.label.lower()}{sign}") for sign in " -_+"
        )
    )["entity"]
    nodes = dict.fromkeys([*found[1:], *(f"entity:{entity}" for entity in longer.sort())])
    return [node.removeprefix("entity:") for node in nodes if node != benchmark.node]


def _counted(tables: Tables, datasets: Sequence[str]) -> tuple[tuple[Thing, int], ...]:
    counts = dict(
        tables.results.filter(pl.col("dataset").is_in(list(datasets)))
        .group_by("dataset")
        .len()
        .iter_rows()
    )
    things = known_things(tables, [f"entity:{dataset}" for dataset in datasets])
    found = [(thing, counts[thing.id]) for thing in things.values() if counts.get(thing.id)]
    return tuple(sorted(found, key=lambda item: (-item[1], item[0].id)))
