"""Triples to learn links from: head, relation, tail, parted so that no answer leaks.

For PyKEEN, PyTorch Geometric and others that read tab-separated triples. What is left out, and
how the parts are made, is in the README that is written beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.model.identifiers import fingerprint
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph.tables import Tables

__all__ = ["PARTS", "link_triples", "parted"]

#: Links between things that occur in several links each.
RELATIONS = (*map(str, Relation), "affiliation", "broader", "creator", "repository")
#: The parts, and which tenths of the pairs fall into each before the coverage is seen to.
PARTS = {"train": range(8), "valid": range(8, 9), "test": range(9, 10)}

_README = """\
# Triples for link prediction

`train.tsv`, `valid.tsv` and `test.tsv` hold one triple a line: head, relation and tail, separated
by tabs. `entities.dict` and `relations.dict` number what occurs in them: number, tab, name, in the
order of the alphabet. A name is that of the node in the other formats, e.g. `entity:rlvr`.

Relations: {relations}.

How the parts keep from telling each other the answers:

- The two ends of a triple, in whatever order, decide its part (by SHA-256, about {shares}). So a
  link, its inverse, and a second relation between the same two things are in one part.
- Results are left out: a paper's result on a data set says that it evaluates on it. So are
  digests and listings, which say nothing of what papers are about.
- What `valid` and `test` ask for occurs in `train`: a triple goes there instead if one of its
  ends, or its relation, would not be in it otherwise.
- New papers change the part of an old triple only by this last rule.

The parts are not cut by date: a paper of the test months would have no triple to learn it from.
`first.tsv` has the day of each thing that has one, for those who want to cut by time.
"""


def link_triples(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield the files with their names."""
    from kg.graph.nodes import nodes

    parts = parted(tables.edges)
    for name in PARTS:
        rows = parts.filter(pl.col("part") == name).select("head", "relation", "tail")
        yield f"{name}.tsv", _lines(rows)
    names = pl.concat([parts["head"], parts["tail"]]).unique().sort()
    yield "entities.dict", _lines(_numbered(names))
    yield "relations.dict", _lines(_numbered(parts["relation"].unique().sort()))
    first = nodes(tables).filter(
        pl.col("node").is_in(names.implode()), pl.col("first").is_not_null()
    )
    yield "first.tsv", _lines(first.select(_escaped("node"), pl.col("first").cast(pl.String)))
    yield "README.md", _README.format(relations=", ".join(RELATIONS), shares="8 : 1 : 1")


def parted(edges: pl.DataFrame) -> pl.DataFrame:
    """Return head, relation, tail and part of each link to learn, once, in a fixed order."""
    found = (
        edges.filter(pl.col("kind").is_in(RELATIONS), pl.col("source") != pl.col("target"))
        .select(head=_escaped("source"), relation="kind", tail=_escaped("target"))
        .unique()
        .sort("head", "relation", "tail")
    )
    pairs = found.select(
        first=pl.min_horizontal("head", "tail"), second=pl.max_horizontal("head", "tail")
    )
    parts = [_part(first, second) for first, second in pairs.iter_rows()]
    return _covered(found.with_columns(part=pl.Series(parts, dtype=pl.String)))


def _part(first: str, second: str) -> str:
    tenth = int(fingerprint(first, second, length=8), 16) % 10
    return next(name for name, tenths in PARTS.items() if tenth in tenths)


def _covered(found: pl.DataFrame) -> pl.DataFrame:
    """Move to the training part what would ask for something that it does not hold.

    Both triples between two things move, or none. One pass will do: it only adds to what the
    part for training holds.
    """
    train = found.filter(pl.col("part") == "train")
    known = pl.concat([train["head"], train["tail"]]).unique().implode()
    relations = train["relation"].unique().implode()
    # not inside "over", where polars copies the list for each pair: that was 740 GB once
    strange = found.select(
        first=pl.min_horizontal("head", "tail"),
        second=pl.max_horizontal("head", "tail"),
        strange=~(
            pl.col("head").is_in(known)
            & pl.col("tail").is_in(known)
            & pl.col("relation").is_in(relations)
        ),
    )
    moved = strange.select(pl.col("strange").any().over("first", "second")).to_series()
    return found.with_columns(part=pl.when(moved).then(pl.lit("train")).otherwise("part"))


def _escaped(column: str) -> pl.Expr:
    """Return names as they may stand in a line: what ends a cell or a line is encoded."""
    return (
        pl.col(column)
        .str.replace_all("\t", "%09", literal=True)
        .str.replace_all("\n", "%0A", literal=True)
        .str.replace_all("\r", "%0D", literal=True)
        .alias(column)
    )


def _numbered(names: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"number": range(len(names)), "name": names})


def _lines(rows: pl.DataFrame) -> str:
    return rows.write_csv(separator="\t", include_header=False, quote_style="never")
