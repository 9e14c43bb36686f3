"""One claim, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import UnsupportedStatementError
from kg.model.identifiers import ArxivId, DigestId, EntityId, fingerprint
from kg.model.mention import Quote
from kg.model.relation import Relation
from kg.model.span import Span

__all__ = ["Evidence", "Statement"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """Where something is said."""

    digest: DigestId
    #: The words that were read.
    span: Span
    sentence: Quote
    #: The component that read it.
    rule: str
    #: From 0 (a guess) to 1 (the digest says so outright).
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim about a paper, never without evidence."""

    paper: ArxivId
    relation: Relation
    entity: EntityId
    #: Strongest first.
    evidence: tuple[Evidence, ...]
    #: From 0 (a guess) to 1 (the digest says so outright).
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise UnsupportedStatementError(self.paper, self.relation, self.entity)

    @property
    def id(self) -> str:
        """Return a name that depends on the claim alone."""
        return fingerprint(self.paper, self.relation, self.entity)
