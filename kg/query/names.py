"""Which things of a graph a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.identifiers import paper_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.query.name_index import NameIndex

__all__ = ["addressed", "find", "names"]

#: The properties under which things have names, the one to display first.
_NAMING = tuple(
    ox.NamedNode(iri)
    for iri in (
        PREFIXES["skos"] + "prefLabel",
        PREFIXES["dcterms"] + "title",
        PREFIXES["foaf"] + "name",
        PREFIXES["rdfs"] + "label",
        PREFIXES["skos"] + "altLabel",
    )
)
_ARXIV_ID = ox.NamedNode(KG + "arxivId")


def find(
    store: ox.Store,
    name: str,
    prefixes: Mapping[str, str],
    index: Callable[[], NameIndex] | None,
    kind: str = "Thing",
) -> list[ox.NamedNode]:
    """Return the things of a kind that a name means: by any spelling, number or address.

    Those that prefer the name come before those that also have it. The index is called for
    only where it is needed; without one, names mean nothing.
    """
    number = paper_number(name)
    if number and kind in {"Thing", "Paper"}:
        quads = store.quads_for_pattern(None, _ARXIV_ID, ox.Literal(number))
        return list(dict.fromkeys(q.subject for q in quads if isinstance(q.subject, ox.NamedNode)))
    address = addressed(name, prefixes)
    if address is not None and any(store.quads_for_pattern(address, None, None)):
        return [address]
    return [ox.NamedNode(node) for node in index().find(name, kind)] if index else []


def addressed(name: str, prefixes: Mapping[str, str]) -> ox.NamedNode | None:
    """Return the address that a text is: in full, or with a prefix; ``None`` for a name."""
    name = name.strip()
    prefix, colon, local = name.partition(":")
    if not colon or any(character.isspace() for character in name):
        return None
    try:
        return ox.NamedNode(prefixes[prefix] + local if prefix in prefixes else name.strip("<>"))
    except ValueError:
        return None


def names(store: ox.Store, node: ox.NamedNode) -> Iterator[str]:
    """Yield the names of a thing, the preferred one first, the others sorted."""
    for predicate in _NAMING:
        quads = store.quads_for_pattern(node, predicate, None)
        yield from sorted(q.object.value for q in quads if isinstance(q.object, ox.Literal))
