"""What a validation found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.checking.rendering import render

__all__ = ["Report", "Severity", "Violation"]


class Severity(StrEnum):
    """How bad a violation is; the value is the local name of its term in SHACL."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """One thing that is wrong with one node."""

    #: What is wrong and what to do.
    message: str
    #: The node that is at fault, as an IRI.
    focus: str
    #: The property that is at fault, e.g. "kg:uses" or "^kg:hasResult", if it is one.
    path: str = ""
    #: The value that is at fault, as Turtle writes it; empty where a value is missing.
    value: str = ""
    severity: Severity = Severity.VIOLATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a validation found."""

    #: Sorted, so that equal graphs give equal reports.
    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.violations

    def text(self, *, examples: int = 3) -> str:
        """Return the report to read: each finding once, with up to so many examples."""
        return render(self.violations, examples=examples)
