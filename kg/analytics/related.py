"""What is nearest to a paper, an entity or a person, and why: what both share, by name.

How close two things are is told by ``kg.analytics.closeness``. Where they are of different
sorts, what one has stands for it: a paper is close to an entity by the entities it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.claims import claims
from kg.analytics.closeness import Close, close, common, counted, paper_links, subjects, tops
from kg.analytics.names import find, known_things

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kg.analytics.claims import Claim
    from kg.analytics.names import Found, Thing
    from kg.graph.tables import Tables

__all__ = ["Near", "Reason", "Related", "related", "related_to"]

#: Reasons that are told of a neighbour: so many persons, and so many other things.
_REASONS = 6
#: Entities that stand for an entity, beside itself, where papers are looked for.
_PROFILE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Something that two things share, and how much of their closeness it makes."""

    thing: Thing
    #: From 0 to 1; those of a neighbour make 1 together, the rest that is not told included.
    share: float
    #: What is said of it on the side of the question, and on the side of the neighbour.
    here: Claim | None = None
    there: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A neighbour; the strongest reasons come first."""

    thing: Thing
    #: From 0 to about 1, comparable inside one list.
    score: float
    reasons: tuple[Reason, ...]
    #: How many things make the score, and how many of them are persons.
    shared: int
    persons: int = 0
    #: The day of a paper.
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The neighbours of something, the nearest first."""

    thing: Thing
    #: What else has the name.
    others: tuple[Thing, ...] = ()
    papers: tuple[Near, ...] = ()
    entities: tuple[Near, ...] = ()
    #: Who writes about the same, co-authors left out.
    people: tuple[Near, ...] = ()


def related(tables: Tables, name: str, *, top: int = 10) -> Related:
    """Return what is nearest to what a name means: a paper, an entity or a person.

    Families of the whole field (LLM) are no neighbours, though they may be reasons. Raises
    ``UnknownThingError``.
    """
    return related_to(tables, find(tables, name, ("Paper", "Entity", "Author")), top=top)


def related_to(tables: Tables, found: Found, *, top: int = 10) -> Related:
    """Return what is nearest to a paper, an entity or a person that was found."""
    thing = found.thing
    papers, entities, people = {
        "paper": _of_paper,
        "entity": _of_entity,
        "author": _of_person,
    }[thing.collection](tables, thing.id)
    return Related(
        thing=thing,
        others=found.others,
        papers=_near(tables, thing, papers, "paper", top),
        entities=_near(tables, thing, entities, "entity", top),
        people=_near(tables, thing, people, "author", top),
    )


def _of_paper(tables: Tables, paper: str) -> tuple[Close, Close, Close]:
    cells = _paper_cells(tables)
    own = cells.filter(pl.col("row") == paper)
    entities = _through(
        _entity_cells(tables), own, without=common(tables).select(row="entity:" + pl.col("entity"))
    )
    return close(cells, own, without=_rows([paper])), entities, _nothing()


def _of_entity(tables: Tables, entity: str) -> tuple[Close, Close, Close]:
    node = f"entity:{entity}"
    cells = _entity_cells(tables)
    own = cells.filter(pl.col("row") == node)
    around = close(cells, own, without=_rows([node]))
    profile = pl.concat(
        [
            pl.DataFrame({"column": [node], "value": [1.0]}),
            around.rows.head(_PROFILE).select(column="row", value="score"),
        ]
    )
    papers = close(_paper_cells(tables), profile)
    written = tables.authorships.select("paper", "author", weight=pl.lit(1.0)).unique()
    people = close(counted(written, "author", "paper"), own)
    return papers, _without(around, common(tables).select(row="entity:" + pl.col("entity"))), people


def _of_person(tables: Tables, author: str) -> tuple[Close, Close, Close]:
    mine = tables.authorships.filter(pl.col("author") == author).select("paper").unique()
    cells = _paper_cells(tables)
    profile = _profile(cells.join(mine, left_on="row", right_on="paper", how="semi"))
    profile = profile.filter(pl.col("column") != f"author:{author}")
    papers = close(cells, profile, without=mine.select(row="paper"))
    about = _entity_cells(tables)
    own = about.join(mine, left_on="column", right_on="paper", how="semi")
    own = own.group_by("column").agg(value=pl.col("value").max())
    entities = close(
        about, own.sort("column"), without=common(tables).select(row="entity:" + pl.col("entity"))
    )
    writers = counted(subjects(tables), "author", "thing")
    known = tables.authorships.join(mine, on="paper", how="semi").select(row="author").unique()
    people = close(writers, writers.filter(pl.col("row") == author), without=known)
    return papers, entities, people


