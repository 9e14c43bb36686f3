"""The nodes that the table of edges speaks of, whatever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from kg.graph.tables import Tables

__all__ = ["nodes"]

_COLUMNS = {
    "node": pl.String,
    "collection": pl.String,
    "kind": pl.String,
    "family": pl.String,
    "label": pl.String,
    "first": pl.Date,
    "generic": pl.Boolean,
    "votes": pl.Int64,
    "value": pl.Float64,
    "unit": pl.String,
}


def nodes(tables: Tables) -> pl.DataFrame:
    """Return all nodes under the names that ``edges`` and GraphML give them.

    ``first`` is the day of a paper or digest, and for all else that of the first paper with a
    link to it; none for what only entities lead to. What does not apply is null.
    """
    dated = pl.concat(
        [
            _nodes("digest", tables.digests, "Digest", label="digest", first="day"),
            _nodes("paper", tables.papers, "Paper", label="title", first="date", votes="votes"),
        ]
    )
    value = pl.col("value").cast(pl.String).str.strip_suffix(".0") + pl.col("unit")
    others = pl.concat(
        [
            _nodes("author", tables.authors, "Author", label="name"),
            _nodes("organization", tables.organizations, "Organization", label="name"),
            _nodes("repository", tables.repositories, "Repository", label="name"),
            _nodes(
                "entity", tables.entities, "kind", label="label", family="family", generic="generic"
            ),
            _nodes("result", tables.results, "Result", label=value, value="value", unit="unit"),
        ]
    )
    return pl.concat([dated, _with_first(others, dated, tables.edges)]).sort("node")


def _nodes(
    collection: str, frame: pl.DataFrame, kind: str, **columns: str | pl.Expr
) -> pl.DataFrame:
    """Return the rows of a table as nodes; ``kind`` is one for all, or a column."""
    told = {
        name: pl.col(column) if isinstance(column, str) else column
        for name, column in columns.items()
    }
    name = pl.col(collection).str.replace_all("/", ":", literal=True)
    found = frame.select(
        node=f"{collection}:" + name,
        collection=pl.lit(collection),
        kind=pl.col("kind") if kind in frame.columns else pl.lit(kind),
        **told,
    )
    return found.select(
        (pl.col(name) if name in found.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in _COLUMNS.items()
    )


def _with_first(others: pl.DataFrame, dated: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    papers = dated.select(source="node", day="first")
    first = edges.join(papers, on="source").group_by("target").agg(first=pl.col("day").min())
    return (
        others.drop("first")
        .join(first.rename({"target": "node"}), on="node", how="left")
        .select(*_COLUMNS)
    )
