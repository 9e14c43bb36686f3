"""Which digests leave and which come, so that those are there that should be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.errors import UnknownDigestError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.model.identifiers import DigestId
    from kg.store.library import Library

__all__ = ["Plan", "arrival", "departure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A change of digests; those that leave are given without their entries."""

    leave: dict[int, Digest] = field(default_factory=dict)
    come: list[Digest] = field(default_factory=list)
    #: Digests that were there already.
    stay: list[DigestId] = field(default_factory=list)


def arrival(library: Library, digests: Iterable[Digest]) -> Plan:
    """Return the change after which these digests are there.

    A digest that is there already stays; of two names that its file has had, the first by
    alphabet counts, as in a build of both files. Another digest of its identity leaves.
    """
    stored = library.digests()
    numbers = {digest.id: number for number, digest in stored.items()}
    coming = [_named_first(digest, stored.get(numbers.get(digest.id, 0))) for digest in digests]
    named = {digest.id for digest in coming}
    identities = {_identity(digest) for digest in coming}
    plan = Plan(
        leave={
            number: digest
            for number, digest in stored.items()
            if digest.id not in named and _identity(digest) in identities
        }
    )
    for digest in coming:
        number = numbers.get(digest.id)
        if number is not None and library.full(number, stored[number]) == digest:
            plan.stay.append(digest.id)
            continue
        if number is not None:
            plan.leave[number] = stored[number]
        plan.come.append(digest)
    return plan


def departure(library: Library, folder: Path, names: Collection[str]) -> Plan:
    """Return the change after which these digests are gone.

    A digest is called by its identifier, by its address, or, where only one is called so,
    by the name of its file. Raise ``UnknownDigestError``.
    """
    stored = library.digests()
    plan = Plan()
    for name in names:
        wanted = name.rpartition("/")[2]
        found = {n: digest for n, digest in stored.items() if wanted in {digest.id, digest.source}}
        if len(found) != 1:
            raise UnknownDigestError(folder, name, [digest.id for digest in found.values()])
        plan.leave.update(found)
    return plan


def _identity(digest: Digest) -> tuple[object, ...]:
    """Return what stays when a digest is corrected."""
    return (digest.source, digest.day, digest.language)


def _named_first(digest: Digest, stored: Digest | None) -> Digest:
    return replace(digest, source=min(digest.source, stored.source)) if stored else digest
