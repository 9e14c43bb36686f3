"""Everything that the digests say, resolved: what a graph is made from."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.digest import Digest
from kg.model.entity import Entity
from kg.model.paper import Author, Organization, Paper, Repository
from kg.model.result import Result
from kg.model.statement import Statement

__all__ = ["Knowledge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the digests say; each tuple is sorted by identifier.

    Every identifier that a value refers to is that of another value in here.
    """

    digests: tuple[Digest, ...] = ()
    papers: tuple[Paper, ...] = ()
    authors: tuple[Author, ...] = ()
    organizations: tuple[Organization, ...] = ()
    repositories: tuple[Repository, ...] = ()
    entities: tuple[Entity, ...] = ()
    #: Sorted by paper, then strength of the relation, then entity.
    statements: tuple[Statement, ...] = ()
    results: tuple[Result, ...] = ()
