"""Which references have a say in each other's entity.

Two references are kin if they share a link, and also if others in between make a chain. What
``clusters``, ``identity`` and ``entities`` make of a reference depends on its kin alone:

- ``cluster`` joins references that share a key of a name, and gives a short form the sense of
  references that share its key;
- ``identify`` lets entities compete for an identifier only if names of theirs share a stem;
- ``describe`` looks at the references of one entity.

A reference to a concept of the vocabulary, whatever names it uses, has that concept as its
only link. There the vocabulary has settled everything but which names join its own, and the
first reference that uses a name speaks for all others that do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolution.clusters import settled
from kg.resolution.identity import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference

__all__ = ["is_settled", "links"]

_CONCEPT = "concept "


def links(reference: Reference, anchored: Mapping[str, str], overrides: Overrides) -> set[str]:
    """Return what ties a reference to its kin; ``anchored`` is from ``clusters.anchors``."""
    home = settled(reference, anchored, overrides)
    if is_settled(reference, home):
        return {str(home)}
    names = reference.names
    keys = {f"name {overrides.key(name)}" for name in names} | {f"stem {stem(n)}" for n in names}
    return keys if home is None else keys | {home}


def is_settled(reference: Reference, home: str | None) -> bool:
    """Tell whether the vocabulary decides what a reference denotes, and nothing else."""
    return reference.concept is not None and home is not None and home.startswith(_CONCEPT)
