"""What extraction reads out of one entry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.identifiers import ArxivId, DigestId, EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.relation import Relation
from kg.model.span import Span

__all__ = ["Measurement", "Mention", "Quote", "Reading"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """A sentence of a digest, verbatim, and where it stands."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of an entry that names something.

    Mentions of one entry with the same ``thing`` name one thing ("Sparse Autoencoder",
    "SAE" and "희소 자동인코더" in one bracket).
    """

    thing: int
    #: The words of the name, white space and control characters put right.
    name: str
    kind: Kind
    relation: Relation
    #: From 0 (a guess) to 1 (the digest says so outright).
    confidence: float
    #: The component that read it, e.g. "gloss" or "vocabulary".
    rule: str
    span: Span
    sentence: Quote
    #: The concept of the vocabulary that the name denotes here, if any.
    concept: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A number that an entry reports; metric, data set and method are ``Mention.thing``."""

    value: Decimal
    #: "%", "pp" (percentage points), "x", "points" or another unit; empty where there is none.
    unit: str
    metric: int | None
    dataset: int | None
    method: int | None
    confidence: float
    rule: str
    span: Span
    sentence: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that extraction found in one entry."""

    digest: DigestId
    paper: ArxivId
    language: Language
    mentions: tuple[Mention, ...]
    measurements: tuple[Measurement, ...] = ()
