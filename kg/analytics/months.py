"""How many papers of each month speak of an entity, by where the papers are told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kg.graph.tables import Tables

__all__ = ["Months", "dated_papers", "months", "sparkline"]

_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Counts of papers, by entity, stratum and month.

    A stratum is the languages of the digests that tell of a paper ("en", "ko", "en+ko"):
    what is read in a text depends on its language, and the mix changes from month to month.
    """

    months: tuple[date, ...]
    strata: tuple[str, ...]
    entities: tuple[str, ...]
    #: Papers that speak of the entity: entity by stratum by month.
    counts: np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
    #: All papers: stratum by month.
    totals: np.ndarray[tuple[int, int], np.dtype[np.float64]]

    @property
    def papers(self) -> tuple[int, ...]:
        """All papers of each month."""
        return tuple(int(total) for total in self.totals.sum(axis=0))


def dated_papers(
    tables: Tables, since: date | None = None, until: date | None = None
) -> pl.DataFrame:
    """Return paper, month and stratum of the papers from ``since`` to ``until``, inclusive.

    A paper belongs to the month of its issue. Papers that are older than the first digest
    would be read out of season, and are left out.
    """
    told = (
        tables.listings.join(tables.digests.select("digest", "language"), on="digest")
        .group_by("paper")
        .agg(stratum=pl.col("language").unique().sort().str.join("+"))
    )
    begin = tables.papers["featured_first"].drop_nulls().min()
    found = tables.papers.select("paper", "date").join(told, on="paper", how="left")
    found = found.with_columns(
        month=pl.col("date").dt.truncate("1mo"), stratum=pl.col("stratum").fill_null("")
    )
    if begin is not None:
        found = found.filter(pl.col("month") >= pl.lit(begin).dt.truncate("1mo"))
    if since is not None:
        found = found.filter(pl.col("date") >= since)
    if until is not None:
        found = found.filter(pl.col("date") <= until)
    return found


def months(tables: Tables, papers: pl.DataFrame, entities: Collection[str]) -> Months:
    """Return the counts of some entities among dated papers, a row for every month between."""
    every = _every_month(papers)
    strata = papers["stratum"].unique().sort().to_list()
    ids = sorted(entities)
    totals = np.zeros((len(strata), len(every)))
    counts = np.zeros((len(ids), len(strata), len(every)))
    row = {entity: number for number, entity in enumerate(ids)}
    column = {month: number for number, month in enumerate(every)}
    layer = {stratum: number for number, stratum in enumerate(strata)}
    for stratum, month, count in papers.group_by("stratum", "month").len().iter_rows():
        totals[layer[stratum], column[month]] = count
    said = tables.statements.select("paper", "entity").filter(pl.col("entity").is_in(ids)).unique()
    cells = said.join(papers, on="paper").group_by("entity", "stratum", "month").len()
    for entity, stratum, month, count in cells.iter_rows():
        counts[row[entity], layer[stratum], column[month]] = count
    return Months(
        months=tuple(every),
        strata=tuple(strata),
        entities=tuple(ids),
        counts=counts,
        totals=totals,
    )


def _every_month(papers: pl.DataFrame) -> list[date]:
    found = papers["month"]
    if found.is_empty():
        return []
    months = pl.date_range(pl.lit(found.min()), pl.lit(found.max()), interval="1mo")
    return pl.select(months).to_series().to_list()


def sparkline(counts: Collection[int], totals: Collection[int]) -> str:
    """Return shares of months as bars, the highest in full; a month without papers is a gap.

    >>> sparkline([0, 1, 4], [10, 10, 10])
    '▁▃█'
    """
    shares = [count / total if total else None for count, total in zip(counts, totals, strict=True)]
    top = max((share for share in shares if share), default=0)
    if not top:
        return "".join(" " if share is None else _BARS[0] for share in shares)
    last = len(_BARS) - 1
    return "".join(" " if share is None else _BARS[round(share / top * last)] for share in shares)
