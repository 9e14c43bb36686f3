"""The references of a store: what they denote, and which of them a change can touch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.identifiers import EntityId
from kg.resolution.clusters import settled
from kg.resolution.kinship import is_settled, links
from kg.resolution.references import references

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference
    from kg.store.database import Database
    from kg.store.library import Library, Told

__all__ = ["Denoted", "Kin"]

#: The values of a list that is given as one parameter.
_GIVEN = "(SELECT value FROM json_each(:given))"
#: All references that are kin to those with the given links, a step a link.
_KIN = """
WITH RECURSIVE reached (key) AS (
    SELECT value FROM json_each(:given)
    UNION
    SELECT other.key FROM reached
    JOIN link ON link.key = reached.key
    JOIN link AS other ON other.reference = link.reference
)
SELECT link.reference FROM reached JOIN link ON link.key = reached.key
UNION
SELECT reference FROM (
    SELECT spelling.reference, min(spelling.place) FROM reached
    JOIN spelling ON spelling.home = reached.key
    GROUP BY spelling.home, spelling.name
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denoted:
    """A reference, and what it denoted until now."""

    number: int
    reference: Reference
    entity: EntityId | None


@dataclass(frozen=True, slots=True)
class Kin:
    """The references of a store, with their links."""

    database: Database
    library: Library
    anchored: Mapping[str, str]
    overrides: Overrides

    def add(self, told: Told) -> None:
        """Add the references of an entry; what they denote is open."""
        for reference in references([told.reading]):
            number = self.database.execute(
                "INSERT INTO reference (entry, thing) VALUES (?, ?)",
                (told.number, reference.thing),
            ).lastrowid
            home = settled(reference, self.anchored, self.overrides)
            if is_settled(reference, home):
                place = _place(told, reference)
                self.database.executemany(
                    "INSERT INTO spelling VALUES (?, ?, ?, ?)",
                    ((home, name, place, number) for name in reference.names),
                )
            else:
                self.database.executemany(
                    "INSERT INTO link VALUES (?, ?)",
                    ((key, number) for key in links(reference, self.anchored, self.overrides)),
                )

    def remove(self, entries: Collection[int]) -> None:
        """Take out the references of entries."""
        mine = f"(SELECT number FROM reference WHERE entry IN {_GIVEN})"
        for table in ("link", "spelling"):
            self.database.execute(f"DELETE FROM {table} WHERE reference IN {mine}", _list(entries))
        self.database.execute(f"DELETE FROM reference WHERE entry IN {_GIVEN}", _list(entries))

    def keys(self, entries: Collection[int]) -> set[str]:
        """Return the links of the references of these entries."""
        mine = f"(SELECT number FROM reference WHERE entry IN {_GIVEN})"
        found: set[str] = set()
        for key, table in (("key", "link"), ("home", "spelling")):
            query = f"SELECT {key} FROM {table} WHERE reference IN {mine}"
            found.update(key for (key,) in self.database.execute(query, _list(entries)))
        return found

    def of_kin(self, keys: Collection[str]) -> set[int]:
        """Return the references that are kin to any with such a link.

        Of the settled ones, those that speak for all.
        """
        return {number for (number,) in self.database.execute(_KIN, _list(keys))}

    def of_entries(self, entries: Collection[int]) -> set[int]:
        """Return the references of these entries."""
        query = f"SELECT number FROM reference WHERE entry IN {_GIVEN}"
        return {number for (number,) in self.database.execute(query, _list(entries))}

    def load(self, numbers: Collection[int]) -> list[Denoted]:
        """Return these references, in the order that references have."""
        query = f"SELECT entry, thing, number, entity FROM reference WHERE number IN {_GIVEN}"
        rows = {
            (entry, thing): (number, entity)
            for entry, thing, number, entity in self.database.execute(query, _list(numbers))
        }
        readings = self.library.readings({entry for entry, _ in rows})
        entries = {id(reading): number for number, reading in readings.items()}
        found = []
        for reference in references(readings.values()):
            row = rows.get((entries[id(reference.reading)], reference.thing))
            if row is not None:
                found.append(Denoted(number=row[0], reference=reference, entity=row[1]))
        return found

    def denote(self, number: int, entity: EntityId | None) -> None:
        """Set what a reference denotes."""
        self.database.execute("UPDATE reference SET entity = ? WHERE number = ?", (entity, number))

    def denoted(self, entries: Collection[int]) -> set[EntityId]:
        """Return what the references of these entries denote."""
        query = f"SELECT DISTINCT entity FROM reference WHERE entity NOT NULL AND entry IN {_GIVEN}"
        return {EntityId(name) for (name,) in self.database.execute(query, _list(entries))}

    def present(self, entities: Collection[EntityId]) -> set[EntityId]:
        """Return those of some entities that any reference denotes."""
        query = (
            "SELECT value FROM json_each(:given) "
            "WHERE EXISTS (SELECT 1 FROM reference WHERE entity = value)"
        )
        return {EntityId(name) for (name,) in self.database.execute(query, _list(entities))}


def _list(values: Collection[object]) -> dict[str, str]:
    """Return the parameter that ``_GIVEN`` stands for."""
    return {"given": json.dumps(list(values))}


def _place(told: Told, reference: Reference) -> str:
    """Return a text that sorts as references do."""
    reading = reference.reading
    numbers = f"{told.entry.position:06} {reference.thing:06}"
    return f"{reading.paper} {reading.digest} {reading.language} {numbers}"
