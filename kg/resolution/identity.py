"""Readable identifiers that stay when digests are added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model.identifiers import EntityId
from kg.model.naming import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.resolution.references import Reference

__all__ = ["identify", "stem"]

_CONCEPT = "concept "
#: What ``identify`` may put behind a name.
_DISTINCTION = re.compile(r"(?:\.[0-9]{4}\.[0-9]{4,5}|-)+$")


def identify(
    clusters: Mapping[str, Collection[Reference]], reserved: Collection[str]
) -> dict[str, EntityId]:
    """Return the identifier of each cluster; no two are alike.

    A concept keeps the identifier that the vocabulary gives it. Any other entity is called
    by the name that its oldest paper (by arXiv number) gives it first, so newer papers
    never change it. If that name is taken by an older entity, the paper's number follows.
    """
    identifiers = {
        key: EntityId(key.removeprefix(_CONCEPT)) for key in clusters if key.startswith(_CONCEPT)
    }
    taken = set(reserved)
    others = [key for key in clusters if key not in identifiers]
    for key in sorted(others, key=lambda key: (_oldest(clusters[key]), key)):
        paper, _, _, name = _oldest(clusters[key])
        plain = slug(name)
        choice = plain if plain not in taken else f"{plain}.{paper}"
        while choice in taken:
            choice += "-"
        taken.add(choice)
        identifiers[key] = EntityId(choice)
    return identifiers


def stem(name: str) -> str:
    """Return what all identifiers that can be made of a name have in common.

    Names with different stems never compete for an identifier.

    >>> stem("T5") == stem("T5.2411.15124") == "t5"
    True
    """
    return _DISTINCTION.sub("", slug(name))


def _oldest(references: Collection[Reference]) -> tuple[str, int, int, str]:
    """Return the oldest paper, and its first name, English before Korean."""
    return min(
        (ref.paper, not name.isascii(), place, name)
        for ref in references
        for place, name in enumerate(ref.names)
    )
