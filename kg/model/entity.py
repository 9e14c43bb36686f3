"""One thing in the world, with all its names."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.naming import has_hangul

__all__ = ["Entity", "Name", "name_of"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name, and the language it is in."""

    text: str
    language: Language = Language.ENGLISH


def name_of(text: str) -> Name:
    """Return a text as a name in the language of its script.

    >>> name_of("희소 자동인코더").language
    <Language.KOREAN: 'ko'>
    """
    return Name(text, Language.KOREAN if has_hangul(text) else Language.ENGLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing in the world, with its kind and all its names."""

    id: EntityId
    kind: Kind
    #: The preferred name.
    label: Name
    #: All other names, sorted.
    aliases: tuple[Name, ...] = ()
    #: Wider entities, e.g. Llama for Llama 3.1; sorted.
    broader: tuple[EntityId, ...] = ()
    #: A family of the whole field (LLM, deep learning) rather than a finding of a paper.
    generic: bool = False

    @property
    def names(self) -> tuple[Name, ...]:
        """Return all names, the preferred one first."""
        return (self.label, *self.aliases)
