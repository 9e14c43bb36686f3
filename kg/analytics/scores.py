"""Results that can be compared, and why the others cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import polars as pl

from kg.analytics.beside import dataset_beside, is_elsewhere, is_total, metric_beside, names
from kg.analytics.metrics import Better, comparable, measure
from kg.analytics.roles import Role, said, without_citations
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from kg.analytics.beside import Names
    from kg.analytics.metrics import Measure
    from kg.analytics.roles import Said
    from kg.graph.tables import Tables

__all__ = ["Apart", "Metric", "Score", "Scores", "scores"]

#: Metrics that say no more than that something was measured.
_UNNAMED = frozenset(
    "score performance quality efficiency human-evaluation fitness robustness".split()
)
_UNFIT = "the unit does not fit the metric"
_SCALELESS = "neither a metric nor a percentage is named"
_RECONSTRUCTION = re.compile(r"reconstruct|재구성", re.IGNORECASE)
#: So many characters before the end of a number are near it.
_NEAR = 90
#: A score without a metric is a percentage or points of a hundred.
_MOST = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What was measured; all entities of one name are one metric."""

    key: str
    id: str
    label: str
    better: Better
    share: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A number that a paper reports of a data set."""

    result: str
    paper: str
    title: str
    date: date
    dataset: str
    dataset_label: str
    #: ``None`` where the sentence names none.
    metric: Metric | None
    #: Empty where the sentence names none.
    method: str
    method_label: str
    #: As it is told.
    value: float
    unit: str
    #: In the unit that all scores of its scale share.
    comparable: float
    scale: str
    confidence: float
    sentence: str
    digest: str
    #: Where the number is in the sentence when that is on one line, without citations.
    start: int
    end: int

    @property
    def told(self) -> str:
        """The number with its unit, as a person writes it."""
        unit = "" if self.unit == "points" else self.unit
        space = " " if unit and unit != "%" else ""
        return f"{self.value:.10g}{space}{unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A number that is not compared, and why."""

    reason: str
    paper: str
    value: float
    unit: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The results of some data sets, read in their sentences."""

    scores: tuple[Score, ...]
    apart: tuple[Apart, ...]


def scores(tables: Tables, datasets: Collection[str] | None = None) -> Scores:
    """Return the results of these data sets, or of all: scores, and what is kept apart.

    A number belongs to the data set and the metric that the words beside it name, else to
    those that extraction gave it. Sorted by paper, then result.
    """
    known = names(tables)
    metrics = _metrics(tables)
    found: list[Score] = []
    apart: list[Apart] = []
    for row in _rows(tables, datasets).iter_rows(named=True):
        one = _read(row, known, metrics, datasets)
        if isinstance(one, Score):
            found.append(one)
        elif one is not None:
            apart.append(one)
    labels = _labels(tables, found)
    return Scores(scores=tuple(_labelled(found, labels)), apart=tuple(apart))


def _rows(tables: Tables, datasets: Collection[str] | None) -> pl.DataFrame:
    """Return the results that may be about these data sets, with their papers."""
    results = tables.results
    if datasets is None:
        results = results.filter(pl.col("dataset").is_not_null())
    else:
        ids = pl.Series(list(datasets), dtype=pl.String)
        names_ = tables.names.filter(pl.col("entity").is_in(ids.implode()))["name"]
        called = pl.Series([name.lower() for name in names_ if len(name) > 2], dtype=pl.String)
        named = pl.col("sentence").str.to_lowercase().str.contains_any(called.implode())
        results = results.filter(pl.col("dataset").is_in(ids.implode()) | named)
    papers = tables.papers.select("paper", "title", "date")
    return results.join(papers, on="paper", how="left").sort("paper", "result")


def _read(
    row: Mapping[str, Any],
    known: Names,
    metrics: Mapping[str, Metric],
    datasets: Collection[str] | None,
) -> Score | Apart | None:
    """Return what a result comes to; ``None`` if it is about another data set."""
    number = said(row["sentence"], row["value"], row["unit"])
    text = without_citations(row["sentence"])
    dataset = row["dataset"]
    if number.role is Role.SCORE:  # of what is kept apart, extraction's word is enough
        dataset = _dataset(row, text, number, known, datasets)
    if dataset is None or (datasets is not None and dataset not in datasets):
        return None
    if number.role is not Role.SCORE:
        return _apart(row, number, number.role.value)
    metric, value = _measured(row, text, number, known, metrics)
    if value is None:
        return _apart(row, number, _UNFIT if metric else _SCALELESS)
    return Score(
        result=row["result"],
        paper=row["paper"],
        title=row["title"],
        date=row["date"],
        dataset=dataset,
        dataset_label="",
        metric=metric,
        method=row["method"] or "",
        method_label="",
        value=row["value"],
        unit=number.unit,
        comparable=value[0],
        scale=value[1],
        confidence=row["confidence"],
        sentence=row["sentence"],
        digest=row["digest"],
        start=number.start,
        end=number.end,
    )


def _dataset(
    row: Mapping[str, Any],
    text: str,
    number: Said,
    known: Names,
    datasets: Collection[str] | None,
) -> str | None:
    """Return the data set that the words beside a number name, else what extraction read."""
    read: str | None = row["dataset"]
    near = known.of(dataset_beside(text, number, known), row["paper"])
    if not near and read and is_elsewhere(text, number, read, known):
        return None
    if not near or read in near or _is_version(read, near):
        return read
    return _one(near, datasets)


def _measured(
    row: Mapping[str, Any], text: str, number: Said, known: Names, metrics: Mapping[str, Metric]
) -> tuple[Metric | None, tuple[float, str] | None]:
    """Return the metric of a number and its value on the metric's scale, if it fits that."""
    value: float = row["value"]
    if is_total(text, number, known):
        return None, _value(value, number, None)
    beside = metric_beside(text, number, known)
    near = known.of(beside, row["paper"]) or (frozenset() if row["metric"] else beside)
    metric = _metric(row["metric"], near, metrics)
    metric = _reconstructed(metric, text[: number.end + 20][-_NEAR:], metrics)
    fitting = _value(value, number, metric)
    if fitting is None and metric is not None and metric.id not in beside and number.unit == "%":
        # the metric was read somewhere else in the sentence; a percentage says enough
        return None, _value(value, number, None)
    return metric, fitting


