"""How close two things are by what they share: a cosine that damps hubs and shrinks small proof.

The things are rows and what they share are columns: papers and their entities, entities and
their papers, persons and their subjects. A cell weighs the square root of a confidence, so that
a column which two rows share counts by the geometric mean of both confidences. It is divided by
the root of the number of rows that have the column, which lies between counting shared
neighbours and the index of resource allocation (T. Zhou, L. Lü, Y.-C. Zhang, "Predicting missing
links via local information", Eur. Phys. J. B 71, 2009; all such indices are compared in L. Lü,
T. Zhou, "Link prediction in complex networks", Physica A 390, 2011). The norms of the cosine are
shrunk (after R. Bell, Y. Koren, "Scalable collaborative filtering with jointly derived
neighborhood interpolation weights", ICDM 2007): two things that share the only paper which
names them are not taken for the same.

docs/measurements.md tells how this does against Jaccard's index, Adamic and Adar's, and degree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.model.relation import Relation

if TYPE_CHECKING:
    from kg.graph.tables import Tables

__all__ = [
    "PERSON",
    "SHRINKAGE",
    "Close",
    "close",
    "common",
    "counted",
    "introducers",
    "paper_links",
    "subjects",
    "tops",
]

#: What a shared author counts beside a shared entity; measured on titles and follow-up papers.
PERSON = 0.2
#: What is added to each norm: of entities, as much as some fifteen papers.
SHRINKAGE = 5.0
#: What two things share alone may be two things of one name: rare columns count as if so many
#: rows more had them.
_RARE = 5
#: What more than this share of the papers speak of, and more than so many, tells nothing.
_COMMON_SHARE, _COMMON = 0.1, 20
#: Sums are rounded so, since their order is that of threads, and ranks must not be.
_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """What is close to something, and by what."""

    #: row, score (0 to 1): the closest first, ties by name.
    rows: pl.DataFrame
    #: row, column, part: how much each shared column adds to a score.
    parts: pl.DataFrame


def paper_links(tables: Tables, *, homonyms: bool = False) -> pl.DataFrame:
    """Return what papers say and who wrote them: paper, thing (entity:rlvr), weight.

    With ``homonyms``, what several papers introduce is taken for as many things of one name (of
    two such papers, one in five shares an author with the other): the confidence of each is
    divided by their number. That keeps papers apart which only a name joins.
    """
    several = introducers("relation", "entity") if homonyms else pl.lit(1)
    said = tables.statements.select(
        "paper",
        thing="entity:" + pl.col("entity"),
        weight=(pl.col("confidence") / several).sqrt(),
    )
    written = tables.authorships.select(
        "paper", thing="author:" + pl.col("author"), weight=pl.lit(PERSON).sqrt()
    )
    return pl.concat([said, written.unique(["paper", "thing"], maintain_order=True)])


def introducers(relation: str, thing: str) -> pl.Expr:
    """Return how many papers introduce a thing, beside each link that says so; else 1.

    What several papers introduce may be as many things of one name.
    """
    introduces = pl.col(relation) == str(Relation.INTRODUCES)
    return pl.when(introduces).then(introduces.sum().over(thing)).otherwise(1)


def subjects(tables: Tables) -> pl.DataFrame:
    """Return what persons write about: author, thing, weight; the sum of all their papers."""
    said = tables.statements.select("paper", "confidence", thing="entity:" + pl.col("entity"))
    return (
        tables.authorships.select("paper", "author")
        .unique()
        .join(said, on="paper")
        .group_by("author", "thing")
        .agg(weight=pl.col("confidence").sum().round(_DIGITS).sqrt())
    )


def common(tables: Tables) -> pl.DataFrame:
    """Return the entities that tell nothing as an answer: families, and what all speak of."""
    many = pl.max_horizontal(pl.lit(_COMMON), pl.lit(_COMMON_SHARE * len(tables.papers)))
    spoken_of = tables.statements.group_by("entity").len().filter(pl.col("len") > many)
    generic = tables.entities.filter("generic").select("entity")
    return pl.concat([generic, spoken_of.select("entity")]).unique().sort("entity")


def counted(links: pl.DataFrame, row: str, column: str) -> pl.DataFrame:
    """Return links as row, column and value: the weight, damped where many rows have a column."""
    rows = pl.len().over(column)
    return links.select(
        row=row, column=column, value=pl.col("weight") / (rows + _RARE).sqrt().sqrt()
    )


def close(cells: pl.DataFrame, own: pl.DataFrame, *, without: pl.DataFrame | None = None) -> Close:
    """Return what is close to a thing, whose own cells are (column, value).

    ``without`` names rows that are not wanted (row): the thing itself, to begin with.
    """
    shared = cells if without is None else cells.join(without, on="row", how="anti")
    shared = shared.join(own.select("column", mine="value"), on="column").with_columns(
        part=pl.col("value") * pl.col("mine")
    )
    norms = cells.join(shared.select("row").unique(), on="row", how="semi")
    norms = norms.group_by("row").agg(norm=(pl.col("value") ** 2).sum())
    norm = float((own["value"] ** 2).sum() or 0.0)
    parts = shared.join(norms, on="row").select(
        "row",
        "column",
        part=pl.col("part") / ((pl.col("norm") + SHRINKAGE) * (norm + SHRINKAGE)).sqrt(),
    )
    return Close(rows=tops(parts), parts=parts)


def tops(parts: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the sum of their parts, the closest first."""
    scores = parts.group_by("row").agg(score=pl.col("part").sum().round(_DIGITS))
    return scores.sort(["score", "row"], descending=[True, False])
