"""The graph as tables, for analytics here and elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import polars as pl

from kg.graph.columns import TABLES, Type
from kg.graph.property_graph import called
from kg.model.kind import FAMILY
from kg.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model.digest import Digest
    from kg.model.entity import Entity
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["Tables", "schema", "tables"]

_DTYPES: Mapping[Type, type[pl.DataType]] = {
    Type.STRING: pl.String,
    Type.INTEGER: pl.Int64,
    Type.NUMBER: pl.Float64,
    Type.BOOLEAN: pl.Boolean,
    Type.DATE: pl.Date,
}

_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The graph as tables; their columns are those of ``kg.graph.columns.TABLES``."""

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
    """Return the tables of everything that the digests say, in the order of the graph."""
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
        "listings": _frame("listings", sorted(_chained(map(_listings, knowledge.papers)))),
        "organizations": _frame("organizations", ((x.id, x.name) for x in knowledge.organizations)),
        "repositories": _frame(
            "repositories", ((x.id, x.name, x.url) for x in knowledge.repositories)
        ),
    }
    frames["edges"] = _all_edges(frames, _edges(knowledge))
    return Tables(**frames)


def _all_edges(frames: Mapping[str, pl.DataFrame], others: Iterable[_Row]) -> pl.DataFrame:
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
            _frame("edges", others),
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


def _edges(knowledge: Knowledge) -> Iterator[_Row]:
    for paper in knowledge.papers:
        node = f"paper:{paper.id}"
        for organization in paper.organizations:
            yield node, f"organization:{organization}", "affiliation", 0, 1.0
        for repository in paper.repositories:
            yield node, called("repository", repository), "repository", 0, 1.0
    known = {entity.id for entity in knowledge.entities}
    for entity in knowledge.entities:
        for wider in entity.broader:
            if wider in known:
                yield f"entity:{entity.id}", f"entity:{wider}", "broader", 0, 1.0


def _frame(name: str, rows: Iterable[_Row]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema(name), orient="row")


def _chained(rows: Iterable[Iterable[_Row]]) -> Iterator[_Row]:
    return chain.from_iterable(rows)


def _paper(paper: Paper, days: Mapping[DigestId, date | None]) -> _Row:
    listed = sorted(day for item in paper.listings if (day := days[item.digest]))
    texts = {text.language: text.text for text in reversed(paper.abstracts)}
    first = listed[0] if listed else None
    month = date(2000 + int(paper.id[:2]), int(paper.id[2:4]), 1)
    return (
        paper.id,
        paper.title,
        paper.url,
        paper.issued or first or month,
        paper.issued,
        first,
        listed[-1] if listed else None,
        paper.votes,
        texts.get(Language.ENGLISH),
        texts.get(Language.KOREAN),
    )


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
        len(statement.evidence),
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
    best = max(evidence, key=lambda found: found.confidence)
    span = best.span
    return best.sentence.text, best.digest, span.start, span.end, span.locator, best.rule
