"""CSV for ``neo4j-admin database import``: nodes, relationships, and how to load them.

The grammar of the headers is that of
https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.exporters.csv_tables import printable, written
from kg.graph.columns import TABLES, Type
from kg.graph.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["neo4j"]

_TYPES: Mapping[Type, str] = {
    Type.STRING: "string",
    Type.INTEGER: "long",
    Type.NUMBER: "double",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
}
#: Between names and between labels; no name can hold it, since control characters become
#: pictures.
_BETWEEN = "\x1f"
_LABELS = {
    "papers": "Paper",
    "authors": "Author",
    "organizations": "Organization",
    "repositories": "Repository",
    "digests": "Digest",
    "results": "Result",
}
_HOW_TO = """\
# The graph in Neo4j

With the server stopped (or for a database that is not there yet), in this folder:

```
neo4j-admin database import full \\
{nodes}
{relationships}
    --array-delimiter=U+001F --multiline-fields=true \\
    papers
```

Version 5 and later; "papers" is the name of the new database (Community Edition: neo4j). Every
node has its property `id`, e.g. "entity:rlvr", as the other formats call it. Then, in Cypher:

```
CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE;

MATCH (p:Paper)-[s:EVALUATES_ON]->(:Entity {{label: "GSM8K"}})
RETURN p.title, s.confidence, s.sentence ORDER BY p.date DESC LIMIT 10;
```

These files are for Neo4j. A spreadsheet might take a text in them for a formula; the format
`csv` guards against that.
"""


def neo4j(tables: Tables) -> Iterator[tuple[str, bytes]]:
    """Yield the files with their names, the how-to last."""
    tables = Tables(**{name: printable(frame) for name, frame in tables})
    nodes = [(name, _nodes(tables, name)) for name in (*_LABELS, "entities")]
    relationships = [
        ("statements", _statements(tables)),
        ("listings", _listings(tables)),
        ("links", _links(tables)),
    ]
    for name, frame in (*nodes, *relationships):
        yield f"{name}.csv", written(frame)
    yield (
        "README.md",
        _HOW_TO.format(
            nodes="\n".join(f"    --nodes={name}.csv \\" for name, _ in nodes),
            relationships="\n".join(
                f"    --relationships={name}.csv \\" for name, _ in relationships
            ),
        ).encode(),
    )


def _typed(table: str, *, without: tuple[str, ...]) -> Iterator[pl.Expr]:
    """Yield the columns of a table as properties, under headers that tell their types."""
    for column in TABLES[table].columns:
        if column.name not in without:
            yield pl.col(column.name).alias(f"{column.name}:{_TYPES[column.type]}")


def _node(collection: str, column: str) -> pl.Expr:
    return f"{collection}:" + pl.col(column).str.replace_all("/", ":", literal=True)


def _nodes(tables: Tables, name: str) -> pl.DataFrame:
    frame: pl.DataFrame = getattr(tables, name)
    (key,) = TABLES[name].key
    # what a relationship says is no property
    linked = tuple(x.name for x in TABLES[name].columns if x.refers and x.refers != "digests")
    columns = [_node(key, key).alias("id:ID"), *_typed(name, without=linked)]
    if name != "entities":
        return frame.select(*columns, pl.lit(_LABELS[name]).alias(":LABEL"))
    kinds = pl.concat_str(
        pl.lit("Entity"),
        pl.col("family"),
        pl.when(pl.col("kind") != pl.col("family")).then("kind"),
        separator=_BETWEEN,
        ignore_nulls=True,
    )
    return frame.join(_all_names(tables), on="entity", how="left").select(
        *columns, pl.col("names").alias("names:string[]"), kinds.alias(":LABEL")
    )


def _all_names(tables: Tables) -> pl.DataFrame:
    """Return the names of each entity in one cell."""
    return tables.names.group_by("entity", maintain_order=True).agg(
        names=pl.col("name").str.join(_BETWEEN)
    )


def _statements(tables: Tables) -> pl.DataFrame:
    return tables.statements.select(
        _node("paper", "paper").alias(":START_ID"),
        _node("entity", "entity").alias(":END_ID"),
        _type("relation"),
        *_typed("statements", without=("paper", "relation", "entity")),
    )


def _listings(tables: Tables) -> pl.DataFrame:
    return tables.listings.select(
        _node("paper", "paper").alias(":START_ID"),
        _node("digest", "digest").alias(":END_ID"),
        pl.lit("FEATURED_IN").alias(":TYPE"),
        *_typed("listings", without=("paper", "digest")),
    )


def _links(tables: Tables) -> pl.DataFrame:
    """Return the links that carry no evidence of their own."""
    told = tables.statements["relation"].unique().implode()
    return tables.edges.filter(~pl.col("kind").is_in(told), pl.col("kind") != "featuredIn").select(
        pl.col("source").alias(":START_ID"),
        pl.col("target").alias(":END_ID"),
        _type("kind"),
        *_typed("edges", without=("source", "target", "kind", "weight")),
    )


def _type(column: str) -> pl.Expr:
    """Return relations as Neo4j spells types: EVALUATES_ON."""
    return pl.col(column).str.replace_all(r"([A-Z])", "_$1").str.to_uppercase().alias(":TYPE")
