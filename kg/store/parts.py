"""A graph in parts: what a server gets as named graphs, each read when it is wanted.

The evidence has a graph a digest already. The facts have none of their own; they go into
parts of some hundred things each, by the address of the thing alone. So each part has an
address for good, and what it holds has a fingerprint that says nothing of how it came there.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping

__all__ = ["Part", "Parts", "part_of", "parts_in"]

Node: TypeAlias = "ox.NamedNode | ox.BlankNode"

#: Things of a paper are together; the rest is spread evenly.
_OF_PAPERS = frozenset({"authorship", "paper", "result"})
_OF_DIGESTS = frozenset({"digest", "listing"})
#: A day touches some forty people and as many entities, all over the place: with many parts,
#: little comes along with them.
_SPREAD = 256
_THINGS = "SELECT DISTINCT ?thing { ?thing ?property ?value }"


class Part(NamedTuple):
    """A named graph for a server."""

    name: str
    #: Returns what is in it, as sorted lines of N-Triples.
    read: Callable[[], bytes]
    #: The fingerprints of all parts by name; empty where it is not known yet.
    marks: MutableMapping[str, str]

    def marked(self) -> tuple[str, bytes | None]:
        """Return its fingerprint, and what is in it if that had to be read."""
        if mark := self.marks[self.name]:
            return mark, None
        body = self.read()
        mark = self.marks[self.name] = sha256(body).hexdigest()[:32]
        return mark, body


class Parts:
    """All parts of a graph, and their fingerprints as far as they are known.

    Several threads may read parts at a time; Oxigraph writes a graph outside of Python's lock.
    """

    def __init__(self, store: ox.Store, base: str, marks: Mapping[str, str] | None = None) -> None:
        """Find the parts of a store's graph, of which nothing is read yet.

        ``marks`` are the fingerprints of an earlier state by name, empty for the parts that
        may have changed since. With them, nothing is read of the others, not even their names.
        """
        self._store = store
        self._base = base
        graphs = list(store.named_graphs())
        #: If there are any, they hold the evidence, and the facts need not say it again.
        self._has_graphs = bool(graphs)
        self._graphs = {graph.value: graph for graph in graphs if self._holds_any(graph)}
        self._things: dict[str, list[Node]] | None = None
        self._lock = Lock()
        if marks is None:
            marks = dict.fromkeys(self._graphs.keys() | self._facts().keys(), "")
        #: The fingerprint of each part by its name; empty where it is not known yet.
        self.marks = {
            name: mark
            for name, mark in sorted(marks.items())
            if mark or name in self._graphs or name in self._facts()
        }

    def __len__(self) -> int:
        """Return how many parts there are."""
        return len(self.marks)

    def __iter__(self) -> Iterator[Part]:
        """Yield each part."""
        return iter([Part(name, partial(self.read, name), self.marks) for name in self.marks])

    def read(self, name: str) -> bytes:
        """Return what is in a part, as sorted lines of N-Triples."""
        if name in self._graphs:
            graph = self._graphs[name]
            dump = self._store.dump(None, ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
            return b"".join(sorted(dump.splitlines(keepends=True)))
        things = self._facts()[name]
        facts = (self._store.quads_for_pattern(x, None, None, ox.DefaultGraph()) for x in things)
        return "".join(sorted(f"{quad.triple} .\n" for quads in facts for quad in quads)).encode()

    def _holds_any(self, graph: Node) -> bool:
        """Tell whether there is anything in a graph; Oxigraph keeps the names of empty ones."""
        return next(self._store.quads_for_pattern(None, None, None, graph), None) is not None

    def _facts(self) -> Mapping[str, list[Node]]:
        """Return the parts of the facts, and the things that each is about."""
        with self._lock:
            if self._things is None:
                self._things = {}
                for (thing,) in cast("ox.QuerySolutions", self._store.query(_THINGS)):
                    address = str(thing)[1:-1]
                    if not (self._has_graphs and _is_evidence(address, self._base)):
                        part = part_of(address, self._base)
                        self._things.setdefault(part, []).append(thing)
            return self._things


def parts_in(quads: Iterable[ox.Quad], base: str) -> set[str]:
    """Return the parts that some quads of a store are in."""
    found = set()
    for quad in quads:
        address = str(quad.subject)[1:-1]
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            found.add(quad.graph_name.value)
        elif not _is_evidence(address, base):
            found.add(part_of(address, base))
    return found


def part_of(address: str, base: str) -> str:
    """Return the part of the facts that a thing is in; it depends on its address alone."""
    collection, _, name = address.removeprefix(base).partition("/")
    if not address.startswith(base):
        collection = "other"
    if collection in _OF_PAPERS:
        part = f"papers/{name[:7]}"
    elif collection in _OF_DIGESTS:
        part = f"digests/{name[:7]}"
    else:
        part = f"{collection}/{sha256(address.encode()).digest()[0] % _SPREAD:03}"
    return f"{base}graph/{part}"


def _is_evidence(address: str, base: str) -> bool:
    return address.startswith(f"{base}statement/")
