"""One thing that the vocabulary knows beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind

__all__ = ["Concept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A well-known entity: its kind and all its names, in Korean and English."""

    id: EntityId
    kind: Kind
    label: Name
    #: All other names, sorted.
    aliases: tuple[Name, ...] = ()
    #: Those of its names that are common words, or name something else as well.
    ambiguous: frozenset[str] = frozenset()
    broader: tuple[EntityId, ...] = ()
    #: A family of the whole field (LLM, deep learning) rather than a finding of a paper.
    generic: bool = False
