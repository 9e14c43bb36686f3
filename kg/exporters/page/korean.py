"""What entities are called in Korean, going by what digests call them most often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model.kind import Kind
from kg.model.naming import has_hangul

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge
    from kg.model.statement import Evidence

__all__ = ["korean_names"]

#: Kinds whose names are words of a language; a model or a benchmark has a name of its own.
_TRANSLATED = frozenset({Kind.METHOD, Kind.METRIC, Kind.TASK})


def korean_names(knowledge: Knowledge) -> dict[str, str]:
    """Return the Korean name of each entity that Korean digests have a word for.

    Digests know many names of one thing; the one that most sentences use is taken, of equally
    frequent ones the shortest.
    """
    names = {
        entity.id: {name.text for name in entity.names if has_hangul(name.text)}
        for entity in knowledge.entities
        if entity.kind in _TRANSLATED
    }
    counts: dict[str, Counter[str]] = {}
    for statement in knowledge.statements:
        if not names.get(statement.entity):
            continue
        for evidence in statement.evidence:
            if (words := _words(evidence)) in names[statement.entity]:
                counts.setdefault(statement.entity, Counter())[words] += 1
    return {
        entity: min(found, key=lambda name: (-found[name], len(name), name))
        for entity, found in counts.items()
    }


def _words(evidence: Evidence) -> str:
    """Return the words that were read, if they stand in their sentence."""
    whole, words = evidence.sentence.span, evidence.span
    if words.locator != whole.locator or words.start < whole.start:
        return ""
    return evidence.sentence.text[words.start - whole.start : words.end - whole.start]
