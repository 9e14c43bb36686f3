"""One change of a store, inside one transaction: digests, account and graph together.

The database is the truth, and its commit is the one moment in which the state changes: the
graph of the next generation lies ready beside the present one by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kg.graph.names import Namespace
from kg.resolution.clusters import anchors
from kg.store.aging import Reason, overrides_of, reasons, reread, sign
from kg.store.graphs import Change, Graphs
from kg.store.kin import Kin
from kg.store.places import Places
from kg.store.renewal import Renewal
from kg.store.schema import DERIVED
from kg.store.units import Units
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from kg.journey import Progress
    from kg.model.identifiers import DigestId
    from kg.resolution.overrides import Overrides
    from kg.store.library import Library
    from kg.store.plans import Plan
    from kg.store.renewal import Renewed
    from kg.store.units import Key

__all__ = ["Outcome", "change"]

#: How many units are written to the graph at a time; the claims of a paper are 200 quads.
_TOGETHER = 1000
#: If more than this part of the digests differ, it is quicker to make everything again.
_TOO_MANY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a change did."""

    generation: int
    #: Digests that came, that left, and that were there already.
    added: tuple[DigestId, ...] = ()
    removed: tuple[DigestId, ...] = ()
    unchanged: tuple[DigestId, ...] = ()
    #: How many entries had to be read.
    read: int = 0
    #: How many units of the account were made again, and how many of them differ.
    renewed: int = 0
    changed: int = 0


def change(
    folder: Path,
    library: Library,
    plan: Callable[[Library], Plan],
    overrides: Overrides | None,
    progress: Progress,
) -> Outcome:
    """Carry out a plan, and return what that did; a transaction must be open."""
    database = library.database
    generation = int(database.setting("generation"))
    before = library.by_name()
    found = reasons(library, overrides)
    sign(library, overrides)
    renewal, is_new = _brought_up_to_date(library, found, progress)
    wanted = plan(library)
    for number, digest in wanted.leave.items():
        renewal.leave(number, digest)
    for digest in wanted.come:
        renewal.come(digest)
    if Reason.EXTRACTOR in found:
        library.forget_others()
    progress("join", 0, 0)
    renewed = renewal.renewed()
    changes = list(_differences(renewal.units, renewed, progress))
    graphs = Graphs(Places(folder), Namespace(database.setting("base")))
    graphs.remove_unfinished(generation)
    if changes or is_new:
        old = 0 if is_new else generation
        more = graphs.make(old, generation + 1, changes, (before, library.by_name()))
        generation += 1
        database.set("generation", generation)
        database.set("quads", more + (int(database.setting("quads")) if old else 0))
    return Outcome(
        generation=generation,
        added=tuple(digest.id for digest in wanted.come),
        removed=tuple(digest.id for digest in wanted.leave.values()),
        unchanged=tuple(wanted.stay),
        renewed=len(renewed),
        changed=sum(len(change.now.keys() | change.before.keys()) for change in changes),
    )


def _brought_up_to_date(
    library: Library, found: Collection[Reason], progress: Progress
) -> tuple[Renewal, bool]:
    """Return a renewal of what is outdated, and whether that is everything."""
    differing = reread(library) if Reason.EXTRACTOR in found else set()
    stored = library.digests()
    is_new = bool(set(found) - {Reason.EXTRACTOR}) or len(differing) > _TOO_MANY * len(stored)
    again = [library.full(number, stored[number]) for number in (stored if is_new else differing)]
    if is_new:
        _begin_again(library)
    renewal = _renewal(library)
    for number in () if is_new else differing:
        renewal.leave(number, stored[number])
    for done, digest in enumerate(again):
        progress("take in", done, len(again))
        renewal.come(digest)
    return renewal, is_new


def _renewal(library: Library) -> Renewal:
    database = library.database
    overrides = overrides_of(database)
    concepts = shipped_vocabulary()
    return Renewal(
        library=library,
        kin=Kin(database, library, anchors(concepts, overrides), overrides),
        units=Units(database),
        known={concept.id: concept for concept in concepts},
        overrides=overrides,
    )


def _begin_again(library: Library) -> None:
    """Take everything out but what was read."""
    for table in (*DERIVED, "entry", "digest"):
        library.database.execute(f"DELETE FROM {table}")


def _differences(units: Units, renewed: Renewed, progress: Progress) -> Iterator[Change]:
    """Keep those units that differ from what they were, and yield them, many at a time."""
    keys = iter(sorted(renewed))
    done = 0
    while batch := list(islice(keys, _TOGETHER)):
        done += len(batch)
        progress("compare", done, len(renewed))
        before: dict[Key, Any] = {}
        for collection, mine in groupby(batch, key=itemgetter(0)):
            found = units.get(collection, [name for _, name in mine])
            before |= {(collection, name): unit for name, unit in found.items()}
        differing = [key for key in batch if before.get(key) != renewed[key]]
        for key in differing:
            units.put(key, renewed[key])
        if differing:
            yield Change(
                before={key: before[key] for key in differing if key in before},
                now={key: renewed[key] for key in differing if renewed[key] is not None},
            )
