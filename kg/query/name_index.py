"""Every name of a graph, found by any spelling, and forgiving of misspelling.

The index is an SQLite file (or memory) made from a graph once; it is as current as the graph
that it was made from.
"""

import os
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Self

import pyoxigraph as ox

from kg.model.kind import narrower
from kg.model.naming import fold

__all__ = ["Hit", "NameIndex"]

_LAST = "\U0010ffff"


class Hit(NamedTuple):
    """A thing that a search found, and the name of it that fits."""

    node: str
    label: str
    kind: str
    #: Papers that relate to it; of a paper, its votes.
    weight: int
    name: str


class NameIndex:
    """Finds things by their names."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        #: Tells whether a name has a pattern; the module keeps compiled ones.
        database.create_function("has", 2, _has, deterministic=True)

    @classmethod
    def build(
        cls,
        store: ox.Store,
        path: Path | None = None,
        before: tuple[Path, Collection[str]] | None = None,
    ) -> Self:
        """Return the index of a graph, in a file if a path is given.

        Quicker with ``before``: an index of an earlier state of the graph, and the things of
        which anything has changed since. The file appears whole or not at all; two processes
        may build it at the same time.
        """
        if path is None:
            return cls(_made(sqlite3.connect(":memory:", check_same_thread=False), store, before))
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        unfinished.unlink(missing_ok=True)
        _made(sqlite3.connect(unfinished), store, before).close()
        unfinished.replace(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the index in a file, read only."""
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def find(self, name: str, kind: str = "Thing") -> list[str]:
        """Return the addresses of the things of a kind that a name means, in any spelling.

        Those that prefer the name come before those that also have it, the best known first.
        """
        key = fold(name)
        found = self._rows("names.key = ?", (key,), kind) if _is_text(key) else []
        return list(dict.fromkeys(hit.node for hit in found))

    def search(self, text: str, limit: int = 20, kind: str = "Thing") -> list[Hit]:
        """Return things whose names fit, best first.

        Those called so come before those whose names have it as whole words, at their beginning
        or elsewhere ("Chain-of-LoRA"), begin so, have words that begin so, hold it
        ("Exploration"), hold all its words, look like it, and hold something that looks like it.
        """
        key, words = fold(text), [fold(word) for word in text.split()]
        if not _is_text(key):
            return []
        as_word, as_beginning = _patterns(text)
        tries: Iterator[list[Hit]] = chain(
            [self._rows("names.key = ?", (key,), kind)],
            (self._beginning(key, kind, limit, as_word) for _ in [0] if as_word),
            (self._having(as_word, key, kind, limit) for _ in [0] if as_word),
            (self._beginning(key, kind, limit) for _ in [0]),
            (self._having(as_beginning, key, kind, limit) for _ in [0] if as_word),
            (self._holding([key], kind, limit) for _ in [0]),
            (self._holding(words, kind, limit) for _ in [0] if len(words) > 1),
            (self._misspelt(key, kind, limit) for _ in [0]),
            (self._misspelt(key, kind, limit, part=True) for _ in [0]),
        )
        found: dict[str, Hit] = {}
        for hits in tries:
            for hit in hits:
                found.setdefault(hit.node, hit)
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def similar(self, name: str, kind: str = "Thing", count: int = 5) -> list[str]:
        """Return names of things of a kind that look like this one."""
        key = fold(name)
        if not _is_text(key):
            return []
        hits = self._misspelt(key, kind, count)
        if len(hits) < count:
            hits += self._holding([key], kind, count)
        return list(dict.fromkeys(hit.name for hit in hits))[:count]

    def starting(self, text: str, kind: str = "Thing", count: int = 20) -> list[str]:
        """Return names of things of a kind that begin like this, best known first."""
        key = fold(text)
        return list(dict.fromkeys(hit.name for hit in self._beginning(key, kind, count)))

    def leading(self, kind: str, count: int) -> list[Hit]:
        """Return the things of a kind that most papers relate to, families left out."""
        rows = self.database.execute(
            "SELECT node, label, kind, weight FROM things WHERE kind = ? AND NOT generic "
            "ORDER BY weight DESC, node LIMIT ?",
            (kind, count),
        )
        return [
            Hit(node=node, label=label, kind=kind, weight=weight, name=label)
            for node, label, kind, weight in rows
        ]

    def hit(self, node: str) -> Hit | None:
        """Return the thing of an address under the name to display."""
        return next(iter(self._rows("things.node = ?", (node,), "Thing", 1)), None)

    def _beginning(self, key: str, kind: str, limit: int, pattern: str = "") -> list[Hit]:
        """Return things with a name that begins with a key, and has a pattern if there is one."""
        condition = "names.key >= ? AND names.key < ?" + " AND has(names.text, ?)" * bool(pattern)
        values = (key, key + _LAST, pattern) if pattern else (key, key + _LAST)
        return self._rows(condition, values, kind, limit)

    def _having(self, pattern: str, key: str, kind: str, limit: int) -> list[Hit]:
        """Return things with a name that has a pattern, of those whose keys hold a key."""
        condition = "instr(names.key, ?) AND has(names.text, ?)"
        return self._rows(condition, (key, pattern), kind, limit)

    def _holding(self, words: Sequence[str], kind: str, limit: int) -> list[Hit]:
        words = [word for word in words if word]
        condition = " AND ".join(["instr(names.key, ?)"] * len(words))
        return self._rows(condition, words, kind, limit) if words else []

    def _misspelt(self, key: str, kind: str, limit: int, *, part: bool = False) -> list[Hit]:
        """Return things with a name that looks like a key, or has a part that does."""
        from kg.model.likeness import alike, letters

        known, rows = self._spellings
        hits = [
            hit
            for number in alike(letters(key), known, limit * 4, part=part)
            for hit in self._rows("names.rowid = ?", (rows[number],), kind)
        ]
        if part:
            hits.sort(key=lambda hit: -hit.weight)
        return hits[:limit]

    @cached_property
    def _spellings(self) -> tuple[list[str], list[int]]:
        from kg.model.likeness import letters

        rows = self.database.execute("SELECT rowid, key FROM names WHERE length(key) > 2")
        found = [(number, letters(key)) for number, key in rows]
        return [key for _, key in found], [number for number, _ in found]

    def _rows(
        self, condition: str, values: Iterable[object], kind: str, limit: int = -1
    ) -> list[Hit]:
        kinds = narrower(kind) if kind != "Thing" else ()
        among = f" AND things.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        rows = self.database.execute(
            "SELECT node, label, kind, weight, text FROM names "  # noqa: S608  # only ours
            f"JOIN things ON things.id = names.thing WHERE {condition}{among} "
            "ORDER BY rank, kind = 'Paper', weight DESC, node LIMIT ?",
            (*values, *kinds, limit),
        )
        return [
            Hit(node=node, label=label, kind=kind, weight=weight, name=text)
            for node, label, kind, weight, text in rows
        ]


def _made(
    database: sqlite3.Connection, store: ox.Store, before: tuple[Path, Collection[str]] | None
) -> sqlite3.Connection:
    """Return the database, with the names of a graph in it."""
    from kg.query.indexing import fill, renew

    if before is None:
        fill(database, store)
        return database
    path, touched = before
    with closing(NameIndex.open(path).database) as old:
        old.backup(database)
    database.execute("PRAGMA synchronous = OFF")
    renew(database, store, touched)
    return database


def _patterns(text: str) -> tuple[str, str]:
    """Return patterns of names that have a text as whole words, and where a word begins so.

    A single letter has none: it is in almost all names, and a word in few.
    """
    words = re.findall(r"[^\W_]+", text.lower())
    begun = r"(?<![^\W_])" + r"[\W_]*".join(map(re.escape, words))
    return (rf"(?i){begun}s?(?![^\W_])", f"(?i){begun}") if len("".join(words)) > 1 else ("", "")


def _has(name: str, pattern: str) -> bool:
    return re.search(pattern, name) is not None


def _is_text(key: str) -> bool:
    """Tell whether there is anything to look for, and a database can be asked for it."""
    return bool(key) and key.encode(errors="replace").decode() == key
