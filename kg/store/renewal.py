"""What a change of digests does to the account: the part that it touches, resolved anew.

The same functions as those of ``kg.resolution.resolve`` work on the kin of what changed
instead of on everything; ``kg.resolution.kinship`` says why that comes to the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from kg.resolution.entities import describe, families
from kg.resolution.papers import catalogue, credited, papers
from kg.resolution.resolve import name
from kg.resolution.results import measure
from kg.resolution.statements import state
from kg.store.units import Claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model.concept import Concept
    from kg.model.digest import Digest
    from kg.model.entity import Entity
    from kg.model.identifiers import ArxivId, DigestId, EntityId
    from kg.model.kind import Kind
    from kg.model.result import Result
    from kg.model.statement import Statement
    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference
    from kg.store.kin import Kin
    from kg.store.library import Library, Told
    from kg.store.units import Key, Units

__all__ = ["Renewal", "Renewed"]

T = TypeVar("T", "Statement", "Result")

#: Units as they are from now on; ``None`` for one that is no more.
Renewed = dict["Key", Any]


@dataclass(slots=True, kw_only=True)
class Renewal:
    """One change: digests leave and come, and then ``renewed`` tells what that made."""

    library: Library
    kin: Kin
    units: Units
    known: Mapping[EntityId, Concept]
    overrides: Overrides
    _keys: set[str] = field(default_factory=set)
    _came: set[int] = field(default_factory=set)
    _papers: set[ArxivId] = field(default_factory=set)
    _things: set[Key] = field(default_factory=set)
    _entities: set[EntityId] = field(default_factory=set)
    _digests: dict[DigestId, Digest | None] = field(default_factory=dict)
    _present: set[EntityId] = field(init=False)

    def __post_init__(self) -> None:
        self._present = self.kin.present(self.known.keys())

    def leave(self, number: int, digest: Digest) -> None:
        """Take a digest out."""
        entries = self.library.numbers([number])
        self._touch(self.library.told(entries))
        self._keys |= self.kin.keys(entries)
        self._entities |= self.kin.denoted(entries)
        self._came -= entries
        self._digests[digest.id] = None
        self.kin.remove(entries)
        self.library.remove(number)

    def come(self, digest: Digest) -> None:
        """Put a digest in; its entries must have been read."""
        entries = self.library.add(digest)
        told = self.library.told(entries)
        for one in told:
            self.kin.add(one)
        self._touch(told)
        self._keys |= self.kin.keys(entries)
        self._came |= entries
        self._digests[digest.id] = replace(digest, entries=())

    def _touch(self, told: Iterable[Told]) -> None:
        for one in told:
            self._papers.add(one.entry.paper)
            self._things.update((kind, name) for kind, name, _ in credited(one.entry))

    def renewed(self) -> Renewed:
        """Resolve what the change touches, and return all units that may differ now."""
        entities = self._renew_entities()
        digests = {("digest", str(name)): digest for name, digest in self._digests.items()}
        return {
            **entities,
            **self._renew_claims(entities),
            **self._renew_catalogue(),
            **digests,
        }

    def _renew_entities(self) -> Renewed:
        """Return the entities of all kin, and note the papers for which that matters."""
        numbers = self.kin.of_kin(self._keys) | self.kin.of_entries(self._came)
        kin = self.kin.load(numbers)
        named, by_entity = name([one.reference for one in kin], self.known, self.overrides)
        now = {entity.id: entity for entity in named}
        denotes = {id(reference): key for key in now for reference in by_entity[key]}
        touched = {*self._entities, *now, *(one.entity for one in kin if one.entity)}
        before = self.units.get("entity", touched)
        for one in kin:
            entity = denotes.get(id(one.reference))
            if entity != one.entity:
                self.kin.denote(one.number, entity)
            if entity != one.entity or _kind(now, entity) is not _kind(before, entity):
                self._papers.add(one.reference.paper)
        return self._with_families(touched, now)

    def _with_families(self, touched: set[EntityId], now: Mapping[EntityId, Entity]) -> Renewed:
        """Return these entities, and those for which the wider ones are others now."""
        mine = touched & self.known.keys()
        present = self._present - mine | self.kin.present(mine)
        wider = families(present, self.known, self.overrides)
        if present != self._present:
            was = families(self._present, self.known, self.overrides)
            touched = touched | {key for key in {*was, *wider} if was.get(key) != wider.get(key)}
        others = self.units.get("entity", touched & present - now.keys())
        renewed: Renewed = {}
        for key in touched:
            entity = now.get(key) or others.get(key)
            if entity is None and key in wider:
                entity = describe(key, (), self.known[key], self.overrides)
            renewed["entity", key] = entity and replace(entity, broader=wider.get(key, ()))
        return renewed

    def _renew_claims(self, renewed: Renewed) -> Renewed:
        """Return what the papers say for which something has changed."""
        told = self.library.told(self.library.about(self._papers))
        by_entity: dict[EntityId, list[Reference]] = defaultdict(list)
        for one in self.kin.load(self.kin.of_entries({one.number for one in told})):
            if one.entity is not None:
                by_entity[one.entity].append(one.reference)
        same = self.units.get(
            "entity", [key for key in by_entity if ("entity", key) not in renewed]
        )
        entities = [same.get(key) or renewed["entity", key] for key in by_entity]
        statements = _by_paper(state(entities, by_entity))
        results = _by_paper(measure([one.reading for one in told], entities, by_entity))
        found: Renewed = {}
        for paper in self._papers:
            claims = Claims(statements=statements[paper], results=results[paper])
            found["claims", paper] = None if claims == Claims() else claims
        return found

    def _renew_catalogue(self) -> Renewed:
        """Return the papers, and the people and places that the entries name."""
        digests = self.library.by_name()
        told = self.library.told(self.library.about(self._papers))
        listed = papers(
            replace(digests[digest], entries=tuple(one.entry for one in mine))
            for digest, mine in groupby(told, key=lambda one: one.digest)
        )
        found = catalogue(self.library.credits(self._things))
        renewed: Renewed = dict.fromkeys(self._things)
        renewed |= {("paper", paper): None for paper in self._papers}
        renewed |= {("paper", paper.id): paper for paper in listed}
        renewed |= {("author", author.id): author for author in found.authors}
        renewed |= {("organization", place.id): place for place in found.organizations}
        renewed |= {("repository", place.id): place for place in found.repositories}
        return renewed


def _kind(entities: Mapping[Any, Entity], identifier: EntityId | None) -> Kind | None:
    entity = entities.get(identifier)
    return None if entity is None else entity.kind


def _by_paper(claims: Iterable[T]) -> dict[ArxivId, tuple[T, ...]]:
    """Return the claims of each paper, in their order."""
    found: dict[ArxivId, list[T]] = defaultdict(list)
    for claim in claims:
        found[claim.paper].append(claim)
    return defaultdict(tuple, {paper: tuple(mine) for paper, mine in found.items()})
