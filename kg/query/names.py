"""Which things of a graph a name means."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["find", "names", "similar_names"]

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
#: A paper's number as people write it: with a version, or as an address.
_NUMBER = re.compile(
    r"(?:https?://)?(?:\w+\.)?(?:arxiv(?:\.org/(?:abs|pdf|html)/|:\s*))?"
    r"(?P<number>\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)


def find(store: ox.Store, name: str, prefixes: Mapping[str, str]) -> list[ox.NamedNode]:
    """Return the things that a name means: by any spelling of it, number or address.

    Those that prefer the name come before those that also have it.
    """
    number = _NUMBER.fullmatch(name.strip())
    if number:
        quads = store.quads_for_pattern(None, _ARXIV_ID, ox.Literal(number["number"]))
        return _sorted({quad.subject: 0 for quad in quads})
    address = _addressed(store, name.strip(), prefixes)
    if address is not None:
        return [address]
    key = fold(name)
    found: dict[object, int] = {}
    for rank, node, text in _all_names(store):
        if fold(text) == key:
            found[node] = min(rank, found.get(node, rank))
    return _sorted(found)


def _sorted(found: Mapping[object, int]) -> list[ox.NamedNode]:
    nodes = [node for node in found if isinstance(node, ox.NamedNode)]
    return sorted(nodes, key=lambda node: (found[node], node.value))


def _addressed(store: ox.Store, name: str, prefixes: Mapping[str, str]) -> ox.NamedNode | None:
    """Return the thing of this address (in full, or with a prefix), if there is one."""
    prefix, _, local = name.partition(":")
    try:
        node = ox.NamedNode(prefixes[prefix] + local if prefix in prefixes else name.strip("<>"))
    except ValueError:
        return None
    return node if any(store.quads_for_pattern(node, None, None)) else None


def similar_names(store: ox.Store, name: str, count: int = 5) -> list[str]:
    """Return names in the graph that contain this one, or else look like it."""
    key = fold(name)
    known = {fold(text): text for _, _, text in sorted(_all_names(store), key=_by_name)}
    holding = sorted((other for other in known if key and key in other), key=len)
    close = get_close_matches(key, sorted(known), n=count, cutoff=0.7)
    return [known[other] for other in dict.fromkeys([*close, *holding])][:count]


def _by_name(named: tuple[int, object, str]) -> tuple[int, str]:
    rank, _, text = named
    return -rank, text


def names(store: ox.Store, node: ox.NamedNode) -> Iterator[str]:
    """Yield the names of a thing, the preferred one first, the others sorted."""
    for predicate in _NAMING:
        quads = store.quads_for_pattern(node, predicate, None)
        yield from sorted(q.object.value for q in quads if isinstance(q.object, ox.Literal))


def _all_names(store: ox.Store) -> Iterator[tuple[int, object, str]]:
    """Yield every name with its thing, and 0 where the thing prefers it, else 1."""
    for predicate in _NAMING:
        rank = int(predicate.value.endswith("altLabel"))
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.object, ox.Literal):
                yield rank, quad.subject, quad.object.value
