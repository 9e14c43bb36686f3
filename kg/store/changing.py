"""One change of a store, inside one transaction: digests, account and graph together.

The database is the truth, and its commit is the one moment in which the state changes: the
graph of the next generation lies ready beside the present one by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from kg.graph.names import Namespace
from kg.model.kind import Kind
from kg.resolution.clusters import anchors
from kg.resolution.overrides import Overrides
from kg.store.graphs import Change, Graphs
from kg.store.kin import Kin
from kg.store.places import Places
from kg.store.renewal import Renewal
from kg.store.schema import DERIVED
from kg.store.units import Units
from kg.store.versions import resolver_version
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.model.identifiers import DigestId
    from kg.store.library import Library
    from kg.store.plans import Plan
    from kg.store.renewal import Renewed
    from kg.store.units import Key

__all__ = ["Outcome", "change", "is_outdated"]

#: How many units are written to the graph at a time; the claims of a paper are 200 quads.
_TOGETHER = 1000


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


def is_outdated(library: Library, overrides: Overrides | None = None) -> bool:
    """Tell whether other code made the account, or it is to obey other corrections."""
    database = library.database
    return int(database.setting("generation")) > 0 and (
        database.setting("extractor") != library.version
        or database.setting("resolver") != resolver_version()
        or (overrides is not None and database.setting("overrides") != _text(overrides))
    )


def change(
    folder: Path, library: Library, plan: Callable[[Library], Plan], overrides: Overrides | None
) -> Outcome:
    """Carry out a plan, and return what that did; a transaction must be open."""
    database = library.database
    outdated = is_outdated(library, overrides)
    generation = int(database.setting("generation"))
    _sign(library, overrides)
    before = library.by_name()
    kept = _begin_again(library) if outdated else []
    renewal = _renewal(library)
    for digest in kept:
        renewal.come(digest)
    wanted = plan(library)
    for number, digest in wanted.leave.items():
        renewal.leave(number, digest)
    for digest in wanted.come:
        renewal.come(digest)
    renewed = renewal.renewed()
    changes = list(_differences(renewal.units, renewed))
    graphs = Graphs(Places(folder), Namespace(database.setting("base")))
    graphs.remove_unfinished(generation)
    if changes or outdated:
        old = 0 if outdated else generation
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


def _sign(library: Library, overrides: Overrides | None) -> None:
    """Note which code and which corrections make the account from now on."""
    database = library.database
    if overrides is not None or not database.setting("overrides"):
        database.set("overrides", _text(overrides or Overrides()))
    database.set("extractor", library.version)
    database.set("resolver", resolver_version())


def _renewal(library: Library) -> Renewal:
    database = library.database
    overrides = _overrides(database.setting("overrides"))
    concepts = shipped_vocabulary()
    return Renewal(
        library=library,
        kin=Kin(database, library, anchors(concepts, overrides), overrides),
        units=Units(database),
        known={concept.id: concept for concept in concepts},
        overrides=overrides,
    )


def _begin_again(library: Library) -> list[Digest]:
    """Take everything out, and return the digests that were there."""
    digests = library.all()
    for table in (*DERIVED, "entry", "digest"):
        library.database.execute(f"DELETE FROM {table}")
    return digests


def _differences(units: Units, renewed: Renewed) -> Iterator[Change]:
    """Keep those units that differ from what they were, and yield them, many at a time."""
    keys = iter(sorted(renewed))
    while batch := list(islice(keys, _TOGETHER)):
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


def _text(overrides: Overrides) -> str:
    return msgspec.json.encode(overrides, order="sorted").decode()


def _overrides(text: str) -> Overrides:
    content = msgspec.json.decode(text)
    return Overrides(
        drop=frozenset(content["drop"]),
        same=content["same"],
        apart=frozenset(content["apart"]),
        kind={name: Kind(kind) for name, kind in content["kind"].items()},
        label=content["label"],
    )
