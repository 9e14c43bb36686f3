"""How the index of a graph's names is made: from nothing, or from an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.naming import clean, fold
from kg.model.relation import Relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["KINDS", "fill", "renew"]

#: What has names, the wider kinds first: a thing's kind is the last that it has.
KINDS = tuple(
    "Paper Author Organization Repository Digest Metric Task Method Model Dataset Benchmark".split()
)
#: The properties that name things: those to display come before those that also fit.
_NAMING = tuple(
    (PREFIXES[prefix] + name, rank)
    for prefix, name, rank in (
        ("skos", "prefLabel", 0),
        ("dcterms", "title", 0),
        ("foaf", "name", 0),
        ("rdfs", "label", 0),
        ("dcterms", "source", 0),
        ("skos", "altLabel", 1),
    )
)
#: The properties by which papers relate to things.
_RELATING = (
    *(KG + relation for relation in Relation),
    PREFIXES["dcterms"] + "creator",
    KG + "affiliation",
    KG + "repository",
)
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SCHEMA = """
    CREATE TABLE things (id INTEGER PRIMARY KEY, node TEXT NOT NULL, label TEXT NOT NULL,
        kind TEXT NOT NULL, weight INTEGER NOT NULL, generic INTEGER NOT NULL);
    CREATE TABLE names (key TEXT NOT NULL, text TEXT NOT NULL, thing INTEGER NOT NULL,
        rank INTEGER NOT NULL);
"""
_INDEXES = """
    CREATE INDEX by_key ON names (key);
    CREATE INDEX by_node ON things (node);
    CREATE INDEX by_weight ON things (kind, weight DESC);
"""


def fill(database: sqlite3.Connection, store: ox.Store) -> None:
    """Write the index of a whole graph into an empty database."""
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
    kinds, weights = _kinds(store), _weights(store)
    generic = {node for node, _ in _pairs(store, KG + "generic")}
    numbers: dict[str, int] = {}
    names: list[tuple[str, str, int, int]] = []
    things: list[tuple[int, str, str, str, int, bool]] = []
    for rank, node, text in _named(store):
        number = numbers.get(node)
        if number is None:
            number = numbers[node] = len(numbers)
            kind, weight = kinds.get(node, ""), weights.get(node, 0)
            things.append((number, node, text, kind, weight, node in generic))
        names.append((fold(text), text, number, rank))
    database.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", things)
    database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", sorted(set(names)))
    database.executescript(_INDEXES)
    database.commit()


def renew(database: sqlite3.Connection, store: ox.Store, nodes: Collection[str]) -> None:
    """Bring up to date what an index says of these things; the graph may have lost some."""
    database.execute("CREATE TEMP TABLE touched (node TEXT PRIMARY KEY)")
    database.executemany("INSERT INTO touched VALUES (?)", ((node,) for node in set(nodes)))
    database.execute(
        "DELETE FROM names WHERE thing IN "
        "(SELECT id FROM things WHERE node IN (SELECT node FROM touched))"
    )
    database.execute("DELETE FROM things WHERE node IN (SELECT node FROM touched)")
    database.execute("DROP TABLE touched")
    (number,) = database.execute("SELECT coalesce(max(id), -1) FROM things").fetchone()
    for node in sorted(set(nodes)):
        number += 1
        named = list(_names(store, ox.NamedNode(node)))
        if named:
            thing = (number, node, named[0][1], *_facts(store, ox.NamedNode(node)))
            database.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", thing)
        rows = sorted({(fold(text), text, number, rank) for rank, text in named})
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows)
    database.commit()


def _names(store: ox.Store, node: ox.NamedNode) -> Iterator[tuple[int, str]]:
    """Yield the names of one thing, the one to display first."""
    for term, rank in _NAMING:
        quads = store.quads_for_pattern(node, ox.NamedNode(term), None)
        for text in sorted({value for _, value in _values(quads)}):
            yield rank, clean(text)


def _facts(store: ox.Store, node: ox.NamedNode) -> tuple[str, int, bool]:
    """Return kind, weight and whether it is a family of the whole field."""
    classes = {value for _, value in _values(store.quads_for_pattern(node, _TYPE, None))}
    kinds = [kind for kind in KINDS if KG + kind in classes]
    weight = sum(
        len(set(_values(store.quads_for_pattern(None, ox.NamedNode(term), node))))
        for term in _RELATING
    )
    for _, votes in _values(store.quads_for_pattern(node, ox.NamedNode(KG + "upvotes"), None)):
        weight = max(int(votes), weight) if votes.isdecimal() else weight
    generic = any(store.quads_for_pattern(node, ox.NamedNode(KG + "generic"), None))
    return (kinds[-1] if kinds else "", weight, generic)


def _pairs(store: ox.Store, term: str) -> Iterable[tuple[str, str]]:
    """Return each subject and object of a property, in every graph once."""
    return dict.fromkeys(_values(store.quads_for_pattern(None, ox.NamedNode(term), None)))


def _values(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    """Yield subject and object of quads as text, where they have a name or a value."""
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            yield quad.subject.value, quad.object.value


def _named(store: ox.Store) -> Iterator[tuple[int, str, str]]:
    for term, rank in _NAMING:
        for node, text in sorted(_pairs(store, term)):
            yield rank, node, clean(text)


def _kinds(store: ox.Store) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in KINDS:
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(KG + kind)):
            if isinstance(quad.subject, ox.NamedNode):
                found[quad.subject.value] = kind
    return found


def _weights(store: ox.Store) -> dict[str, int]:
    found: dict[str, int] = {}
    for term in _RELATING:
        for _, node in _pairs(store, term):
            found[node] = found.get(node, 0) + 1
    for node, votes in _pairs(store, KG + "upvotes"):
        if votes.isdecimal():
            found[node] = max(int(votes), found.get(node, 0))
    return found
