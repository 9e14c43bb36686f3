"""All of resolution in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.knowledge import Knowledge
from kg.resolution.clusters import cluster
from kg.resolution.entities import describe, is_dropped, with_families
from kg.resolution.identity import identify
from kg.resolution.overrides import Overrides
from kg.resolution.papers import catalogue
from kg.resolution.references import references
from kg.resolution.results import measure
from kg.resolution.statements import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.concept import Concept
    from kg.model.digest import Digest
    from kg.model.mention import Reading

__all__ = ["resolve"]


def resolve(
    digests: Sequence[Digest],
    readings: Sequence[Reading],
    concepts: Sequence[Concept],
    overrides: Overrides | None = None,
) -> Knowledge:
    """Return what the digests say as one account; the order of the input does not show."""
    overrides = overrides or Overrides()
    known = {concept.id: concept for concept in concepts}
    refs = list(references(readings))
    clusters = cluster(refs, concepts, overrides)
    identifiers = identify(clusters, reserved=known.keys())
    by_entity = {identifiers[key]: found for key, found in clusters.items()}
    named = [
        describe(identifier, by_entity[identifier], known.get(identifier), overrides)
        for identifier in sorted(by_entity)
        if not is_dropped(by_entity[identifier], known.get(identifier), overrides)
    ]
    people = catalogue(digests)
    return Knowledge(
        digests=tuple(sorted(digests, key=lambda digest: digest.id)),
        papers=people.papers,
        authors=people.authors,
        organizations=people.organizations,
        repositories=people.repositories,
        entities=with_families(named, known, overrides),
        statements=state(named, by_entity),
        results=measure(readings, named, by_entity),
    )
