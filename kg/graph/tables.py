"""The graph as tables, for analytics here and elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import polars as pl

from kg.graph.columns import TABLES, Type
from kg.graph.names import called
from kg.graph.triples import address
from kg.model.kind import FAMILY
from kg.model.language import Language
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model.digest import Digest
    from kg.model.entity import Entity, Name
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["LINKS", "Tables", "assembled", "schema", "tables"]

_DTYPES: Mapping[Type, type[pl.DataType]] = {
    Type.STRING: pl.String,
    Type.INTEGER: pl.Int64,
    Type.NUMBER: pl.Float64,
    Type.BOOLEAN: pl.Boolean,
    Type.DATE: pl.Date,
}

#: The columns of a link that has no order and no weight.
LINKS = {"source": pl.String, "target": pl.String, "kind": pl.String}

_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The graph as tables; their columns are those of ``kg.graph.columns.TABLES``.

    The rows are sorted by the key of the table, those of ``statements`` by paper, strength of
    the relation, and entity. So one graph has one outcome, whatever it is read from.
    """

    papers: pl.DataFrame
    authors: pl.DataFrame
    authorships: pl.DataFrame
    entities: pl.DataFrame
    names: pl.DataFrame
    statements: pl.DataFrame
    results: pl.DataFrame
    digests: pl.DataFrame
    listings: pl.DataFrame
    organizations: pl.DataFrame
    repositories: pl.DataFrame
    edges: pl.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """Yield each table with its name."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def schema(name: str) -> dict[str, type[pl.DataType]]:
    """Return the columns of a table with their types in polars."""
    return {column.name: _DTYPES[column.type] for column in TABLES[name].columns}


def tables(knowledge: Knowledge) -> Tables:
    """Return the tables of everything that the digests say."""
    days = {digest.id: digest.day for digest in knowledge.digests}
    frames = {
        "papers": _frame("papers", [_paper(paper, days) for paper in knowledge.papers]),
        "authors": _frame("authors", ((x.id, x.name) for x in knowledge.authors)),
        "authorships": _frame("authorships", _chained(map(_authorships, knowledge.papers))),
        "entities": _frame("entities", map(_entity, knowledge.entities)),
        "names": _frame("names", _chained(map(_names, knowledge.entities))),
        "statements": _frame("statements", map(_statement, knowledge.statements)),
        "results": _frame("results", map(_result, knowledge.results)),
        "digests": _frame("digests", map(_digest, knowledge.digests)),
        "listings": _frame("listings", _chained(map(_listings, knowledge.papers))),
        "organizations": _frame("organizations", ((x.id, x.name) for x in knowledge.organizations)),
        "repositories": _frame(
            "repositories", ((x.id, x.name, address(x.url).value) for x in knowledge.repositories)
        ),
    }
    others = pl.DataFrame(list(_others(knowledge)), LINKS, orient="row")
    return assembled(frames, others)


def assembled(frames: Mapping[str, pl.DataFrame], others: pl.DataFrame) -> Tables:
    """Return tables in their order, with the edges.

    ``others`` are the links that are in no other table, with the columns of ``LINKS``.
    """
    ordered = {name: frame.sort(*_order(name)) for name, frame in frames.items()}
    return Tables(**ordered, edges=_edges(ordered, others).sort(*TABLES["edges"].key))


def _order(name: str) -> tuple[str | pl.Expr, ...]:
    """Return what the rows of a table are sorted by: its key, but the strongest claims first."""
    if name != "statements":
        return TABLES[name].key
    return "paper", pl.col("relation").cast(pl.Enum(list(map(str, Relation)))), "entity"


def _edges(frames: Mapping[str, pl.DataFrame], others: pl.DataFrame) -> pl.DataFrame:
    """Return all links: those that the other tables hold, and ``others`` beside them."""
    unordered = pl.lit(0, dtype=pl.Int64).alias("position")
    results = frames["results"].with_columns(unordered)
    measured = ("result", "result")
    slots = (("metric", "metric"), ("dataset", "onDataset"), ("method", "ofMethod"))
    return pl.concat(
        [
            _links(frames["authorships"], ("paper", "paper"), ("author", "author"), "creator"),
            _links(frames["listings"], ("paper", "paper"), ("digest", "digest"), "featuredIn"),
            _links(
                frames["statements"].with_columns(unordered),
                ("paper", "paper"),
                ("entity", "entity"),
                "",
            ).with_columns(
                kind=frames["statements"]["relation"], weight=frames["statements"]["confidence"]
            ),
            _links(results, ("paper", "paper"), measured, "hasResult"),
            *(_links(results, measured, ("entity", slot), kind) for slot, kind in slots),
            others.with_columns(unordered, weight=pl.lit(1.0)),
        ]
    )


def _links(
    frame: pl.DataFrame, source: tuple[str, str], target: tuple[str, str], kind: str
) -> pl.DataFrame:
    """Return a link for each row that has a target; ends are (collection, column)."""
    (left, origin), (right, goal) = source, target
    return frame.filter(pl.col(goal).is_not_null()).select(
        source=f"{left}:" + pl.col(origin),
        target=f"{right}:" + pl.col(goal),
        kind=pl.lit(kind),
        position="position",
        weight=pl.lit(1.0),
    )


def _others(knowledge: Knowledge) -> Iterator[_Row]:
    for paper in knowledge.papers:
        node = f"paper:{paper.id}"
        for organization in paper.organizations:
            yield node, f"organization:{organization}", "affiliation"
        for repository in paper.repositories:
            yield node, called("repository", repository), "repository"
    known = {entity.id for entity in knowledge.entities}
    for entity in knowledge.entities:
        for wider in entity.broader:
            if wider in known:
                yield f"entity:{entity.id}", f"entity:{wider}", "broader"


def _frame(name: str, rows: Iterable[_Row]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema(name), orient="row")


def _chained(rows: Iterable[Iterable[_Row]]) -> Iterator[_Row]:
    return chain.from_iterable(rows)


def _paper(paper: Paper, days: Mapping[DigestId, date | None]) -> _Row:
    listed = sorted(day for item in paper.listings if (day := days[item.digest]))
    texts = {text.language: text.text for text in sorted(paper.abstracts, key=_fullness)}
    first = listed[0] if listed else None
    return (
        paper.id,
        min(paper.titles, key=_plainness).text,
        paper.url,
        paper.issued or first or _month(paper),
        paper.issued,
        first,
        listed[-1] if listed else None,
        paper.votes,
        texts.get(Language.ENGLISH),
        texts.get(Language.KOREAN),
    )


def _month(paper: Paper) -> date:
    return date(2000 + int(paper.id[:2]), int(paper.id[2:4]), 1)


def _plainness(title: Name) -> tuple[bool, int, str]:
    """Sort English first, then the shorter, which has less markup."""
    return title.language != Language.ENGLISH, len(title.text), title.text


def _fullness(abstract: Name) -> tuple[int, str]:
    return len(abstract.text), abstract.text


def _authorships(paper: Paper) -> Iterator[_Row]:
    return ((paper.id, place, author) for place, author in enumerate(paper.authors, start=1))


def _listings(paper: Paper) -> Iterator[_Row]:
    return ((item.digest, item.position, paper.id, item.votes) for item in paper.listings)


def _digest(digest: Digest) -> _Row:
    return digest.id, digest.day, str(digest.language), digest.source


def _entity(entity: Entity) -> _Row:
    family = FAMILY[entity.kind]
    return entity.id, str(entity.kind), str(family), entity.label.text, entity.generic


def _names(entity: Entity) -> Iterator[_Row]:
    return (
        (entity.id, rank, name.text, str(name.language)) for rank, name in enumerate(entity.names)
    )


def _statement(statement: Statement) -> _Row:
    return (
        statement.paper,
        str(statement.relation),
        statement.entity,
        statement.confidence,
        len({(found.digest, found.span) for found in statement.evidence}),
        *_evidence(statement.evidence),
    )


def _result(result: Result) -> _Row:
    return (
        result.id,
        result.paper,
        float(result.value),
        result.unit,
        result.metric,
        result.dataset,
        result.method,
        result.confidence,
        *_evidence(result.evidence),
    )


def _evidence(evidence: tuple[Evidence, ...]) -> _Row:
    best = min(evidence, key=lambda found: (-found.confidence, found.digest, found.span))
    span = best.span
    return best.sentence.text, best.digest, span.start, span.end, span.locator, best.rule
