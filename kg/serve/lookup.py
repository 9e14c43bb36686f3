"""Facts of a graph, one at a time: the quick way for pages, which ask for much that is small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import KG, PREFIXES
from kg.model.kind import FAMILY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.store import GraphStore

__all__ = ["Lookup", "term"]

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NAMING = ("skos:prefLabel", "dcterms:title", "foaf:name", "rdfs:label", "dcterms:source")
#: Which kind a thing is called by if it has several; narrow ones first.
_KINDS = (
    *(str(kind) for kind in Kind if FAMILY[kind] != kind),
    *(str(kind) for kind in Kind if FAMILY[kind] == kind),
)


def term(name: str) -> ox.NamedNode:
    """Return a term by its prefixed name."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


class Lookup:
    """Reads single facts; what several named graphs say alike counts once."""

    def __init__(self, graph: GraphStore) -> None:
        self.graph = graph
        self.store = graph.store
        paper = graph.prefixes.get("paper", "")
        #: What all addresses of things begin with.
        self.base = paper.removesuffix("paper/")

    def exists(self, address: str) -> bool:
        """Tell whether the graph says anything of a thing."""
        quads = self.store.quads_for_pattern(ox.NamedNode(address), None, None)
        return next(quads, None) is not None

    def texts(self, address: str, name: str) -> list[tuple[str, str]]:
        """Return the texts of a property with their languages, sorted."""
        found = {
            (quad.object.value, quad.object.language or "")
            for quad in self._about(address, name)
            if isinstance(quad.object, ox.Literal)
        }
        return sorted(found)

    def text(self, address: str, name: str) -> str:
        """Return the text of a property, or nothing."""
        return next((text for text, _ in self.texts(address, name)), "")

    def number(self, address: str, name: str) -> int:
        """Return the whole number of a property; nought where there is none, or no number."""
        text = self.text(address, name)
        return int(text) if _WHOLE.fullmatch(text) else 0

    def things(self, address: str, name: str) -> list[str]:
        """Return the addresses that a property leads to, sorted."""
        quads = self._about(address, name)
        return sorted({q.object.value for q in quads if isinstance(q.object, ox.NamedNode)})

    def thing(self, address: str, name: str) -> str:
        """Return the address that a property leads to, or nothing."""
        return next(iter(self.things(address, name)), "")

    def pointing(self, name: str, address: str) -> list[str]:
        """Return the things that point at one with a property, sorted."""
        quads = self.store.quads_for_pattern(None, term(name), ox.NamedNode(address))
        return sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})

    def _about(self, address: str, name: str) -> Iterable[ox.Quad]:
        """Return what a property says of a thing; of no thing, nothing."""
        if not address:
            return ()
        return self.store.quads_for_pattern(ox.NamedNode(address), term(name), None)

    def every(self, kind: str) -> list[str]:
        """Return all things of a class."""
        return self.pointing("rdf:type", KG + kind)

    def label(self, address: str) -> str:
        """Return the name to display, else the last part of the address."""
        for name in _NAMING:
            if text := self.text(address, name):
                return " ".join(text.split())
        return address.removeprefix(self.base)

    def kind(self, address: str) -> str:
        """Return the narrowest class of a thing, or nothing."""
        kinds = {name.removeprefix(KG) for name in self.things(address, "rdf:type")}
        known = [kind for kind in _KINDS if kind in kinds]
        return known[0] if known else next(iter(sorted(kinds)), "")
