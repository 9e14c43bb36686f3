"""How a paper relates to an entity."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model.kind import FAMILY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["POSSIBLE", "RANK", "Relation", "fitting", "strongest"]


class Relation(StrEnum):
    """How a paper relates to an entity, strongest claim first."""

    INTRODUCES = "introduces"
    EVALUATES_ON = "evaluatesOn"
    COMPARES_WITH = "comparesWith"
    USES = "uses"
    REPORTS = "reports"
    ADDRESSES = "addresses"
    MENTIONS = "mentions"


#: Position in ``Relation``; lower is stronger.
RANK = {relation: rank for rank, relation in enumerate(Relation)}

#: Which relations a paper can have to an entity of each family.
POSSIBLE = {
    Kind.METHOD: (
        Relation.INTRODUCES,
        Relation.COMPARES_WITH,
        Relation.USES,
        Relation.MENTIONS,
    ),
    Kind.DATASET: (
        Relation.INTRODUCES,
        Relation.EVALUATES_ON,
        Relation.COMPARES_WITH,
        Relation.USES,
        Relation.MENTIONS,
    ),
    Kind.METRIC: (Relation.INTRODUCES, Relation.REPORTS, Relation.MENTIONS),
    Kind.TASK: (Relation.INTRODUCES, Relation.ADDRESSES, Relation.MENTIONS),
}

#: What stands for a relation that is not possible to an entity of a family.
_INSTEAD = {
    Kind.METHOD: Relation.USES,
    Kind.DATASET: Relation.EVALUATES_ON,
    Kind.METRIC: Relation.REPORTS,
    Kind.TASK: Relation.ADDRESSES,
}


def strongest(relations: Iterable[Relation]) -> Relation:
    """Return the strongest claim; a paper makes only one about each entity.

    >>> strongest([Relation.MENTIONS, Relation.USES])
    <Relation.USES: 'uses'>
    """
    return min(relations, key=RANK.__getitem__)


def fitting(relation: Relation, kind: Kind) -> Relation:
    """Return the relation, or what it comes to if the entity proves to be of this kind.

    >>> fitting(Relation.USES, Kind.TASK), fitting(Relation.INTRODUCES, Kind.TASK)
    (<Relation.ADDRESSES: 'addresses'>, <Relation.INTRODUCES: 'introduces'>)
    """
    family = FAMILY[kind]
    return relation if relation in POSSIBLE[family] else _INSTEAD[family]
