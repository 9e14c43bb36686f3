"""What papers say of entities, with the sentence to show: the evidence for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.model.naming import clean

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kg.graph.tables import Tables

__all__ = ["Claim", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, as one reads it."""

    paper: str
    title: str
    date: date
    relation: str
    entity: str
    confidence: float
    sentence: str


def claims(
    tables: Tables, papers: Collection[str], entities: Collection[str]
) -> dict[tuple[str, str], Claim]:
    """Return what any of these papers says of any of these entities, by (paper, entity)."""
    said = tables.statements.filter(
        pl.col("paper").is_in(list(papers)) & pl.col("entity").is_in(list(entities))
    ).select("paper", "relation", "entity", "confidence", "sentence")
    told = said.join(tables.papers.select("paper", "title", "date"), on="paper")
    return {
        (row["paper"], row["entity"]): Claim(
            **row | {"title": clean(row["title"]), "sentence": clean(row["sentence"])}
        )
        for row in told.iter_rows(named=True)
    }
