"""A number that an entry reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.extraction.document import Stretch
    from kg.extraction.things import Thing

__all__ = ["Number"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that an entry reports, and what it is about."""

    span: Stretch
    value: Decimal
    unit: str
    metric: Thing | None = None
    dataset: Thing | None = None
    method: Thing | None = None
    confidence: float = 1.0
