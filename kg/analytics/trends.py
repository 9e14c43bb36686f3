r"""Which entities rise and fall, and whether that is more than noise.

Papers of a month m in a stratum s (the languages of the digests) that speak of an entity are taken
as Poisson with mean :math:`N_{sm} \exp(\alpha_s + \beta t_m)`, where N counts all papers, so that
months of many papers and a change of source are no growth. That :math:`\beta = 0` is tested by its
score, conditional on the count of each stratum: the test for trend of Armitage (Biometrics 11,
1955), joined over strata as Mantel does (JASA 58, 1963). Its variance is multiplied by Pearson's
dispersion where that is above 1 (quasi-Poisson: Wedderburn, Biometrika 61, 1974), since papers
come in waves. The same is asked without strata; z is the less clear of the two answers, and 0
where they disagree, so that neither a source that reads an entity better nor a season makes a
trend. Over all entities that were tested, q is the rate of false discoveries of Benjamini and
Hochberg (JRSS B 57, 1995). :math:`\exp(12\beta)` of the fitted model is the growth in a year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

from kg.analytics.months import dated_papers, months
from kg.analytics.names import find
from kg.model.kind import narrower

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from kg.analytics.months import Months
    from kg.graph.tables import Tables

__all__ = ["Trend", "Trends", "false_discovery_rates", "series", "trends"]

_Array: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"

#: Newton's method ends before this in practice; growth is bounded to e^3 a month.
_STEPS = 30
_STEEPEST = 3.0
_PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How an entity comes and goes."""

    entity: str
    label: str
    kind: str
    #: Papers that speak of it, in each month.
    counts: tuple[int, ...]
    papers: int
    #: Growth of its share in a year, as a factor; 1 where nothing can be said.
    growth: float
    #: Standard deviations from no trend; positive if it rises.
    z: float
    #: Probability of such a trend without any, on both sides.
    p: float
    #: Rate of false discoveries, if this and all clearer trends are taken for real; of a
    #: named entity, p.
    q: float
    #: Its share of the papers of the last three months that have papers, in percent.
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """What rises and falls, the clearest first."""

    months: tuple[date, ...]
    #: All papers of each month.
    papers: tuple[int, ...]
    rising: tuple[Trend, ...]
    falling: tuple[Trend, ...]
    #: Entities that were tested.
    tested: int


def trends(  # noqa: PLR0913  # options
    tables: Tables,
    *,
    kinds: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    least: int = 10,
    level: float = 0.05,
) -> Trends:
    """Return what rises and falls among entities of these kinds with ``least`` papers or more.

    Only trends whose rate of false discoveries is at most ``level``. Families of the whole
    field (LLM) are left out.
    """
    dated = dated_papers(tables, since, until)
    counted = months(tables, dated, _frequent(tables, dated, kinds, least))
    found = _trends(tables, counted)
    clear = [trend for trend in found if trend.q <= level]
    return Trends(
        months=counted.months,
        papers=counted.papers,
        rising=tuple(sorted((x for x in clear if x.z > 0), key=lambda x: (-x.z, x.entity))),
        falling=tuple(sorted((x for x in clear if x.z < 0), key=lambda x: (x.z, x.entity))),
        tested=len(found),
    )