def _profile(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells of many papers as those of one: roots of sums of squares."""
    summed = cells.group_by("column").agg(value=(pl.col("value") ** 2).sum().round(9).sqrt())
    return summed.sort("column")


def _paper_cells(tables: Tables) -> pl.DataFrame:
    return counted(paper_links(tables, homonyms=True), "paper", "thing")


def _entity_cells(tables: Tables) -> pl.DataFrame:
    links = paper_links(tables).filter(pl.col("thing").str.starts_with("entity:"))
    return counted(links, "thing", "paper")


def _through(cells: pl.DataFrame, own: pl.DataFrame, *, without: pl.DataFrame) -> Close:
    """Return the entities that are close to the entities of a paper, and by which of these.

    Measured on hidden links against what a paper's nearest papers name: as good, and the
    reasons are entities.
    """
    mine = own.filter(pl.col("column").str.starts_with("entity:"))
    parts = [
        close(cells, cells.filter(pl.col("row") == entity))
        .parts.group_by("row")
        .agg(column=pl.lit(entity), part=pl.col("part").sum() * value)
        for entity, value in mine.select("column", "value").sort("column").iter_rows()
    ]
    found = pl.concat(parts) if parts else _nothing().parts
    known = pl.concat([without, mine.select(row="column")])
    found = found.join(known, on="row", how="anti")
    return Close(rows=tops(found), parts=found)


def _rows(names: Iterable[str]) -> pl.DataFrame:
    return pl.DataFrame({"row": list(names)}, {"row": pl.String})


def _without(found: Close, rows: pl.DataFrame) -> Close:
    return Close(
        rows=found.rows.join(rows, on="row", how="anti", maintain_order="left"), parts=found.parts
    )


def _nothing() -> Close:
    texts = {"row": pl.String, "column": pl.String}
    return Close(
        rows=pl.DataFrame(schema={"row": pl.String, "score": pl.Float64}),
        parts=pl.DataFrame(schema={**texts, "part": pl.Float64}),
    )


def _near(
    tables: Tables, thing: Thing, found: Close, collection: str, top: int
) -> tuple[Near, ...]:
    """Return the first rows with their reasons, as things."""
    rows = found.rows.head(top)
    parts = found.parts.join(rows, on="row").sort(
        ["row", "part", "column"], descending=[False, True, False]
    )
    person = pl.col("column").str.starts_with("author:").alias("person")
    kept = parts.group_by("row", person, maintain_order=True).head(_REASONS)
    counts = {
        row: (shared, persons)
        for row, shared, persons in parts.group_by("row").agg(pl.len(), person.sum()).iter_rows()
    }
    things = known_things(
        tables, [_node(x, collection) for x in rows["row"]] + [_node(x) for x in kept["column"]]
    )
    said = _said(tables, thing, things)
    dates = dict(
        tables.papers.filter(pl.col("paper").is_in(rows["row"].implode()))
        .select("paper", "date")
        .iter_rows()
    )
    reasons: dict[str, list[Reason]] = {}
    for row, column, part, score in kept.select("row", "column", "part", "score").iter_rows():
        shared = things[_node(column)]
        reason = Reason(
            thing=shared,
            share=part / score,
            here=_claim(said, thing, shared),
            there=_claim(said, things[_node(row, collection)], shared),
        )
        reasons.setdefault(row, []).append(reason)
    return tuple(
        Near(
            thing=things[_node(row, collection)],
            score=score,
            reasons=tuple(sorted(reasons[row], key=lambda x: (-x.share, x.thing.node))),
            shared=counts[row][0],
            persons=counts[row][1],
            date=dates.get(row),
        )
        for row, score in rows.iter_rows()
    )


def _node(name: str, collection: str = "paper") -> str:
    return name if name.startswith(("entity:", "author:")) else f"{collection}:{name}"


def _said(
    tables: Tables, thing: Thing, things: Mapping[str, Thing]
) -> Mapping[tuple[str, str], Claim]:
    """Return what the papers among these things say of the entities among them."""
    known = [thing, *things.values()]
    return claims(
        tables,
        [x.id for x in known if x.collection == "paper"],
        [x.id for x in known if x.collection == "entity"],
    )


def _claim(said: Mapping[tuple[str, str], Claim], one: Thing, other: Thing) -> Claim | None:
    """Return what is said where one is a paper and the other an entity, in either order."""
    return said.get((one.id, other.id)) or said.get((other.id, one.id))
