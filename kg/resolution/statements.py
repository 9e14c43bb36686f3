"""One claim per paper and entity, with all evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model.relation import RANK, fitting, strongest
from kg.model.statement import Evidence, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model.entity import Entity
    from kg.model.identifiers import ArxivId, EntityId
    from kg.resolution.references import Reference

__all__ = ["state"]


def state(
    entities: Iterable[Entity], clusters: Mapping[EntityId, Sequence[Reference]]
) -> tuple[Statement, ...]:
    """Return one statement for each paper and entity, the strongest that is supported.

    ``clusters`` are the references of each entity, by its identifier.
    """
    statements: list[Statement] = []
    for entity in entities:
        by_paper: dict[ArxivId, list[Reference]] = defaultdict(list)
        for reference in clusters[entity.id]:
            by_paper[reference.paper].append(reference)
        statements.extend(_claim(paper, entity, refs) for paper, refs in by_paper.items())
    return tuple(sorted(statements, key=lambda s: (s.paper, RANK[s.relation], s.entity)))


def _claim(paper: ArxivId, entity: Entity, references: Sequence[Reference]) -> Statement:
    """Return the strongest claim, with the evidence of the entries that make it."""
    relation = strongest(fitting(r.mentions[0].relation, entity.kind) for r in references)
    making = [r for r in references if fitting(r.mentions[0].relation, entity.kind) is relation]
    evidence = tuple(sorted(_evidence(making), key=lambda item: -item.confidence))
    return Statement(
        paper=paper,
        relation=relation,
        entity=entity.id,
        evidence=evidence,
        confidence=max(item.confidence for item in evidence),
    )


def _evidence(references: Iterable[Reference]) -> Iterator[Evidence]:
    """Yield one piece of evidence a sentence, in the order of digests and text."""
    seen = set()
    pairs = [(ref.reading.digest, m) for ref in references for m in ref.mentions]
    for digest, mention in sorted(pairs, key=lambda pair: (pair[0], pair[1].span)):
        place = (digest, mention.sentence.span)
        if place not in seen:
            seen.add(place)
            yield Evidence(
                digest=digest,
                span=mention.span,
                sentence=mention.sentence,
                rule=mention.rule,
                confidence=mention.confidence,
            )