def series(
    tables: Tables,
    names: Sequence[str],
    *,
    kinds: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> tuple[Months, tuple[Trend, ...]]:
    """Return the months of named entities, and the trend of each, in the order of the names.

    Raises ``UnknownThingError``.
    """
    wanted = kinds or ("Entity",)
    ids = [find(tables, name, wanted).thing.id for name in dict.fromkeys(names)]
    counted = months(tables, dated_papers(tables, since, until), set(ids))
    by_id = {trend.entity: trend for trend in _trends(tables, counted, alone=True)}
    return counted, tuple(by_id[entity] for entity in dict.fromkeys(ids))


def _frequent(tables: Tables, dated: pl.DataFrame, kinds: Collection[str], least: int) -> list[str]:
    entities = tables.entities.filter(~pl.col("generic"))
    if kinds:
        wanted = [narrow for kind in kinds for narrow in narrower(kind)]
        entities = entities.filter(pl.col("kind").is_in(wanted))
    said = tables.statements.select("paper", "entity").unique()
    counted = (
        said.join(dated.select("paper"), on="paper", how="semi")
        .join(entities.select("entity"), on="entity", how="semi")
        .group_by("entity")
        .len()
    )
    return counted.filter(pl.col("len") >= least)["entity"].sort().to_list()


def _trends(tables: Tables, counted: Months, *, alone: bool = False) -> list[Trend]:
    if not counted.entities or not counted.months:
        return []
    slope, layered = _tested(counted)
    _, pooled = _tested(_pooled(counted))
    agree = layered * pooled > 0
    z = np.where(agree, np.sign(layered) * np.minimum(abs(layered), abs(pooled)), 0)
    p = [math.erfc(abs(x) / math.sqrt(2)) for x in z.tolist()]
    q = p if alone else false_discovery_rates(p)
    about = {
        entity: (label, kind)
        for entity, label, kind in tables.entities.filter(
            pl.col("entity").is_in(list(counted.entities))
        )
        .select("entity", "label", "kind")
        .iter_rows()
    }
    counts = counted.counts.sum(axis=1)
    return [
        Trend(
            entity=entity,
            label=about[entity][0],
            kind=about[entity][1],
            counts=tuple(int(x) for x in counts[row]),
            papers=int(counts[row].sum()),
            growth=float(np.exp(_PER_YEAR * slope[row])),
            z=float(z[row]),
            p=p[row],
            q=q[row],
            share=_share(counts[row], counted.papers),
        )
        for row, entity in enumerate(counted.entities)
    ]


def _tested(counted: Months) -> tuple[_Array, _Array]:
    """Return the slope of each entity, and by how many deviations its score tells of one."""
    slope = _slopes(counted)
    score, information = _score(counted, np.zeros(len(counted.entities)))
    spread = np.sqrt(information * _dispersion(counted, slope))
    return slope, np.divide(score, spread, out=np.zeros_like(score), where=spread > 0)


def _pooled(counted: Months) -> Months:
    """Return the same counts in one stratum."""
    return replace(
        counted,
        strata=("",),
        counts=counted.counts.sum(axis=1, keepdims=True),
        totals=counted.totals.sum(axis=0, keepdims=True),
    )


def _share(counts: _Array, papers: Sequence[int]) -> float:
    """Return the share of the last three months that have papers, in percent."""
    last = [month for month, total in enumerate(papers) if total][-3:]
    total = sum(papers[month] for month in last)
    return float(100 * sum(counts[month] for month in last) / total) if total else 0.0


def _score(counted: Months, slope: _Array) -> tuple[_Array, _Array]:
    """Return the score of a slope and its information, for each entity.

    Given how many papers of a stratum speak of an entity, they fall into its months in
    proportion to N exp(slope * t); score and information are those of a multinomial.
    """
    months_ = np.arange(len(counted.months), dtype=np.float64)
    mean, variance = _moments(counted.totals, slope, months_)
    sums = counted.counts.sum(axis=2)
    score = (counted.counts @ months_ - sums * mean).sum(axis=1)
    return score, (sums * variance).sum(axis=1)


def _moments(totals: _Array, slope: _Array, months_: _Array) -> tuple[_Array, _Array]:
    """Return mean and variance of the month, by entity and stratum."""
    weights = _weights(totals, slope, months_)
    mean: _Array = weights @ months_
    variance: _Array = np.maximum(weights @ months_**2 - mean**2, 0)
    return mean, variance


def _weights(totals: _Array, slope: _Array, months_: _Array) -> _Array:
    """Return how the papers of a stratum fall into months: entity by stratum by month."""
    centred = months_ - months_.mean()
    raw = totals[None, :, :] * np.exp(slope[:, None, None] * centred[None, None, :])
    sums = raw.sum(axis=2, keepdims=True)
    parts: _Array = np.divide(raw, sums, out=np.zeros_like(raw), where=sums > 0)
    return parts


def _slopes(counted: Months) -> _Array:
    """Return the slope per month that fits best, by Newton's method."""
    slope = np.zeros(len(counted.entities))
    for _ in range(_STEPS):
        score, information = _score(counted, slope)
        step = np.divide(score, information, out=np.zeros_like(score), where=information > 1e-9)
        slope = np.clip(slope + np.clip(step, -0.5, 0.5), -_STEEPEST, _STEEPEST)
        if not np.any(np.abs(step) > 1e-9):
            break
    return slope


def _dispersion(counted: Months, slope: _Array) -> _Array:
    """Return Pearson's dispersion of each entity's counts around the fit, at least 1."""
    months_ = np.arange(len(counted.months), dtype=np.float64)
    sums = counted.counts.sum(axis=2, keepdims=True)
    fitted = _weights(counted.totals, slope, months_) * sums
    squares = np.divide(
        (counted.counts - fitted) ** 2, fitted, out=np.zeros_like(fitted), where=fitted > 0
    )
    strata = (sums > 0).sum(axis=(1, 2))
    cells = (fitted > 0).sum(axis=(1, 2))
    freedom = np.maximum(cells - strata - 1, 1)
    spread: _Array = np.maximum(squares.sum(axis=(1, 2)) / freedom, 1)
    return spread


def false_discovery_rates(p: Sequence[float]) -> list[float]:
    """Return the rate of false discoveries for each of some probabilities, as they stand.

    >>> false_discovery_rates([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    order = sorted(range(len(p)), key=lambda place: p[place])
    found = [0.0] * len(p)
    least = 1.0
    for rank in range(len(order), 0, -1):
        place = order[rank - 1]
        least = min(least, p[place] * len(p) / rank)
        found[place] = least
    return found
