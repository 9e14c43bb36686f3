"""One number that a paper reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.errors import UnsupportedStatementError
from kg.model.identifiers import ArxivId, EntityId, fingerprint
from kg.model.statement import Evidence

__all__ = ["Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One number that a paper reports, never without evidence."""

    paper: ArxivId
    value: Decimal
    #: "%", "pp" (percentage points), "x", "points" or another unit; empty where there is none.
    unit: str = ""
    metric: EntityId | None = None
    dataset: EntityId | None = None
    method: EntityId | None = None
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise UnsupportedStatementError(self.paper, "reports", str(self.value))

    @property
    def id(self) -> str:
        """Return a name that depends on what is claimed alone."""
        slots = (self.metric or "", self.dataset or "", self.method or "")
        value = format(self.value.normalize(), "f")  # 91.5 and 91.50 are one number
        return f"{self.paper}-{fingerprint(value, self.unit, *slots, length=8)}"
