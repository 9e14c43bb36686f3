"""Numbers, with the entities that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kind import FAMILY, Kind
from kg.model.result import Result
from kg.model.statement import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model.entity import Entity
    from kg.model.identifiers import EntityId
    from kg.model.mention import Measurement, Reading
    from kg.resolution.references import Reference

__all__ = ["measure"]


def measure(
    readings: Iterable[Reading],
    entities: Iterable[Entity],
    clusters: Mapping[EntityId, Iterable[Reference]],
) -> tuple[Result, ...]:
    """Return every number that a paper reports, once, sorted by identifier.

    The same number for the same thing in two digests is one result with two pieces of
    evidence.
    """
    # a digest may tell a paper twice, so only the reading itself says whose things are meant
    by_thing = {
        (id(ref.reading), ref.thing): entity for entity in entities for ref in clusters[entity.id]
    }
    results: dict[str, Result] = {}
    for reading in sorted(readings, key=lambda r: (r.paper, r.digest)):
        for measurement in reading.measurements:
            result = _result(reading, measurement, by_thing)
            known = results.get(result.id)
            results[result.id] = result if known is None else _both(known, result)
    return tuple(results[key] for key in sorted(results))


def _result(
    reading: Reading,
    measurement: Measurement,
    by_thing: Mapping[tuple[int, int], Entity],
) -> Result:
    def entity(thing: int | None, family: Kind) -> EntityId | None:
        """Return the entity, unless the whole corpus takes it for something else."""
        found = None if thing is None else by_thing.get((id(reading), thing))
        return found.id if found and FAMILY[found.kind] is family else None

    evidence = Evidence(
        digest=reading.digest,
        span=measurement.span,
        sentence=measurement.sentence,
        rule=measurement.rule,
        confidence=measurement.confidence,
    )
    return Result(
        paper=reading.paper,
        value=measurement.value,
        unit=measurement.unit,
        metric=entity(measurement.metric, Kind.METRIC),
        dataset=entity(measurement.dataset, Kind.DATASET),
        method=entity(measurement.method, Kind.METHOD),
        evidence=(evidence,),
        confidence=measurement.confidence,
    )


def _both(one: Result, other: Result) -> Result:
    """Return one result with the evidence of both."""
    evidence = tuple(sorted({*one.evidence, *other.evidence}))
    return Result(
        paper=one.paper,
        value=one.value,
        unit=one.unit,
        metric=one.metric,
        dataset=one.dataset,
        method=one.method,
        evidence=evidence,
        confidence=max(one.confidence, other.confidence),
    )