def _is_version(dataset: str | None, beside: Iterable[str]) -> bool:
    """Tell whether a data set is a version of one that the words beside the number name."""
    return dataset is not None and any(dataset.startswith(f"{wider}-") for wider in beside)


def _apart(row: Mapping[str, Any], number: Said, reason: str) -> Apart:
    return Apart(
        reason=reason,
        paper=row["paper"],
        value=row["value"],
        unit=number.unit or row["unit"],
        sentence=row["sentence"],
    )


def _one(beside: Iterable[str], wanted: Collection[str] | None) -> str:
    """Return one of several homonyms: a wanted one if there is one, else the first."""
    return min(beside, key=lambda entity: (entity not in (wanted or ()), len(entity), entity))


def _metric(
    read: str | None, beside: Collection[str], metrics: Mapping[str, Metric]
) -> Metric | None:
    """Return the metric that the words beside the number name, else what extraction read."""
    named = [metric for metric in beside if metric not in _UNNAMED]
    if named and read not in named:
        read = _one(named, None)
    metric = metrics.get(read) if read else None
    return None if metric is None or metric.id in _UNNAMED else metric


def _reconstructed(
    metric: Metric | None, text: str, metrics: Mapping[str, Metric]
) -> Metric | None:
    """Return rFID for the FID of a reconstruction, which is no FID of a generated image."""
    if metric is None or metric.id != "fid" or not _RECONSTRUCTION.search(text):
        return metric
    return metrics.get("rfid", metric)


def _value(value: float, number: Said, metric: Metric | None) -> tuple[float, str] | None:
    if metric is not None:
        return comparable(value, number.unit, share=metric.share, label=metric.label)
    found = comparable(value, number.unit, share=True)
    return found if found and 0 < found[0] <= _MOST else None


def _metrics(tables: Tables) -> dict[str, Metric]:
    """Return the metrics by the identifiers of their entities; homonyms are one metric."""
    rows = tables.entities.filter(pl.col("family") == "Metric").select("entity", "label").rows()
    leaders: dict[str, tuple[str, str]] = {}
    for entity, label in sorted(rows, key=lambda row: (len(row[0]), row[0])):
        leaders.setdefault(fold(label) or entity, (entity, label))
    found = {}
    for entity, label in rows:
        key = fold(label) or entity
        leader, name = leaders[key]
        how: Measure = measure(leader, name)
        found[entity] = Metric(key=key, id=leader, label=name, better=how.better, share=how.share)
    return found


def _labels(tables: Tables, found: Iterable[Score]) -> dict[str, str]:
    wanted = {entity for score in found for entity in (score.dataset, score.method) if entity}
    rows = tables.entities.filter(pl.col("entity").is_in(sorted(wanted))).select("entity", "label")
    return dict(rows.iter_rows())


def _labelled(found: Iterable[Score], labels: Mapping[str, str]) -> Iterator[Score]:
    for score in found:
        yield replace(
            score,
            dataset_label=labels.get(score.dataset, score.dataset),
            method_label=labels.get(score.method, score.method),
        )
