"""The account in parts: what a paper, an entity, a person is, each under its name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.model.digest import Digest
from kg.model.entity import Entity
from kg.model.knowledge import Knowledge
from kg.model.paper import Author, Organization, Paper, Repository
from kg.model.relation import RANK
from kg.model.result import Result  # noqa: TC001  decoded by its annotation
from kg.model.statement import Statement  # noqa: TC001  the same
from kg.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.store.database import Database

__all__ = ["Claims", "Key", "Units", "knowledge_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What one paper says."""

    statements: tuple[Statement, ...] = ()
    results: tuple[Result, ...] = ()


#: A collection, and a name in it.
Key = tuple[str, str]

#: What each collection holds. No two units make a quad of the same subject and graph.
_KINDS: Mapping[str, type[Any]] = {
    "author": Author,
    "claims": Claims,
    "digest": Digest,
    "entity": Entity,
    "organization": Organization,
    "paper": Paper,
    "repository": Repository,
}


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a store."""

    database: Database

    def get(self, collection: str, names: Collection[str]) -> dict[str, Any]:
        """Return those of these units that there are."""
        rows = self.database.execute(
            "SELECT id, content FROM unit WHERE collection = ? "
            "AND id IN (SELECT value FROM json_each(?))",
            (collection, json.dumps(list(names))),
        )
        kind = _KINDS[collection]
        return {name: decode(kind, content) for name, content in rows}

    def put(self, key: Key, unit: object | None) -> None:
        """Replace a unit, or take it out."""
        if unit is None:
            query = "DELETE FROM unit WHERE collection = ? AND id = ?"
            self.database.execute(query, key)
        else:
            query = "INSERT OR REPLACE INTO unit (collection, id, content) VALUES (?, ?, ?)"
            self.database.execute(query, (*key, encode(unit)))

    def all(self) -> Iterator[tuple[Key, Any]]:
        """Yield every unit."""
        rows = self.database.execute("SELECT collection, id, content FROM unit ORDER BY 1, 2")
        for collection, name, content in rows:
            yield (collection, name), decode(_KINDS[collection], content)


def knowledge_of(units: Iterable[tuple[Key, Any]]) -> Knowledge:
    """Return units as one account; of all units, it is what a build returns."""
    by_kind: dict[str, list[Any]] = {collection: [] for collection in _KINDS}
    for (collection, _), unit in units:
        by_kind[collection].append(unit)
    statements = chain.from_iterable(claims.statements for claims in by_kind["claims"])
    results = chain.from_iterable(claims.results for claims in by_kind["claims"])

    def ordered(collection: str) -> tuple[Any, ...]:
        return tuple(sorted(by_kind[collection], key=lambda unit: str(unit.id)))

    return Knowledge(
        digests=ordered("digest"),
        papers=ordered("paper"),
        authors=ordered("author"),
        organizations=ordered("organization"),
        repositories=ordered("repository"),
        entities=ordered("entity"),
        statements=tuple(sorted(statements, key=lambda s: (s.paper, RANK[s.relation], s.entity))),
        results=tuple(sorted(results, key=lambda result: result.id)),
    )
