"""Which things of the tables a name means; what ``kg show`` finds is found here.

Names are told apart by ``kg.model.naming.fold``, which is slow on a hundred thousand names;
polars first leaves those that may be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import polars as pl

from kg.errors import UnknownThingError
from kg.model.identifiers import paper_number
from kg.model.kind import narrower
from kg.model.likeness import alike
from kg.model.naming import clean, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.graph.tables import Tables

__all__ = ["Found", "Thing", "find", "known_things", "matching", "similar"]

#: The kinds that no entity has, each with the collection that its things are in.
_COLLECTIONS = {
    "Paper": "paper",
    "Author": "author",
    "Organization": "organization",
    "Repository": "repository",
}
#: The address of a thing: with our prefix, or in full under any base.
_ADDRESS = re.compile(
    r"<?(?:https?://\S+/(?=\w+/))?(?P<collection>entity|paper|author|organization|repository)"
    r"[:/](?P<id>\S+?)>?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that has a name: an entity, a paper, a person, or who or what stands behind."""

    #: "entity", "paper", "author", "organization" or "repository".
    collection: str
    #: Its key in the table of that collection.
    id: str
    #: Method, Model, Dataset, Benchmark, Metric, Task, Paper, Author and so on.
    kind: str
    #: The name to display.
    label: str
    #: Papers that relate to it; of a paper, its votes.
    weight: int
    #: A family of the whole field, e.g. LLM.
    generic: bool = False

    @property
    def node(self) -> str:
        """Its name among ``edges``, and in a query: entity:rlvr."""
        return f"{self.collection}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a name means, and what else it may mean, the most used first."""

    thing: Thing
    others: tuple[Thing, ...] = ()


def find(tables: Tables, name: str, kinds: Collection[str] = ()) -> Found:
    """Return what a name means: the most used thing that is called so, of any kind or of these.

    A name is any spelling in any language, a paper's number, or an address (entity:rlvr).
    Kinds are those of ``Thing`` and "Entity"; "Method" includes models, "Dataset" includes
    benchmarks. Raises ``UnknownThingError``, which suggests names that look alike.
    """
    found = matching(tables, name, kinds)
    if not found:
        raise UnknownThingError(name, kinds, similar(tables, name, kinds))
    return Found(thing=found[0], others=tuple(found[1:]))


def matching(tables: Tables, name: str, kinds: Collection[str] = ()) -> list[Thing]:
    """Return all things that a name means: papers last, else the most used first.

    Of things that are used alike, those that prefer the name come first. An identifier is
    looked for where nothing is called so.
    """
    if not _is_text(name):
        return []
    wanted = _covered(kinds)
    number = paper_number(name)
    if number:
        known = tables.papers.filter(pl.col("paper") == number)
        ids = [("paper", number, 0)] if len(known) and "Paper" in wanted else []
        return _things(tables, ids, wanted)
    if address := _ADDRESS.fullmatch(name.strip()):
        ids = [(address["collection"], unquote(address["id"]), 0)]
        if found := _things(tables, ids, wanted):
            return found
    return _things(tables, _called(tables, name), wanted) or _things(
        tables, [(each, name.strip(), 0) for each in ("entity", "author")], wanted
    )


def similar(
    tables: Tables, name: str, kinds: Collection[str] = (), count: int = 5
) -> tuple[str, ...]:
    """Return names of things of these kinds that look like a misspelt one, or hold it."""
    key = _rough_key(name)
    if not key:
        return ()
    frame = _rough(_names(tables, _covered(kinds))).filter(pl.col("rough").str.len_chars() > 2)
    used = _usage(tables)  # of names as like as each other, the best known are meant
    frame = frame.join(used, on=["collection", "id"], how="left", maintain_order="left")
    frame = frame.sort("uses", descending=True, nulls_last=True, maintain_order=True)
    places = alike(key, frame["rough"].to_list(), 4 * count)
    if len(key) > 2:
        holding = frame["rough"].str.contains(key, literal=True).arg_true()
        places += holding.to_list()[: 4 * count]
    near = frame[places]
    once = near.unique(["collection", "id"], keep="first", maintain_order=True)
    return tuple(dict.fromkeys(map(clean, once["name"])))[:count]


def known_things(tables: Tables, nodes: Iterable[str]) -> dict[str, Thing]:
    """Return the things of these names among ``edges`` (entity:rlvr), without unknown ones."""
    ids = [(*node.split(":", 1), 0) for node in dict.fromkeys(nodes)]
    found = _things(tables, ids, _covered(()))  # type: ignore[arg-type]
    return {thing.node: thing for thing in found}


def _covered(kinds: Collection[str]) -> frozenset[str]:
    """Return all narrow kinds that these cover; none stand for all."""
    return frozenset(one for kind in kinds or ("Entity", *_COLLECTIONS) for one in narrower(kind))


