"""What the digests say: their entries, and what extraction gave for each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.model.digest import Digest
from kg.model.entry import Entry
from kg.model.identifiers import DigestId
from kg.model.language import Language
from kg.model.mention import Reading
from kg.resolution.papers import Credit, credited
from kg.store.codec import decode, encode, packed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.store.database import Database

__all__ = ["Library", "Told"]

_NOBODY = DigestId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry of the store, the digest that it is in, and what it says."""

    number: int
    digest: DigestId
    entry: Entry
    reading: Reading


@dataclass(frozen=True, slots=True)
class Library:
    """The digests of a store, as one transaction sees them; each entry is decoded once."""

    database: Database
    #: The version of the extractor whose readings count.
    version: str
    _entries: dict[int, Entry] = field(default_factory=dict)
    #: Where each entry stands (digest and position), and what was read in it.
    _readings: dict[int, tuple[tuple[str, int], Reading]] = field(default_factory=dict)

    def digests(self) -> dict[int, Digest]:
        """Return all digests by their numbers, without their entries."""
        return {
            number: Digest(
                id=DigestId(name),
                source=source,
                language=Language(language),
                day=date.fromisoformat(day) if day else None,
                entries=(),
            )
            for number, name, source, language, day in self.database.execute(
                "SELECT number, id, source, language, day FROM digest"
            )
        }

    def full(self, number: int, digest: Digest) -> Digest:
        """Return a digest with its entries."""
        query = "SELECT content FROM entry WHERE digest = ? ORDER BY number"
        rows = self.database.execute(query, (number,))
        return replace(digest, entries=tuple(decode(Entry, content) for (content,) in rows))

    def all(self) -> list[Digest]:
        """Return all digests with their entries."""
        return [self.full(number, digest) for number, digest in self.digests().items()]

    def by_name(self) -> dict[DigestId, Digest]:
        """Return all digests by their identifiers, without their entries."""
        return {digest.id: digest for digest in self.digests().values()}

    def numbers(self, digests: Collection[int]) -> set[int]:
        """Return the numbers of the entries of digests."""
        return self._select("SELECT number FROM entry WHERE digest IN", digests)

    def about(self, papers: Collection[str]) -> set[int]:
        """Return the numbers of the entries about papers."""
        return self._select("SELECT number FROM entry WHERE paper IN", papers)

    def credits(self, things: Iterable[tuple[str, str]]) -> dict[Credit, int]:
        """Return how many entries spell things (collection, identifier) in which way."""
        query = (
            "SELECT collection, id, spelling, count(*) FROM credit WHERE collection = ? "
            "AND id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3"
        )
        return {
            Credit(kind, name, spelling): number
            for collection, mine in groupby(sorted(things), key=itemgetter(0))
            for kind, name, spelling, number in self.database.execute(
                query, (collection, json.dumps([name for _, name in mine]))
            )
        }

    def _select(self, query: str, values: Collection[object]) -> set[int]:
        """Return the numbers that a query finds for any of some values."""
        query = f"{query} (SELECT value FROM json_each(?))"
        return {n for (n,) in self.database.execute(query, (json.dumps(list(values)),))}

    def add(self, digest: Digest) -> set[int]:
        """Add a digest, and return the numbers of its entries; all must be read already."""
        day = digest.day.isoformat() if digest.day else None
        number = self.database.execute(
            "INSERT INTO digest (id, source, language, day) VALUES (?, ?, ?, ?)",
            (digest.id, digest.source, digest.language, day),
        ).lastrowid
        return {self._add_entry(number or 0, entry) for entry in digest.entries}

    def _add_entry(self, digest: int, entry: Entry) -> int:
        name = self.reading_name(entry)
        row = (digest, entry.position, entry.paper, name, encode(entry))
        number = self.database.execute(
            "INSERT INTO entry (digest, position, paper, reading, content) VALUES (?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        self.database.executemany(
            "INSERT INTO credit VALUES (?, ?, ?, ?)",
            ((*credit, number) for credit in credited(entry)),
        )
        return number or 0

    def remove(self, digest: int) -> None:
        """Take out a digest; what was read in it stays known, in case it comes back."""
        for number in self.numbers([digest]):
            self._entries.pop(number, None)  # the number may be given away again
            self._readings.pop(number, None)
        mine = "(SELECT number FROM entry WHERE digest = ?)"
        self.database.execute(f"DELETE FROM credit WHERE entry IN {mine}", (digest,))
        self.database.execute("DELETE FROM entry WHERE digest = ?", (digest,))
        self.database.execute("DELETE FROM digest WHERE number = ?", (digest,))

    def reading_name(self, entry: Entry) -> str:
        """Return the name of what this version of the extractor gives for an entry."""
        return sha256(self.version.encode() + packed(entry)).hexdigest()[:32]

    def unread(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that this version of the extractor has not read yet."""
        names = {self.reading_name(entry): entry for entry in entries}
        known = self.database.execute(
            "SELECT name FROM reading WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(list(names)),),
        )
        return [names[name] for name in names.keys() - {name for (name,) in known}]

    def forget_others(self) -> None:
        """Forget what was read in entries that are not there, or by other extractors."""
        query = "DELETE FROM reading WHERE name NOT IN (SELECT reading FROM entry)"
        self.database.execute(query)

    def remember(self, entry: Entry, reading: Reading) -> None:
        """Keep what extraction gave for an entry, whichever digest holds it."""
        content = encode(replace(reading, digest=_NOBODY))
        row = (self.reading_name(entry), content)
        self.database.execute("INSERT OR REPLACE INTO reading VALUES (?, ?)", row)

    def told(self, numbers: Iterable[int]) -> list[Told]:
        """Return these entries, sorted by digest and position."""
        readings = self.readings(numbers)
        wanted = json.dumps(list(readings.keys() - self._entries.keys()))
        query = "SELECT number, content FROM entry WHERE number IN (SELECT value FROM json_each(?))"
        for number, content in self.database.execute(query, (wanted,)):
            self._entries[number] = decode(Entry, content)
        return [
            Told(number=number, digest=reading.digest, entry=self._entries[number], reading=reading)
            for number, reading in readings.items()
        ]

    def readings(self, numbers: Iterable[int]) -> dict[int, Reading]:
        """Return what these entries say, sorted by digest and position.

        That is all that most of resolution wants to know of an entry.
        """
        wanted = set(numbers)
        rows = self.database.execute(
            "SELECT entry.number, digest.id, entry.position, reading.content FROM entry "
            "JOIN digest ON digest.number = entry.digest "
            "JOIN reading ON reading.name = entry.reading "
            "WHERE entry.number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(wanted - self._readings.keys())),),
        )
        for number, digest, position, content in rows:
            reading = replace(decode(Reading, content), digest=DigestId(digest))
            self._readings[number] = ((digest, position), reading)
        ordered = sorted(wanted, key=lambda number: self._readings[number][0])
        return {number: self._readings[number][1] for number in ordered}
