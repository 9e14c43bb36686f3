"""The graph on disk: one Oxigraph a generation, made from the one before.

A new generation begins as a copy of the last, which takes milliseconds, as both share files
that Oxigraph never changes (hard links). Nobody reads it until the database names it; so it
needs no transactions, and whatever interrupts its making leaves a folder to be removed.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.triples import quads
from kg.store.handing_on import hand_on, named_in
from kg.store.leases import unread
from kg.store.marks import hand_on_marks
from kg.store.parts import parts_in
from kg.store.units import knowledge_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.graph.names import Namespace
    from kg.model.digest import Digest
    from kg.model.identifiers import DigestId
    from kg.store.places import Places
    from kg.store.units import Key

__all__ = ["Change", "Graphs", "quads_of"]


#: Up to so many quads, writing them as they come is quicker than sorting them first.
_FEW = 50_000
#: From so many new quads on, Oxigraph's files are put in order: some seconds, which readers
#: save at each query.
_MANY = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What some units were before, and what they are now; ``None`` for what is not there."""

    before: Mapping[Key, Any]
    now: Mapping[Key, Any]


def quads_of(
    units: Mapping[Key, Any], digests: Mapping[DigestId, Digest], namespace: Namespace
) -> set[ox.Quad]:
    """Return the quads of some units; ``digests`` tell the days of papers' listings."""
    listings = {
        x.digest for (kind, _), unit in units.items() if kind == "paper" for x in unit.listings
    }
    with_days = {("digest", str(name)): digests[name] for name in listings} | dict(units)
    others = {f"<{namespace.iri(*key)}>" for key in with_days.keys() - units.keys()}
    found = {ox.Quad(*quad) for quad in quads(knowledge_of(with_days.items()), namespace)}
    # The engine counts a triple once for each graph of a union; so the default graph holds all
    # that the others say, and is asked alone.
    found |= {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found}
    return {quad for quad in found if str(quad.subject) not in others} if others else found


@dataclass(frozen=True, slots=True)
class Graphs:
    """The generations of a store's graph."""

    places: Places
    namespace: Namespace

    def make(self, old: int, new: int, changes: Iterable[Change], digests: Sequence[Any]) -> int:
        """Make a generation of another (0: nothing), and return how many quads come on top.

        ``digests`` are those before and those now, by name.
        """
        self.places.graphs.mkdir(exist_ok=True)
        folder = self.places.graph(new)
        try:
            if old:
                ox.Store.read_only(str(self.places.graph(old))).backup(str(folder))
            more, things, parts = self._apply(folder, changes, digests)
            if old:
                hand_on(self.places, old, new, things)
                hand_on_marks(self.places, old, new, parts)
            self.places.lease(new).touch()
            _sync(folder)
            _sync(self.places.graphs)
        except OSError as error:
            self.remove(new)
            raise StoreError(folder, f"{error}. Nothing was changed.") from error
        except BaseException:
            self.remove(new)
            raise
        return more

    def _apply(
        self, folder: Path, changes: Iterable[Change], digests: Sequence[Any]
    ) -> tuple[int, set[str], set[str]]:
        """Write changes; return how many quads come on top, and the things and parts touched."""
        before, now = digests
        things: set[str] = set()
        parts: set[str] = set()
        graph = ox.Store(str(folder))
        more = many = 0
        for change in changes:
            old = quads_of(change.before, before, self.namespace)
            new = quads_of(change.now, now, self.namespace)
            for quad in old - new:
                graph.remove(quad)
            extend = graph.extend if len(new) < _FEW else graph.bulk_extend
            extend(new - old)
            things |= named_in(old ^ new, self.namespace.base)
            parts |= parts_in(old ^ new, self.namespace.base)
            more += len(new) - len(old)
            many += len(new)
        graph.flush()
        if many > _MANY:
            graph.optimize()
        return more, things, parts

    def generations(self) -> Iterator[int]:
        """Yield the numbers of all generations of which something is there."""
        if self.places.graphs.is_dir():
            names = {path.name.partition(".")[0] for path in self.places.graphs.iterdir()}
            yield from sorted({int(name) for name in names if name.isdigit()})

    def remove_unfinished(self, current: int) -> None:
        """Remove what a writer left that was interrupted; nobody else may be writing."""
        for number in self.generations():
            if number > current:
                self.remove(number)

    def remove_older(self, current: int) -> None:
        """Remove generations before this one, unless somebody reads them."""
        for number in self.generations():
            if number < current:
                with unread(self.places.lease(number)) as is_free:
                    if is_free:
                        self.remove(number)

    def remove(self, number: int) -> None:
        """Remove a generation."""
        shutil.rmtree(self.places.graph(number), ignore_errors=True)
        self.places.lease(number).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Wait until the disk has the names of a folder's files."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