def _called(tables: Tables, name: str) -> list[tuple[str, str, int]]:
    """Return collection, identifier and rank of what is called so in any spelling."""
    key = fold(name)
    if not key:
        return []
    near = _rough(_names(tables, _covered(()))).filter(pl.col("rough") == _rough_key(name))
    rows = near.select("collection", "id", "rank", "name").iter_rows()
    return [(place, id_, rank) for place, id_, rank, text in rows if fold(text) == key]


def _names(tables: Tables, kinds: Collection[str]) -> pl.DataFrame:
    """Return collection, id, rank (0: preferred) and name of everything of these kinds."""
    entities = tables.entities.filter(pl.col("kind").is_in(list(kinds))).select("entity")
    frames = [
        tables.names.join(entities, on="entity", how="semi").select(
            collection=pl.lit("entity"), id="entity", rank=pl.col("rank").clip(0, 1), name="name"
        )
    ]
    for kind, collection in _COLLECTIONS.items():
        if kind in kinds:
            frame = _frame(tables, collection)
            name = "title" if kind == "Paper" else "name"
            frames.append(
                frame.select(
                    collection=pl.lit(collection),
                    id=collection,
                    rank=pl.lit(0, dtype=pl.Int64),
                    name=name,
                )
            )
    return pl.concat(frames)


def _frame(tables: Tables, collection: str) -> pl.DataFrame:
    return {
        "entity": tables.entities,
        "paper": tables.papers,
        "author": tables.authors,
        "organization": tables.organizations,
        "repository": tables.repositories,
    }[collection]


def _usage(tables: Tables) -> pl.DataFrame:
    """Return how many papers relate to each entity and person."""
    return pl.concat(
        frame.group_by(id=collection)
        .agg(uses=pl.len())
        .select(pl.lit(collection).alias("collection"), "id", "uses")
        for frame, collection in ((tables.statements, "entity"), (tables.authorships, "author"))
    )


def _rough(names: pl.DataFrame) -> pl.DataFrame:
    """Return the names with a key that all names which fold alike share, and some others."""
    return names.with_columns(
        rough=pl.col("name")
        .str.normalize("NFKD")
        .str.to_lowercase()
        .str.replace_many({"ß": "ss", "ς": "σ"})
        .str.replace_all(r"[^\p{L}\p{N}]", "")
        .str.replace(r"(.)s$", "$1")
    )


def _rough_key(name: str) -> str:
    return str(_rough(pl.DataFrame({"name": [name]}))["rough"][0]) if _is_text(name) else ""


def _is_text(name: str) -> bool:
    """Tell whether a table can hold a name: an argument may hold bytes that are no text."""
    return name.encode(errors="ignore").decode() == name


def _things(
    tables: Tables, ids: Collection[tuple[str, str, int]], kinds: Collection[str]
) -> list[Thing]:
    """Return the things of these collections, identifiers and ranks, in the order of use."""
    ranks: dict[tuple[str, str], int] = {}
    for collection, id_, rank in ids:
        ranks[collection, id_] = min(rank, ranks.get((collection, id_), rank))
    found = [
        thing
        for collection in dict.fromkeys(collection for collection, _ in ranks)
        for thing in _described(tables, collection, [i for c, i in ranks if c == collection])
        if thing.kind in kinds
    ]
    return sorted(
        found,
        key=lambda x: (x.kind == "Paper", -x.weight, ranks[x.collection, x.id], x.node),
    )


def _described(tables: Tables, collection: str, ids: Collection[str]) -> list[Thing]:
    """Return the things of one collection that are there."""
    key = pl.col(collection)
    wanted = pl.Series(collection, list(ids), dtype=pl.String)
    rows = _frame(tables, collection).filter(key.is_in(wanted.implode()))
    weights = _weights(tables, collection, wanted)
    kind = {value: name for name, value in _COLLECTIONS.items()}.get(collection)
    name = {"entity": "label", "paper": "title"}.get(collection, "name")
    return [
        Thing(
            collection=collection,
            id=row[collection],
            kind=kind or row["kind"],
            label=clean(row[name]),
            weight=weights.get(row[collection], 0),
            generic=row.get("generic", False),
        )
        for row in rows.iter_rows(named=True)
    ]


def _weights(tables: Tables, collection: str, wanted: pl.Series) -> dict[str, int]:
    """Return how many papers relate to each; of papers, their votes."""
    if collection == "paper":
        told = tables.papers.filter(pl.col("paper").is_in(wanted.implode()))
        return dict(told.select("paper", pl.col("votes").fill_null(0)).iter_rows())
    if collection in {"entity", "author"}:
        frame = tables.statements if collection == "entity" else tables.authorships
        links = frame.select(id=collection)
    else:
        prefix = f"{collection}:"
        links = tables.edges.filter(pl.col("target").str.starts_with(prefix)).select(
            id=pl.col("target").str.strip_prefix(prefix)
        )
    counted = links.filter(pl.col("id").is_in(wanted.implode())).group_by("id").len()
    return dict(counted.iter_rows())
