"""All of resolution in its order."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from kg.model.knowledge import Knowledge
from kg.resolution.clusters import cluster
from kg.resolution.entities import describe, is_dropped, with_families
from kg.resolution.identity import identify
from kg.resolution.overrides import Overrides
from kg.resolution.papers import catalogue, credited, papers
from kg.resolution.references import references
from kg.resolution.results import measure
from kg.resolution.statements import state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model.concept import Concept
    from kg.model.digest import Digest
    from kg.model.entity import Entity
    from kg.model.identifiers import EntityId
    from kg.model.mention import Reading
    from kg.resolution.references import Reference

__all__ = ["name", "resolve"]


def resolve(
    digests: Sequence[Digest],
    readings: Sequence[Reading],
    concepts: Sequence[Concept],
    overrides: Overrides | None = None,
) -> Knowledge:
    """Return what the digests say as one account; the order of the input does not show."""
    overrides = overrides or Overrides()
    known = {concept.id: concept for concept in concepts}
    named, by_entity = name(list(references(readings)), known, overrides)
    entries = (entry for digest in digests for entry in digest.entries)
    people = catalogue(Counter(chain.from_iterable(map(credited, entries))))
    return Knowledge(
        digests=tuple(sorted(digests, key=lambda digest: digest.id)),
        papers=papers(digests),
        authors=people.authors,
        organizations=people.organizations,
        repositories=people.repositories,
        entities=with_families(named, known, overrides),
        statements=state(named, by_entity),
        results=measure(readings, named, by_entity),
    )


def name(
    refs: Sequence[Reference], known: Mapping[EntityId, Concept], overrides: Overrides
) -> tuple[list[Entity], dict[EntityId, list[Reference]]]:
    """Return the entities that these references denote, and the references of each.

    The references of an entity that a person dropped are there, but the entity is not. What
    is said of one entity is the same whether all references are given, or only those that
    are kin to its own (``kg.resolution.kinship``).
    """
    clusters = cluster(refs, known.values(), overrides)
    identifiers = identify(clusters, reserved=known.keys())
    by_entity = {identifiers[key]: found for key, found in clusters.items()}
    named = [
        describe(identifier, by_entity[identifier], known.get(identifier), overrides)
        for identifier in sorted(by_entity)
        if not is_dropped(by_entity[identifier], known.get(identifier), overrides)
    ]
    return named, by_entity
